import { expect, test } from 'vitest'
import { evaluate, rowsOf } from '../../src/parse/evaluate.ts'

const tab = { kind: 'delimited', delimiter: '\t', quote: null } as const
const csv = { kind: 'delimited', delimiter: ',', quote: '"' } as const
const LINES = ['10:11:12\t58.30.1.1\ta', '10:11:13\t58.30.1.2\tb', '10:11:14\t58.30.1.3\tc']

test('the commonest number of columns wins, and other lines only lower the rate', () => {
  const evaluation = evaluate([...LINES, 'x', 'a\tb', 'a\tb\tc\td'], tab)
  expect(evaluation).toMatchObject({
    parseRate: 0.5,
    rateAmongSeparated: 0.6,
    header: false,
    names: ['c1', 'c2', 'c3'],
  })
  expect(evaluation?.roles.slice(0, 2)).toEqual([{ role: 'time', written: 'HH:mm:ss' }, { role: 'ip' }])
})

test('columns are counted as quotes keep them together', () => {
  expect(rowsOf(['"a,""b""",c', 'd,e', 'f'], csv, 2)).toEqual([
    ['a,"b"', 'c'],
    ['d', 'e'],
  ])
  expect(evaluate(['"a,b",10:11:12', '"c,d",10:11:13', '"e",10:11:14'], csv)).toMatchObject({
    parseRate: 1,
    names: ['c1', 'c2'],
  })
  expect(evaluate(['"a,10:11:12', 'b",10:11:13'], csv)?.parseRate).toBe(1)
})

test('nothing to cut is nothing', () => {
  expect(evaluate(['a', 'b'], tab)).toBeNull()
  expect(evaluate([], tab)).toBeNull()
  expect(evaluate(['\t'.repeat(300)], tab)).toBeNull()
})

const cut = (lines: string[], delimiter: string): number =>
  evaluate(lines, { kind: 'delimited', delimiter, quote: null })?.score ?? 0

test('what is left of a longer separator, tabs inside and quotes around cost evidence', () => {
  const doubled = LINES.map((line) => line.replaceAll('\t', '||'))
  expect(cut(doubled, '||')).toBeGreaterThan(cut(doubled, '|') + 0.5)
  expect(cut(LINES, '\t')).toBeGreaterThan(cut(LINES, ':') + 3)
  const quoted = LINES.map((line) => line.replace(/\t(\w)$/, '\t"$1 $1"'))
  expect(
    cut(
      LINES.map((line) => line.replace(/\t(\w)$/, '\t$1 $1')),
      '\t',
    ),
  ).toBeGreaterThan(cut(quoted, '\t'))
})

test('a header is left out of the columns', () => {
  const evaluation = evaluate(['time\tip\tuser', ...LINES], tab)
  expect(evaluation).toMatchObject({ header: true, names: ['time', 'ip', 'user'], parseRate: 1 })
  expect(evaluation?.profiles[0]?.values).toHaveLength(3)
})
