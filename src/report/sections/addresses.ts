import type { Answer, Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, notAsked, numberAt, sumOf, textAt } from '../answers.ts'
import { bars } from '../figures/bars.ts'
import { counted, grouped, percent } from '../format.ts'
import { type Block, defineSection } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

const SHOWN = ['reading', 'pairs', 'addresses', 'records', 'share_of_records', 'ci_low', 'ci_high']

const OTHERS =
  'Other numbers about addresses use none of these readings: the counts and the chapter on countries count an address wherever it stands, and the chapter on people says only which addresses stand beside a name.'

/** What may be said of pairs by their reading: from where a person wrote, or only that two people had to do with each other. */
function opening(rows: readonly Row[]): string {
  const pairs = sumOf(rows, 'pairs')
  const unresolved = numberAt(
    rows.find((row) => textAt(row, 'reading') === 'unresolved'),
    'pairs',
  )
  const told =
    unresolved === null ? '' : ` For ${percent((pairs - unresolved) / pairs)} of them the logs of presence tell which.`
  return `${counted(pairs, 'pair')} of an account and an address ${pairs === 1 ? 'stands' : 'stand'} on the message lines. A name and an address on one line may belong to the same person, to two people who wrote to each other, to a group, or to a line that several people use.${told} Only the first two readings below place an account at an address; the third places somebody else there, who was written to.`
}

const figure = (rows: readonly Row[]): Block => {
  const title = 'Pairs of account and address by reading'
  const shown = rows.map((row) => {
    const value = numberAt(row, 'pairs') ?? 0
    return { label: textAt(row, 'reading'), value, note: grouped(value) }
  })
  return {
    kind: 'figure',
    title,
    svg: bars(title, shown),
    description: `Number of pairs with each reading. ${shown.map(({ label, note }) => `${label} ${note}`).join('; ')}.`,
  }
}

/** Readings in words; an answer without them leaves the list out. */
function meanings(answer: Answer): Block[] {
  const items = answer.rows.flatMap((row) =>
    textAt(row, 'meaning') === '' ? [] : [`${textAt(row, 'reading')}: ${textAt(row, 'meaning')}`],
  )
  return items.length === 0 ? [] : [{ kind: 'list', items }]
}

export default defineSection({
  id: 'addresses',
  title: 'Whose address stands beside a name',
  order: 105,
  needs: ['address-roles'],
  belongs: isAboutLogs,
  limitations: caveatsOf('address-roles'),
  build(input) {
    const answer = answerOf(input, 'address-roles')
    if (answer === null) return notAsked('address-roles')
    if (sumOf(answer.rows, 'pairs') === 0)
      return [{ kind: 'prose', text: 'No message record names both an account and an address.' }]
    return [
      { kind: 'prose', text: opening(answer.rows) },
      ...meanings(answer),
      figure(answer.rows),
      answerTable(answer, { caption: 'Pairs of account and address by reading', show: SHOWN }),
      { kind: 'prose', text: OTHERS },
    ]
  },
})
