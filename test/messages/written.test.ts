import { expect, test } from 'vitest'
import { ALL_MESSAGES, filterWritten } from '../../src/messages/index.ts'

test.each([
  [{}, {}],
  [
    { search: 'milk', server: 'a', family: ['b', ''] },
    { search: 'milk', server: ['a'], family: ['b', ''] },
  ],
  [
    { from: '5', to: 7, dates: '', records: 'all' },
    { fromUtcMs: 5, toUtcMs: 7, records: 'all' },
  ],
  [
    { account: 'account-x', list: 'l', keyword: 'k', dates: 'undated' },
    { account: 'account-x', list: 'l', keyword: 'k', dates: 'undated' },
  ],
])('%j is read', (written, expected) => {
  expect(filterWritten(written)).toEqual({ ...ALL_MESSAGES, ...expected })
})

test.each([
  { sql: '1' },
  { search: 5 },
  { server: [1] },
  { from: 'x' },
  { from: 9e15 },
  { records: 'some' },
  { account: [] },
])('%j is none', (written) => {
  expect(() => filterWritten(written)).toThrow(/has no such/)
})
