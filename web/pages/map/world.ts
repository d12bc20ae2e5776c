import type { InferResponseType } from 'hono/client'
import type { api } from '../../lib/client.ts'
import type { Place } from '../../lib/direction.ts'
import { language } from '../../lib/words.ts'

export type World = InferResponseType<(typeof api.map.world)['$get']>
export type Countries = InferResponseType<(typeof api.map)['$get']>
export type Country = Countries['places'][number]

/** What countries can be shaded by. */
export const MEASURES = ['records', 'addresses', 'accounts'] as const
export type Measure = (typeof MEASURES)[number]

/** Lower bounds of the classes, as the report’s map has them: one per decade. */
export const CLASSES = [
  { from: 0, label: '< 0.1 %' },
  { from: 0.001, label: '0.1–1 %' },
  { from: 0.01, label: '1–10 %' },
  { from: 0.1, label: '10–50 %' },
  { from: 0.5, label: '≥ 50 %' },
] as const

/** Class of a share; −1 for none. */
export const classOf = (share: number): number => (share <= 0 ? -1 : CLASSES.findLastIndex(({ from }) => share >= from))

/** Share of each country by a measure, of all rows together. */
export function sharesBy(places: readonly Country[], measure: Measure): ReadonlyMap<string, number> {
  const total = places.reduce((sum, place) => sum + place[measure], 0)
  return new Map(places.map((place) => [place.country, total === 0 ? 0 : place[measure] / total]))
}

/** Middle of the largest part of an outline: where a reader looks for the country. */
export function middleOf(outline: string): Place {
  const parts = outline.split('Z').map((part) => pointsOf(part))
  const largest = parts.toSorted((a, b) => spanOf(b) - spanOf(a))[0] ?? []
  const [xs, ys] = [largest.map(({ x }) => x), largest.map(({ y }) => y)]
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 }
}

const pointsOf = (part: string): Place[] =>
  Array.from(part.matchAll(/(-?[\d.]+),(-?[\d.]+)/g), ([, x, y]) => ({ x: Number(x), y: Number(y) }))

function spanOf(points: readonly Place[]): number {
  if (points.length === 0) return -1
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys))
}

/** A country’s name in the language of the page; a code that is none stands as it is. */
export function countryIn(code: string, english: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return english
  if (language.value === 'en') return english
  return new Intl.DisplayNames('zh-Hans', { type: 'region', fallback: 'none' }).of(code) ?? english
}
