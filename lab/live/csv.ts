/** A line of a CSV file: its cells, and the line of the text that it begins on. */
export interface CsvRow {
  line: number
  cells: readonly string[]
}

/** RFC 4180 §2: a cell with or without quotes, then what ends it. */
const CELL = /(?:"(?<quoted>(?:[^"]|"")*)"|(?<bare>[^",\r\n]*))(?<end>,|\r?\n|$)/y

/** Reads a CSV text. `broken` is the line at which it stops being one, null when it is one to its end. */
export function parseCsv(text: string): { rows: CsvRow[]; broken: number | null } {
  const rows: CsvRow[] = []
  let cells: string[] = []
  let [line, firstLine] = [1, 1]
  CELL.lastIndex = 0
  while (CELL.lastIndex < text.length) {
    const match = CELL.exec(text)
    if (match === null) return { rows, broken: line }
    const { quoted, bare = '', end } = match.groups ?? {}
    cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'))
    line += match[0].split('\n').length - 1
    if (end === ',' && CELL.lastIndex < text.length) continue
    if (end === ',') cells.push('')
    rows.push({ line: firstLine, cells })
    cells = []
    firstLine = line
  }
  return { rows, broken: null }
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Writes rows as RFC 4180 has it, each ended by CR LF. */
export const formatCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
