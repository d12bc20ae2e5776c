import { wilson } from '../../lib/stats.ts'
import { defineAnalysis } from '../analysis.ts'
import { examplesByKind, exposedAccounts, messagesByKind, valuesByKind } from '../exposed.ts'
import { uniqueMessageCount } from '../matched.ts'
import { counted } from '../measures.ts'

export default defineAnalysis({
  id: 'sensitive',
  question: 'Which private values do the logged messages give away?',
  columns: {
    kind: 'kind of value; docs/sensitive.md says what each has to pass',
    messages: 'unique messages whose text holds such a value',
    share: 'share of all unique messages, 0…1; null when there are none',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
    distinct_values: 'distinct values, layout aside',
    records: 'records whose text holds such a value',
    accounts: 'accounts whose messages hold such a value',
    example: 'one message, its private values masked; null when all are too long to show',
  },
  caveats: [
    'Found by form, check digit and cue: a value written in words or split over messages is missed, and one that only looks like its kind counts. docs/sensitive.md has precision and recall of each kind, measured on labelled texts.',
    'That a value passes its check digits does not say that it was ever issued, or to whom.',
    'A message with several kinds counts for each of them; a kind without a row was not found.',
  ],
  personal: { example: 'text' },
  async run(view) {
    const total = await uniqueMessageCount(view)
    const messages = await messagesByKind(view)
    const values = new Map((await valuesByKind(view)).map((row) => [row.kind, row.distinct_values]))
    const examples = new Map((await examplesByKind(view)).map((row) => [row.kind, row.example]))
    const accounts = new Map<string, number>()
    for (const { account, kind } of await exposedAccounts(view))
      if (account !== '') accounts.set(kind, (accounts.get(kind) ?? 0) + 1)
    const rows = messages.map((found) => {
      const { low, high } = wilson(found.messages, total)
      return {
        kind: found.kind,
        messages: found.messages,
        share: total === 0 ? null : found.messages / total,
        ci_low: low,
        ci_high: high,
        distinct_values: values.get(found.kind) ?? 0,
        records: found.records,
        accounts: accounts.get(found.kind) ?? 0,
        example: examples.get(found.kind) ?? null,
      }
    })
    return {
      rows: rows.toSorted((a, b) => b.messages - a.messages || (a.kind < b.kind ? -1 : 1)),
      denominator: counted(total, 'unique message'),
      policy: 'unique = account + text',
    }
  },
})
