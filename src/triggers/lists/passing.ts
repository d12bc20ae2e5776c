import { isMissingOneBlock, sameSet, type WordChange, wordChange } from './changes.ts'
import { type Label, namesOf, NO_CHANGE, nouned, type ReadVersion, sizeOf } from './labels.ts'
import { versionName } from './versions.ts'

/** How long a version may stand and still pass for an accident of collection: lists were fetched once a day or an hour. */
const PASSING_MS = 86_400_000

/** Versions of a list, the place of one of them, and that of the last one before it that stood. */
export interface Place {
  all: readonly ReadVersion[]
  at: number
  last: number
}

/** Whether the next version came at most a day later; false where dates are not known. */
function isBrief(all: readonly ReadVersion[], at: number): boolean {
  const [mark, next] = [all[at]?.version.mark, all[at + 1]?.version.mark]
  return mark?.kind === 'date' && next?.kind === 'date' && next.utcMs - mark.utcMs <= PASSING_MS
}

/** What came or went since the last version that stood. */
export function sinceStood({ all, at, last }: Place): WordChange {
  const [stood, here] = [all[last], all[at]]
  if (stood === undefined || here === undefined) return NO_CHANGE
  return last === at - 1 ? (here.change ?? NO_CHANGE) : wordChange(stood.words, here.words)
}

/** How many words of a change the next change takes back. */
function takenBack(change: WordChange, next: WordChange): number {
  const [gone, back] = [new Set(next.removed), new Set(next.added)]
  return change.added.filter((word) => gone.has(word)).length + change.removed.filter((word) => back.has(word)).length
}

function transient(place: Place, change: WordChange): Label | null {
  const { all, at, last } = place
  const [stood, here, after] = [all[last], all[at], all[at + 1]]
  if (stood === undefined || after === undefined || !isBrief(all, at)) return null
  const versions = namesOf(stood, here, after)
  if (sameSet(stood.words.distinct, after.words.distinct)) {
    const detail = `the next version has the words of ${versionName(stood.version)} again`
    return { label: 'transient', detail, versions }
  }
  const back = takenBack(change, after.change ?? NO_CHANGE)
  if (back * 2 <= sizeOf(change)) return null
  const detail = `${back} of ${nouned(sizeOf(change), 'word')} that came or went are as before in the next version`
  return { label: 'transient', detail, versions }
}

/** The first version behind `at` that has all of these words again, when only brief ones lie between. */
function backAgain(all: readonly ReadVersion[], at: number, words: readonly string[]): ReadVersion | undefined {
  for (let next = at + 1; next < all.length && isBrief(all, next - 1); next += 1)
    if (words.every((word) => all[next]?.words.distinct.has(word))) return all[next]
  return undefined
}

function truncation({ all, at, last }: Place, { added, removed }: WordChange): Label | null {
  const here = all[at]
  if (here === undefined || here.words.distinct.size === 0 || added.length > 0 || removed.length === 0) return null
  const next = backAgain(all, at, removed)
  if (next === undefined) return null
  const whole = [all[last], next, all[at - 1]].find(
    (one) => one !== undefined && isMissingOneBlock(here.words.lines, one.words.lines),
  )
  if (whole === undefined) return null
  const missing = whole.words.lines.length - here.words.lines.length
  const lines = missing === 1 ? 'one line' : `one block of ${missing} neighbouring lines`
  const detail = `${lines} of ${versionName(whole.version)} is missing`
  return { label: 'truncation', detail, versions: namesOf(whole, here, next) }
}

/** For a transient version: an earlier one with the same words, from before the last one that stood. */
function flapping({ all, at, last }: Place): Label | null {
  const here = all[at]
  const earlier = all
    .slice(0, last)
    .find(({ words }) => here !== undefined && sameSet(words.distinct, here.words.distinct))
  if (here === undefined || earlier === undefined) return null
  const detail = `the words are those of ${versionName(earlier.version)}`
  return { label: 'mirror-flapping', detail, versions: namesOf(earlier, all[last], here, all[at + 1]) }
}

/** Labels of a version that only passed; none for one that stands. A version with the words of the last that stood stands. */
export function passingLabels(place: Place): Label[] {
  const change = sinceStood(place)
  if (sizeOf(change) === 0) return []
  const passed = transient(place, change)
  const flaps = passed === null ? null : flapping(place)
  return [passed, flaps, truncation(place, change)].filter((label) => label !== null)
}
