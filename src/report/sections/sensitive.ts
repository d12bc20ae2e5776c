import { wilson } from '../../lib/stats.ts'
import type { Answer, Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, measure, notAsked, numberAt, sumOf, textAt } from '../answers.ts'
import { bars } from '../figures/bars.ts'
import { counted, grouped, percent } from '../format.ts'
import { type Block, defineSection, type ReportInput } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

/** Classes of the accounts by how many values their messages give away. */
const CLASSES = [
  { label: '1 value', from: 1, to: 1 },
  { label: '2 to 4 values', from: 2, to: 4 },
  { label: '5 to 9 values', from: 5, to: 9 },
  { label: '10 values and more', from: 10, to: Number.MAX_SAFE_INTEGER },
] as const

function byKind(answer: Answer): Block[] {
  const title = 'Messages that give away private values, by kind'
  const rows = answer.rows.map((row) => {
    const messages = numberAt(row, 'messages') ?? 0
    return { label: textAt(row, 'kind'), value: messages, note: grouped(messages) }
  })
  return [
    {
      kind: 'figure',
      title,
      svg: bars(title, rows),
      description: `Unique messages that hold a value of each kind: ${rows.map(({ label, note }) => `${label} ${note}`).join('; ')}.`,
    },
    answerTable(answer, {
      caption: 'Private values by kind',
      show: ['kind', 'messages', 'share', 'ci_low', 'ci_high', 'distinct_values', 'accounts'],
    }),
    answerTable(answer, {
      caption: 'One message of each kind',
      show: ['kind', 'example'],
      rows: answer.rows.filter((row) => textAt(row, 'example') !== ''),
    }),
  ]
}

/** Values of each account, all kinds together. */
function valuesOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  const values = new Map<string, number>()
  for (const row of rows) {
    const account = textAt(row, 'account')
    values.set(account, (values.get(account) ?? 0) + (numberAt(row, 'distinct_values') ?? 0))
  }
  return values
}

function affected(input: ReportInput, answer: Answer): Block[] {
  const values = [...valuesOf(answer.rows).values()]
  const all = measure(input, 'accounts')
  const { low, high } = wilson(values.length, all ?? 0)
  const share =
    all === null || all < values.length
      ? ''
      : `, ${percent(values.length / all)} of all (95 % interval ${percent(low)} to ${percent(high)})`
  return [
    {
      kind: 'prose',
      text: `${counted(values.length, 'account')} wrote, or received, at least one such message${share}. The value may be somebody else’s: people also pass on the numbers and addresses of family and friends, who never used the program.`,
    },
    {
      kind: 'table',
      caption: 'Accounts by how many private values their messages give away',
      columns: { class: 'distinct values, all kinds together', accounts: 'accounts in the class' },
      rows: CLASSES.map(({ label, from, to }) => ({
        class: label,
        accounts: values.filter((count) => count >= from && count <= to).length,
      })),
      note: 'The accounts, by pseudonym, are in tables/sensitive-accounts.csv.',
    },
  ]
}

export default defineSection({
  id: 'sensitive',
  title: 'Private data in the messages',
  order: 102,
  needs: ['sensitive', 'sensitive-accounts', 'counts'],
  belongs: isAboutLogs,
  limitations: caveatsOf('sensitive', 'sensitive-accounts'),
  build(input) {
    const answer = answerOf(input, 'sensitive')
    const accounts = answerOf(input, 'sensitive-accounts')
    if (answer === null) return notAsked('sensitive')
    const most = answer.rows[0]
    if (most === undefined)
      return [{ kind: 'prose', text: 'No private value of a kind that the detectors know was found in the messages.' }]
    return [
      {
        kind: 'prose',
        text: `The logs hold ${counted(sumOf(answer.rows, 'distinct_values'), 'private value')} of ${counted(answer.rows.length, 'kind')}, in the clear for whoever could read them. Most frequent is ${textAt(most, 'kind')}, in ${counted(numberAt(most, 'messages') ?? 0, 'unique message')} (${percent(numberAt(most, 'share') ?? 0)}). ${input.revealed ? 'Examples are shown as they were written, by order of the investigator.' : 'In the examples each value is replaced by its kind and layout.'}`,
      },
      ...byKind(answer),
      ...(accounts === null ? [] : affected(input, accounts)),
    ]
  },
})
