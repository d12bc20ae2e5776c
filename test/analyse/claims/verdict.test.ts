import { describe, expect, test } from 'vitest'
import { isConcerned, verdictOn } from '../../../src/analyse/claims/verdict.ts'
import type { Claim, ClaimTest } from '../../../src/model/claim.ts'

const CLAIM: Claim = {
  id: 'c',
  quote: 'q',
  missing: null,
  speaker: 's',
  date: null,
  said_at: null,
  quoted_in: null,
  archived: null,
  how_to_test: 'h',
  concerns: [],
  tests: [],
}

const TABLE = {
  columns: { measure: '', value: '', value_low: '', value_high: '' },
  rows: [
    { measure: 'ten', value: 10, value_low: null, value_high: null },
    { measure: 'near', value: 10, value_low: 8, value_high: 12 },
  ],
}
const tableOf = (id: string) => (id === 'counts' ? TABLE : null)

const holds: Record<ClaimTest['side'], ClaimTest> = {
  for: { side: 'for', comparison: 'counts ten < 11', because: 'few' },
  against: { side: 'against', comparison: 'counts ten > 9', because: 'many' },
}
const fails: ClaimTest = { side: 'against', comparison: 'counts ten > 11', because: 'many' }
const near: ClaimTest = { side: 'against', comparison: 'counts near > 9', because: 'many' }
const gone: ClaimTest = { side: 'against', comparison: 'calls ten > 9', because: 'many' }

describe('the rule', () => {
  test.each([
    ['no test', [], 'untested', 'No finding of Breachlight tests it'],
    ['one against holds', [holds.against], 'contradicted', 'A finding speaks against it'],
    [
      'one against holds, others cannot tell',
      [holds.against, near, gone],
      'contradicted',
      'A finding speaks against it',
    ],
    ['one for holds', [holds.for], 'supported', 'A finding speaks for it'],
    ['one for holds, one against fails', [holds.for, fails], 'supported', 'A finding speaks for it'],
    ['one for holds, one against is too near', [holds.for, near], 'untested', 'cannot tell or is missing'],
    ['one for holds, one against is missing', [holds.for, gone], 'untested', 'cannot tell or is missing'],
    ['both hold', [holds.for, holds.against], 'untested', 'Findings conflict'],
    ['one against fails', [fails], 'untested', 'No finding that this case has'],
    ['one against is too near', [near], 'untested', 'No finding that this case has'],
  ] as const)('%s', (_, tests, ...[verdict, reason]) => {
    const found = verdictOn({ ...CLAIM, tests }, tableOf)
    expect(found.verdict).toBe(verdict)
    expect(found.reason).toContain(reason)
  })
})

test('every comparison is told with its number, on its side or among the open ones', () => {
  expect(verdictOn({ ...CLAIM, tests: [holds.for, holds.against, fails, near, gone] }, tableOf)).toMatchObject({
    for: ['counts ten is 10, less than 11: few'],
    against: ['counts ten is 10, more than 9: many'],
    open: [
      'counts ten is 10, not more than 11',
      'counts near is 10 (95 %: 8 to 12), too near to 9 to tell',
      'calls ten: there is no analysis calls',
    ],
  })
})

test('a case is concerned when one of the comparisons holds, or none is asked for', () => {
  expect(isConcerned(CLAIM, tableOf)).toBe(true)
  expect(isConcerned({ ...CLAIM, concerns: ['counts ten > 11', 'counts ten > 9'] }, tableOf)).toBe(true)
  expect(isConcerned({ ...CLAIM, concerns: ['counts ten > 11', 'calls ten > 9'] }, tableOf)).toBe(false)
})
