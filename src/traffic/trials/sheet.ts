import { parseAddress } from '../../lib/addresses.ts'
import { visible } from '../../lib/visible.ts'
import { OperatorError } from '../../model/errors.ts'
import { CONTROL, type TrialMessage } from '../../model/trial.ts'
import { LONGEST_SHOWN, type SheetRow, sheetRows } from './sheet-rows.ts'
import { isPlanTime, readTime } from './sheet-time.ts'
import { type SheetFault, sheetFaults } from './sheet-faults.ts'

/** Columns of a trial sheet, in any order, and what is expected in them. */
export const SHEET_COLUMNS = {
  time: 'when the message was sent or received: ISO 8601 with its zone, such as 2008-09-01T20:15:03+08:00',
  client: 'a name for the client under test, at most 200 characters',
  direction: 'sent or received, as that client sees it',
  text: 'what was written, at most 20,000 characters',
  label: `the word under test, or ${CONTROL} for a message without one; at most 200 characters`,
  displayed: 'yes, no or unknown: whether the message appeared; empty is unknown',
  address: 'the client’s IP address in the captures; empty when it is not known; the column may be left out',
} as const

type Column = keyof typeof SHEET_COLUMNS

const REQUIRED = ['time', 'client', 'direction', 'text', 'label', 'displayed'] as const satisfies readonly Column[]

/** Names are keys of tables and stand in reports; texts are compared with uploads. */
const LONGEST_NAME = 200
const LONGEST_TEXT = 20_000

/** A sheet as it is used. */
export interface Sheet {
  /** In the order of the sheet. */
  trials: TrialMessage[]
  /** What may spoil the comparison although the sheet can be used. */
  faults: SheetFault[]
}

type Header = ReadonlyMap<Column, number>

interface Place {
  name: string
  line: number
}

const shown = (text: string): string => visible(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text)

function wrong({ name, line }: Place, column: Column, value: string): OperatorError {
  const hint =
    isPlanTime(value) && column === 'time' ? ' Seconds are those of a plan: give the sheet as it was played.' : ''
  return new OperatorError(`${visible(name)}, line ${line}, column ${column}: “${shown(value)}” cannot be used.`, {
    hint: `${column} is ${SHEET_COLUMNS[column]}.${hint}`,
  })
}

const isColumn = (text: string): text is Column => Object.hasOwn(SHEET_COLUMNS, text)

function headerOf(place: Place, cells: readonly string[]): Header {
  const header = new Map<Column, number>()
  for (const [index, cell] of cells.entries()) {
    const column = cell.trim().toLowerCase()
    if (!isColumn(column)) continue
    if (header.has(column)) throw wrongHeader(place, `names the column ${column} twice`)
    header.set(column, index)
  }
  const missing = REQUIRED.filter((column) => !header.has(column))
  if (missing.length > 0) throw wrongHeader(place, `does not name the columns ${missing.join(', ')}`)
  return header
}

const wrongHeader = ({ name, line }: Place, what: string): OperatorError =>
  new OperatorError(`${visible(name)}, line ${line} ${what}.`, {
    hint: `The first line names the columns: ${REQUIRED.join(',')} and, if it is known, address.`,
  })

const DISPLAYED: ReadonlyMap<string, TrialMessage['displayed']> = new Map([
  ['yes', 'yes'],
  ['no', 'no'],
  ['unknown', 'unknown'],
  ['', 'unknown'],
])

function trialOf(place: Place, cell: (column: Column) => string, zoneOffsetMinutes: number | null): TrialMessage {
  const bad = (column: Column): OperatorError => wrong(place, column, cell(column))
  const atUtcMs = readTime(cell('time').trim(), zoneOffsetMinutes)
  const client = cell('client').trim()
  const direction = cell('direction').trim().toLowerCase()
  const text = cell('text')
  const label = cell('label').trim()
  const displayed = DISPLAYED.get(cell('displayed').trim().toLowerCase())
  const written = cell('address').trim()
  const address = written === '' ? null : parseAddress(written)
  if (atUtcMs === null) throw bad('time')
  if (client === '' || client.length > LONGEST_NAME) throw bad('client')
  if (direction !== 'sent' && direction !== 'received') throw bad('direction')
  if (text === '' || text.length > LONGEST_TEXT) throw bad('text')
  if (label === '' || label.length > LONGEST_NAME) throw bad('label')
  if (displayed === undefined) throw bad('displayed')
  if (address === null && written !== '') throw bad('address')
  return {
    sheet: place.name,
    line: place.line,
    atUtcMs,
    client,
    address: address?.canonical ?? null,
    direction,
    text,
    label: label.toLowerCase() === CONTROL ? CONTROL : label,
    displayed,
  }
}

function cellOf({ cells }: SheetRow, header: Header): (column: Column) => string {
  return (column) => {
    const index = header.get(column)
    return index === undefined ? '' : (cells[index] ?? '')
  }
}

/**
 * Reads a trial sheet whole, or refuses it whole with line and column: a person wrote it and can mend it. A time without a
 * zone is refused unless `zoneOffsetMinutes` says how far the sheet's clock was ahead of UTC.
 */
export function readSheet(name: string, bytes: Uint8Array, options: { zoneOffsetMinutes?: number } = {}): Sheet {
  const [first, ...rows] = sheetRows(name, bytes)
  const header = headerOf({ name, line: first?.line ?? 1 }, first?.cells ?? [])
  const width = first?.cells.length ?? 0
  const ragged = rows.find(({ cells }) => cells.length !== width)
  if (ragged !== undefined)
    throw new OperatorError(
      `${visible(name)}, line ${ragged.line} has ${ragged.cells.length} columns, not ${width} as the first line.`,
      { hint: 'A text that holds the delimiter stands in quotation marks.' },
    )
  if (rows.length === 0)
    throw new OperatorError(`${visible(name)} holds no message.`, { hint: 'Each line after the first is one message.' })
  const trials = rows.map((row) =>
    trialOf({ name, line: row.line }, cellOf(row, header), options.zoneOffsetMinutes ?? null),
  )
  const unused = first?.cells.filter((cell) => !isColumn(cell.trim().toLowerCase())) ?? []
  return { trials, faults: sheetFaults(trials, unused.map(shown)) }
}
