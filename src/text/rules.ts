import { type Expression, testOf } from './expressions.ts'
import type { Occurrence } from './matcher.ts'

/** How many UTF-16 units may lie between one component and the next. */
export interface Gap {
  min: number
  /** Infinity for any number. */
  max: number
}

/** When a client acts on a message, as plain data. */
export interface Rule {
  /** The rule as its list writes it. */
  keyword: string
  /** All of these must occur, each by any one of its texts. */
  components: readonly (readonly string[])[]
  /** Gaps between components that must follow each other; null: any order, and they may overlap. */
  gaps: readonly Gap[] | null
  /** Where the first component must begin and the last must end, if it matters. */
  anchor: 'none' | 'start' | 'end' | 'both'
  /** True when a line break anywhere in the text defeats the rule, as it does for `.` in Java. */
  oneLine: boolean
  /** Combinations that cancel the rule when all of their texts occur, in any order. */
  unless: readonly (readonly string[])[]
  /** Least number of ASCII letters in the text. */
  letters: number
  /** What the text must match besides; null: nothing. Foldings change the text and leave the expression as it is. */
  expression: Expression | null
}

const PLAIN: Omit<Rule, 'keyword' | 'components'> = {
  gaps: null,
  anchor: 'none',
  oneLine: false,
  unless: [],
  letters: 0,
  expression: null,
}

/** A rule of these components; what is left out asks for nothing. */
export const rule = (
  keyword: string,
  components: Rule['components'],
  more: Partial<Omit<Rule, 'keyword' | 'components'>> = {},
): Rule => ({ keyword, components, ...PLAIN, ...more })

/** The rule that one text is a substring. */
export const substring = (keyword: string): Rule => rule(keyword, [[keyword]])

/** Whether a rule says no more than that a text occurs. */
const isPlain = ({ components, anchor, oneLine, unless, letters, expression }: Rule): boolean =>
  components.length === 1 &&
  components[0]?.length === 1 &&
  anchor === 'none' &&
  !oneLine &&
  unless.length === 0 &&
  letters === 0 &&
  expression === null

/** A rule that fired, and the occurrences it fired on; none for a rule without components. */
export interface Fired<O extends Occurrence = Occurrence> {
  rule: number
  by: readonly O[]
}

/** Where a text stands in rules. */
interface Place {
  rule: number
  /** Component of the rule; -1 when it belongs to a combination that cancels it. */
  component: number
}

/** Rules ready to be looked up by what occurs. */
export interface RuleSet {
  /** Every text that any rule speaks of, each once. `Occurrence.keyword` is an index into it. */
  texts: readonly string[]
  /** For each text, the plain rules that it fires by itself. */
  plain: readonly (readonly number[])[]
  /** For each text, whether other rules speak of it. */
  isPart: readonly boolean[]
  /** Whether `combined` can find anything where no text occurs. */
  needsNoText: boolean
  /** Rules that are not plain and fire; occurrences by ascending end. Time grows with occurrences × their logarithm. */
  combined<O extends Occurrence>(text: string, occurrences: readonly O[]): readonly Fired<O>[]
}

export function compileRules(rules: readonly Rule[]): RuleSet {
  const placesOf = new Map<string, Place[]>()
  for (const [index, { components, unless }] of rules.entries())
    for (const [component, texts] of [[-1, unless.flat()] as const, ...components.entries()])
      for (const text of new Set(texts)) {
        const places = placesOf.get(text) ?? []
        placesOf.set(text, places)
        places.push({ rule: index, component })
      }
  placesOf.delete('') // what is nothing is no component
  const plain = rules.map(isPlain)
  const texts = [...placesOf.keys()]
  const places = [...placesOf.values()]
  const parts = places.map((all) => all.filter((at) => plain[at.rule] !== true))
  const textless = rules.flatMap(({ components, letters, expression }, index) =>
    components.length === 0 && (letters > 0 || expression !== null) ? [index] : [],
  )
  const tests = new Map(
    rules.flatMap(({ expression }, index) => (expression === null ? [] : [[index, testOf(expression)] as const])),
  )
  const search: Search = { rules, parts, texts, textless, tests }
  return {
    texts,
    plain: places.map((all) => all.map((at) => at.rule).filter((index) => plain[index] === true)),
    isPart: parts.map((all) => all.length > 0),
    needsNoText: textless.length > 0,
    combined: (text, occurrences) => combinedRules(search, text, occurrences),
  }
}

