import type { Askable } from './answers.ts'
import { ledgerHead } from './custody/index.ts'
import type { Answer } from './model/answer.ts'
import { commandOf, countedOf, filterWritten, spanOf } from './messages/index.ts'
import { textOf } from './messages-file.ts'
import { filterFrom, shownPage } from './messages-shown.ts'

/** Messages of a pin that a report lists; their number is told in any case. */
const LISTED = 20

/** Messages that a pinned filter lets through, as an answer, and the command that lists them all. */
export async function pinnedMessages(
  written: Readonly<Record<string, unknown>>,
  at: Askable,
  revealed: boolean,
): Promise<{ answer: Answer; command: string }> {
  const asked = filterWritten(written)
  const filter = await filterFrom(at, asked)
  const { records } = await countedOf(at.store, { filter, revealed, span: await spanOf(at.store, filter) })
  const rows = await shownPage(at, { filter, revealed, window: { order: 'oldest', offset: 0, limit: LISTED } })
  const answer: Answer = {
    schema: 'breachlight/answer/1',
    analysis: 'messages',
    question: 'Which messages does the filter let through?',
    columns: {
      observed_at_utc_ms: 'instant of the record, milliseconds since 1970 UTC',
      server: 'machine the file came from',
      family: 'kind of log',
      account: 'whose record it is',
      address: 'network address on the line',
      text: 'the text as far as it is shown',
    },
    rows: rows.map((row) => ({
      observed_at_utc_ms: row.observedAtUtcMs,
      server: row.server,
      family: row.family,
      account: row.account?.shown ?? null,
      address: row.address?.shown ?? null,
      text: textOf(row),
    })),
    denominator: null,
    policy: null,
    caveats: [
      `${records} records match; ${records > rows.length ? `the first ${rows.length} by time are listed` : 'all are listed'}. Each is one logged record: copies and resends are counted.`,
    ],
    evidence: { ledger_head: ledgerHead(at.state) },
  }
  return { answer, command: `breachlight ${commandOf(asked)} --case DIR` }
}
