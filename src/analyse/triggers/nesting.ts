import { compileMatcher } from '../../text/matcher.ts'
import type { Evidence } from './evidence.ts'
import type { Frames } from './frames.ts'
import { type Language, placeShare } from './prior.ts'
import { piecesOf } from './units.ts'

/** What one more word costs in natural logarithms of chance: about as much as to spell it. */
const WORD_COST = 10

/** A message cannot speak for a longer word by more than this factor: phrases freeze for other reasons, too. */
const MOST_FACTOR = Math.log(50)

/** Words stand beside given words this many times as often as anywhere: ordinary phrases are more than chance. */
const HABIT = 3

/** What nesting is judged by. */
export interface Nesting {
  evidence: Evidence
  language: Language
  /** Messages that hold each unit, by its writing. */
  unitCounts: ReadonlyMap<string, number>
  /** Units of a text, on average. */
  placesPerText: number
  /** What stands beside the words found so far; null before any were. */
  frames: Frames | null
}

interface Longer {
  phrase: number
  texts: readonly number[]
  gain: number
}

/**
 * Decides of each phrase, and of the texts it explains, whether it is the word itself or only part of longer ones: it is
 * part when the gain in likelihood of a few longer ones outweighs what they would leave unexplained. For a longer phrase
 * with share s of the messages, whose rest stands beside something else with share p, a message gains log(s / p).
 */
export function wordsOf(nesting: Nesting, explained: ReadonlyMap<number, readonly number[]>): number[] {
  const among = textsByPhrase(nesting, [...explained.keys()])
  const words = new Set<number>()
  const settle = (phrase: number, texts: readonly number[]): void => {
    const split = splitOf(nesting, { phrase, texts, among })
    if (split === null) words.add(phrase)
    else for (const longer of split) settle(longer.phrase, longer.texts)
  }
  for (const [phrase, texts] of explained) settle(phrase, texts)
  return [...words].toSorted((a, b) => a - b)
}

/** Texts of every phrase that holds one of the given ones. */
function textsByPhrase({ evidence }: Nesting, roots: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const { phrases } = evidence
  const matcher = compileMatcher(roots.map((root) => phrases[root]?.text ?? ''))
  const among = new Map<number, number[]>()
  for (const [phrase, { text }] of phrases.entries()) if (matcher.matches(text).length > 0) among.set(phrase, [])
  for (let text = 0; text < evidence.weights.length; text += 1)
    for (let hit = evidence.hits.starts[text] ?? 0; hit < (evidence.hits.starts[text + 1] ?? 0); hit += 1) {
      const texts = among.get(evidence.hits.phrase[hit] ?? 0)
      if (texts !== undefined && texts.at(-1) !== text) texts.push(text)
    }
  return among
}

interface Question {
  phrase: number
  texts: readonly number[]
  among: ReadonlyMap<number, readonly number[]>
}

function splitOf(nesting: Nesting, question: Question): readonly Longer[] | null {
  const { evidence } = nesting
  const { phrases } = evidence
  const own = phrases[question.phrase]?.text ?? ''
  const mass = massOf(evidence, question.texts)
  const longer = [...question.among.keys()].filter((phrase) => {
    const text = phrases[phrase]?.text ?? ''
    return text.length > own.length && text.includes(own)
  })
  const covered = partition(nesting, { ...question, longer, usesBackground: false })
  if (massOf(evidence, covered.left) < 0.5 && covered.chosen.length > 0) return covered.chosen
  const { chosen, left } = partition(nesting, { ...question, longer, usesBackground: true })
  const gain = chosen.reduce((sum, { gain: one }) => sum + one, 0)
  const lift = mass / evidence.total / (evidence.priors[question.phrase] ?? 1)
  return gain > massOf(evidence, left) * Math.log(Math.max(1, lift)) ? chosen : null
}

const massOf = ({ weights }: Evidence, texts: Iterable<number>): number => {
  let sum = 0
  for (const text of texts) sum += weights[text] ?? 0
  return sum
}

/**
 * Takes longer phrases one after another, each time the one that gains most, until none gains. A gain only shrinks while
 * others are taken, so one that is still the largest when it is looked at again is the largest (lazy greedy, Minoux 1978).
 */
function partition(
  nesting: Nesting,
  given: Question & { longer: readonly number[]; usesBackground: boolean },
): { chosen: Longer[]; left: ReadonlySet<number> } {
  const left = new Set(given.texts)
  const chosen: Longer[] = []
  const gainAgain = (phrase: number): Longer => longerOf(nesting, { ...given, left }, phrase)
  const open = given.longer.map(gainAgain).filter(({ gain }) => gain > 0)
  for (;;) {
    open.sort((a, b) => a.gain - b.gain || b.phrase - a.phrase)
    const last = open.pop()
    if (last === undefined) return { chosen, left }
    const now = gainAgain(last.phrase)
    if (now.gain <= 0) continue
    if (now.gain < (open.at(-1)?.gain ?? 0)) {
      open.push(now)
      continue
    }
    chosen.push(now)
    for (const text of now.texts) left.delete(text)
  }
}

function longerOf(
  nesting: Nesting,
  given: Question & { left: ReadonlySet<number>; usesBackground: boolean },
  phrase: number,
): Longer {
  const { evidence } = nesting
  const { phrases } = evidence
  const texts = (given.among.get(phrase) ?? []).filter((text) => given.left.has(text))
  const mass = massOf(evidence, texts)
  if (mass * MOST_FACTOR <= WORD_COST) return { phrase, texts, gain: 0 }
  const [own, longer] = [phrases[given.phrase]?.text ?? '', phrases[phrase]?.text ?? '']
  const beside = besideShare(nesting, [own, longer], mass)
  const known = given.usesBackground ? placeShare(longer, nesting.language) / placeShare(own, nesting.language) : 0
  const factor = mass / massOf(evidence, given.texts) / Math.min(1, Math.max(beside, known))
  return { phrase, texts, gain: mass * Math.min(MOST_FACTOR, Math.log(factor)) - WORD_COST }
}

/**
 * How often what the longer phrase has beside the shorter one would stand there by chance: as often as beside other words,
 * or as at any place of the messages that do not hold all of it times what language is in the habit of. While no words
 * are known, as often as messages hold it anywhere.
 */
function besideShare(nesting: Nesting, [own, longer]: readonly [string, string], mass: number): number {
  const at = longer.indexOf(own)
  const [left, right] = [longer.slice(0, at), longer.slice(at + own.length)]
  return (
    partShare(nesting, left, { mass, beside: nesting.frames?.before.share(left, own) }) *
    partShare(nesting, right, { mass, beside: nesting.frames?.behind.share(right, own) })
  )
}

function partShare(
  { evidence, unitCounts, placesPerText }: Nesting,
  part: string,
  { mass, beside }: { mass: number; beside: number | undefined },
): number {
  const counts = piecesOf(part)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .map((piece) => unitCounts.get(piece) ?? 0)
  if (counts.length === 0) return 1
  const anywhere = (Math.max(0, Math.min(...counts) - mass) + 0.5) / evidence.total
  return Math.min(1, beside === undefined ? anywhere : HABIT * Math.max(beside, anywhere / placesPerText))
}
