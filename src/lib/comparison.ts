import type { Cell } from '../model/answer.ts'
import {
  intervalOf,
  type Looked,
  lookUp,
  parseReference,
  type Reference,
  referenceText,
  type Table,
} from './reference.ts'
import { cellText } from './shown.ts'
import type { Interval } from './stats.ts'

const OPERATORS = {
  '>': 'more than',
  '>=': 'at least',
  '<': 'less than',
  '<=': 'at most',
  '=': 'equal to',
} as const
type Operator = keyof typeof OPERATORS

type Than =
  | { kind: 'number'; value: number }
  | { kind: 'word'; word: string }
  | { kind: 'finding'; reference: Reference }

/** A finding held against a number, a word or another finding; `=` takes no finding. */
export interface Comparison {
  finding: Reference
  operator: Operator
  than: Than
}

const isOperator = (text: string): text is Operator => Object.hasOwn(OPERATORS, text)

function thanOf(operator: Operator, text: string): Than | null {
  const { digits, percent } = /^(?<digits>-?\d[\d,]*(?:\.\d+)?)(?<percent> ?%)?$/.exec(text)?.groups ?? {}
  if (digits !== undefined)
    return { kind: 'number', value: Number(digits.replaceAll(',', '')) / (percent === undefined ? 1 : 100) }
  if (operator === '=') return { kind: 'word', word: text.replace(/^"(.*)"$/, '$1') }
  const reference = parseReference(text)
  return reference === null ? null : { kind: 'finding', reference }
}

/** Reads `REFERENCE OPERATOR NUMBER|WORD|REFERENCE`, blanks around the operator; null when it is none. */
export function parseComparison(text: string): Comparison | null {
  const {
    left = '',
    operator = '',
    right = '',
  } = /^(?<left>.+?)\s(?<operator>>=|<=|>|<|=)\s(?<right>.+)$/.exec(text.trim())?.groups ?? {}
  const finding = parseReference(left)
  if (finding === null || !isOperator(operator)) return null
  const than = thanOf(operator, right.trim())
  return than === null ? null : { finding, operator, than }
}

/** Findings that a comparison needs. */
export const referencesOf = ({ finding, than }: Comparison): Reference[] =>
  than.kind === 'finding' ? [finding, than.reference] : [finding]

/** Whether a comparison holds, with its numbers in words. Undecided: a finding is missing, says so itself, or its interval reaches across. */
export interface Judged {
  outcome: 'holds' | 'fails' | 'undecided'
  said: string
}

/** Words by which a finding says that it does not know. */
const UNKNOWN = new Set(['unknown', 'cannot-tell', 'cannot tell', 'untested', 'not known'])

/** Judges a comparison by the tables of the analyses; null stands for one that does not exist. */
export function judge(comparison: Comparison, tableOf: (analysis: string) => Table | null): Judged {
  const look = (reference: Reference): Looked => {
    const table = tableOf(reference.analysis)
    if (table === null) return { kind: 'absent', why: `there is no analysis ${reference.analysis}` }
    // A count of nothing that was looked at would be a finding: no trial was made, or no trial had an effect.
    if (table.rows.length === 0) return { kind: 'absent', why: `${reference.analysis} has nothing to say of this case` }
    return lookUp(reference, table)
  }
  const found = look(comparison.finding)
  const name = referenceText(comparison.finding)
  if (found.kind === 'absent') return { outcome: 'undecided', said: `${name}: ${found.why}` }
  const { cell, column, row } = found
  if (cell === null || (typeof cell === 'string' && UNKNOWN.has(cell)))
    return { outcome: 'undecided', said: `${name} is ${cellText(column, cell)}` }
  const other = otherOf(comparison.than, column, look)
  if (other.kind === 'absent')
    return { outcome: 'undecided', said: `${name} is ${cellText(column, cell)}; ${other.why}` }
  const interval = intervalOf(row, column)
  const outcome =
    typeof other.value === 'string'
      ? sameWord(cell, other.value)
      : compared(comparison.operator, ends(cell, interval), other)
  return {
    outcome,
    said: sentenceOf(name, { column, cell, interval }, { operator: comparison.operator, outcome, text: other.text }),
  }
}

type Other =
  | { kind: 'known'; value: number | string; low: number; high: number; text: string }
  | { kind: 'absent'; why: string }

function otherOf(than: Than, column: string, look: (reference: Reference) => Looked): Other {
  if (than.kind === 'word')
    return { kind: 'known', value: than.word, low: Number.NaN, high: Number.NaN, text: than.word }
  if (than.kind === 'number')
    return { kind: 'known', value: than.value, low: than.value, high: than.value, text: cellText(column, than.value) }
  const name = referenceText(than.reference)
  const found = look(than.reference)
  if (found.kind === 'absent') return { kind: 'absent', why: `${name}: ${found.why}` }
  if (typeof found.cell !== 'number') return { kind: 'absent', why: `${name} is ${cellText(found.column, found.cell)}` }
  const { low, high } = intervalOf(found.row, found.column) ?? { low: found.cell, high: found.cell }
  return { kind: 'known', value: found.cell, low, high, text: `${name}, ${cellText(found.column, found.cell)}` }
}

const sameWord = (cell: unknown, word: string): Judged['outcome'] => (String(cell) === word ? 'holds' : 'fails')

const ends = (cell: unknown, interval: Interval | null): Interval =>
  interval ?? { low: Number(cell), high: Number(cell) }

/** Holds or fails only where both intervals lie apart, so that chance would not turn it. */
function compared(operator: Operator, one: Interval, other: Interval): Judged['outcome'] {
  switch (operator) {
    case '>':
      return one.low > other.high ? 'holds' : one.high <= other.low ? 'fails' : 'undecided'
    case '>=':
      return one.low >= other.high ? 'holds' : one.high < other.low ? 'fails' : 'undecided'
    case '<':
      return compared('>', other, one)
    case '<=':
      return compared('>=', other, one)
    case '=': {
      if (one.low > other.high || one.high < other.low) return 'fails'
      return one.low === one.high && other.low === other.high ? 'holds' : 'undecided'
    }
  }
}

interface Shown {
  column: string
  cell: Cell
  interval: Interval | null
}

function sentenceOf(
  name: string,
  { column, cell, interval }: Shown,
  { operator, outcome, text }: { operator: Operator; outcome: Judged['outcome']; text: string },
): string {
  const within =
    interval === null ? '' : ` (95 %: ${cellText(column, interval.low)} to ${cellText(column, interval.high)})`
  const is = `${name} is ${cellText(column, cell)}${within}`
  if (outcome === 'undecided') return `${is}, too near to ${text} to tell`
  return `${is}, ${outcome === 'holds' ? '' : 'not '}${OPERATORS[operator]} ${text}`
}
