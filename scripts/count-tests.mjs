// Prints "N passed, N failed" from vitest's JSON report. A file that could not be run at all counts as one failure.
import { readFileSync } from 'node:fs'

const text = readFileSync(process.argv[2], 'utf8')
if (text === '') {
  console.log('0 passed, 1 failed')
  process.exit(1)
}
const report = JSON.parse(text)
const broken = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length
console.log(`${report.numPassedTests} passed, ${report.numFailedTests + broken} failed`)
