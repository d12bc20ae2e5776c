import { expect, test } from 'vitest'
import { bars } from '../../src/report/figures/bars.ts'
import { COUNTRIES, countryName } from '../../src/report/figures/countries.ts'
import { shortLabel, widthPx } from '../../src/report/figures/draw.ts'
import { intervals } from '../../src/report/figures/intervals.ts'
import { ranking } from '../../src/report/figures/ranking.ts'
import { binDays, timeline } from '../../src/report/figures/timeline.ts'
import { unexplained } from '../../src/report/figures/unexplained.ts'
import { shareClass, worldMap } from '../../src/report/figures/world.ts'

const DAY_MS = 86_400_000
const count = (text: string, part: string): number => text.split(part).length - 1

test('a drawing carries no style, no size and no raw label', () => {
  const svg = bars('a "b" <c>', [{ label: '<img src=x onerror=1>', value: 3, note: '3' }])
  expect(svg).toMatch(/^<svg role="img" aria-label="a &quot;b&quot; &lt;c>" viewBox="0 0 880 46"/)
  expect(svg).not.toMatch(/style|<img|<c>|font-family| width="880"/)
  expect(svg).toContain('&lt;img src=x onerror=1&gt;')
})

test('bars start at zero and keep their proportions', () => {
  const svg = bars('b', [
    { label: 'a', value: 400, note: '400' },
    { label: 'b', value: 100, note: '100' },
    { label: 'c', value: 0, note: '0' },
  ])
  const widths = [...svg.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map((match) => Number(match[1]))
  expect(widths).toHaveLength(3)
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(4, 6)
  expect(widths[2]).toBe(0)
})

test('all bars at zero are still a drawing', () => {
  expect(bars('b', [{ label: 'a', value: 0, note: '0' }])).not.toContain('NaN')
  expect(intervals('i', [{ label: 'a', share: 0, low: 0, high: 0 }])).not.toContain('NaN')
})

test('a ranking draws a score as a bar of a whole, a value as a disc in its ring, and what is not known as a dash', () => {
  const row = { label: '<b>', score: 0.5, note: '0.50', features: [0.25, null, 1] }
  const svg = ranking('r', [row], ['p\nq', 'r', 's'])
  const [whole = '', bar = ''] = [...svg.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map((match) => match[1] ?? '')
  expect(Number(bar) / Number(whole)).toBeCloseTo(0.5, 6)
  expect(Array.from(svg.matchAll(/<circle[^>]* r="([\d.]+)"/g), (match) => Number(match[1]))).toEqual([10, 10, 10, 5])
  expect(count(svg, '>–</text>')).toBe(1)
  expect(svg).not.toMatch(/NaN|<b>/)
})

test('what is usual is shaded once per number of messages, the most of each, and never falls', () => {
  const usual = [
    [20, 4],
    [5, 1],
    [10, 3],
    [10, 2],
    [40, 3],
    [5, 2],
  ] as const
  const svg = unexplained(
    'u',
    usual.map(([messages, usualMost]) => ({ messages, unexplained: 4, usualMost, kind: 'other' })),
  )
  const points = (/class="land"><path d="M([^"]*)Z"/.exec(svg)?.[1] ?? '')
    .split('L')
    .map((point) => point.split(',').map(Number))
  const upper = points.slice(0, points.length / 2)
  const [left = 0, right = 0] = [upper.at(0)?.[0], upper.at(-1)?.[0]]
  const places = upper.map(([x = 0]) => (3 * (x - left)) / (right - left))
  expect(places.map((place) => Number(place.toFixed(3)))).toEqual([0, 1, 2, 3])
  const floor = points.at(-1)?.[1] ?? 0
  const heights = upper.map(([, y = 0]) => floor - y)
  const unit = (heights[0] ?? 0) / 2
  expect(heights.map((height) => Number((height / unit).toFixed(3)))).toEqual([2, 3, 4, 4])
})

test('labels are shortened by characters, not by halves of one', () => {
  expect(shortLabel('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷…')
  expect(shortLabel('\u202e', 10)).toBe('\\u{202e}')
  expect(widthPx('法轮')).toBeGreaterThan(widthPx('ab'))
})

test.each([
  [undefined, null],
  [0, null],
  [0.0009, 0],
  [0.001, 1],
  [0.0999, 2],
  [0.1, 3],
  [0.5, 4],
  [1, 4],
])('share %s is class %s', (share, step) => {
  expect(shareClass(share)).toBe(step)
})

test('the map shades an outline and dots what has none', () => {
  const empty = worldMap('m', new Map())
  const svg = worldMap(
    'm',
    new Map([
      ['CN', 0.75],
      ['HK', 0.02],
      ['unknown', 0.2],
    ]),
  )
  expect(/<g [^>]*class="share-4"><path/.test(svg)).toBe(true)
  expect(count(svg, '<circle')).toBe(1)
  expect(/<g [^>]*class="place share-2"><circle/.test(svg)).toBe(true)
  expect(count(empty, '<circle')).toBe(0)
  expect(/class="share-\d"><path/.test(empty)).toBe(false)
  expect(/NaN|\d\.\d\d+[,LZ]/.test(svg)).toBe(false)
})

test('countries: 249 codes, each once, each with an outline or a place', () => {
  expect(COUNTRIES).toHaveLength(249)
  expect(new Set(COUNTRIES.map(([code]) => code)).size).toBe(249)
  const ids = COUNTRIES.flatMap(([, , place]) => (typeof place === 'string' ? [place] : []))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(174)
  expect(COUNTRIES.map(([code]) => code)).toEqual(COUNTRIES.map(([code]) => code).toSorted())
  expect([countryName('HK'), countryName('ZZ')]).toEqual(['Hong Kong', 'ZZ'])
})

test.each([
  [1, 1],
  [160, 1],
  [161, 7],
  [1120, 7],
  [1121, 28],
  [5000, 364],
  [200_000, 364 * 4],
])('%d days are drawn in bars of %d', (days, width) => {
  expect(binDays(0, (days - 1) * DAY_MS)).toBe(width)
  expect(Math.ceil(days / width)).toBeLessThanOrEqual(160)
})

const point = (series: string, day: number, records: number) => ({
  series,
  startUtcMs: day * DAY_MS,
  days: 1,
  records,
  gap: records === 0,
})

test('a timeline has one row per series and a hatch per gap day', () => {
  const svg = timeline('t', [point('a', 0, 5), point('a', 1, 0), point('a', 2, 3), point('b', 0, 1)])
  expect(count(svg, '<text')).toBeGreaterThan(2)
  expect(count(/class="gap">(.*?)<\/g>\s*<g/s.exec(svg)?.[1] ?? '', '<rect')).toBe(1)
  expect(svg).toContain('<pattern id="gap-hatch"')
  expect(timeline('t', [point('a', 0, 5)])).not.toContain('NaN')
})
