import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCsv, parseCsv } from '../../../lab/live/csv.ts'

test.each([
  [
    'a,b\r\nc,d\r\n',
    [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['c', 'd'] },
    ],
  ],
  [
    'a,b\nc,d',
    [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['c', 'd'] },
    ],
  ],
  ['"a ""b"", c",\r\n', [{ line: 1, cells: ['a "b", c', ''] }]],
  [
    '"two\nlines",x\nlast',
    [
      { line: 1, cells: ['two\nlines', 'x'] },
      { line: 3, cells: ['last'] },
    ],
  ],
  ['a,', [{ line: 1, cells: ['a', ''] }]],
  ['', []],
])('%j', (text, rows) => {
  expect(parseCsv(text)).toEqual({ rows, broken: null })
})

test.each([
  ['a\n"open', 2],
  ['a\n\nb"c', 3],
  ['"a"b', 1],
])('%j stops being CSV in line %i', (text, line) => {
  expect(parseCsv(text).broken).toBe(line)
})

test('what is written is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\r', '\n', '纸') })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (rows) => {
      expect(parseCsv(formatCsv(rows)).rows.map(({ cells }) => cells)).toEqual(rows)
    }),
  )
})
