import { CsvError, parse } from 'csv-parse/sync'
import { visible } from '../../lib/visible.ts'
import { OperatorError } from '../../model/errors.ts'

/** A record of a sheet and the line it begins on. */
export interface SheetRow {
  line: number
  cells: readonly string[]
}

/** More messages than anybody sends; what is longer is no sheet. */
const MAX_ROWS = 100_000
/** A message of that many bytes is longer than any chat program takes. */
const MAX_RECORD_BYTES = 64 << 10

/** Characters of a value or message that are shown. */
export const LONGEST_SHOWN = 80

const DELIMITERS = [',', ';', '\t'] as const

/** Written by a person or a spreadsheet: whichever sign stands most often in the first line divides the columns. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/\r?\n/, 1)
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}

function textOf(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new OperatorError(`${visible(name)} is not UTF-8.`, {
      hint: 'Save the sheet as “CSV UTF-8”; other encodings would change the words under test.',
      cause: error,
    })
  }
}

/** Lines a record covers, so that the line it begins on can be told from the one it ends on. */
const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)

/** The records of a CSV text (RFC 4180; comma, semicolon or tab; UTF-8 with or without a byte order mark). */
export function sheetRows(name: string, bytes: Uint8Array): SheetRow[] {
  const text = textOf(name, bytes)
  const delimiter = delimiterOf(text)
  const rows: SheetRow[] = []
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      relax_column_count: true,
      max_record_size: MAX_RECORD_BYTES,
      to: MAX_ROWS + 2,
      on_record: (cells: readonly string[], { lines }) => {
        rows.push({ line: lines - breaksIn(cells), cells })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new OperatorError(
      `${visible(name)}, line ${String(error['lines'])} is not CSV: ${visible(error.message.slice(0, LONGEST_SHOWN))}`,
      {
        hint: 'Put a cell that holds the delimiter, a quotation mark or a line break in quotation marks, and double those inside.',
        cause: error,
      },
    )
  }
  if (rows.length > MAX_ROWS + 1) throw tooLong(name)
  return rows
}

const tooLong = (name: string): OperatorError =>
  new OperatorError(`${visible(name)} has more than ${MAX_ROWS} messages.`, {
    hint: 'Split the sheet: one for each session.',
  })
