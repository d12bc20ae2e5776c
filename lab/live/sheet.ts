import { EDITIONS, type EditionId } from '../client/editions.ts'
import { random } from '../random.ts'
import { TRIGGERS } from '../talk/words.ts'
import { formatCsv, parseCsv } from './csv.ts'
import { canBeLogged } from './log.ts'
import { planTrials } from './plan.ts'
import type { Client, PlayedTrial, Trial } from './trial.ts'

/** The sheet cannot be used as it stands; the message names line and column. */
export class SheetError extends Error {
  override readonly name = 'SheetError'
  readonly hint: string
  constructor(message: string, options: { hint: string }) {
    super(message)
    this.hint = options.hint
  }
}

/** Columns of a trial sheet, in this order, and what stands in them. */
export const SHEET_COLUMNS = {
  time: 'seconds from the start in a plan; ISO 8601 in UTC once it is played',
  client: 'tom-3.8, tom-5.1 or netbar; after a colon the account, when it is to be another than the usual one',
  direction: 'sent or received, as the client sees it',
  text: 'what is written',
  label: 'the word under test, or control',
  displayed: 'yes, no or unknown; empty in a plan',
  address: 'address of the client in the capture; a plan has no such column',
} as const
type Column = keyof typeof SHEET_COLUMNS

const COLUMNS = ['time', 'client', 'direction', 'text', 'label', 'displayed'] as const satisfies readonly Column[]
const PLAYED_COLUMNS = [...COLUMNS, 'address'] as const satisfies readonly Column[]

const LONGEST_PLAY_S = 3600
const CLIENT = /^(?<edition>[^:]+)(?::(?<account>[\w.+-]{1,40}))?$/

const isEdition = (name: string | undefined): name is EditionId => name !== undefined && Object.hasOwn(EDITIONS, name)

function clientOf(name: string): Client | null {
  const { edition, account = null } = CLIENT.exec(name)?.groups ?? {}
  return isEdition(edition) ? { name, edition, account } : null
}

function trialOf(cells: readonly string[], line: number): Trial {
  const wrong = (column: Column, value: string): SheetError =>
    new SheetError(`line ${line}, column ${column}: “${value}” cannot be used`, {
      hint: `${column} is ${SHEET_COLUMNS[column]}`,
    })
  const [time = '', name = '', direction = '', text = '', label = '', displayed = ''] = cells
  const client = clientOf(name)
  if (!/^\d+(?:\.\d+)?$/.test(time) || Number(time) > LONGEST_PLAY_S) throw wrong('time', time)
  if (client === null) throw wrong('client', name)
  if (direction !== 'sent' && direction !== 'received') throw wrong('direction', direction)
  if (!canBeLogged(text)) throw wrong('text', text)
  if (label === '') throw wrong('label', label)
  if (displayed !== '') throw wrong('displayed', displayed)
  return { atSeconds: Number(time), client, direction, text, label }
}

/** Reads a plan, earliest message first. */
export function parsePlan(csv: string): Trial[] {
  const { rows, broken } = parseCsv(csv.replace(/^\uFEFF/, ''))
  const [header, ...lines] = rows
  const hint = `the columns are ${COLUMNS.join(',')}`
  if (broken !== null) throw new SheetError(`line ${broken} is not CSV: a quotation mark is left open`, { hint })
  if (header?.cells.join() !== COLUMNS.join()) throw new SheetError('line 1 does not name the columns', { hint })
  for (const { line, cells } of lines)
    if (cells.length !== COLUMNS.length)
      throw new SheetError(`line ${line} has ${cells.length} columns, not ${COLUMNS.length}`, { hint })
  if (lines.length === 0) throw new SheetError('the sheet holds no message', { hint })
  return lines.map(({ line, cells }) => trialOf(cells, line)).toSorted((a, b) => a.atSeconds - b.atSeconds)
}

/** A plan as CSV. */
export const formatPlan = (trials: readonly Trial[]): string =>
  formatCsv([
    COLUMNS,
    ...trials.map(({ atSeconds, client, direction, text, label }) => [
      atSeconds.toFixed(3),
      client.name,
      direction,
      text,
      label,
      '',
    ]),
  ])

/** A played sheet as CSV. */
export const formatPlayed = (trials: readonly PlayedTrial[]): string =>
  formatCsv([
    PLAYED_COLUMNS,
    ...trials.map(({ atUtcMs, client, direction, text, label, displayed, address }) => [
      new Date(atUtcMs).toISOString(),
      client.name,
      direction,
      text,
      label,
      displayed,
      address,
    ]),
  ])

/** Keeps the plan apart from whatever else is drawn from the same seed. */
const PLAN_SALT = 0x74_72_69_61

/** The plan that lies beside a replica as `trials.csv`. */
export function planSheet(seed: number): string {
  const words = {
    censor: TRIGGERS.censor.hans,
    surveillance: TRIGGERS.surveillance.hans,
    netbar: TRIGGERS.netbar.hans,
    builtin: TRIGGERS.builtin.hans,
  }
  return formatPlan(planTrials(random(seed ^ PLAN_SALT), words))
}
