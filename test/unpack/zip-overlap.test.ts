import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlapping } from '../../src/unpack/zip-overlap.ts'

const range = (startByte: number, endByte: number) => ({ startByte, endByte })

test.each([
  ['neighbours share nothing', [range(0, 10), range(10, 20)], []],
  ['order in the list does not matter', [range(10, 20), range(0, 11)], [[0, 1]]],
  ['of one start the first listed owns it', [range(5, 9), range(5, 20)], [[1, 4]]],
  [
    'one inside another',
    [range(0, 100), range(10, 20), range(50, 60), range(99, 120)],
    [
      [1, 10],
      [2, 10],
      [3, 1],
    ],
  ],
  ['a rejected range takes no room', [range(0, 10), range(5, 50), range(20, 30)], [[1, 5]]],
] as const)('%s', (_title, ranges, shared) => {
  expect([...overlapping(ranges)]).toEqual(shared)
})

test('ranges that are kept never share a byte', () => {
  const ranges = fc.array(
    fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 20 })).map(([at, size]) => range(at, at + size)),
  )
  fc.assert(
    fc.property(ranges, (all) => {
      const shared = overlapping(all)
      const kept = all.filter((_, index) => !shared.has(index)).toSorted((a, b) => a.startByte - b.startByte)
      kept.slice(1).forEach((one, index) => expect(one.startByte).toBeGreaterThanOrEqual(kept[index]?.endByte ?? 0))
    }),
  )
})
