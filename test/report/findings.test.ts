import { expect, test } from 'vitest'
import { findingsJson as pieces } from '../../src/report/findings.ts'
import type { ReportInput } from '../../src/report/index.ts'
import { answer, REPLICA } from './fixture.ts'

const findingsJson = (input: ReportInput): string => [...pieces(input)].join('')

test('findings hold every answer whole, keys in order', () => {
  const text = findingsJson(REPLICA)
  const parsed = JSON.parse(text)
  expect(parsed.schema).toBe('breachlight/findings/1')
  expect(parsed.version).toBe('0.1.0')
  expect(parsed.answers).toEqual(REPLICA.answers)
  expect(Object.keys(parsed)).toEqual(['answers', 'evidence', 'revealed', 'schema', 'scorecard', 'version'])
  expect(parsed.scorecard).toEqual(REPLICA.scorecard)
  expect(Object.keys(parsed.answers.counts)).toEqual(Object.keys(parsed.answers.counts).toSorted())
  expect(text.endsWith('}\n')).toBe(true)
})

test('without the lab there is no scorecard, not even an empty one', () => {
  expect(Object.keys(JSON.parse(findingsJson({ ...REPLICA, scorecard: null })))).not.toContain('scorecard')
})

test('the order in which answers arrive changes nothing', () => {
  const backwards = Object.fromEntries(Object.entries(REPLICA.answers).toReversed())
  const manifest = REPLICA.manifest.toReversed()
  expect(findingsJson({ ...REPLICA, answers: backwards, manifest })).toBe(findingsJson(REPLICA))
})

test('steering characters are escaped without loss', () => {
  const hostile = '\u202e\u009b\u001b[2J\u2028\ufeff\u{e0041}\ud800'
  const one = answer('x', { columns: { name: 'n' }, rows: [{ name: hostile }, { name: '__proto__' }] })
  const text = findingsJson({ ...REPLICA, answers: { x: one } })
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
  expect(JSON.parse(text).answers.x.rows[0].name).toBe(hostile)
})

test('a list of any length is whole: every element a line, none at a seam lost or twice', () => {
  const rows = Array.from({ length: 4001 }, (_, n) => ({ n }))
  const { answers } = JSON.parse(
    findingsJson({ ...REPLICA, answers: { x: answer('x', { columns: { n: 'n' }, rows }) } }),
  )
  expect(answers.x.rows).toEqual(rows)
})
