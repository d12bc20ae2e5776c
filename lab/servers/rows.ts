import { DAY_SECONDS, START_UTC_MS } from '../people/rhythm.ts'
import type { Random } from '../random.ts'
import type { Field } from './habits.ts'

/** What a server writes one line about. */
export interface Event {
  account: string
  address: string
  text: string
  /** Version of the client. */
  version: string
  /** Seconds from the start of the logs, in the servers' own time. */
  second: number
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `2008-08-01`; `day` counts from the first one. */
export const dateOf = (day: number): string =>
  new Date(START_UTC_MS + day * DAY_SECONDS * 1000).toISOString().slice(0, 10)

/** `20080801`, as it stands in file names. */
export const stampOf = (day: number): string => dateOf(day).replaceAll('-', '')

const writtenDate = (second: number): string => dateOf(Math.floor(second / DAY_SECONDS))

function writtenTime(second: number): string {
  const inDay = ((second % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS
  return [Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60, inDay % 60].map(two).join(':')
}

/** Date and time of a moment as every server of the lab writes them. */
export const writtenMoment = (second: number): string => `${writtenDate(second)} ${writtenTime(second)}`

const hex = (chance: Random): string =>
  chance
    .int(0, 2 ** 32)
    .toString(16)
    .padStart(8, '0')

/** What each kind of column holds; `number` is the row's place in its log. */
const FIELDS: Readonly<Record<Field, (event: Event, number: number, chance: Random) => string>> = {
  account: ({ account }) => account,
  address: ({ address }) => address,
  text: ({ text }) => text,
  date: ({ second }) => writtenDate(second),
  time: ({ second }) => writtenTime(second),
  datetime: ({ second }) => writtenMoment(second),
  version: ({ version }) => version,
  // 555-0100 to 555-0199 are kept for fiction in the North American numbering plan
  callee: (_event, _number, chance) => `+1${chance.pick([202, 312, 415])}55501${two(chance.int(0, 100))}`,
  flag: (_event, _number, chance) => chance.pick(['0', '0', '1', '2']),
  counter: (_event, number) => String(700_000 + number),
  hash: (_event, _number, chance) => hex(chance) + hex(chance),
  seconds: (_event, _number, chance) => String(chance.int(0, 40) ** 2),
}

/** One row as text, in the order of the columns. */
export const row = (
  event: Event,
  layout: { columns: readonly Field[]; delimiter: string; number: number },
  chance: Random,
): string => layout.columns.map((column) => FIELDS[column](event, layout.number, chance)).join(layout.delimiter)
