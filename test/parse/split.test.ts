import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Layout } from '../../src/model/format.ts'
import { compileSplit, unquote } from '../../src/parse/split.ts'

function cut(layout: Layout, columnCount: number, line: string): string[] | null {
  const bytes = Buffer.from(`\t"${line}"\t`)
  const bounds = new Int32Array(2 * columnCount)
  if (!compileSplit(layout, columnCount)(bytes, 2, bytes.length - 2, bounds)) return null
  return Array.from({ length: columnCount }, (_, i) => bytes.toString('utf8', bounds[2 * i], bounds[2 * i + 1]))
}
const delimited = (delimiter: string, quote: '"' | null = null): Layout => ({ kind: 'delimited', delimiter, quote })
const leading = (...parts: [string, string, boolean?][]): Layout => ({
  kind: 'leading',
  parts: parts.map(([before, after, padded = false]) => ({ before, after, padded })),
})

describe('delimited', () => {
  test.each<[string, number, string, string[] | null]>([
    ['\t', 3, 'a\tb\tc', ['a', 'b', 'c']],
    ['\t', 3, '\t\t', ['', '', '']],
    ['\t', 3, 'a\tb', null],
    ['\t', 3, 'a\tb\tc\td', null],
    ['\t', 1, 'a', ['a']],
    ['\t', 1, '', ['']],
    ['\t', 1, 'a\tb', null],
    ['|', 2, '你好|再见', ['你好', '再见']],
    ['||', 3, 'a||b|c||', ['a', 'b|c', '']],
    ['||', 2, 'a||b||c', null],
    ['||', 2, 'a|b', null],
    ['、', 2, '你、好', ['你', '好']],
    ['', 1, 'a', null],
    ['\t', 0, '', null],
  ])('%j in %i columns: %j', (...[delimiter, columnCount, line, columns]) => {
    expect(cut(delimited(delimiter), columnCount, line)).toEqual(columns)
  })
})

describe('quoted', () => {
  test.each<[string, number, string, string[] | null]>([
    [',', 3, 'a,"b,c",d', ['a', 'b,c', 'd']],
    [',', 2, '"a ""x"", b","c"', ['a ""x"", b', 'c']],
    [',', 2, '"",""', ['', '']],
    [',', 3, 'a,b,', ['a', 'b', '']],
    [',', 2, '"a,b', ['"a', 'b']],
    [',', 2, 'a"b,"c', ['a"b', '"c']],
    [',', 2, '"a"x,b', ['"a"x', 'b']],
    [',', 2, '"a","b","c"', null],
    [',', 3, '"a","b"', null],
    ['::', 2, '"a::b"::c', ['a::b', 'c']],
  ])('%j in %i columns: %j', (...[delimiter, columnCount, line, columns]) => {
    expect(cut(delimited(delimiter, '"'), columnCount, line)).toEqual(columns)
  })

  test('unquote undoes doubling and nothing else', () => {
    expect(unquote('a ""x"" "b"')).toBe('a "x" "b"')
    expect(unquote('plain')).toBe('plain')
  })
})

describe('leading', () => {
  test.each([
    [leading(['[', '] '], ['[', '] '], ['', '']), '[Sun Dec 04 04:47:44 2005] [error] a [b] c', ['Sun Dec 04 04:47:44 2005', 'error', 'a [b] c']],
    [leading(['', ', '], ['', ' ', true], ['', ' ', true], ['', '']), '2016-09-28 04:30:30, Info         CBS    a,  b',
      ['2016-09-28 04:30:30', 'Info', 'CBS', 'a,  b']],
    [leading(['<', '> '], ['', '']), 'user> x', null],
    [leading(['<', '> '], ['', '']), '<user>', null],
    [leading(['', ' '], ['', '']), 'a ', ['a', '']],
    [leading(['[', ']']), '[a]', ['a']],
    [leading(['[', ']']), '[a] ', null],
    [leading(['', ' ', true], ['"', '"']), 'a   "b c"', ['a', 'b c']],
  ] as const)('%#', (layout, line, columns) => {
    expect(cut(layout, layout.kind === 'leading' ? layout.parts.length : 0, line)).toEqual(columns)
  }) // biome-ignore format: a table

  test('only with as many columns as parts', () => {
    expect(cut(leading(['', ' '], ['', '']), 3, 'a b c')).toBeNull()
  })
})

test('a surplus delimiter writes nothing beyond the columns', () => {
  const bounds = new Int32Array(8).fill(-1)
  const line = Buffer.from('a|b|c|d')
  expect(compileSplit(delimited('|'), 2)(line, 0, line.length, bounds)).toBe(false)
  expect([...bounds.subarray(4)]).toEqual([-1, -1, -1, -1])
})

test('columns and delimiters tile the line', () => {
  const value = fc.string({ unit: fc.constantFrom('a', '"', '|', ' ', '文', '😀') })
  fc.assert(
    fc.property(
      value,
      fc.constantFrom('|', '||', '文', 'a'),
      fc.constantFrom('"' as const, null),
      (line, delimiter, quote) => {
        const bytes = Buffer.from(line)
        const bounds = new Int32Array(2 * 64)
        for (let count = 1; count < 12; count++) {
          if (!compileSplit(delimited(delimiter, quote), count)(bytes, 0, bytes.length, bounds)) continue
          let next = 0
          for (let i = 0; i < count; i++) {
            const [from = -1, to = -1] = bounds.subarray(2 * i, 2 * i + 2)
            const quotes = from - next
            expect(quotes === 0 || (quotes === 1 && quote !== null && bytes[next] === 0x22)).toBe(true)
            expect(bytes.toString('utf8', next - (i > 0 ? Buffer.byteLength(delimiter) : 0), next)).toBe(
              i > 0 ? delimiter : '',
            )
            expect(to).toBeGreaterThanOrEqual(from)
            next = to + quotes + Buffer.byteLength(delimiter)
          }
          expect(next - Buffer.byteLength(delimiter)).toBe(bytes.length)
        }
      },
    ),
  )
})

test('an unquoted delimited line of n + 1 parts has n + 1 columns and no other number', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.constantFrom('\t', '|', '::', ' '), (pieces, delimiter) => {
      const line = pieces.join(delimiter)
      const parts = line.split(delimiter)
      expect(cut(delimited(delimiter), parts.length, line)).toEqual(parts)
      expect(cut(delimited(delimiter), parts.length + 1, line)).toBeNull()
      expect(cut(delimited(delimiter), parts.length - 1, line)).toBeNull()
    }),
  )
})
