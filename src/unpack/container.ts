import type { Reason } from '../model/reasons.ts'

/** Bytes that can be read from the start as often as needed, and at random when they lie in a file. */
export interface ByteSource {
  /** Base name as found; data, never a path to write to. */
  name: string
  sizeBytes: number | null
  /** Sealed or spooled file, for containers that need random access (zip); null for a stream inside a stream. */
  filePath: string | null
  read(): AsyncIterable<Uint8Array>
}

export type Member =
  /** `read` must be consumed before the next member is asked for; it throws `Damaged` where the bytes break. */
  | { kind: 'member'; name: string; sizeBytes: number | null; read(): AsyncIterable<Uint8Array> }
  | { kind: 'reject'; name: string; reason: Reason; detail: string }

/** One kind of archive or compression. One file in `containers/`; the index is generated. */
export interface Container {
  id: string
  title: string
  /** Specification the reader follows. */
  source: string
  /** True when the first bytes (at least 512 where the file has them) are of this kind. */
  sniff(head: Uint8Array): boolean
  /** `one`: compresses a single stream and adds no path of its own to an item; `many`: an archive of named members. */
  holds: 'one' | 'many'
  /** True when `open` needs `filePath` (random access). */
  needsFile: boolean
  open(source: ByteSource): AsyncIterable<Member>
}

export const defineContainer = (container: Container): Container => container

/** Thrown by a member's bytes where the container breaks; `unpack` turns it into a counted reject. */
export class Damaged extends Error {
  override readonly name = 'Damaged'
  readonly reason: Reason
  constructor(reason: Reason, detail: string) {
    super(detail)
    this.reason = reason
  }
}
