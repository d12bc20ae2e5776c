import type { Answer, Cell, Row } from '../../src/model/answer.ts'
import type { Block, ReportInput } from '../../src/report/section.ts'
import { REPLICA } from './fixture.ts'

/** Columns whose texts choose a row's place: changing them would change what is said, not its numbers. */
const CHOOSES = new Set([
  'kind',
  'measure',
  'language',
  'country',
  'family',
  'server',
  'column',
  'role',
  'reading',
  'verdict',
])

const DAY_MS = 86_400_000

/** Another number of the same kind: a moment some hundred days later, a share that is still one, a larger count. */
function otherNumber(column: string, value: number, turn: number): number {
  if (column.endsWith('_utc_ms')) return value + (377 + 211 * turn) * DAY_MS + turn * 3_723_000
  if (value > 0 && value < 1) return value * (0.37 + 0.11 * turn) + 0.0123 * turn
  return value * (7 + 4 * turn) + 3 + turn
}

/** Every digit of a text becomes another one. */
const otherDigits = (text: string, turn: number): string =>
  text.replace(/\d/g, (digit) => String((Number(digit) + turn) % 10))

function otherCell(column: string, cell: Cell, turn: number): Cell {
  if (typeof cell === 'number') return otherNumber(column, cell, turn)
  if (typeof cell === 'string') return CHOOSES.has(column) ? cell : otherDigits(cell, turn)
  return cell !== null && typeof cell === 'object' ? cell.map((text) => otherDigits(text, turn)) : cell
}

const otherRow = (row: Row, turn: number): Row =>
  Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, otherCell(column, cell, turn)]))

const maybe = (text: string | null, turn: number): string | null => (text === null ? null : otherDigits(text, turn))

/** The same chosen findings with other answers. */
const withOtherPins = (input: ReportInput, other: (answer: Answer) => Answer): ReportInput['pinned'] =>
  input.pinned.map((pin) => {
    if (pin.found.kind !== 'rows') return pin
    const answer = other(pin.found.answer)
    return { ...pin, found: { ...pin.found, answer, allRows: answer.rows.length + pin.found.allRows + 3 } }
  })

/** The same report with every number of its answers another one; `turn` (1, 2, …) says which. */
function withOtherNumbers(input: ReportInput, turn: number): ReportInput {
  const other = (answer: Answer): Answer => ({
    ...answer,
    rows: answer.rows.map((row) => otherRow(row, turn)),
    denominator: maybe(answer.denominator, turn),
    policy: maybe(answer.policy, turn),
    caveats: answer.caveats.map((caveat) => otherDigits(caveat, turn)),
    evidence: { ledger_head: otherDigits(answer.evidence.ledger_head, turn) },
  })
  return {
    ...input,
    answers: Object.fromEntries(Object.entries(input.answers).map(([id, answer]) => [id, other(answer)])),
    manifest: input.manifest.map((item) => ({ ...item, size_bytes: otherNumber('size_bytes', item.size_bytes, turn) })),
    scorecard: input.scorecard?.map((score) => ({ ...score, detail: otherDigits(score.detail, turn) })) ?? null,
    pinned: withOtherPins(input, other),
  }
}

/** The same report with only some of the rows of its answers. */
function withFewerRows(input: ReportInput, keeps: (at: number) => boolean): ReportInput {
  const fewer = (answer: Answer): Answer => ({ ...answer, rows: answer.rows.filter((_, at) => keeps(at)) })
  return {
    ...input,
    answers: Object.fromEntries(Object.entries(input.answers).map(([id, answer]) => [id, fewer(answer)])),
    manifest: input.manifest.filter((_, at) => keeps(at)),
    scorecard: input.scorecard?.filter((_, at) => keeps(at)) ?? null,
    pinned: withOtherPins(input, fewer).filter((_, at) => keeps(at)),
  }
}

const withOtherText = (answer: Answer): Answer => ({
  ...answer,
  rows: answer.rows.map((row, at) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [column, typeof cell === 'string' ? `${cell} ${letters(at)}` : cell]),
    ),
  ),
})

/** The same report with every text of its rows another one, so that a count of distinct texts is another. */
const withOtherTexts = (input: ReportInput): ReportInput => ({
  ...input,
  answers: Object.fromEntries(Object.entries(input.answers).map(([id, one]) => [id, withOtherText(one)])),
})

/** A number without digits. */
const letters = (at: number): string => Array.from(String(at), (digit) => 'abcdefghij'[Number(digit)]).join('')

/** The replica with other numbers, other texts and fewer rows: no number that follows from it is the same in all of them. */
export const OTHERS: readonly ReportInput[] = [
  withOtherTexts(REPLICA),
  ...[1, 2, 3].map((turn) => withOtherNumbers(REPLICA, turn)),
  withFewerRows(REPLICA, (at) => at % 2 === 0),
  withFewerRows(withOtherNumbers(REPLICA, 1), (at) => at % 3 === 1),
  withFewerRows(withOtherNumbers(REPLICA, 2), (at) => at < 5),
]

/** What a block says in sentences; cells of tables are data, and drawings have tests of their own. */
function sentencesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'prose':
    case 'heading':
      return [block.text]
    case 'quote':
      return []
    case 'list':
      return block.items
    case 'command':
      return []
    case 'table':
      return [block.caption, block.note ?? '']
    case 'figure':
      return [block.title, block.description]
  }
}

/** Numbers as they stand in sentences; digits of a name (`fs01`, `UTF-8`) are none. */
export const numbersIn = (blocks: readonly Block[]): Set<string> =>
  new Set(blocks.flatMap(sentencesOf).flatMap((text) => text.match(/(?<![\p{L}\d]-?)\d+(?:[.,]\d+)*/gu) ?? []))
