import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { placesOf } from '../../web/pages/people/layout.ts'

/** Surroundings of any shape: addresses of hop 1 on the middle, everything else on something of the ring before. */
const surroundings = fc
  .tuple(
    fc.array(fc.nat(), { minLength: 1, maxLength: 300 }),
    fc.array(fc.nat(), { maxLength: 300 }),
    fc.array(fc.nat(), { maxLength: 60 }),
  )
  .map(([own, others, far]) => {
    const nodes = [
      { kind: 'account' as const, hop: 0 },
      ...own.map(() => ({ kind: 'address' as const, hop: 1 })),
      ...others.map(() => ({ kind: 'account' as const, hop: 1 })),
      ...(others.length === 0 ? [] : far.map(() => ({ kind: 'address' as const, hop: 2 }))),
    ]
    const lines = [
      ...own.map((_, at) => ({ from: 0, to: 1 + at })),
      ...others.map((on, at) => ({ from: 1 + own.length + at, to: 1 + (on % own.length) })),
      ...(others.length === 0
        ? []
        : far.map((on, at) => ({
            from: 1 + own.length + (on % others.length),
            to: 1 + own.length + others.length + at,
          }))),
    ]
    return { nodes, lines }
  })

const awayOf = ({ x, y }: { x: number; y: number }): number => Math.hypot(x, y)

test('no two marks lie on each other, whatever hangs on what', () => {
  fc.assert(
    fc.property(surroundings, ({ nodes, lines }) => {
      const places = placesOf(nodes, lines)
      for (const [at, one] of places.entries())
        for (const other of places.slice(at + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(13)
    }),
    { numRuns: 30 },
  )
})

test('the middle is in the middle, and what is farther lies farther out', () => {
  fc.assert(
    fc.property(surroundings, ({ nodes, lines }) => {
      const places = placesOf(nodes, lines)
      expect(places[0]).toEqual({ x: 0, y: 0 })
      const rings = nodes.map(({ kind, hop }) => (kind === 'address' ? 2 * hop - 1 : 2 * hop))
      const [inner = [], outer = []] = [1, 2].map((ring) => places.filter((_, at) => rings[at] === ring).map(awayOf))
      // A ring that is empty lies infinitely far out
      expect(Math.max(...inner) + 100).toBeLessThan(Math.min(...outer))
    }),
    { numRuns: 30 },
  )
})

test('one drawing for one case, and a guest lies on the side of its host', () => {
  const nodes = [
    { kind: 'account' as const, hop: 0 },
    ...Array.from({ length: 8 }, () => ({ kind: 'address' as const, hop: 1 })),
    ...Array.from({ length: 8 }, () => ({ kind: 'account' as const, hop: 1 })),
  ]
  const lines = [
    ...Array.from({ length: 8 }, (_, at) => ({ from: 0, to: 1 + at })),
    ...Array.from({ length: 8 }, (_, at) => ({ from: 9 + at, to: 8 - at })),
  ]
  const places = placesOf(nodes, lines)
  expect(placesOf(nodes, lines)).toEqual(places)
  for (const { from, to } of lines.slice(8)) {
    const [guest, host] = [places[from] ?? { x: 0, y: 0 }, places[to] ?? { x: 0, y: 0 }]
    expect(guest.x * host.x + guest.y * host.y, `${from} beside ${to}`).toBeGreaterThan(
      0.99 * awayOf(guest) * awayOf(host),
    )
  }
})
