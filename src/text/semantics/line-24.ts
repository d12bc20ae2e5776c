import { expressionOf } from '../expressions.ts'
import { type Gap, rule, type Rule, substring } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

/** `.*` or `.{least,most}` between parts, and `.*` at the ends. */
const WILD = /\.\*|\.\{(\d+),(\d+)\}/g

/** Signs that mean something to a Java expression; a part that still holds one is no literal. */
const SPECIAL = /[\\^$.|?*+()[\]{}]/

/**
 * A line with `.*` is a Java regular expression that the whole text must match; of the shape met in the lists, it says
 * which literals or alternatives follow each other, and any other shape is run as it is. Other lines are literal substrings.
 */
function ruleOf(line: string): Rule {
  if (!line.includes('.*')) return substring(line)
  const parts = line.split(WILD).filter((_, index) => index % 3 === 0)
  const gaps = [...line.matchAll(WILD)].map(
    ([sign, min, max]): Gap => (sign === '.*' ? { min: 0, max: Infinity } : { min: Number(min), max: Number(max) }),
  )
  const [opens, closes] = [parts[0] === '', parts.at(-1) === '']
  const inner = parts.slice(opens ? 1 : 0, closes ? -1 : undefined).map(alternatives)
  const known = inner.flatMap((texts) => (texts === null ? [] : [texts]))
  const bounded = [opens ? gaps[0] : undefined, closes ? gaps.at(-1) : undefined].some(
    (gap) => gap !== undefined && gap.max !== Infinity,
  )
  if (known.length < inner.length || known.length === 0 || bounded) return expressionRule(line)
  return rule(line, known, {
    gaps: gaps.slice(opens ? 1 : 0, closes ? -1 : undefined),
    anchor: opens ? (closes ? 'none' : 'end') : closes ? 'start' : 'both',
    oneLine: true,
  })
}

const expressionRule = (line: string): Rule =>
  rule(line, [], { expression: expressionOf(line, 'whole'), oneLine: true })

/** A literal, or a group of literals: (a|b|c). Null for anything else. */
function alternatives(part: string): readonly string[] | null {
  const group = /^\((.*)\)$/.exec(part)?.[1]
  const texts = group === undefined ? [part] : group.split('|')
  return texts.some((text) => text === '' || SPECIAL.test(text)) ? null : texts
}

export default defineSemantics({
  id: 'line-24',
  title: 'LINE and Lianwo, lists from v24',
  effect: 'A message with a match is not sent.',
  source: 'Citizen Lab, Asia Chats, October 2014; the published lists v24 and v25',
  confidence: 'computed',
  doubt:
    'That an expression must match the whole message, and that a line break defeats it, follows from how Java and the lines are written, not from a test of the client. An expression that cannot be run in linear time never fires.',
  foldings: [],
  rules: (lines) => [...new Set(lines)].map(ruleOf),
})
