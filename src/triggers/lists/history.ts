import { createHash } from 'node:crypto'
import type { LabelId } from './labels.ts'
import { readVersions, type VersionReading } from './readings.ts'
import { type NamedWords, unionOf } from './overlap.ts'
import type { ListSeries } from './versions.ts'

/** A list from its first version to its last. */
export interface ListHistory {
  client: string | null
  list: string
  readings: readonly VersionReading[]
  /** Distinct words that were ever on it, as they stand, and without outer spaces. */
  ever: ReadonlySet<string>
  everTrimmed: ReadonlySet<string>
}

export function historyOf({ client, list, versions }: ListSeries): ListHistory {
  const readings = readVersions(versions)
  return {
    client,
    list,
    readings,
    ever: unionOf(readings.map(({ words }) => words.distinct)),
    everTrimmed: unionOf(readings.map(({ words }) => words.trimmed)),
  }
}

/** `client/list`, or the list’s name where the client is not known. */
export const fullName = ({ client, list }: Pick<ListHistory, 'client' | 'list'>): string =>
  client === null || client === list ? list : `${client}/${list}`

export const hasLabel = ({ labels }: VersionReading, id: LabelId): boolean => labels.some(({ label }) => label === id)

/** Versions whose words are truly others than before, the largest change first, then the earliest. */
export const largestChanges = ({ readings }: ListHistory): VersionReading[] =>
  readings.filter((reading) => hasLabel(reading, 'real')).toSorted((a, b) => netSize(b) - netSize(a))

const netSize = ({ net }: VersionReading): number => (net === null ? 0 : net.added.length + net.removed.length)

/** Words of every list over all its versions. */
export const allTimeLists = (histories: readonly ListHistory[]): NamedWords[] =>
  histories.map((history) => ({ name: fullName(history), words: history.everTrimmed }))

/** Words of every client over all its lists; empty when clients are not known. */
export function allTimeClients(histories: readonly ListHistory[]): NamedWords[] {
  const clients = [...new Set(histories.map(({ client }) => client))].filter((client) => client !== null)
  return clients.map((name) => ({
    name,
    words: unionOf(histories.filter(({ client }) => client === name).map(({ everTrimmed }) => everTrimmed)),
  }))
}

/**
 * SHA-256 of a set of words: sorted by code point, joined by line feeds, UTF-8, nothing at the end. Anybody can compute it
 * again: `grep -v '^$' FILE | LC_ALL=C sort -u`, less the last line feed.
 */
export function setDigest(words: Iterable<string>): string {
  const sorted = [...words].map((word) => Buffer.from(word)).toSorted((a, b) => Buffer.compare(a, b))
  const hash = createHash('sha256')
  for (const [at, word] of sorted.entries()) {
    if (at > 0) hash.update('\n')
    hash.update(word)
  }
  return hash.digest('hex')
}
