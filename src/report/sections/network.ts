import type { Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, notAsked, numberAt, sumOf, textAt } from '../answers.ts'
import { circleOf } from '../circle.ts'
import { bars } from '../figures/bars.ts'
import { ego } from '../figures/ego.ts'
import { counted, grouped, percent } from '../format.ts'
import { type Block, defineSection, type ReportInput } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

const TOP = 15

const TIE_COLUMNS = ['from', 'to', 'weight', 'reading', 'probability', 'lines', 'present', 'group_copies', 'answers']
const CIRCLE_COLUMNS = ['hop', 'from', 'to', 'weight', 'reading', 'probability', 'others_present', 'answers', 'days']

function opening(rows: readonly Row[]): Block {
  const pairs = sumOf(rows, 'pairs')
  const of = (reading: string): number =>
    numberAt(
      rows.find((row) => textAt(row, 'reading') === reading),
      'pairs',
    ) ?? 0
  const share = (reading: string): string => (pairs === 0 ? grouped(0) : percent(of(reading) / pairs))
  return {
    kind: 'prose',
    text: `${counted(pairs, 'pair')} of an account and an address stand on the message lines. By what else the logs show of them, ${share('own')} are the account’s own line, ${share('shared')} a line that several people use, ${share('correspondent')} the line of somebody the account wrote to, and ${share('group')} that of a member of a group chat; for ${share('unresolved')} no reading is probable enough.`,
  }
}

function readings(input: ReportInput): Block[] {
  const answer = answerOf(input, 'line-readings')
  if (answer === null) return notAsked('line-readings')
  if (sumOf(answer.rows, 'pairs') === 0)
    return [
      { kind: 'prose', text: 'No message record names both an account and an address, so nobody is tied to anybody.' },
    ]
  const title = 'Pairs of account and address by their likeliest reading'
  const shown = answer.rows.map((row) => {
    const value = numberAt(row, 'pairs') ?? 0
    return { label: textAt(row, 'reading'), value, note: grouped(value) }
  })
  return [
    opening(answer.rows),
    {
      kind: 'figure',
      title,
      svg: bars(title, shown),
      description: shown.map(({ label, note }) => `${label} ${note}`).join('; '),
    },
    answerTable(answer, { caption: title }),
  ]
}

function sharedLines(input: ReportInput): Block[] {
  const answer = answerOf(input, 'shared-lines')
  if (answer === null) return notAsked('shared-lines')
  if (answer.rows.length === 0)
    return [{ kind: 'prose', text: 'No address is probably used by several people, so none is set apart.' }]
  const sure = answer.rows.filter((row) => textAt(row, 'reading') === 'shared')
  return [
    {
      kind: 'prose',
      text: `${counted(sure.length, 'address', 'addresses')} ${sure.length === 1 ? 'is' : 'are'} used by several people, such as the customers of a net bar; ${grouped(sumOf(sure, 'records'))} records carry ${sure.length === 1 ? 'it' : 'them'}. Standing beside such an address ties nobody to anybody.`,
    },
    answerTable(answer, {
      caption: 'Shared lines, those with the most accounts first',
      rows: answer.rows.slice(0, TOP),
    }),
  ]
}

function picture(input: ReportInput): Block[] {
  const answer = answerOf(input, 'widest-circle')
  if (answer === null) return notAsked('widest-circle')
  const circle = circleOf(answer.rows)
  if (circle === null) return [{ kind: 'prose', text: 'No address ties two accounts to each other.' }]
  const title = 'The account that is tied to the most others'
  const others = circle.others.length + circle.more.others
  const addresses = circle.addresses.length + circle.more.addresses
  return [
    {
      kind: 'figure',
      title,
      svg: ego(title, circle),
      description: `In the middle the account, as a disc; round it ${counted(addresses, 'address', 'addresses')} beside its messages, as squares; outside ${counted(others, 'other account')} beside these addresses, as triangles. The pattern of a line is its likeliest reading: unbroken where the address is the account’s own.`,
    },
    answerTable(answer, {
      caption: 'The same as a table',
      rows: answer.rows.slice(0, TOP * 2),
      show: CIRCLE_COLUMNS,
      note: 'All of it is in tables/widest-circle.csv',
    }),
  ]
}

function ties(input: ReportInput): Block[] {
  const answer = answerOf(input, 'network')
  if (answer === null) return notAsked('network')
  const rows = answer.rows.filter((row) => row['kind'] === 'tie').slice(0, TOP)
  if (rows.length === 0) return []
  const note = 'More are in tables/network.csv; `breachlight export` writes the whole graph'
  return [
    answerTable(answer, { caption: 'Two accounts that addresses tie, by sendings', rows, show: TIE_COLUMNS, note }),
  ]
}

function communities(input: ReportInput): Block[] {
  const answer = answerOf(input, 'communities')
  if (answer === null) return notAsked('communities')
  const [largest] = answer.rows
  if (largest === undefined) return [{ kind: 'prose', text: 'No ties that bind were found, and so no communities.' }]
  return [
    {
      kind: 'prose',
      text: `Ties that bind fall into ${counted(answer.rows.length, 'community', 'communities')} of accounts that write more among each other than with the rest; the largest has ${counted(numberAt(largest, 'accounts') ?? 0, 'account')}.`,
    },
    answerTable(answer, { caption: 'The largest communities', rows: answer.rows.slice(0, TOP) }),
  ]
}

export default defineSection({
  id: 'network',
  title: 'Who is connected with whom',
  order: 107,
  needs: ['line-readings', 'shared-lines', 'widest-circle', 'network', 'communities'],
  belongs: isAboutLogs,
  limitations: caveatsOf('line-readings', 'shared-lines', 'widest-circle', 'network', 'communities'),
  build: (input) => [
    ...readings(input),
    ...sharedLines(input),
    ...picture(input),
    ...ties(input),
    ...communities(input),
  ],
})
