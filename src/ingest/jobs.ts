import type { SegmentPart } from '../model/segment.ts'
import type { FieldProfile, MemberReject } from '../custody/index.ts'
import type { Row } from '../model/answer.ts'
import type { DecodeChain, KeyCandidate } from '../model/chain.ts'
import type { Charset, LogFormat } from '../model/format.ts'
import type { Reason } from '../model/reasons.ts'
import type { CountrySource } from '../places/index.ts'
import type { FoundFile, SealedItem, Stream } from '../model/stream.ts'
import type { SessionFindings, TrialMessage } from '../model/trial.ts'
import type { ListToMatch } from '../text/wanted.ts'

/** A format a person wrote, and which families or paths it is for, of which server: null for all. */
export interface UserFormat {
  format: LogFormat
  charset: Charset | null
  match: string | readonly string[] | null
  server: string | null
}

/** Zone that written times are taken to be in. */
export interface Zone {
  name: string
  offsetMinutes: number
}

/** Where the jobs of one case read sealed evidence and leave load files. */
export interface Folders {
  vaultDir: string
  spoolDir: string
}

/** Copies one file into the vault. */
export interface SealJob extends Folders {
  kind: 'seal'
  file: Omit<FoundFile, 'absolutePath'> & { absolutePath: Uint8Array }
  /** Hash the ledger already has for this path and size: when it still holds, nothing is copied. */
  knownEvidenceId: string | null
}
export type SealResult =
  | { kind: 'sealed'; evidenceId: string; sizeBytes: number }
  | { kind: 'skipped'; reason: Reason; detail: string }

/** Looks for keys in one sealed item. */
export interface KeysJob extends Folders {
  kind: 'keys'
  item: SealedItem
}

/** Decides what each stream of some sibling items is. */
export interface DecideJob extends Folders {
  kind: 'decide'
  items: readonly SealedItem[]
  candidates: readonly KeyCandidate[]
  userFormats: readonly UserFormat[]
  cipher: string | null
  zone: Zone
}

export interface Decision {
  stream: Stream
  fields: readonly FieldProfile[]
  /** The key that opened it, when one did. */
  key: KeyCandidate | null
}

export interface DecideResult {
  decisions: readonly Decision[]
  rejects: readonly MemberReject[]
}

/** Parses items into segments for as long as there are any; a segment may hold the end of one item and the head of the next. */
export interface IngestJob extends Folders {
  kind: 'ingest'
}

/** An item with the streams in it that are to be parsed. */
export interface PlannedItem {
  item: SealedItem
  streams: readonly PlannedStream[]
}

export interface PlannedStream {
  stream: Stream
  key: string
  keyBytes: Uint8Array | null
  resumeAtByte: number
  /** Reading ends at the first unit behind so many bytes; without it the stream is read to its end. */
  mostBytes?: number
}

/** Turns rows that the engine wrote out into rows of a derived table. */
interface DeriveJob {
  /** JSONCompactEachRow, all values text. */
  fromPath: string
  /** Native load file to make. */
  toPath: string
}

/** From id and text to every match: id, list, keyword; foldings and place of those that only folding finds. */
export interface MatchJob extends DeriveJob {
  kind: 'match'
  lists: readonly ListToMatch[]
}

/** From id and text to id, kind, span and value of every private value. */
export interface DetectJob extends DeriveJob {
  kind: 'detect'
}

/** From id, text and whether it holds private values (0, 1) to id, the folded text and the folded covered text. */
export interface FoldJob extends DeriveJob {
  kind: 'fold'
  /** Accounts of the case that texts name. */
  accounts: readonly string[]
  /** What their pseudonyms hang on. */
  secret: Uint8Array
}

/** From address to address, IP version and country. */
export interface LocateJob extends DeriveJob {
  kind: 'locate'
}

/** Reads captures beside trial sheets. */
export interface SessionJob extends Folders {
  kind: 'session'
  items: readonly CaptureItem[]
  /** In the order of time. */
  trials: readonly TrialMessage[]
  windowMs: number
  /** Keys that uploads may open with. */
  candidates: readonly KeyCandidate[]
  /** NSS key log for TLS; null when there is none. */
  tlsKeysPath: string | null
  /** Load file of `exchanges` to make: a JSON object a line. */
  exchangesPath: string
}

/** A sealed item with the captures in it: itself, or members by their container path. */
export interface CaptureItem {
  item: SealedItem
  captures: readonly { containerPath: string; sizeBytes: number; clockOffsetMs: number; isPackets: boolean }[]
}

export interface SessionResult {
  /** Rows of `captures`. */
  captures: readonly Row[]
  findings: SessionFindings
  /** Keys that opened uploads. */
  keys: readonly KeyCandidate[]
}

/** Rows in the load file; without any there is no block in it. */
export interface DerivedRows {
  rows: number
}

export type Job = SealJob | KeysJob | DecideJob | IngestJob | MatchJob | DetectJob | FoldJob | LocateJob | SessionJob

/** Result of each kind of job. */
export interface Results {
  seal: SealResult
  keys: readonly KeyCandidate[]
  decide: DecideResult
  ingest: null
  match: DerivedRows
  detect: DerivedRows
  fold: DerivedRows
  locate: DerivedRows & CountrySource
  session: SessionResult
}

export interface SegmentMessage {
  kind: 'segment'
  /** Native load files in the case's tmp folder; null when there is no such row. */
  recordsPath: string | null
  rejectsPath: string | null
  parts: readonly SegmentPart[]
}

/** `committed` answers a segment, `item` answers `next`: null when there is no more. */
export type ToWorker = { kind: 'job'; job: Job } | { kind: 'committed' } | { kind: 'item'; planned: PlannedItem | null }
export type FromWorker =
  | { kind: 'done'; result: Results[Job['kind']] }
  | { kind: 'failed'; message: string; own: { stack: string; code: string | undefined } }
  | SegmentMessage
  | { kind: 'next' }
  /** So much of the job is done, in its own unit. */
  | { kind: 'advance'; amount: number }

/** What sibling streams turned out to be: tried first on the next one. */
export interface Siblings {
  chains: readonly DecodeChain[]
  formats: readonly LogFormat[]
}
