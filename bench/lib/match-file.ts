import { readFileSync } from 'node:fs'
import { compileEnrichment } from '../../src/text/enrich.ts'
import { compileFolded } from '../../src/text/folded.ts'
import { compileMatcher } from '../../src/text/matcher.ts'

/** Matches every line of a file against the keywords of another, one a line, and prints what it found and how long it took. */
const [keywordPath = '', textPath = '', way = ''] = process.argv.slice(2)
const keywords = readFileSync(keywordPath, 'utf8').split('\n').filter(Boolean)
const text = readFileSync(textPath, 'utf8')
const started = performance.now()
const search = compiled()
const compiledMs = performance.now() - started
const lines = text.split('\n')
const scanned = performance.now()
let [pairs, matchingLines] = [0, 0]
for (const line of lines) {
  const found = search(line)
  pairs += found
  if (found > 0) matchingLines += 1
}
console.log(JSON.stringify({ pairs, lines: matchingLines, compiledMs, scanMs: performance.now() - scanned }))

/** How many keywords a line matches: the matcher alone, all that the match job asks, or with the folded pass. */
function compiled(): (line: string) => number {
  const lists = [{ name: 'list', keywords }]
  if (way === 'matcher') {
    const matcher = compileMatcher(keywords)
    return (line) => matcher.matches(line).length
  }
  const exact = compileEnrichment(lists)
  if (way === 'exact') return (line) => exact(line).length
  const folded = compileFolded(lists)
  return (line) => {
    const found = exact(line)
    return found.length + folded(line, found).length
  }
}