/** How far a rule has come in a text. */
interface Progress<O> {
  /** For each component, the ways to have reached it, by ascending end. */
  reached: Way<O>[][]
  cancelling: Set<string>
}

interface Way<O> {
  end: number
  by: readonly O[]
}

interface Search {
  rules: readonly Rule[]
  parts: readonly (readonly Place[])[]
  texts: readonly string[]
  /** Rules without a component. */
  textless: readonly number[]
  /** Expressions of the rules that have one. */
  tests: ReadonlyMap<number, (text: string) => boolean>
}

function combinedRules<O extends Occurrence>(
  { rules, parts, texts, textless, tests }: Search,
  text: string,
  occurrences: readonly O[],
): Fired<O>[] {
  const progress = new Map<number, Progress<O>>()
  for (const occurrence of occurrences)
    for (const { rule: index, component } of parts[occurrence.keyword] ?? []) {
      const one = rules[index]
      if (one === undefined) continue
      const at = progress.get(index) ?? { reached: one.components.map(() => []), cancelling: new Set() }
      progress.set(index, at)
      if (component === -1) at.cancelling.add(texts[occurrence.keyword] ?? '')
      else reach(one, at.reached, { component, occurrence, length: text.length })
    }
  return [...progress.keys(), ...textless]
    .toSorted((a, b) => a - b)
    .flatMap((index) => {
      const one = rules[index]
      if (one === undefined) return []
      const fired = firedBy(one, progress.get(index), text)
      // Dearest last: most rules have failed by then
      return fired.length > 0 && tests.get(index)?.(text) !== false ? fired.map((by) => ({ rule: index, by })) : []
    })
}

function reach<O extends Occurrence>(
  { gaps, anchor, components }: Rule,
  reached: Way<O>[][],
  { component, occurrence, length }: { component: number; occurrence: O; length: number },
): void {
  const { start, end } = occurrence
  const isLast = component === components.length - 1
  if (component === 0 && (anchor === 'start' || anchor === 'both') && start !== 0) return
  if (isLast && (anchor === 'end' || anchor === 'both') && end !== length) return
  const ways = reached[component] ?? []
  if (gaps === null ? ways.length === 0 : component === 0) ways.push({ end, by: [occurrence] })
  if (gaps === null || component === 0) return
  const { min, max } = gaps[component - 1] ?? { min: 0, max: Infinity }
  const before = lastUpTo(reached[component - 1] ?? [], start - min)
  if (before !== null && before.end >= start - max) ways.push({ end, by: [...before.by, occurrence] })
}

/** The way with the greatest end that is not above a place. */
function lastUpTo<O>(ways: readonly Way<O>[], place: number): Way<O> | null {
  let [low, high] = [0, ways.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ways[middle]?.end ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return ways[low - 1] ?? null
}

const LINE_BREAK = /[\n\r\u0085\u2028\u2029]/

/** What a rule fired on, as the only element; empty when it did not. */
function firedBy<O>(
  { components, gaps, oneLine, unless, letters }: Rule,
  progress: Progress<O> | undefined,
  text: string,
): (readonly O[])[] {
  const reached = progress?.reached ?? []
  if (
    components.length > 0 &&
    (gaps === null ? reached.some((ways) => ways.length === 0) : (reached.at(-1) ?? []).length === 0)
  )
    return []
  if (unless.some((combination) => combination.every((part) => progress?.cancelling.has(part) === true))) return []
  if (oneLine && LINE_BREAK.test(text)) return []
  if (letters > 0 && text.replaceAll(/[^A-Za-z]/g, '').length < letters) return []
  return [gaps === null ? reached.flatMap((ways) => ways[0]?.by ?? []) : (reached.at(-1)?.[0]?.by ?? [])]
}
