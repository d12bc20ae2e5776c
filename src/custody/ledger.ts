import { createHash } from 'node:crypto'
import type { KeyCandidate } from '../model/chain.ts'
import type { Reason } from '../model/reasons.ts'
import type { Balance, SegmentPart, SegmentSums, TableSum } from '../model/segment.ts'
import type { SealedItem, SkippedFile, Stream } from '../model/stream.ts'
import type { TrialDesign } from '../model/trial.ts'
import { openChain, readChain } from './chain.ts'

/** A column of a format as seen in the sample, for the `fields` table. */
export interface FieldProfile {
  column: string
  role: string
  distinct: number
  entropyBits: number
  sampled: number
}

/** A container or member that could not be opened: a reject without a stream of its own. */
export interface MemberReject {
  evidenceId: string
  containerPath: string
  path: string
  server: string
  reason: Reason
  detail: string
}

export type LedgerEntry =
  | { type: 'sealed'; item: SealedItem }
  | { type: 'skipped'; file: SkippedFile }
  | { type: 'member-reject'; reject: MemberReject }
  | { type: 'stream'; item: string; stream: Stream; fields: readonly FieldProfile[] }
  | { type: 'key'; key: StoredKey }
  | { type: 'decided'; item: string; basis: string }
  | { type: 'design'; design: TrialDesign }
  | { type: 'intent'; segment: number; sums: SegmentSums; parts: readonly SegmentPart[] }
  | { type: 'commit'; segment: number }
  | { type: 'void'; segments: readonly number[]; why: string }

/** A key that opened something, with every place it was found in. The bytes stay in the case; reports name the id. */
export type StoredKey = Omit<KeyCandidate, 'bytes'> & { hex: string; sizeBytes: number }

/** How far a stream is loaded, and how its bytes so far divide up. */
export interface Coverage extends Balance {
  toByte: number
  final: boolean
}

/** What the ledger says is true now. */
export interface LedgerState {
  items: Map<string, SealedItem>
  skipped: Map<string, SkippedFile>
  memberRejects: Map<string, MemberReject>
  streams: Map<string, Extract<LedgerEntry, { type: 'stream' }>>
  keys: Map<string, StoredKey>
  /** Item → digest of the keys, formats and zone it was decided with. */
  decided: Map<string, string>
  /** How captures are read beside trial sheets: the last is in force, the ones before it were looked through already. */
  designs: TrialDesign[]
  /** Segments whose commit is on disk. */
  committed: Map<number, { sums: SegmentSums; parts: readonly SegmentPart[] }>
  /** Segments that were begun and never committed: their rows must go. */
  unfinished: Set<number>
  nextSegment: number
}

/** One place of one content: the same bytes under another path or on another server count again. */
export const placeKey = (thing: { evidenceId: string; server: string; path: string }): string =>
  `${thing.evidenceId} ${thing.server} ${thing.path}`

export interface Ledger {
  state: LedgerState
  append: (...entries: readonly LedgerEntry[]) => void
  close: () => void
}

export function openLedger(path: string): Ledger {
  const chain = openChain<LedgerEntry>(path)
  const state = stateOf(chain.entries)
  return {
    state,
    append(...entries) {
      chain.append(...entries)
      for (const entry of entries) apply(state, entry)
    },
    close: chain.close,
  }
}

/** The state a ledger file describes, without opening it for writing. */
export const readLedger = (path: string): LedgerState => stateOf(readChain<LedgerEntry>(path).entries)

function stateOf(entries: readonly LedgerEntry[]): LedgerState {
  const state: LedgerState = {
    items: new Map(),
    skipped: new Map(),
    memberRejects: new Map(),
    streams: new Map(),
    keys: new Map(),
    decided: new Map(),
    designs: [],
    committed: new Map(),
    unfinished: new Set(),
    nextSegment: 1,
  }
  intents.set(state, new Map())
  for (const entry of entries) apply(state, entry)
  return state
}

