import * as Plot from '@observablehq/plot'
import { percent } from '../format.ts'
import { draw, labelledRows } from './draw.ts'

export interface IntervalBar {
  label: string
  share: number
  low: number
  high: number
}

const WIDTH_PX = 880
const ROW_PX = 24
const LABEL_CHARACTERS = 40

/** What the shares are of; `domain` where the axis is not to end at the largest. */
interface ShareAxis {
  label: string
  domain?: [number, number]
}

/** Shares as bars with their confidence intervals as whiskers, first on top. */
export function intervals(
  label: string,
  rows: readonly IntervalBar[],
  axisOf: ShareAxis = { label: 'share of unique messages' },
): string {
  const { data, axis } = labelledRows(rows, LABEL_CHARACTERS, 0.3)
  return draw(label, {
    width: WIDTH_PX,
    height: data.length * ROW_PX + 44,
    ...axis,
    marginRight: 70,
    marginTop: 6,
    marginBottom: 38,
    x: {
      ...axisOf,
      labelArrow: 'none',
      labelAnchor: 'right',
      tickFormat: (share: number) =>
        percent(share)
          .replace(/(\.\d*?)0+ %$/, '$1 %')
          .replace('. %', ' %'),
      tickSize: 4,
      ticks: 6,
    },
    marks: [
      Plot.gridX({ className: 'grid', ticks: 6 }),
      Plot.barX(data, { x: 'share', y: 'key', className: 'bar' }),
      Plot.ruleY(data, { x1: 'low', x2: 'high', y: 'key', className: 'whisker' }),
      Plot.tickX(data, { x: 'low', y: 'key', insetTop: 3, insetBottom: 3, className: 'whisker' }),
      Plot.tickX(data, { x: 'high', y: 'key', insetTop: 3, insetBottom: 3, className: 'whisker' }),
      Plot.text(data, {
        x: 'high',
        y: 'key',
        text: (row: IntervalBar) => percent(row.share),
        textAnchor: 'start',
        dx: 7,
        className: 'number',
      }),
      Plot.ruleX([0], { className: 'axis' }),
    ],
  })
}
