import type { Answer, Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, notAsked, numberAt, sumOf, textAt } from '../answers.ts'
import { intervals } from '../figures/intervals.ts'
import { counted, grouped, percent } from '../format.ts'
import { type Block, defineSection, type ReportInput } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

const ANALYSES = ['blocking', 'conversations', 'repetition'] as const
/** Bars a page can hold; the table has all keywords. */
const MAX_BARS = 30
const LONGEST = 10

/** Verdicts in the order in which they are told. */
const VERDICTS = ['blocked', 'merely logged', 'both'] as const

function verdicts({ rows }: Answer): string {
  if (rows.length === 0) return 'No message holds a keyword of a list or of our own queries.'
  const of = (verdict: string): string => grouped(rows.filter((row) => textAt(row, 'verdict') === verdict).length)
  const [blocked, logged, both] = VERDICTS.map(of)
  return `Of ${counted(rows.length, 'keyword or subject', 'keywords and subjects')} that stand in messages, ${blocked} kept most messages from being displayed, ${logged} were merely logged, ${both} did the one and the other; of ${of('cannot tell')} it cannot be told.`
}

const talked = ({ rows }: Answer): string =>
  rows.length === 0
    ? 'No conversation stands out of chance among the logged messages.'
    : `${counted(rows.length, 'conversation was', 'conversations were')} found among the logged messages, with ${counted(sumOf(rows, 'turns'), 'turn')} and ${counted(sumOf(rows, 'questions_answered'), 'question')} that somebody answered: such messages were delivered, although they were logged.`

function again({ rows }: Answer): string {
  const row = rows.find((candidate) => textAt(candidate, 'cause') === 'resend-quick')
  const share = numberAt(row, 'share_of_records')
  if (row === undefined || share === null) return 'No record is there whose text could be sent again.'
  return `${counted(numberAt(row, 'records') ?? 0, 'record is a text', 'records are texts')} that the same account sent again within five minutes, ${percent(share)} of all: such messages had probably not appeared.`
}

function figure(rows: readonly Row[]): Block[] {
  const title = 'Share of messages that was not displayed, by keyword'
  const shown = rows
    .toSorted((a, b) => (numberAt(b, 'messages') ?? 0) - (numberAt(a, 'messages') ?? 0))
    .flatMap((row) => {
      const share = numberAt(row, 'share_blocked')
      if (share === null) return []
      const low = numberAt(row, 'ci_low') ?? share
      const high = numberAt(row, 'ci_high') ?? share
      return [{ label: `${textAt(row, 'keyword')} (${textAt(row, 'list')})`, share, low, high }]
    })
    .slice(0, MAX_BARS)
  if (shown.length === 0) return []
  return [
    {
      kind: 'figure',
      title,
      svg: intervals(title, shown, { label: 'share not displayed', domain: [0, 1] }),
      description:
        'Keywords and subjects with the most messages first. Bars are estimated shares of messages that were not displayed; whiskers are 95 % intervals.',
    },
  ]
}

function tables(input: ReportInput): Block[] {
  const [blocking, conversations, repetition] = ANALYSES.map((id) => answerOf(input, id))
  const longest = conversations?.rows.toSorted((a, b) => (numberAt(b, 'turns') ?? 0) - (numberAt(a, 'turns') ?? 0))
  return [
    ...(blocking == null || blocking.rows.length === 0
      ? []
      : [
          answerTable(blocking, {
            caption: 'Keywords: sent again, answered, and what follows',
            show: [
              'list',
              'keyword',
              'messages',
              'sent_again',
              'answered',
              'share_blocked',
              'ci_low',
              'ci_high',
              'verdict',
            ],
          }),
        ]),
    ...(conversations == null || longest === undefined || longest.length === 0
      ? []
      : [
          answerTable(conversations, {
            caption: 'The longest conversations',
            rows: longest.slice(0, LONGEST),
            show: ['thread', 'turns', 'names', 'first_utc_ms', 'last_utc_ms', 'questions_answered', 'q_value'],
            note: 'All of them are in tables/conversations.csv',
          }),
        ]),
    ...(repetition == null
      ? []
      : [
          answerTable(repetition, {
            caption: 'Why the same text stands in the logs again',
            show: ['cause', 'meaning', 'records', 'messages', 'share_of_records', 'ci_low', 'ci_high'],
          }),
        ]),
  ]
}

export default defineSection({
  id: 'conversations',
  title: 'Delivered, or not displayed?',
  order: 85,
  needs: [...ANALYSES],
  belongs: isAboutLogs,
  constants: ['95'],
  limitations: caveatsOf(...ANALYSES),
  build(input) {
    const [blocking, conversations, repetition] = ANALYSES.map((id) => answerOf(input, id))
    if (blocking == null || conversations == null || repetition == null)
      return ANALYSES.flatMap((id) => (answerOf(input, id) === null ? notAsked(id) : []))
    const text = [verdicts(blocking), talked(conversations), again(repetition)].join(' ')
    return [{ kind: 'prose', text }, ...figure(blocking.rows), ...tables(input)]
  },
})
