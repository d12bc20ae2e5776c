import type { DecodeChain } from './chain.ts'
import type { Charset, LogFormat } from './format.ts'
import type { Reason } from './reasons.ts'

/** A file as the walk met it, before it is sealed. */
export interface FoundFile {
  /** Bytes of the absolute path: a name need not be valid UTF-8. */
  absolutePath: Buffer
  /** Path below the evidence root, `/`-separated, for people: bytes that are no UTF-8 are written `\xNN`. */
  path: string
  /** Last part of the evidence root given on the command line. */
  root: string
  sizeBytes: number
}

/** Something in the evidence that was named but not read (a link, a pipe, an unreadable file). */
export interface SkippedFile {
  path: string
  reason: Reason
  detail: string
}

/** A file inside the case: its bytes lie, read-only, in `evidence/<evidenceId>`. */
export interface SealedItem {
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  evidenceId: string
  sizeBytes: number
  path: string
  root: string
  /** Machine the file came from: its first folder below the root, or the root itself. */
  server: string
}

/** What the investigation decided about one stream. */
export type StreamKind =
  | 'log' // parsed into records
  | 'undecryptable' // enciphered, and no key opened it
  | 'unknown' // text or binary that is no log Breachlight can read
  | 'configuration' // settings, scripts, key files, prose
  | 'foreign' // media, programs, torrents: not part of the logging system
  | 'capture' // packet captures, HAR and flow files: read for their HTTP exchanges
  | 'empty'

export interface StreamVerdict {
  kind: StreamKind
  /** One sentence for the reader: why this verdict. */
  detail: string
  chain: DecodeChain
  charset: Charset | null
  /** Second character set of a mixed stream, for lines that are not valid in the first; null when there is none. */
  alternate: Charset | null
  /** Byte value lines end with: 10 (LF or CRLF), 13 (CR only). */
  lineEndCode: 10 | 13
  format: LogFormat | null
  /** Its records are messages: somebody's text and who wrote it. */
  isMessage: boolean
  /** Share of sampled units that parse, 0…1; null when it is no log. */
  parseRate: number | null
  /** Evidence that this is text and not chance, in bits, for the winner and for the best rival chain. */
  bits: number | null
  runnerUpBits: number | null
  /** Decryption attempts made. */
  attempts: number
  entropyBitsPerByte: number
}

/** One run of bytes inside an item after unpacking, with its verdict. */
export interface Stream extends StreamVerdict {
  evidenceId: string
  /** '' for the item itself, else the names of members joined by `!`, e.g. `log/contentfilter20080801.log`. */
  containerPath: string
  /** Path as found plus container path: what people read. */
  path: string
  server: string
  family: string
  /** Zone its written times are taken to be in. */
  zone: { name: string; offsetMinutes: number }
  /** Size after unpacking and before decryption. */
  sizeBytes: number
}
