import { COMMON_ENGLISH } from '../../text/common-english.ts'
import { FEWEST_TEMPLATES, runsOf } from './runs.ts'
import type { Units } from './units.ts'

/** A phrase that may be a word of a list. */
export interface Phrase {
  /** As folded. */
  text: string
  /** Its units, as numbered. */
  units: Int32Array
  /** Templates it stands in. */
  templates: number
}

/** Signs that end or part sentences; those that published lists have inside of words are not among them. */
const BREAK = /^[\p{Cc}，。！？、；：…～“”「」!?;]/u

/**
 * Repeated runs of units that begin and end with a letter or digit, hold no sign of sentences and are not always part of a
 * longer one of these (closed: leaving those out loses nothing). A single character is none: what it stands in is.
 */
export function phrasesOf(texts: Units, template: Uint32Array): Phrase[] {
  const runs = runsOf(texts, template, (unit) => BREAK.test(unit))
  const isEdge = texts.written.map((unit) => /^[\p{L}\p{N}]/u.test(unit))
  const isCommon = texts.written.map((unit) => COMMON_ENGLISH.has(unit))
  const isBlank = texts.written.map((unit) => unit === ' ')
  const textOf = (units: Int32Array): string => Array.from(units, (unit) => texts.written[unit]).join('')
  const longest = new Int32Array(runs.size)
  const phrases: Phrase[] = []
  for (let run = runs.size - 1; run >= 0; run -= 1) {
    const [place, templates] = [runs.place[run] ?? 0, runs.templates[run] ?? 0]
    const units = texts.unit.subarray(place, place + (runs.units[run] ?? 0))
    const isWhole = [
      [units[0], units[1]],
      [units.at(-1), units.at(-2)],
    ].every(
      ([edge = 0, next]) =>
        isEdge[edge] === true && !(isCommon[edge] === true && (next === undefined || isBlank[next] === true)),
    )
    const within = longest[run] ?? 0
    for (const part of [runs.prefix[run] ?? -1, runs.suffix[run] ?? -1])
      if (part >= 0) longest[part] = Math.max(longest[part] ?? 0, isWhole ? templates : within)
    if (!isWhole || templates <= within || templates < FEWEST_TEMPLATES) continue
    const text = textOf(units)
    if ([...text].length > 1) phrases.push({ text, units, templates })
  }
  return phrases.toReversed()
}
