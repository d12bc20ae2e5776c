import { array, assert, constantFrom, integer, oneof, option, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import type { Row } from '../../../src/model/answer.ts'
import { boundText } from '../../../src/report/prose/bound.ts'
import { bindingsOf } from '../../../src/report/prose/numbers.ts'
import { answer, REPLICA } from '../fixture.ts'

const references = (rows: readonly Row[], columns: readonly string[]) =>
  bindingsOf(answer('x', { columns: Object.fromEntries(columns.map((name) => [name, `${name} means`])), rows })).map(
    ({ reference, value, row }) => `${reference} = ${value} (${row})`,
  )

test.each<[string, string[], Row[], string[]]>([
  [
    'the shortest way is offered',
    ['measure', 'value'],
    [
      { measure: 'a', value: 1 },
      { measure: 'b', value: 2000 },
    ],
    ['x a = 1 (a)', 'x b = 2,000 (b)'],
  ],
  [
    'as many values as choose the row, and the column where it is not the first number',
    ['query', 'language', 'messages', 'share'],
    [
      { query: 'q', language: 'any', messages: 3, share: 0.5 },
      { query: 'q', language: 'en', messages: 2, share: 0.25 },
    ],
    [
      'x language=any = 3 (any)',
      'x language=any share = 50.0 % (any)',
      'x language=en = 2 (en)',
      'x language=en share = 25.0 % (en)',
    ],
  ],
  [
    'blanks are quoted',
    ['title', 'n'],
    [
      { title: 'June 4', n: 1 },
      { title: 'b', n: 2 },
    ],
    ['x "June 4" = 1 (June 4)', 'x b = 2 (b)'],
  ],
  [
    'a value that is called like a column is named with its own',
    ['kind', 'n'],
    [
      { kind: 'n', n: 1 },
      { kind: 'rows', n: 2 },
    ],
    ['x kind=n = 1 (n)', 'x kind=rows = 2 (rows)'],
  ],
  [
    'rows that nothing tells apart have none',
    ['kind', 'n'],
    [
      { kind: 'a', n: 1 },
      { kind: 'a', n: 2 },
    ],
    [],
  ],
  [
    'a value that the grammar cannot hold chooses nothing',
    ['kind', 'n'],
    [
      { kind: 'a"b', n: 1 },
      { kind: 'a}}b', n: 2 },
      { kind: '', n: 3 },
    ],
    [],
  ],
  [
    'one row needs no words',
    ['n', 'n_low', 'n_high', 'at_utc_ms'],
    [{ n: 1, n_low: 0, n_high: 2, at_utc_ms: 5 }],
    ['x = 1 ()'],
  ],
  [
    'what is not known is not offered',
    ['kind', 'n'],
    [
      { kind: 'a', n: null },
      { kind: 'b', n: 2 },
    ],
    ['x b = 2 (b)'],
  ],
])('%s', (...[, columns, rows, wanted]) => {
  expect(references(rows, columns)).toEqual(wanted)
})

test('every number offered of the replica stands in a text as it is offered', () => {
  let offered = 0
  for (const one of Object.values(REPLICA.answers))
    for (const { reference, value } of bindingsOf(one)) {
      expect(boundText(`{{${reference} = ${value}}}`, 'here', REPLICA)).toBe(value)
      offered += 1
    }
  expect(offered).toBeGreaterThan(1000)
})

test('whatever values hold, what is offered holds', () => {
  const text = string({ unit: 'binary', maxLength: 6 })
  const row = record({
    a: oneof(text, constantFrom('n', 'rows', 'null', 'a b')),
    b: option(oneof(text, array(text))),
    n: integer(),
  })
  assert(
    property(array(row, { maxLength: 12 }), (rows) => {
      const one = answer('x', { columns: { a: 'a', b: 'b', n: 'n' }, rows })
      const input = { ...REPLICA, answers: { x: one } }
      for (const { reference, value } of bindingsOf(one))
        expect(boundText(`{{${reference} = ${value}}}`, 'here', input)).toBe(value)
    }),
  )
})
