import * as Plot from '@observablehq/plot'
import { percent } from '../format.ts'
import { draw, shortLabel, widthPx } from './draw.ts'

/** A share of one row in one column, with its interval. */
export interface SmallBar {
  row: string
  column: string
  share: number
  low: number
  high: number
}

const WIDTH_PX = 960
const ROW_PX = 26
const ROW_LABEL_CHARACTERS = 28
const COLUMN_LABEL_CHARACTERS = 16
/** A column is as wide as its longest whisker and the number behind it. */
const ROOM_FOR_NUMBER = 1.5
/** More columns or rows than these cannot be read on a page. */
export const MAX_COLUMNS = 7
export const MAX_ROWS = 20

/** Bars in columns: the rows are compared within each column, on one scale for all, each bar with its interval as a whisker. */
export function smallBars(label: string, data: readonly SmallBar[]): string {
  const rows = [...new Set(data.map(({ row }) => row))]
  const columns = [...new Set(data.map(({ column }) => column))]
  const [rowLabels, columnLabels] = [
    rows.map((row) => shortLabel(row, ROW_LABEL_CHARACTERS)),
    columns.map((column) => shortLabel(column, COLUMN_LABEL_CHARACTERS)),
  ]
  const drawn = data.map((bar) => ({
    ...bar,
    y: String(rows.indexOf(bar.row)),
    fx: String(columns.indexOf(bar.column)),
    note: percent(bar.share),
  }))
  const longest = Math.max(0.01, ...drawn.map(({ high }) => high))
  const place = { y: 'y', fx: 'fx' } as const
  return draw(label, {
    width: WIDTH_PX,
    height: rows.length * ROW_PX + 40,
    marginLeft: 16 + Math.max(...rowLabels.map(widthPx)),
    marginRight: 8,
    marginTop: 30,
    marginBottom: 8,
    x: { axis: null, domain: [0, Math.min(longest, 1) * ROOM_FOR_NUMBER] },
    y: {
      label: null,
      domain: rows.map((_, at) => String(at)),
      tickFormat: (key: string) => rowLabels[Number(key)],
      tickSize: 0,
      padding: 0.3,
    },
    fx: {
      axis: 'top',
      label: null,
      domain: columns.map((_, at) => String(at)),
      tickFormat: (key: string) => columnLabels[Number(key)],
      padding: 0.08,
    },
    marks: [
      Plot.barX(drawn, { ...place, x: 'share', className: 'bar' }),
      Plot.ruleY(drawn, { ...place, x1: 'low', x2: 'high', className: 'whisker' }),
      Plot.text(drawn, { ...place, x: 'high', text: 'note', textAnchor: 'start', dx: 5 }),
      Plot.ruleX([0], { className: 'axis' }),
    ],
  })
}
