import { expect, test } from 'vitest'
import { linksOf, shifted } from '../../../src/analyse/targets/links.ts'
import { seededRandom } from '../../../src/lib/random.ts'

const DAY_MS = 86_400_000

test('messages of two accounts within a minute are linked, those of one account never', () => {
  const moments = [
    { who: 0, utcMs: 0 },
    { who: 1, utcMs: 60_000 },
    { who: 2, utcMs: 60_001 },
    { who: 0, utcMs: 300_000 },
    { who: 0, utcMs: 310_000 },
    { who: 1, utcMs: 320_000 },
  ]
  expect([...linksOf(moments, 3)]).toEqual([
    [1, 3],
    [5, 1],
  ])
})

test('moved by whole days of its own, an account keeps its hours and how its messages follow each other', () => {
  const moments = Array.from({ length: 40 }, (_, at) => ({ who: at % 2, utcMs: at * 6 * 3_600_000 + 17 }))
  const moved = shifted(moments, seededRandom(3))
  expect(moved.map(({ who }) => who)).toEqual(moments.map(({ who }) => who))
  expect(moved.map(({ utcMs }) => utcMs % DAY_MS)).toEqual(moments.map(({ utcMs }) => utcMs % DAY_MS))
  expect(moved.map(({ utcMs }) => utcMs)).not.toEqual(moments.map(({ utcMs }) => utcMs))
  expect(Math.max(...moved.map(({ utcMs }) => utcMs))).toBeLessThan(17 + 10 * DAY_MS)
})
