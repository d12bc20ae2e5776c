import { CLAIM_VERDICTS, type ClaimVerdict } from '../../model/claim.ts'
import type { Row } from '../../model/answer.ts'
import { answerOf, answerTable, askCommand, caveatsOf, notAsked, textAt } from '../answers.ts'
import { counted, grouped } from '../format.ts'
import { type Block, defineSection } from '../section.ts'

const itemsAt = (row: Row, column: string): readonly string[] => {
  const cell = row[column]
  return cell !== null && typeof cell === 'object' ? cell : []
}

/** How many statements each verdict fell on. */
function opening(rows: readonly Row[]): string {
  const of = (verdict: ClaimVerdict): string =>
    `${grouped(rows.filter((row) => textAt(row, 'verdict') === verdict).length)} ${verdict}`
  return `${counted(rows.length, 'public statement was', 'public statements were')} held against the findings of this case: ${CLAIM_VERDICTS.map(of).join(', ')}.`
}

/** Who said it, when and where, and whether a copy of the place is kept. */
function sourceOf(row: Row): string {
  const where = [textAt(row, 'said_at'), textAt(row, 'quoted_in') && `quoted in ${textAt(row, 'quoted_in')}`]
  const said = [textAt(row, 'speaker'), textAt(row, 'date') || 'no date known', ...where]
  const copy =
    textAt(row, 'archived') === ''
      ? 'No archived copy is kept'
      : `Archived copy: ${textAt(row, 'archived')}, SHA-256 ${textAt(row, 'archived_sha256')}`
  return `${said.filter((part) => part !== '').join(', ')}. ${copy}.`
}

/** A comparison begins with the analysis it is about: the command that gives its number again follows it. */
const withCommand = (said: string): string => `${said} [${askCommand(said.split(/[ :]/, 1)[0] ?? '')}]`

function listed(title: string, items: readonly string[]): Block[] {
  return items.length === 0
    ? []
    : [
        { kind: 'prose', text: title },
        { kind: 'list', items: items.map(withCommand) },
      ]
}

function statement(row: Row): Block[] {
  const quote = textAt(row, 'quote')
  return [
    { kind: 'heading', text: textAt(row, 'claim') },
    {
      kind: 'quote',
      text: quote === '' ? `No words are quoted. ${textAt(row, 'missing')}` : `“${quote}”`,
      source: sourceOf(row),
    },
    { kind: 'prose', text: `Verdict: ${textAt(row, 'verdict')}. ${textAt(row, 'reason')}` },
    ...listed('Speaks against it:', itemsAt(row, 'against')),
    ...listed('Speaks for it:', itemsAt(row, 'for')),
    ...listed('Does not hold here, or cannot be decided:', itemsAt(row, 'open')),
    { kind: 'prose', text: `How it could be tested further: ${textAt(row, 'how_to_test')}` },
  ]
}

export default defineSection({
  id: 'claims',
  title: 'What was said in public',
  order: 108,
  needs: ['claims'],
  belongs: (input) => (answerOf(input, 'claims')?.rows.length ?? 0) > 0,
  limitations: caveatsOf('claims'),
  build(input) {
    const answer = answerOf(input, 'claims')
    if (answer === null) return notAsked('claims')
    return [
      { kind: 'prose', text: opening(answer.rows) },
      answerTable(answer, { caption: 'Statements and verdicts', show: ['claim', 'speaker', 'date', 'verdict'] }),
      ...answer.rows.flatMap(statement),
    ]
  },
})
