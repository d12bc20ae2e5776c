import { expect, test } from 'vitest'
import { circleOf } from '../../src/report/circle.ts'
import { outerRing, ring } from '../../src/report/figures/circle-layout.ts'
import { ego } from '../../src/report/figures/ego.ts'

const line = (hop: number, ends: `${string}→${string}`, reading = 'own') => {
  const [from = '', to = ''] = ends.split('→')
  return { hop, from, to, reading }
}
const count = (text: string, part: string): number => text.split(part).length - 1

/** An account with so many addresses, and so many others, three beside each address. */
const crowd = (addresses: number, others: number) => [
  ...Array.from({ length: addresses }, (_, at) => line(0, `ann→place ${at}`)),
  ...Array.from({ length: others }, (_, at) => line(1, `other ${at}→place ${Math.floor(at / 3) % addresses}`, 'group')),
]

test('rows become a circle: the account, its addresses, and who else stands beside them', () => {
  expect(circleOf([line(0, 'ann→a'), line(0, 'ann→b', 'shared'), line(1, 'bob→b', 'group'), line(1, 'bob→a')])).toEqual(
    {
      account: 'ann',
      addresses: [
        { name: 'a', reading: 'own' },
        { name: 'b', reading: 'shared' },
      ],
      others: [
        {
          name: 'bob',
          lines: [
            { address: 1, reading: 'group' },
            { address: 0, reading: 'own' },
          ],
        },
      ],
      more: { addresses: 0, others: 0 },
    },
  )
  expect(circleOf([])).toBeNull()
})

test('what does not fit is counted', () => {
  const circle = circleOf(crowd(25, 90))
  expect([circle?.addresses.length, circle?.others.length]).toEqual([20, 36])
  expect(circle?.more).toEqual({ addresses: 5, others: 54 })
  const svg = circle === null ? '' : ego('t', circle)
  expect(svg).toContain('… and 5 more addresses, 54 more accounts')
})

test('marks are told apart by shape, lines by their pattern, and the legend has each', () => {
  const circle = circleOf(crowd(2, 5))
  const svg = circle === null ? '' : ego('Who "stands" <there>', circle)
  expect(svg).toMatch(/^<svg role="img" aria-label="Who &quot;stands&quot; &lt;there>" class="plot ego" viewBox/)
  expect([count(svg, 'class="self"'), count(svg, 'class="address"'), count(svg, 'class="other"')]).toEqual([2, 3, 6])
  expect([count(svg, 'class="reading-own"'), count(svg, 'class="reading-group"')]).toEqual([3, 6])
  expect(svg).not.toMatch(/style|NaN/)
})

test('hostile names and readings stay text, pseudonyms are cut to what tells them apart', () => {
  const circle = circleOf([
    line(0, '<b>→address-abcde2k5t3w2ab7c', '"><script>'),
    line(1, 'account-k5t3w2ab7cdefgh2→address-abcde2k5t3w2ab7c'),
  ])
  const svg = circle === null ? '' : ego('t', circle)
  expect(svg).not.toMatch(/<b>|<script/)
  expect(svg).toContain('>&lt;b></text>')
  expect(svg).toContain('>abcde</text>')
  expect(svg).toContain('>k5t3w</text>')
  expect(count(svg, 'class="reading-unresolved"')).toBe(2)
})

test.each([
  [1, 36],
  [20, 36],
  [20, 3],
])('no two names of %i addresses and %i others overlap', (addresses, others) => {
  const circle = circleOf(crowd(addresses, others))
  const svg = circle === null ? '' : ego('t', circle)
  const boxes = [
    ...svg.matchAll(
      /<g transform="translate\((-?[\d.]+) (-?[\d.]+)\)"><(?:circle|rect|path)[^>]*><\/\w+><text y="(-?\d+)" text-anchor="middle">([^<]*)</g,
    ),
  ].map(([, x, y, dy, name = '']) => ({ x: Number(x), y: Number(y) + Number(dy), half: (name.length * 6.9) / 2 }))
  expect(boxes).toHaveLength(1 + addresses + others)
  for (const [at, a] of boxes.entries())
    for (const b of boxes.slice(at + 1)) {
      const overlaps = Math.abs(a.x - b.x) < a.half + b.half && Math.abs(a.y - b.y) < 11
      expect(overlaps, JSON.stringify([a, b])).toBe(false)
    }
})

test('the outer ring is turned to where its lines are shortest', () => {
  const inner = ring(4, 100)
  const outer = outerRing(inner, [[2], [0], [1], [3]], 200)
  for (const [at, end] of [2, 0, 1, 3].entries()) {
    expect(outer[at]?.x).toBeCloseTo(2 * (inner[end]?.x ?? 0))
    expect(outer[at]?.y).toBeCloseTo(2 * (inner[end]?.y ?? 0))
  }
})
