import type { Sending } from '../people/events.ts'
import type { Random } from '../random.ts'
import type { Field } from './habits.ts'

const VERSIONS = ['3.6.4.1', '3.8.4.2', '3.8.4.44', '4.0.4.211'] as const

const two = (value: number): string => String(value).padStart(2, '0')

/** The lab's logs run from 1 August 2008; `day` counts from 0. */
export const dateOf = (day: number): string => `2008-08-${two(day + 1)}`
/** The same day as it stands in file names. */
export const stampOf = (day: number): string => `200808${two(day + 1)}`

const timeOf = (second: number): string =>
  [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(two).join(':')

/** Values for every kind of column; `number` is the row's place in its file. */
function fieldsOf(sending: Sending, number: number, chance: Random): Readonly<Record<Field, string>> {
  const [date, time] = [dateOf(sending.day), timeOf(sending.second)]
  return {
    account: sending.account,
    address: sending.address,
    text: sending.text,
    date,
    time,
    datetime: `${date} ${time}`,
    version: chance.pick(VERSIONS),
    // 555-0100 to 555-0199 are kept for fiction in the North American numbering plan
    callee: `+1${chance.pick([202, 312, 415])}55501${two(chance.int(0, 100))}`,
    flag: chance.pick(['0', '0', '1', '2']),
    counter: String(700_000 + number),
    hash: chance.bytes(8).toString('hex'),
  }
}

/** One row as text, in the order of the columns. */
export function row(
  sending: Sending,
  layout: { columns: readonly Field[]; delimiter: string; number: number },
  chance: Random,
): string {
  const fields = fieldsOf(sending, layout.number, chance)
  return layout.columns.map((column) => fields[column]).join(layout.delimiter)
}
