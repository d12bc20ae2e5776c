import { nearest } from '../../lib/near.ts'
import { lookUp, parseReference } from '../../lib/reference.ts'
import { cellText } from '../../lib/shown.ts'
import { OperatorError } from '../../model/errors.ts'
import type { ReportInput } from '../section.ts'

/** Where a sentence stands: `prose/people.md:3`. */
export type Place = string

/** What a number may hold behind its first digit: `44,254`, `2008-10-01`, `02:43`. */
const NUMBER = String.raw`\p{N}(?:[\p{N}.,:/–-]*\p{N})?`

/**
 * Pieces of a sentence, in the order they are tried: a bound number, an escaped one, a Latin name with digits in it (`fs01`), a
 * number that is bound to nothing.
 */
const PIECE = new RegExp(
  String.raw`\{\{(?<bound>[^{}]*)\}\}|\\(?<escaped>${NUMBER})|[A-Za-z]\w*|(?<number>${NUMBER})|(?<open>\{\{)`,
  'gu',
)

const HINT =
  'The report that was there stays. Write {{ANALYSIS WORD…}} for a finding, {{ANALYSIS WORD… = VALUE}} to hold your text to the value, and a backslash before a number that is no finding, such as \\2008; see docs/report.md.'

const fault = (place: Place, said: string): OperatorError => new OperatorError(`${place}: ${said}`, { hint: HINT })

/** The value of a finding, as the tables of the report show it. */
function valueOf(written: string, place: Place, { answers }: ReportInput): string {
  const reference = parseReference(written)
  if (reference === null) throw fault(place, '{{ }} names no finding.')
  const answer = Object.hasOwn(answers, reference.analysis) ? answers[reference.analysis] : undefined
  if (answer === undefined) {
    const [meant] = nearest(reference.analysis, Object.keys(answers))
    throw fault(place, `there is no finding ${reference.analysis}${meant === undefined ? '' : `; perhaps ${meant}`}.`)
  }
  const found = lookUp(reference, answer)
  if (found.kind === 'absent') throw fault(place, `{{${written}}} names no finding: ${found.why}.`)
  return cellText(found.column, found.cell)
}

function resolved(bound: string, place: Place, input: ReportInput): string {
  const { left, right } = /^(?<left>.*?)\s=\s(?<right>.*)$/.exec(bound.trim())?.groups ?? {}
  const value = valueOf((left ?? bound).trim(), place, input)
  if (right !== undefined && right.trim() !== value)
    throw fault(place, `it says {{${bound.trim()}}}, and the finding is ${value}.`)
  return value
}

/**
 * A sentence that a person wrote, with the values of the findings it names. Throws OperatorError when a finding is not there or
 * has another value than is written, and when a number is bound to nothing.
 */
export const boundText = (text: string, place: Place, input: ReportInput): string =>
  text.replace(PIECE, (piece: string, ...rest: unknown[]) => {
    const groups = groupsOf(rest.at(-1))
    if (groups.bound !== undefined) return resolved(groups.bound, place, input)
    if (groups.escaped !== undefined) return groups.escaped
    if (groups.open !== undefined) throw fault(place, '{{ is not closed by }} on the same line.')
    if (groups.number !== undefined) throw fault(place, `the number ${groups.number} is bound to no finding.`)
    return piece
  })

interface Groups {
  bound?: string
  escaped?: string
  number?: string
  open?: string
}

/** The last argument of a replacer holds the named groups (ECMA-262 §22.2.6.11). */
const groupsOf = (last: unknown): Groups => (typeof last === 'object' && last !== null ? last : {})