const intents = new WeakMap<LedgerState, Map<number, Extract<LedgerEntry, { type: 'intent' }>>>()

function apply(state: LedgerState, entry: LedgerEntry): void {
  switch (entry.type) {
    case 'sealed':
      state.items.set(placeKey(entry.item), entry.item)
      return
    case 'skipped':
      state.skipped.set(entry.file.path, entry.file)
      return
    case 'member-reject':
      state.memberRejects.set(placeKey(entry.reject), entry.reject)
      return
    case 'stream':
      state.streams.set(placeKey(entry.stream), entry)
      return
    case 'key':
      state.keys.set(`${entry.key.id} ${entry.key.place?.path} ${entry.key.place?.startByte}`, entry.key)
      return
    case 'decided':
      state.decided.set(entry.item, entry.basis)
      return
    case 'design':
      state.designs.push(entry.design)
      return
    case 'intent':
      intents.get(state)?.set(entry.segment, entry)
      state.unfinished.add(entry.segment)
      state.nextSegment = Math.max(state.nextSegment, entry.segment + 1)
      return
    case 'commit':
      commit(state, entry.segment)
      return
    case 'void':
      for (const segment of entry.segments) {
        state.committed.delete(segment)
        state.unfinished.delete(segment)
      }
  }
}

function commit(state: LedgerState, segment: number): void {
  const intent = intents.get(state)?.get(segment)
  if (intent === undefined) return
  state.committed.set(segment, { sums: intent.sums, parts: intent.parts })
  state.unfinished.delete(segment)
  intents.get(state)?.delete(segment)
}

const NOTHING: Coverage = {
  toByte: 0,
  final: false,
  records: 0,
  rejects: 0,
  recordBytes: 0,
  framingBytes: 0,
  rejectBytes: 0,
}

/** How far each stream is loaded, summed over committed segments. */
export function coverageOf(state: LedgerState): Map<string, Coverage> {
  const covered = new Map<string, Coverage>()
  for (const { parts } of state.committed.values())
    for (const part of parts) {
      const sum = covered.get(part.stream) ?? NOTHING
      covered.set(part.stream, {
        toByte: Math.max(sum.toByte, part.toByte),
        final: sum.final || part.final,
        records: sum.records + part.records,
        rejects: sum.rejects + part.rejects,
        recordBytes: sum.recordBytes + part.recordBytes,
        framingBytes: sum.framingBytes + part.framingBytes,
        rejectBytes: sum.rejectBytes + part.rejectBytes,
      })
    }
  return covered
}

/**
 * One digest of everything that is settled: sealed items, verdicts, balances and the xor of all row hashes. It does not
 * depend on how the load was cut into segments, so an interrupted and resumed run ends with the same head.
 */
export function ledgerHead(state: LedgerState): string {
  const lines: string[] = []
  for (const item of state.items.values())
    lines.push(JSON.stringify(['item', item.evidenceId, item.sizeBytes, item.server, item.path]))
  for (const file of state.skipped.values()) lines.push(JSON.stringify(['skipped', file.path, file.reason]))
  for (const reject of state.memberRejects.values()) lines.push(JSON.stringify(['member', reject.path, reject.reason]))
  for (const [key, entry] of state.streams) lines.push(JSON.stringify(['stream', key, entry.stream]))
  for (const [key, coverage] of coverageOf(state)) lines.push(JSON.stringify(['balance', key, coverage]))
  const sums = [...state.committed.values()].map((segment) => segment.sums)
  for (const table of ['records', 'rejects'] as const)
    lines.push(JSON.stringify([table, ...totalOf(sums.map((sum) => sum[table]))]))
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex')
}

const totalOf = (sums: readonly TableSum[]): [number, string] => [
  sums.reduce((rows, sum) => rows + sum.rows, 0),
  sums.reduce((hash, sum) => hash ^ BigInt(sum.hash), 0n).toString(),
]
