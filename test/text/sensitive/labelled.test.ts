import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { detect } from '../../../src/text/detect.ts'
import { sensitive } from '../../../src/text/sensitive.gen.ts'
import { labelledTexts, REPORTED_SEED } from './labelled.ts'
import { tableOf, tallies } from './measure.ts'
import { hasRealTexts } from './real.ts'

if (!hasRealTexts) process.stderr.write('text/sensitive: data/text is not beside the project: no real negatives\n')

const texts = labelledTexts(REPORTED_SEED)
const tally = tallies(texts, detect)

test('the set is as large as promised, and real where real texts are', () => {
  expect(texts.length).toBeGreaterThanOrEqual(3000)
  expect(tallies(texts, () => []).size).toBe(sensitive.length)
})

test.skipIf(!hasRealTexts)('most negatives are real', () => {
  expect(texts.filter(({ labels }) => labels.length === 0).length).toBeGreaterThanOrEqual(2500)
})

test.each(sensitive.map(({ id }) => id))('%s: precision ≥ 0.98 and recall ≥ 0.95', (id) => {
  const { found, wrong, missed } = tally.get(id) ?? { found: 0, wrong: 0, missed: 0 }
  expect(found + missed).toBeGreaterThanOrEqual(60)
  expect(found / (found + wrong)).toBeGreaterThanOrEqual(0.98)
  expect(found / (found + missed)).toBeGreaterThanOrEqual(0.95)
})

test.skipIf(!hasRealTexts)('the table of the documentation is this measurement', () => {
  expect(readFileSync('docs/sensitive.md', 'utf8')).toContain(tableOf(tally))
})

test('a detector that finds nothing, or everything as one kind, has no share that passes', () => {
  const nothing = tallies(texts, () => [])
  expect([...nothing.values()].every(({ found, missed }) => found === 0 && missed > 0)).toBe(true)
  const whole = tallies(texts, (text) => [{ kind: 'qq', start: 0, end: text.length }])
  expect(whole.get('qq')?.wrong).toBeGreaterThan(1000)
})
