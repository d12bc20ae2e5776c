import { type Ledger, type LedgerEntry, type LedgerState, placeKey, type StoredKey } from '../custody/index.ts'
import type { KeyCandidate } from '../model/chain.ts'
import type { SealedItem, Stream } from '../model/stream.ts'
import type { DecideResult } from './jobs.ts'
import { withSharedStreams } from './reconcile.ts'

/**
 * Enters decisions in the ledger in one write. A stream that is now read differently loses its loaded segments: they
 * are voided here, removed from the engine by `reconcile`, and parsed again.
 */
export function recordDecisions(
  ledger: Ledger,
  decided: { items: readonly SealedItem[]; result: DecideResult; basis: string; candidates: readonly KeyCandidate[] },
): void {
  const { decisions, rejects } = decided.result
  const entries: LedgerEntry[] = []
  for (const { stream, fields, key } of decisions) {
    const item = itemOf(decided.items, stream)
    if (key !== null) entries.push(...keyEntries(ledger.state, key, decided.candidates))
    entries.push({ type: 'stream', item, stream, fields })
  }
  entries.push(...rejects.map((reject) => ({ type: 'member-reject' as const, reject })))
  const stale = staleSegments(
    ledger.state,
    decisions.map(({ stream }) => stream),
  )
  if (stale.length > 0) entries.push({ type: 'void', segments: stale, why: 'a stream is read differently now' })
  entries.push(
    ...decided.items.map((item) => ({ type: 'decided' as const, item: placeKey(item), basis: decided.basis })),
  )
  ledger.append(...entries)
}

const itemOf = (items: readonly SealedItem[], stream: Stream): string => {
  const item = items.find(
    ({ evidenceId, path }) =>
      evidenceId === stream.evidenceId && (stream.path === path || stream.path.startsWith(`${path}!`)),
  )
  if (item === undefined) throw new Error(`a decision about ${stream.path} belongs to no item`)
  return placeKey(item)
}

/** Enters keys that opened uploads, with every place each was found in. */
export function recordKeys(ledger: Ledger, keys: readonly KeyCandidate[], candidates: readonly KeyCandidate[]): void {
  for (const key of keys) ledger.append(...keyEntries(ledger.state, key, candidates))
}

/** A key that opened something is entered with every place it was found in. */
function keyEntries(state: LedgerState, key: KeyCandidate, candidates: readonly KeyCandidate[]): LedgerEntry[] {
  const places = [key, ...candidates.filter((candidate) => candidate.id === key.id)].map(stored)
  const distinct = new Map(places.map((place) => [JSON.stringify(place), place]))
  const known = new Set([...state.keys.values()].map((place) => JSON.stringify(place)))
  return [...distinct].filter(([json]) => !known.has(json)).map(([, place]) => ({ type: 'key', key: place }))
}

const stored = ({ id, bytes, reading, purpose, finder, name, place }: KeyCandidate): StoredKey => ({
  id,
  reading,
  purpose,
  finder,
  name,
  place,
  hex: Buffer.from(bytes).toString('hex'),
  sizeBytes: bytes.length,
})

/** What decides how a stream is parsed; bits and attempts may change without touching a record. */
const readingOf = ({ kind, chain, charset, alternate, lineEndCode, format, zone, family, server }: Stream): string =>
  JSON.stringify([kind, chain, charset, alternate, lineEndCode, format, zone, family, server])

function staleSegments(state: LedgerState, streams: readonly Stream[]): number[] {
  const changed = new Set(
    streams.flatMap((stream) => {
      const before = state.streams.get(placeKey(stream))
      return before === undefined || readingOf(before.stream) === readingOf(stream) ? [] : [placeKey(stream)]
    }),
  )
  const hit = [...state.committed].flatMap(([segment, { parts }]) =>
    parts.some((part) => changed.has(part.stream)) ? [segment] : [],
  )
  return withSharedStreams(state, hit)
}
