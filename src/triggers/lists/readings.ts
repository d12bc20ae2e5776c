import { sameSet, sameWordsChange, type WordChange, wordChange, wordsOf } from './changes.ts'
import { type Label, namesOf, NO_CHANGE, nouned, type ReadVersion, sizeOf } from './labels.ts'
import { passingLabels, type Place, sinceStood } from './passing.ts'
import { quoteRepairs } from './quotes.ts'
import { type ListVersion, versionName } from './versions.ts'

/** A version beside the others of its list. */
export interface VersionReading extends ReadVersion {
  /** Against the last version that stood; null for the first, and for versions that passed. */
  net: WordChange | null
  labels: readonly Label[]
  /** False for a version that passed: transient or truncated. */
  stands: boolean
}

/** Longest word that a detail quotes. */
const QUOTED_CHARACTERS = 60

function contentLabels({ version, words }: ReadVersion): Label[] {
  const versions = [versionName(version)]
  if (words.distinct.size === 0)
    return [{ label: 'empty', detail: `${nouned(words.lines.length, 'line')}, no word`, versions }]
  const [word = ''] = words.trimmed
  if (words.trimmed.size > 1) return []
  const shown = word.length > QUOTED_CHARACTERS ? `${[...word].slice(0, QUOTED_CHARACTERS).join('')}…` : word
  return [
    {
      label: 'placeholder',
      detail: `the only word is “${shown}”, on ${nouned(words.filled.length, 'line')}`,
      versions,
    },
  ]
}

function sameWordsLabels(before: ReadVersion, here: ReadVersion): Label[] {
  const versions = namesOf(before, here)
  const [old, now] = [before.words.lines.length, here.words.lines.length]
  const detail = old === now ? `${nouned(now, 'line')} as before` : `${nouned(old, 'line')} before, ${now} now`
  const found = sameWordsChange(before.words, here.words)
  if (found.length > 0) return found.map((label) => ({ label, detail, versions }))
  return sizeOf(here.change ?? NO_CHANGE) === 0 ? [{ label: 'unchanged', detail, versions }] : []
}

/** What a version that stands changed, and whether it puts back what had passed. */
function standingLabels({ all, at, last }: Place, net: WordChange): Label[] {
  const [stood, here] = [all[last], all[at]]
  if (stood === undefined || here === undefined) return []
  const since = versionName(stood.version)
  const real: Label = {
    label: 'real',
    detail: `${nouned(net.added.length, 'word')} came and ${net.removed.length} went since ${since}`,
    versions: namesOf(stood, here),
  }
  const back: Label = {
    label: 'return',
    detail: `${nouned(at - last - 1, 'version')} passed since ${since}`,
    versions: namesOf(...all.slice(last, at + 1)),
  }
  const isReal = !sameSet(stood.words.trimmed, here.words.trimmed)
  return [...(isReal ? [real] : []), ...(last < at - 1 ? [back] : [])]
}

/** Reads the versions of one list, the earliest first: what changed, and which changes are artefacts. */
export function readVersions(versions: readonly ListVersion[]): VersionReading[] {
  const all: ReadVersion[] = []
  for (const version of versions) {
    const words = wordsOf(version.lines)
    const before = all.at(-1)
    all.push({ version, words, change: before === undefined ? null : wordChange(before.words, words) })
  }
  const quotes = quoteLabels(all)
  let last = 0
  return all.map((read, at) => {
    const own = [...contentLabels(read), ...(quotes.get(at) ?? [])]
    const before = all[at - 1]
    if (before === undefined) {
      const first: Label = { label: 'first', detail: 'nothing to compare it with', versions: namesOf(read) }
      return { ...read, net: null, stands: true, labels: [first, ...own] }
    }
    const place = { all, at, last }
    const same = sameWordsLabels(before, read)
    const passed = passingLabels(place)
    if (passed.length > 0) return { ...read, net: null, stands: false, labels: [...passed, ...same, ...own] }
    const net = sinceStood(place)
    last = at
    return { ...read, net, stands: true, labels: [...standingLabels(place, net), ...same, ...own] }
  })
}

/** Labels of repairs and of the damage that they repair, by the place of the version. */
function quoteLabels(all: readonly ReadVersion[]): ReadonlyMap<number, Label[]> {
  const found = new Map<number, Label[]>()
  const put = (at: number, label: Label): void => void found.set(at, [...(found.get(at) ?? []), label])
  for (const [at, { words, change }] of all.entries()) {
    const repairs = quoteRepairs(change ?? NO_CHANGE, words.distinct)
    if (repairs.length === 0) continue
    const origins = new Map<number, number>()
    for (const { damaged } of repairs) {
      const from = cameWith(all, at, damaged)
      origins.set(from, (origins.get(from) ?? 0) + 1)
    }
    const sources = [...origins.keys()].toSorted((a, b) => a - b).map((from) => all[from])
    const detail = `${nouned(repairs.length, 'word')} lost stray quotation marks`
    put(at, { label: 'quote-repair', detail, versions: namesOf(...sources, all[at]) })
    for (const [from, count] of origins) {
      const damage = `stray quotation marks of ${nouned(count, 'word')} are gone later`
      put(from, { label: 'quote-damage', detail: damage, versions: namesOf(all[from], all[at]) })
    }
  }
  return found
}

/** Place of the version that a word of the one before `at` came with. */
function cameWith(all: readonly ReadVersion[], at: number, word: string): number {
  let from = at - 1
  while (from > 0 && all[from - 1]?.words.distinct.has(word) === true) from -= 1
  return from
}
