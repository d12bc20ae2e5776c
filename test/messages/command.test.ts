import { expect, test } from 'vitest'
import { commandOf } from '../../src/messages/index.ts'
import { filtered } from './loaded.ts'

test.each([
  [{}, 'messages'],
  [{ search: 'milk' }, 'messages --search milk'],
  [{ search: `it's "so"; rm -rf ~` }, `messages --search 'it'\\''s "so"; rm -rf ~'`],
  [{ search: '-milk' }, 'messages --search=-milk'],
  [{ server: ['a b', 'c'], client_version: [''] }, `messages --server 'a b' --server c --client-version ''`],
  [
    { account: 'account-aa', list: 'query', keyword: 'skype' },
    'messages --account account-aa --list query --keyword skype',
  ],
  [
    { fromUtcMs: 0, toUtcMs: 86_400_000, records: 'all' as const },
    'messages --from 1970-01-01T00:00:00.000Z --to 1970-01-02T00:00:00.000Z --all-records',
  ],
  [{ dates: 'undated' as const }, 'messages --undated'],
])('%j: %s', (asked, expected) => {
  expect(commandOf(filtered(asked))).toBe(expected)
})
