import type { LeftOut } from '../list-files.ts'
import {
  categoriesOf,
  type Codebook,
  fullName,
  LABELS,
  largestChanges,
  type ListHistory,
  setDigest,
  themeRow,
  versionName,
  type VersionReading,
  type WordChange,
} from '../triggers/index.ts'

const digests = ({ added, removed }: WordChange) => ({
  added_sha256: setDigest(added),
  removed_sha256: setDigest(removed),
})

const categoriesAt = ({ addedTrimmed, removedTrimmed }: WordChange, book: Codebook) => ({
  added_categories: categoriesOf(addedTrimmed, book).map((row) => themeRow('added', row)),
  removed_categories: categoriesOf(removedTrimmed, book).map((row) => themeRow('removed', row)),
})

function versionJson({ version, words, change, net, labels, stands }: VersionReading, book: Codebook | null) {
  return {
    version: versionName(version),
    path: version.path,
    lines: words.lines.length,
    rejects: version.rejects,
    nonempty: words.filled.length,
    unique: words.distinct.size,
    duplicates: words.filled.length - words.distinct.size,
    unique_trimmed: words.trimmed.size,
    set_sha256: setDigest(words.distinct),
    ...(change === null
      ? {}
      : {
          added: change.added.length,
          removed: change.removed.length,
          kept: words.distinct.size - change.added.length,
          ...digests(change),
        }),
    stands,
    net_added: net?.added.length ?? null,
    net_removed: net?.removed.length ?? null,
    ...(change === null || book === null ? {} : categoriesAt(net ?? change, book)),
    labels: labels.map(({ label, detail, versions }) => ({ label, detail, rests_on: versions })),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function listJson(history: ListHistory, book: Codebook | null) {
  const { readings } = history
  const changes = readings.flatMap(({ change }) => (change === null ? [] : [change]))
  return {
    name: fullName(history),
    client: history.client,
    list: history.list,
    versions: readings.length,
    unique_ever: history.ever.size,
    unique_ever_trimmed: history.everTrimmed.size,
    ever_sha256: setDigest(history.ever),
    total_added: sum(changes.map(({ added }) => added.length)),
    total_removed: sum(changes.map(({ removed }) => removed.length)),
    changed_versions: changes.filter(({ added, removed }) => added.length + removed.length > 0).length,
    distinct_states: new Set(readings.map(({ words }) => setDigest(words.distinct))).size,
    largest_changes: largestChanges(history).map(({ version, net }) => ({
      version: versionName(version),
      net_added: net?.added.length ?? 0,
      net_removed: net?.removed.length ?? 0,
    })),
    history: readings.map((reading) => versionJson(reading, book)),
  }
}

/** What `lists history --json` prints. */
export const historyJson = (histories: readonly ListHistory[], book: Codebook | null, leftOut: readonly LeftOut[]) => ({
  schema: 'breachlight/list-history/1',
  lists: histories.map((history) => listJson(history, book)),
  labels: LABELS,
  notes: book?.notes ?? [],
  left_out: leftOut,
})
