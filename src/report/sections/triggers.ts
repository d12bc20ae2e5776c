import type { Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, notAsked, numberAt, textAt } from '../answers.ts'
import { bars } from '../figures/bars.ts'
import { counted, grouped, percent } from '../format.ts'
import { type Block, defineSection, type ReportInput } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

/** Words that are drawn, and that stand in the table. */
const DRAWN = 20
const TOP = 50

/** Planted words of so many messages are what the sentence on power names. */
const NAMED_MESSAGES = 5

const measured = (input: ReportInput, measure: string, messages: number | null): Row | undefined =>
  answerOf(input, 'trigger-power')?.rows.find((row) => row['measure'] === measure && row['messages'] === messages)

function found(input: ReportInput, rows: readonly Row[]): string {
  const explained = measured(input, 'explained', null)
  const [messages, of, share] = ['found', 'of', 'share'].map((column) => numberAt(explained, column))
  const inferred = rows.filter((row) => row['status'] === 'inferred').length
  const words = `${counted(rows.length, 'word')} (${grouped(rows.length - inferred)} of lists, ${grouped(inferred)} inferred)`
  const part = `${grouped(messages ?? 0)} of ${counted(of ?? 0, 'unique message')}`
  return `${words} ${rows.length === 1 ? 'explains' : 'explain'} ${part} (${percent(share ?? 0)}).`
}

function power(input: ReportInput): string {
  const row = measured(input, 'planted', NAMED_MESSAGES)
  const [messages, share, low, high] = ['messages', 'share', 'ci_low', 'ci_high'].map((column) => numberAt(row, column))
  return `Of words put into ${grouped(messages ?? 0)} messages for a trial, ${percent(share ?? 0)} (${percent(low ?? 0)} to ${percent(high ?? 0)}) would have been found: rarer words stay hidden, and the messages they caused stay unexplained.`
}

function statusOf(row: Row): string {
  if (textAt(row, 'status') !== 'inferred') return 'on a list'
  const { lists } = row
  return Array.isArray(lists) && lists.length > 0 ? 'inferred (on a list in another case)' : 'inferred'
}

function picture(rows: readonly Row[]): Block {
  const title = 'Messages that the most frequent words stand in'
  const svg = bars(
    title,
    rows.slice(0, DRAWN).map((row) => ({
      label: textAt(row, 'trigger'),
      value: numberAt(row, 'messages') ?? 0,
      note: `${grouped(numberAt(row, 'messages') ?? 0)} ${statusOf(row)}`,
    })),
  )
  const description = 'A bar for each word, as long as the number of unique messages it stands in.'
  return { kind: 'figure', title, svg, description }
}

export default defineSection({
  id: 'triggers',
  title: 'Words that explain the logging',
  order: 82,
  needs: ['triggers', 'trigger-power'],
  belongs: isAboutLogs,
  limitations: (input) => [...caveatsOf('triggers')(input), ...caveatsOf('trigger-power')(input)],
  build(input) {
    const answer = answerOf(input, 'triggers')
    if (answer === null || answerOf(input, 'trigger-power') === null) return notAsked('triggers')
    const { rows } = answer
    if (rows.length === 0)
      return [
        {
          kind: 'prose',
          text: 'No word of a list occurs, and the messages do not tell which words they have in common.',
        },
      ]
    const cut = rows.length > TOP ? { note: `The ${TOP} most frequent; all of them are in tables/triggers.csv.` } : {}
    return [
      { kind: 'prose', text: found(input, rows) },
      { kind: 'prose', text: power(input) },
      picture(rows),
      answerTable(answer, {
        caption: 'Words by the unique messages they stand in',
        show: [
          'trigger',
          'gloss',
          'status',
          'messages',
          'accounts',
          'share',
          'ci_low',
          'ci_high',
          'alone',
          'stability',
        ],
        rows: rows.slice(0, TOP),
        ...cut,
      }),
    ]
  },
})
