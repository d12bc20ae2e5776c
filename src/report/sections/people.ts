import { wilson } from '../../lib/stats.ts'
import type { Answer, Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, notAsked, numberAt, sumOf, textAt } from '../answers.ts'
import { bars } from '../figures/bars.ts'
import { counted, grouped, percent } from '../format.ts'
import { type Block, defineSection } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

const TOP = 10

/** Classes of the distribution; counts of this kind are spread over decades. */
const CLASSES = [
  { label: '1 record', from: 1, to: 1 },
  { label: '2 to 9 records', from: 2, to: 9 },
  { label: '10 to 99 records', from: 10, to: 99 },
  { label: '100 to 999 records', from: 100, to: 999 },
  { label: '1,000 records and more', from: 1000, to: Number.MAX_SAFE_INTEGER },
] as const

const recordsOf = (row: Row): number => numberAt(row, 'records') ?? 0

function distribution(rows: readonly Row[]): Block[] {
  const total = sumOf(rows, 'records')
  const classes = CLASSES.map(({ label, from, to }) => {
    const members = rows.filter((row) => recordsOf(row) >= from && recordsOf(row) <= to)
    const records = sumOf(members, 'records')
    const { low, high } = wilson(records, total)
    return {
      label,
      accounts: members.length,
      records,
      share_of_records: total === 0 ? null : records / total,
      ci_low: low,
      ci_high: high,
    }
  })
  const title = 'Accounts by how many records carry their name'
  const svg = bars(
    title,
    classes.map(({ label, accounts }) => ({ label, value: accounts, note: grouped(accounts) })),
  )
  return [
    {
      kind: 'figure',
      title,
      svg,
      description:
        'Number of accounts in each class. A few accounts with very many records would stand out at the bottom.',
    },
    {
      kind: 'table',
      caption: 'Distribution of records over accounts',
      columns: {
        class: 'records that carry the account',
        accounts: 'accounts in the class',
        records: 'records of those accounts',
        share_of_records: 'their share of all records that name an account',
        ci_low: 'lower end of its 95 % interval (Wilson)',
        ci_high: 'upper end of its 95 % interval (Wilson)',
      },
      rows: classes.map(({ label, ...rest }) => ({ class: label, ...rest })),
    },
  ]
}

/** Who never used the watching client and was logged all the same. */
function contacts(answer: Answer | null): Block[] {
  if (answer === null) return []
  const only = answer.rows.filter((row) => textAt(row, 'reading') === 'contact')
  const undecided = answer.rows.length - only.length
  const some =
    only.length === 0 ? 'No account is' : `${counted(only.length, 'account')} ${only.length === 1 ? 'is' : 'are'}`
  return [
    { kind: 'heading', text: 'Exposed through others' },
    {
      kind: 'prose',
      text: `${some} in the logs only because of whom they wrote to: none of the addresses beside ${only.length === 1 ? 'it' : 'them'} is likely to be ${only.length === 1 ? 'its' : 'their'} own. The client of the other person sent their words on. ${undecided === 0 ? 'Of all others this can be ruled out.' : `Of ${grouped(undecided)} more it cannot be told.`} Whoever asks a helpline about a name can be answered with the command exposure, on a page that shows nobody else’s words.`,
    },
    ...(answer.rows.length === 0
      ? []
      : [
          answerTable(answer, {
            caption: 'Accounts exposed through others, the most records first',
            rows: answer.rows.slice(0, TOP),
            note: 'All of them are in tables/exposed-contacts.csv',
          }),
        ]),
  ]
}

export default defineSection({
  id: 'people',
  title: 'People in the logs',
  order: 100,
  needs: ['identities', 'exposed-contacts'],
  belongs: isAboutLogs,
  limitations: caveatsOf('identities', 'exposed-contacts'),
  build(input) {
    const answer = answerOf(input, 'identities')
    if (answer === null) return notAsked('identities')
    if (answer.rows.length === 0) return [{ kind: 'prose', text: 'No record names an account.' }]
    const rows = answer.rows.toSorted(
      (a, b) => recordsOf(b) - recordsOf(a) || (textAt(a, 'account') < textAt(b, 'account') ? -1 : 1),
    )
    const total = sumOf(rows, 'records')
    const top = rows.slice(0, TOP)
    const share =
      total === 0
        ? ''
        : ` The ${grouped(top.length)} most frequent make up ${percent(sumOf(top, 'records') / total)} of the records that name an account.`
    const names = input.revealed
      ? 'Names are shown as they are in the logs, by order of the investigator; the reason stands in the audit log.'
      : 'Names are replaced by pseudonyms that hold within this case only.'
    return [
      {
        kind: 'prose',
        text: `${counted(rows.length, 'account')} ${rows.length === 1 ? 'is' : 'are'} named in the message records. Behind them are people who were logged, and who may not know it.${share} ${names} An account is not a person: one person can have several, and several people can share one.`,
      },
      ...distribution(rows),
      answerTable(answer, {
        caption: `The ${grouped(top.length)} accounts with the most records`,
        rows: top,
        note: 'The other accounts are in tables/identities.csv',
      }),
      ...contacts(answerOf(input, 'exposed-contacts')),
    ]
  },
})
