import stringWidth from 'string-width'
import type { Answer, Cell, Row } from '../model/answer.ts'
import { visible } from '../lib/visible.ts'

/** The terminal as commands see it. Evidence text passes through `visible` here and nowhere else on this side. */
export interface Terminal {
  out: (text: string) => void
  err: (text: string) => void
  /** True when progress bars and colour make sense on standard error. */
  isInteractive: boolean
}

/** Text of several lines, each made safe for a terminal by itself. */
export const safe = (text: string): string => text.split('\n').map(visible).join('\n')

/** Widest cell shown before it is cut with an ellipsis; `--json` and `--csv` show everything. */
const CELL_WIDTH = 60

/** Rows as an aligned table; numbers stand right. */
export function tableText(columns: readonly string[], rows: readonly Row[]): string {
  if (rows.length === 0) return '(no rows)'
  const cells = rows.map((row) => columns.map((column) => cut(visible(shown(row[column] ?? null)))))
  const widths = columns.map((column, index) =>
    Math.max(stringWidth(column), ...cells.map((row) => stringWidth(row[index] ?? ''))),
  )
  const numeric = columns.map((column) =>
    rows.every((row) => (row[column] ?? null) === null || typeof row[column] === 'number'),
  )
  const line = (values: readonly string[]) =>
    values
      .map((value, index) => padded(value, widths[index] ?? 0, numeric[index] === true))
      .join('  ')
      .trimEnd()
  return [line(columns), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n')
}

/** An answer as an aligned table with its question, policy, denominator and caveats. */
export function answerText(answer: Answer): string {
  const notes = [
    ...(answer.policy === null ? [] : [`Policy: ${answer.policy}`]),
    ...(answer.denominator === null ? [] : [`Shares are of: ${answer.denominator}`]),
    ...answer.caveats.map((caveat) => `Note: ${caveat}`),
  ]
  return [safe(answer.question), '', tableText(Object.keys(answer.columns), answer.rows), '', ...notes.map(safe)].join(
    '\n',
  )
}

/** A cell for people: shares with three decimals, lists joined, unknown as a dash. */
function shown(cell: Cell): string {
  if (cell === null) return '–'
  if (typeof cell === 'number') return Number.isInteger(cell) ? String(cell) : cell.toFixed(4)
  return Array.isArray(cell) ? cell.join(' ') : String(cell)
}

function cut(text: string): string {
  if (stringWidth(text) <= CELL_WIDTH) return text
  let kept = ''
  for (const character of text) {
    if (stringWidth(kept + character) >= CELL_WIDTH) break
    kept += character
  }
  return `${kept}…`
}

function padded(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return right ? space + text : text + space
}
