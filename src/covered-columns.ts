import { pseudonymiser } from './custody/index.ts'
import { textCover } from './covered.ts'
import { shaped } from './lib/masked.ts'
import { parseAddress } from './lib/addresses.ts'
import { compileDateAndTime, compileTime } from './lib/times.ts'
import type { Column, LogFormat, Role } from './model/format.ts'
import type { Askable } from './answers.ts'
import type { ColumnValues } from './reread/column-values.ts'
import type { Effect } from './reread/effect.ts'
import type { ExampleRecord, Reading } from './reread/reading.ts'

type Covering = Pick<Askable, 'store' | 'folder'>

/** Values of columns as people may see them: by role where the value bears it out, else by the kind of each sign. */
export async function coveredValues(
  columns: readonly ColumnValues[],
  format: LogFormat,
  at: Covering,
): Promise<ColumnValues[]> {
  const texts = columns.flatMap(({ values }, n) =>
    format.columns[n]?.role === 'text' ? values.map(({ value }) => value) : [],
  )
  const cover = coverOf(at, await textCover(texts, at))
  return columns.map((column, n) => ({
    ...column,
    values: column.values.map(({ value, lines }) => ({ value: cover(value, format.columns[n]), lines })),
  }))
}

const VERSION = /^\d{1,6}(?:\.\d{1,6}){1,4}$/

/** One value without what is personal in it. What merely stands where something harmless should stand is not shown. */
function coverOf({ folder }: Covering, text: (text: string) => string) {
  const pseudonym = pseudonymiser(folder.secret)
  const byRole: Partial<Record<Role, (value: string, column: Column) => string>> = {
    account: (value) => pseudonym('account', value),
    phone: (value) => pseudonym('account', value),
    ip: (value) => (parseAddress(value) === null ? shaped(value) : pseudonym('address', value)),
    text,
    version: (value) => (VERSION.test(value) ? value : shaped(value)),
    datetime: (value, { written }) => (isTime(written, value) ? value : shaped(value)),
    date: (value, { written }) => (isDay(written, value) ? value : shaped(value)),
    time: (value, { written }) => (isClock(written, value) ? value : shaped(value)),
  }
  return (value: string, column: Column | undefined): string =>
    value === '' || column === undefined ? value : (byRole[column.role] ?? shaped)(value, column)
}

type Written = string | undefined
const isTime = (written: Written, value: string): boolean =>
  written !== undefined && compileTime(written, 0)(value) !== null
const isDay = (written: Written, value: string): boolean =>
  written !== undefined && compileDateAndTime(written, 'HH:mm:ss', 0)(value, '00:00:00') !== null
const isClock = (written: Written, value: string): boolean =>
  written !== undefined && compileDateAndTime('YYYY-MM-DD', written, 0)('2008-09-01', value) !== null

/**
 * The same for what a correction would change. A text is shown without private values only where today's format takes the
 * same column for the text: what another column holds may be a name.
 */
export async function coveredEffect(
  effect: Effect,
  { today, corrected }: { today: LogFormat; corrected: LogFormat },
  at: Covering,
): Promise<Effect> {
  const readable = await textCover(
    effect.before.examples.map(({ text }) => text),
    at,
  )
  const isSame = textPlace(today) === textPlace(corrected) && sameLayout(today, corrected)
  const after = isSame
    ? await textCover(
        effect.after.examples.map(({ text }) => text),
        at,
      )
    : shaped
  return {
    ...effect,
    before: coveredReading(effect.before, at, readable),
    after: coveredReading(effect.after, at, after),
  }
}

const textPlace = ({ columns }: LogFormat): number => columns.findIndex(({ role }) => role === 'text')
const sameLayout = (a: LogFormat, b: LogFormat): boolean => JSON.stringify(a.layout) === JSON.stringify(b.layout)

const coveredReading = (reading: Reading, { folder }: Covering, text: (text: string) => string): Reading => {
  const pseudonym = pseudonymiser(folder.secret)
  const named = (kind: 'account' | 'address', value: string) => (value === '' ? '' : pseudonym(kind, value))
  const covered = (one: ExampleRecord): ExampleRecord => ({
    ...one,
    account: named('account', one.account),
    peer: named('account', one.peer),
    address: named('address', one.address),
    text: text(one.text),
    recorded_time: one.observed_at_utc_ms === null ? shaped(one.recorded_time) : one.recorded_time,
    client_version: VERSION.test(one.client_version) ? one.client_version : shaped(one.client_version),
    unknown_values: one.unknown_values.map(shaped),
  })
  return { ...reading, examples: reading.examples.map(covered) }
}
