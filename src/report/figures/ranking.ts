import * as Plot from '@observablehq/plot'
import { draw, labelledRows } from './draw.ts'

export interface RankedRow {
  label: string
  /** 0…1, drawn as a bar. */
  score: number
  /** Written after the bar: the score in words. */
  note: string
  /** One value, 0…1, for each of the features in turn; null is drawn as a dash. */
  features: readonly (number | null)[]
}

const WIDTH_PX = 960
const ROW_PX = 30
const LABEL_CHARACTERS = 38
const MOST_PX = 10
/** The bar of a score of 1 is one unit long; each feature has a column of this many units beside it. */
const COLUMN = 0.31
const FIRST_COLUMN = 1.4

const HEAD = {
  x: 'x',
  text: 'text',
  frameAnchor: 'top',
  dy: -8,
  lineAnchor: 'bottom',
  className: 'legend-title',
} as const

const columnAt = (index: number): number => FIRST_COLUMN + index * COLUMN

/**
 * A bar for the score of each row, first on top, and beside it what the score is made of: discs as large as the value.
 * Features are named in our own words, which may hold line ends.
 */
export function ranking(label: string, rows: readonly RankedRow[], features: readonly string[]): string {
  const { data, axis } = labelledRows(rows, LABEL_CHARACTERS, 0.3)
  const cells = data.flatMap(({ key, features: values }) =>
    values.map((value, index) => ({ key, x: columnAt(index), value })),
  )
  const known = cells.filter(({ value }) => value !== null)
  const heads = ['score', ...features].map((text, index) => ({ text, x: index === 0 ? 0 : columnAt(index - 1) }))
  return draw(label, {
    width: WIDTH_PX,
    height: data.length * ROW_PX + 40,
    ...axis,
    marginRight: 8,
    marginTop: 34,
    marginBottom: 6,
    x: { axis: null, domain: [0, columnAt(features.length - 1) + COLUMN / 2] },
    r: { domain: [0, 1], range: [0, MOST_PX] },
    marks: [
      Plot.text(heads.slice(0, 1), { ...HEAD, textAnchor: 'start' }),
      Plot.text(heads.slice(1), HEAD),
      Plot.barX(data, { x: 1, y: 'key', className: 'whole' }),
      Plot.barX(data, { x: 'score', y: 'key', className: 'bar' }),
      Plot.text(data, { x: 1, y: 'key', text: 'note', textAnchor: 'start', dx: 7, className: 'number' }),
      Plot.dot(known, { x: 'x', y: 'key', r: MOST_PX, className: 'whole' }),
      Plot.dot(known, { x: 'x', y: 'key', r: 'value', className: 'disc' }),
      Plot.text(
        cells.filter(({ value }) => value === null),
        { x: 'x', y: 'key', text: () => '–' },
      ),
      Plot.ruleX([0], { className: 'axis' }),
    ],
  })
}
