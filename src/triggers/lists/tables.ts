import type { Row } from '../../model/answer.ts'
import type { Codebook } from './codebook.ts'
import { fullName, type ListHistory } from './history.ts'
import type { NamedWords, Overlap } from './overlap.ts'
import type { VersionReading } from './readings.ts'
import { type ThemeCount, themeNames, themesOf } from './themes.ts'
import { versionName } from './versions.ts'

/** What is told of a version, and what it means. */
export const VERSION_COLUMNS = {
  list: 'client and list, from the folders that the file lay in',
  version: 'date (ISO 8601), version number, or the file where it has neither',
  dated_utc_ms: 'beginning of that day or hour, taken as UTC; null where the version has no date',
  lines: 'lines of the file, blank ones too',
  rejects: 'pieces of the file that no line could be made of',
  unique: 'distinct words as they stand: lines that are not blank',
  unique_trimmed: 'distinct words without outer spaces',
  added: 'distinct words that the version before did not have; null for the first',
  removed: 'distinct words that the version before had; null for the first',
  net_added: 'words that the last version that stood did not have; null for the first and for versions that passed',
  net_removed: 'words that only the last version that stood had; likewise',
  labels: 'what the change is: real, or which artefact; see the rules',
  why: 'what gave each label, and the versions it rests on',
} as const

/** What is told of two sets of words. */
export const OVERLAP_COLUMNS = {
  kind: 'client, list or version: what is compared; words of a list or client are those of all its versions',
  a: 'one set',
  b: 'the other',
  words_a: 'its distinct words without outer spaces',
  words_b: 'those of the other',
  common: 'words that both have',
  union: 'words that either has',
  jaccard: 'common words over those that either has; null when both are empty',
  share_of_a: 'share of the words of a that b has, too (containment); null when a is empty',
  share_of_b: 'share of the words of b that a has, too',
} as const

/** What is told of the themes of a set of words. */
export const THEME_COLUMNS = {
  words_of: 'list or client, over all its versions, or words set apart from others',
  theme: 'theme as the code book names it; null for words that it does not code',
  words: 'distinct words without outer spaces',
  share: 'share of the distinct words of this set',
  ci_low: 'lower end of Wilson’s 95 % interval, were the words a sample',
  ci_high: 'upper end',
} as const

const versionRow = (list: string, { version, words, change, net, labels }: VersionReading): Row => ({
  list,
  version: versionName(version),
  dated_utc_ms: version.mark?.kind === 'date' ? version.mark.utcMs : null,
  lines: words.lines.length,
  rejects: version.rejects,
  unique: words.distinct.size,
  unique_trimmed: words.trimmed.size,
  added: change?.added.length ?? null,
  removed: change?.removed.length ?? null,
  net_added: net?.added.length ?? null,
  net_removed: net?.removed.length ?? null,
  labels: labels.map(({ label }) => label),
  why: labels.map(({ label, detail, versions }) => `${label}: ${detail} (${versions.join(', ')})`),
})

/** A row for each version of each list. */
export const versionRows = (histories: readonly ListHistory[]): Row[] =>
  histories.flatMap((history) => history.readings.map((reading) => versionRow(fullName(history), reading)))

/** A row for each pair. */
export function overlapRows(kind: string, sets: readonly NamedWords[], pairs: readonly Overlap[]): Row[] {
  const sizes = new Map(sets.map(({ name, words }) => [name, words.size]))
  return pairs.map(({ a, b, common, union, jaccard, ofA, ofB }) => ({
    kind,
    a,
    b,
    words_a: sizes.get(a) ?? null,
    words_b: sizes.get(b) ?? null,
    common,
    union,
    jaccard,
    share_of_a: ofA,
    share_of_b: ofB,
  }))
}

export const themeRow = (of: string, { theme, words, share, ciLow, ciHigh }: ThemeCount): Row => ({
  words_of: of,
  theme,
  words,
  share,
  ci_low: ciLow,
  ci_high: ciHigh,
})

/** Rows for each set and theme. */
export function themeRows(sets: readonly NamedWords[], book: Codebook): Row[] {
  const names = themeNames(book)
  return sets.flatMap(({ name, words }) => themesOf(words, book, names).map((count) => themeRow(name, count)))
}
