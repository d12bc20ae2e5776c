import { expect, test } from 'vitest'
import { plainRuns } from '../../src/ingest/plain-sample.ts'

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')
const runsOf = (head: string, slices: readonly string[], sizeBytes: number): string[][] =>
  plainRuns({
    head: bytes(head),
    slices: slices.map((slice) => ({ startByte: 0, bytes: bytes(slice) })),
    sizeBytes,
  }).map((runs) => runs.map((run) => Buffer.from(run).toString('latin1')))

test.each([
  ['a whole file, uncut', 'a\nb', [], 3, [['a\nb']]],
  ['a head loses the line it cuts', 'a\nb', [], 9, [['a\n']]],
  ['a head of one cut line stays', 'abc', [], 9, [['abc']]],
  ['slices keep their whole lines', 'a\n', ['x\nmid\nend\ny', 'none', 'x\ny'], 99, [['a\n', 'mid\nend\n', '', '']]],
  [
    'with NUL: the head as UTF-16 may be, then its lines free of NUL',
    'a\nb\0c\nd\ne',
    [],
    99,
    [['a\nb\0c\nd\ne'], ['a\n', 'd\n']],
  ],
  ['with NUL, whole: the last line counts', 'a\n\0\nd', [], 5, [['a\n\0\nd'], ['a\n', 'd']]],
] as const)('%s', (...[, head, slices, sizeBytes, runs]) => {
  expect(runsOf(head, slices, sizeBytes)).toEqual(runs)
})
