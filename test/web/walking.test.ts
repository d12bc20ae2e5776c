import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Box, moved, showing, zoomed } from '../../web/lib/box.ts'
import { ARROWS, nearest, nextIn } from '../../web/lib/direction.ts'
import { columnsPath, stepsOf, ticksOf } from '../../web/pages/timeline/scale.ts'

const CROSS = [
  { x: 0, y: 0 },
  { x: 10, y: 1 },
  { x: 30, y: 0 },
  { x: 0, y: -10 },
  { x: -10, y: 0 },
  { x: 0, y: 10 },
]
const key = (name: string) => ARROWS[name] ?? { x: 0, y: 0 }

test('an arrow leads to the nearest mark on its side, and nowhere when there is none', () => {
  expect(['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown'].map((name) => nextIn(CROSS, 0, key(name)))).toEqual([
    1, 3, 4, 5,
  ])
  expect(nextIn(CROSS, 1, key('ArrowRight'))).toBe(2)
  expect(nextIn(CROSS, 2, key('ArrowRight'))).toBeNull()
  expect(nextIn(CROSS, -1, key('ArrowRight'))).toBe(0)
  expect(nextIn([], -1, key('ArrowRight'))).toBeNull()
})

test('every mark but a lone one has a way out, and each key leads to its side', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 500 }) })
  fc.assert(
    fc.property(
      fc.uniqueArray(point, { minLength: 2, maxLength: 40, selector: ({ x, y }) => `${x} ${y}` }),
      (places) => {
        for (const [at, here] of places.entries()) {
          const ways = Object.values(ARROWS).flatMap((arrow) => {
            const there = places[nextIn(places, at, arrow) ?? -1]
            return there === undefined ? [] : [(there.x - here.x) * arrow.x + (there.y - here.y) * arrow.y]
          })
          expect(ways.length).toBeGreaterThan(0)
          expect(Math.min(...ways)).toBeGreaterThan(0)
        }
      },
    ),
  )
})

test('a click takes the nearest mark within reach', () => {
  expect(nearest(CROSS, { x: 9, y: 0 }, 5)).toBe(1)
  expect(nearest(CROSS, { x: 200, y: 0 }, 5)).toBeNull()
})

test('zoomed and moved, the picture stays within its bounds and never vanishes', () => {
  const bounds: Box = { x: -100, y: -50, width: 200, height: 100 }
  const act = fc.oneof(
    fc.record({ factor: fc.double({ min: 0.01, max: 100, noNaN: true }) }),
    fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) }),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      let box = bounds
      for (const one of acts) box = 'factor' in one ? zoomed(box, bounds, one) : moved(box, bounds, one)
      expect(box.x).toBeGreaterThanOrEqual(bounds.x - 1e-6)
      expect(box.x + box.width).toBeLessThanOrEqual(bounds.x + bounds.width + 1e-6)
      expect(box.width).toBeGreaterThan(3)
      expect(box.width / box.height).toBeCloseTo(2, 6)
    }),
  )
})

test('a mark that is chosen comes into sight, and one that is in sight moves nothing', () => {
  const bounds: Box = { x: 0, y: 0, width: 100, height: 100 }
  const box = { x: 0, y: 0, width: 20, height: 20 }
  expect(showing(box, bounds, { x: 10, y: 10 })).toBe(box)
  expect(showing(box, bounds, { x: 60, y: 60 })).toEqual({ x: 50, y: 50, width: 20, height: 20 })
})

const DAY_MS = 86_400_000

test('steps hold their span; ticks lie within and name days, or times where days are too far apart', () => {
  expect(stepsOf(10 * DAY_MS + 5, 12 * DAY_MS, DAY_MS)).toEqual({ firstUtcMs: 10 * DAY_MS, stepMs: DAY_MS, count: 3 })
  const days = ticksOf({ firstUtcMs: Date.UTC(2008, 7, 1), stepMs: DAY_MS, count: 14 })
  expect(days.map(({ label }) => label)).toEqual([
    '2008-08-01',
    '2008-08-03',
    '2008-08-05',
    '2008-08-07',
    '2008-08-09',
    '2008-08-11',
    '2008-08-13',
  ])
  expect(ticksOf({ firstUtcMs: Date.UTC(2008, 7, 1), stepMs: 60_000, count: 60 })[1]?.label).toBe('08-01 00:15')
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 1, max: 400 }), (first, count) => {
      const steps = stepsOf(first, first + count * DAY_MS, DAY_MS)
      const ticks = ticksOf(steps)
      expect(ticks.length).toBeLessThanOrEqual(9)
      expect(ticks.every(({ utcMs }) => utcMs >= steps.firstUtcMs)).toBe(true)
    }),
  )
})

test('columns stand where their step is, as high as they count', () => {
  const steps = { firstUtcMs: 0, stepMs: 1, count: 4 }
  const path = columnsPath({ atUtcMs: [0, 3], counts: [10, 5] }, steps, { widthPx: 400, highPx: 30, most: 10 })
  expect(path).toBe('M0,0V-30H100V0ZM300,0V-15H400V0Z')
})
