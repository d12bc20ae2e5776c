import { isMessageFormat, type Column, type LogFormat } from '../model/format.ts'

/** Where each column of a format goes in a record. Columns without a slot are kept under their own names. */
export interface Slots {
  isMessage: boolean
  account: number | null
  peer: number | null
  address: number | null
  text: number | null
  version: number | null
  direction: number | null
  /** Columns whose values, joined by a space, are the time as written. */
  time: readonly number[]
  other: readonly number[]
}

/** First column of each role takes the slot; a second account or a phone is the peer. */
export function slotsOf(format: LogFormat): Slots {
  const isMessage = isMessageFormat(format)
  const first = (...roles: Column['role'][]) => indexes(format, roles)[0] ?? null
  const people = indexes(format, ['account', 'phone'])
  const account = first('account') ?? people[0] ?? null
  const peer = people.find((index) => index !== account) ?? null
  const time = timeColumns(format)
  const slots = {
    isMessage,
    account,
    peer,
    address: first('ip'),
    text: isMessage ? first('text') : null,
    version: first('version'),
    direction: format.columns.findIndex((column) => column.name === 'direction'),
    time,
  }
  const direction = slots.direction < 0 ? null : slots.direction
  const taken = new Set([account, peer, slots.address, slots.text, slots.version, direction, ...time])
  return { ...slots, direction, other: format.columns.flatMap((_, index) => (taken.has(index) ? [] : [index])) }
}

const indexes = (format: LogFormat, roles: readonly string[]): number[] =>
  format.columns.flatMap((column, index) => (roles.includes(column.role) ? [index] : []))

/** A datetime column, or the date columns (`Dec 10` may be two) with the time beside them; AM/PM counts as time. */
function timeColumns(format: LogFormat): number[] {
  const datetime = indexes(format, ['datetime'])[0]
  if (datetime !== undefined) return [datetime]
  const dates = indexes(format, ['date'])
  const times = indexes(format, ['time'])
  const meridiem = times.find((index) => format.columns[index]?.written === 'A')
  const time = times.find((index) => index !== meridiem)
  return [...dates, time, meridiem].flatMap((index) => (index === undefined ? [] : [index]))
}
