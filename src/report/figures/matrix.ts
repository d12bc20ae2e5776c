import * as Plot from '@observablehq/plot'
import { draw, shortLabel, widthPx } from './draw.ts'

/** A cell of a square: which row, which column, and how much; `size` cells lie on the diagonal and are not shaded. */
export interface MatrixCell {
  row: string
  column: string
  /** 0…1; null for a cell that only carries its note. */
  share: number | null
  note: string
}

/** Lower bounds of the shades; nothing at all is not shaded. */
export const SHADES = [0, 0.05, 0.2, 0.5, 0.8] as const

const LABEL_CHARACTERS = 26
const WIDTH_PX = 960
const WIDEST_COLUMN_PX = 64
const ROW_PX = 28
/** More rows than this cannot be read on a page. */
export const MAX_SETS = 14

/** Shade of a share; null where there is nothing to shade. */
export function shadeOf(share: number | null): number | null {
  if (share === null || share <= 0) return null
  return SHADES.findLastIndex((from) => share >= from)
}

/** A square of shares, shaded by size, each with its note; columns are numbered as the rows are. */
export function matrix(label: string, names: readonly string[], cells: readonly MatrixCell[]): string {
  const keys = new Map(names.map((name, at) => [name, String(at)]))
  const labels = names.map((name, at) => `${shortLabel(name, LABEL_CHARACTERS)} · ${at + 1}`)
  const marginLeft = 16 + Math.max(...labels.map(widthPx))
  const columnPx = Math.min(WIDEST_COLUMN_PX, (WIDTH_PX - marginLeft) / names.length)
  const placed = cells.flatMap(({ row, column, share, note }) => {
    const [y, x] = [keys.get(row), keys.get(column)]
    return x === undefined || y === undefined ? [] : [{ x, y, note, shade: shadeOf(share) }]
  })
  const domain = [...keys.values()]
  const shaded = (shade: number | null) => placed.filter((cell) => cell.shade === shade)
  const place = { x: 'x', y: 'y' } as const
  return draw(label, {
    width: WIDTH_PX,
    height: names.length * ROW_PX + 40,
    marginLeft,
    marginRight: WIDTH_PX - marginLeft - names.length * columnPx,
    marginTop: 30,
    marginBottom: 8,
    x: {
      axis: 'top',
      label: null,
      domain,
      tickFormat: (key: string) => String(Number(key) + 1),
      tickSize: 0,
      padding: 0.04,
    },
    y: { label: null, domain, tickFormat: (key: string) => labels[Number(key)], tickSize: 0, padding: 0.06 },
    marks: [
      Plot.cell(shaded(null), { ...place, className: 'whole' }),
      ...SHADES.map((_, shade) => Plot.cell(shaded(shade), { ...place, className: `share-${shade}` })),
      Plot.text(shaded(null), { ...place, text: 'note' }),
      ...SHADES.map((_, shade) => Plot.text(shaded(shade), { ...place, text: 'note', className: `on-${shade}` })),
    ],
  })
}
