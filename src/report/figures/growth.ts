import * as Plot from '@observablehq/plot'
import { grouped } from '../format.ts'
import { draw, shortLabel, widthPx } from './draw.ts'

/** A version of a list. */
export interface GrowthPoint {
  series: string
  atUtcMs: number
  words: number
  /** False for a version that passed: it is drawn beside the list, not as a state of it. */
  stands: boolean
}

const WIDTH_PX = 960
const ROW_PX = 64
const LABEL_CHARACTERS = 30
const DOT_PX = 2.6
/** More lists than this do not fit a page. */
export const MAX_LISTS = 20

interface Drawn extends Omit<GrowthPoint, 'atUtcMs'> {
  key: string
  at: Date
}

/** The last version of each list that stands, with its number of words. */
function lastOf(drawn: readonly Drawn[]): Drawn[] {
  const last = new Map<string, Drawn>()
  for (const point of drawn) if (point.stands) last.set(point.key, point)
  return [...last.values()]
}

/**
 * Words of lists over time, a row for each list on one common scale: a step holds until the next version that stands, a dot
 * is a version. Versions that passed are dots on stems of their own.
 */
export function growth(label: string, points: readonly GrowthPoint[]): string {
  const names = [...new Set(points.map(({ series }) => series))]
  const labels = new Map(names.map((name, at) => [String(at), shortLabel(name, LABEL_CHARACTERS)]))
  const drawn: Drawn[] = points
    .map(({ series, atUtcMs, words, stands }) => ({
      series,
      key: String(names.indexOf(series)),
      at: new Date(atUtcMs),
      words,
      stands,
    }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const standing = drawn.filter(({ stands }) => stands)
  const passing = drawn.filter(({ stands }) => !stands)
  const place = { x: 'at', y: 'words', fy: 'key' } as const
  const last = lastOf(drawn)
  return draw(label, {
    width: WIDTH_PX,
    height: names.length * ROW_PX + 44,
    marginLeft: 16 + Math.max(...[...labels.values()].map(widthPx)),
    marginRight: 22 + Math.max(...last.map(({ words }) => widthPx(grouped(words)))),
    marginTop: 10,
    marginBottom: 30,
    x: { type: 'utc', label: null, tickSize: 4 },
    y: { axis: null, insetTop: 7, domain: [0, Math.max(1, ...drawn.map(({ words }) => words))] },
    fy: {
      label: null,
      axis: 'left',
      domain: names.map((_, at) => String(at)),
      tickFormat: (key: string) => labels.get(key),
      tickSize: 0,
      padding: 0.16,
    },
    marks: [
      Plot.areaY(standing, { ...place, curve: 'step-after', className: 'bar' }),
      Plot.ruleX(passing, { x: 'at', y: 'words', fy: 'key', className: 'link' }),
      Plot.dot(passing, { ...place, r: DOT_PX, className: 'word' }),
      Plot.dot(standing, { ...place, r: DOT_PX, className: 'disc' }),
      Plot.text(last, {
        ...place,
        text: ({ words }: Drawn) => grouped(words),
        textAnchor: 'start',
        dx: 8,
        className: 'number',
      }),
      Plot.ruleY([0], { className: 'axis' }),
    ],
  })
}
