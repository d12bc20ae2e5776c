import { compileMatcher } from '../../text/matcher.ts'
import type { Rule } from '../../text/rules.ts'
import type { Known, Priors } from './search.ts'

/** A listed text in the text under test: characters [start, end). */
interface Place {
  text: string
  start: number
  end: number
}

/** A listed rule of which every component stands in the text. */
interface Present {
  /** For each component, where it stands, by ascending start. */
  components: readonly (readonly Place[])[]
}

/** How far lists are believed: that the next place is where a rule that is there says, and that a component is any listed text. */
const BELIEF = { rule: 0.9, word: 0.4, end: 0.9 } as const
/** Of rules that are there, the one whose first component starts furthest to the right fires first; each further so much less likely. */
const NEXT_RULE = 0.4
/** Weight of a listed end that no rule at hand asks for. */
const OTHER_END = 0.15

/** Adversarial lists can make every stretch of a text a hit; so many are enough. */
const MOST_PLACES = 100_000

/** Index of the character that each UTF-16 unit belongs to, and the number of characters behind the last. */
function characterIndexes(characters: readonly string[]): Int32Array {
  const units = characters.flatMap((character, index) => Array.from({ length: character.length }, () => index))
  return Int32Array.from([...units, characters.length])
}

function placesOf(characters: readonly string[], texts: readonly string[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>()
  const indexes = characterIndexes(characters)
  let count = 0
  compileMatcher(texts).occurrences(characters.join(''), ({ keyword, start, end }) => {
    const text = texts[keyword] ?? ''
    if ((count += 1) > MOST_PLACES) return
    const known = places.get(text) ?? []
    places.set(text, known)
    known.push({ text, start: indexes[start] ?? 0, end: indexes[end] ?? 0 })
  })
  return places
}

function presentRules(rules: readonly Rule[], places: ReadonlyMap<string, readonly Place[]>): Present[] {
  return rules
    .filter(({ components }) => components.length > 0)
    .map(({ components }) => ({
      components: components.map((texts) =>
        texts.flatMap((text) => places.get(text) ?? []).toSorted((a, b) => a.start - b.start),
      ),
    }))
    .filter(({ components }) => components.every((all) => all.length > 0))
}

/** Whether what was found are components of this rule. */
const fits = ({ components }: Present, { found }: Known): boolean =>
  found.every(({ text }) => components.some((places) => places.some((place) => place.text === text)))

/** Where the rule says the next component starts; the text's end when it needs no more; null when it cannot be the one. */
function saysNext(rule: Present, known: Known, length: number): number | null {
  if (!fits(rule, known)) return null
  const open = rule.components.filter(
    (places) => !known.found.some(({ text }) => places.some((place) => text.includes(place.text))),
  )
  if (open.length === 0) return length
  const starts = open.map((places) => places.at(-1)?.start ?? -1)
  return Math.min(...starts) >= known.from ? Math.min(...starts) : null
}

/** Adds so much of `to`, which is scaled, to weights that sum to 1. */
function mix(weights: Float64Array, to: Float64Array, share: number): Float64Array {
  const total = to.reduce((sum, weight) => sum + weight, 0)
  return total === 0 ? weights : weights.map((weight, at) => weight * (1 - share) + (share * (to[at] ?? 0)) / total)
}

/**
 * Priors that expect what lists say, in a text: rules whose components are all there, and any text that a rule speaks of. They
 * stand on `base`, so that a list that knows nothing of the rule costs little.
 */
export function listedPriors(base: Priors, characters: readonly string[], rules: readonly Rule[]): Priors {
  const texts = [...new Set(rules.flatMap(({ components }) => components.flat()))].filter((text) => text !== '')
  if (texts.length === 0) return base
  const { length } = characters
  const places = placesOf(characters, texts)
  const present = presentRules(rules, places)
  const all = [...places.values()].flat()
  return {
    starts(known) {
      const { from } = known
      const words = new Float64Array(length - from + 1)
      for (const { start } of all) if (start >= from) words[start - from] = 1
      const said = new Float64Array(length - from + 1)
      const nexts = present.flatMap((rule) => saysNext(rule, known, length) ?? [])
      for (const [rank, next] of [...new Set(nexts)].toSorted((a, b) => b - a).entries())
        said[next - from] = NEXT_RULE ** rank
      return mix(mix(base.starts(known), words, BELIEF.word), said, BELIEF.rule)
    },
    ends(known, place) {
      const listed = new Float64Array(length - place.firstEnd + 1)
      const asked = new Set(present.filter((rule) => fits(rule, known)).flatMap(({ components }) => components.flat()))
      for (const one of all)
        if (one.start === place.start && one.end >= place.firstEnd)
          listed[one.end - place.firstEnd] = asked.has(one) ? 1 : OTHER_END
      return mix(base.ends(known, place), listed, BELIEF.end)
    },
  }
}
