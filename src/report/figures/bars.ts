import * as Plot from '@observablehq/plot'
import { draw, labelledRows, widthPx } from './draw.ts'

export interface Bar {
  label: string
  value: number
  /** Written after the bar's end: the number in words. */
  note: string
}

const WIDTH_PX = 880
const ROW_PX = 34
const LABEL_CHARACTERS = 34

/** Horizontal bars from zero, first on top, each with its number written out. */
export function bars(label: string, rows: readonly Bar[]): string {
  const { data, axis } = labelledRows(rows, LABEL_CHARACTERS, 0.28)
  return draw(label, {
    width: WIDTH_PX,
    height: data.length * ROW_PX + 12,
    ...axis,
    marginRight: 16 + Math.max(...data.map((row) => widthPx(row.note))),
    marginTop: 6,
    marginBottom: 6,
    x: { axis: null, domain: [0, Math.max(1, ...data.map((row) => row.value))] },
    marks: [
      Plot.barX(data, { x: 'value', y: 'key', className: 'bar' }),
      Plot.text(data, { x: 'value', y: 'key', text: 'note', textAnchor: 'start', dx: 7, className: 'number' }),
      Plot.ruleX([0], { className: 'axis' }),
    ],
  })
}
