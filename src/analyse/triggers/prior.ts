import { type Background, stringShare } from '../../text/background.ts'
import type { Cutter } from '../../text/words.ts'
import type { Phrase } from './phrases.ts'
import type { Units } from './units.ts'

/** No phrase is rarer in ordinary messages than this, before any were seen: every circle of people has words of its own. */
const RAREST = 1e-4

/** How often a given neighbour stands beside a character, and a given word beside a word of a spaced script, at least. */
const NEIGHBOUR = { character: 0.05, word: 0.2 }

/** Share of places where a run of Latin letters or digits begins that the background cannot speak of, by its length. */
const latinShare = (length: number): number => Math.max(1e-4 * 3 ** -(length - 1), 1e-6)

/** What is known of ordinary language before the messages are looked at. */
export interface Language {
  background: Background
  cutter: Cutter
}

/** Templates that each unit stands in. */
export function unitTemplates({ unit, starts, written }: Units, template: Uint32Array): Uint32Array {
  const counts = new Uint32Array(written.length)
  const last = new Int32Array(written.length).fill(-1)
  const order = Uint32Array.from(template.keys()).toSorted((a, b) => (template[a] ?? 0) - (template[b] ?? 0))
  for (const text of order)
    for (let place = starts[text] ?? 0; place < (starts[text + 1] ?? 0); place += 1) {
      const [number, of] = [unit[place] ?? 0, template[text] ?? 0]
      if (last[number] !== of) counts[number] = (counts[number] ?? 0) + 1
      last[number] = of
    }
  return counts
}

/** Share of ordinary messages that hold each phrase, as far as can be said before the messages are looked at. */
export function priorsOf(
  phrases: readonly Phrase[],
  given: { texts: Units; unitCounts: Uint32Array; templates: number; language: Language },
): Float64Array {
  const places = placesPerText(given.texts)
  return Float64Array.from(phrases, (phrase) =>
    priorOf(Math.max(places * placeShare(phrase.text, given.language), partsShare(phrase, given))),
  )
}

/** Units of a text, on average. */
export const placesPerText = ({ unit, starts }: Units): number => unit.length / Math.max(1, starts.length - 1)

/** A share that neither promises that something is never said nor that everybody says it. */
export const priorOf = (share: number): number => Math.min(0.5, Math.max(RAREST, share))

/** Share of places of background text that begin this phrase; Latin runs by their length where the background has none. */
export function placeShare(text: string, { background, cutter }: Language): number {
  const normalised = cutter.normalised(text)
  if (background.covers(normalised)) return stringShare(background, normalised)
  let share = 1
  for (const piece of normalised.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [])
    share *= background.covers(piece) ? stringShare(background, piece) : latinShare(piece.length)
  return share
}

/**
 * A word that nobody uses otherwise has a part that hardly stands elsewhere; ordinary phrases are made of parts that all
 * do. So a phrase is at least as likely as its rarest part outside of it times the likeliest neighbour of such a part.
 */
function partsShare(
  { text, units, templates }: Phrase,
  { unitCounts, texts, templates: total }: { unitCounts: Uint32Array; texts: Units; templates: number },
): number {
  const parts = units.filter((unit) => /^[\p{L}\p{N}]/u.test(texts.written[unit] ?? ''))
  if (parts.length < 2) return 0
  const rarest = parts.reduce((least, unit) => Math.min(least, unitCounts[unit] ?? 0), Number.POSITIVE_INFINITY)
  const neighbour = /\p{Script=Han}/u.test(text) ? NEIGHBOUR.character : NEIGHBOUR.word
  return (neighbour * Math.max(0, rarest - templates)) / total
}
