import type { Askable } from './answers.ts'
import { ledgerHead } from './custody/index.ts'
import { wilson } from './lib/stats.ts'
import { ALL_MESSAGES, commandOf, countedOf, FACETS, type Filter, filterWritten, spanOf } from './messages/index.ts'
import { filterFrom } from './messages-shown.ts'
import type { Answer, Row } from './model/answer.ts'

type Written = Readonly<Record<string, unknown>>

/** The command that lists the same messages. */
export const messagesCommand = (filter: Filter): string => `breachlight ${commandOf(filter)} --facets --case DIR`

/** Facets count as if the filter asked nothing of them: where it does, only what it asked for is of the messages. */
function facetRows(counted: Awaited<ReturnType<typeof countedOf>>, filter: Filter): Row[] {
  return FACETS.flatMap((facet) =>
    counted.facets[facet]
      .filter(({ value }) => filter[facet].length === 0 || filter[facet].includes(value))
      .map(({ value, records }) => ({ by: facet, value: value === '' ? null : value, records })),
  )
}

const withShare = (row: Row, of: number): Row => {
  const records = Number(row['records'])
  const { low, high } = wilson(records, of)
  return { ...row, share: of === 0 ? null : records / of, ci_low: low, ci_high: high }
}

/** How many messages a pinned filter lets through, and how they divide up. None of them is quoted: a report quotes nobody. */
export async function messagesAnswer(
  at: Askable,
  written: Written,
  revealed: boolean,
): Promise<{ answer: Answer; command: string }> {
  const asked = filterWritten(written)
  const filter = await filterFrom(at, asked)
  const span = await spanOf(at.store, filter)
  const counted = await countedOf(at.store, { filter, revealed, span })
  const whole = await countedOf(at.store, { filter: { ...ALL_MESSAGES, records: filter.records }, revealed, span })
  const total: Row = { by: 'all', value: '', records: counted.records }
  const parts = facetRows(counted, filter).map((row) => withShare(row, counted.records))
  return {
    command: messagesCommand(asked),
    answer: {
      schema: 'breachlight/answer/1',
      analysis: 'messages',
      question: 'How many records pass the filter, and how do they divide up?',
      columns: {
        by: 'what is counted by; `all` stands for every record that passes',
        value: 'its value; empty for `all`, null when the record has none',
        records: 'records that pass the filter and have it',
        share: 'of `all`: their share of all records looked at, else of those that pass, 0…1',
        ci_low: 'lower end of its 95 % interval (Wilson)',
        ci_high: 'upper end of its 95 % interval (Wilson)',
      },
      rows: [withShare(total, whole.records), ...parts],
      denominator: `${whole.records} ${filter.records === 'all' ? 'records' : 'message records'}; parts are of the ${counted.records} that pass`,
      policy: 'every record counts, copies and resends too',
      caveats: [
        'Counted are records. The same message logged on two servers, or sent twice, counts twice; `counts` says how many there are once.',
        'A search finds words however they are disguised, but not what was meant. While names are covered it does not look into names and private values.',
      ],
      evidence: { ledger_head: ledgerHead(at.state) },
    },
  }
}
