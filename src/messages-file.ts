import type { Askable } from './answers.ts'
import type { Filter, Window } from './messages/index.ts'
import { type ShownMessage, shownPage } from './messages-shown.ts'
import { guardedCsv } from './report/index.ts'

/** Most records that go into one file, and rows asked of the engine at a time. */
export const MOST_ROWS = 100_000
const ROWS_AT_A_TIME = 2000

/** The records of a window as people may see them, some at a time. */
export async function* shownPages(
  at: Askable,
  { filter, window, revealed }: { filter: Filter; window: Window; revealed: boolean },
): AsyncGenerator<ShownMessage[]> {
  const most = Math.min(window.limit, MOST_ROWS)
  for (let done = 0; done < most; done += ROWS_AT_A_TIME) {
    const limit = Math.min(ROWS_AT_A_TIME, most - done)
    const rows = await shownPage(at, { filter, revealed, window: { ...window, offset: window.offset + done, limit } })
    if (rows.length > 0) yield rows
    if (rows.length < limit) return
  }
}

/** A record as a row of JSON; null is "unknown". */
export const flatRow = (message: ShownMessage) => ({
  id: message.id,
  observed_at_utc_ms: message.observedAtUtcMs,
  server: message.server,
  family: message.family,
  direction: message.direction,
  client_version: message.clientVersion,
  country: message.country,
  account: message.account?.shown ?? null,
  peer: message.peer?.shown ?? null,
  address: message.address?.shown ?? null,
  text: textOf(message),
})

/** The text as far as it is shown, with an ellipsis where more was written. */
export const textOf = ({ text }: ShownMessage): string =>
  `${text.before > 0 ? '…' : ''}${text.pieces.map((piece) => piece.text).join('')}${text.behind > 0 ? '…' : ''}`

const CSV_COLUMNS = [
  'id',
  'observed_at_utc_ms',
  'server',
  'family',
  'direction',
  'client_version',
  'country',
  'account',
  'peer',
  'address',
  'text',
] as const

/** The records of some pages as CSV, guarded against formulas; unknown is an empty cell. */
export async function* messagesCsv(pages: AsyncIterable<readonly ShownMessage[]>): AsyncGenerator<string> {
  yield guardedCsv([CSV_COLUMNS])
  for await (const messages of pages)
    yield guardedCsv(messages.map(flatRow).map((row) => CSV_COLUMNS.map((column) => row[column] ?? '')))
}
