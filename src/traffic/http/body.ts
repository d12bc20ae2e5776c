import { createHash, type Hash, hash } from 'node:crypto'
import { BODY_HEAD_BYTES, type MessageFault } from '../../model/exchange.ts'
import { ContentDecoding } from './content.ts'
import { KeptBytes } from './kept.ts'
import type { Room } from './room.ts'

/** A body as `HttpMessage` tells it. */
export interface CollectedBody {
  wireBytes: number
  bodyBytes: number
  bodySha256: string | null
  bodyHead: Uint8Array
  /** `bad-encoding` and `over-limit`. */
  faults: readonly MessageFault[]
}

/** The body of a message that has none. */
export const NO_BODY: CollectedBody = {
  wireBytes: 0,
  bodyBytes: 0,
  bodySha256: null,
  bodyHead: new Uint8Array(0),
  faults: [],
}

/**
 * Takes a body piece by piece, without its framing, and keeps its size, hash and first bytes. Synchronous: content
 * codings are undone as the pieces come, in blocks, so neither the wire's nor the decoded body is ever held whole.
 * `encodings` are the codings in the order of Content-Encoding: the last one was applied last.
 */
export class BodyCollector {
  readonly #decoding: ContentDecoding | null
  readonly #head: KeptBytes
  #wireBytes = 0
  #bodyBytes = 0
  #hash: Hash | null = null
  #isTorn = false

  constructor(encodings: readonly string[], room: Room | null = null) {
    const codings = encodings.filter((name) => !/^(identity)?$/i.test(name.trim()))
    this.#head = new KeptBytes(BODY_HEAD_BYTES, room)
    this.#decoding = codings.length === 0 ? null : new ContentDecoding(codings, (bytes) => this.#keep(bytes), room)
  }

  /** Bytes of the room that `bodyHead` takes. */
  get heldBytes(): number {
    return this.#head.heldBytes
  }

  push(bytes: Uint8Array): void {
    if (this.#isTorn) return
    this.#wireBytes += bytes.length
    if (this.#decoding === null) this.#keep(bytes)
    else this.#decoding.push(bytes)
  }

  /**
   * Bytes are missing here, so the body ends for us: a hash over joined pieces would be that of a body that never was, and
   * a coding cannot be undone beyond a hole.
   */
  tear(): void {
    this.#isTorn = true
  }

  /** To be called once. `isWhole`: false when the end of the body did not arrive, so that a coding may end early too. */
  finish(isWhole = true): CollectedBody {
    const faults = new Set(this.#decoding?.finish(isWhole && !this.#isTorn))
    if (this.#head.isScant) faults.add('over-limit')
    const bodyHead = this.#head.bytes
    return {
      wireBytes: this.#wireBytes,
      bodyBytes: this.#bodyBytes,
      bodySha256: this.#bodyBytes === 0 ? null : (this.#hash?.digest('hex') ?? hash('sha256', bodyHead)),
      bodyHead,
      faults: [...faults],
    }
  }

  #keep(bytes: Uint8Array): void {
    const before = this.#head.sizeBytes
    const kept = this.#hash === null ? this.#head.append(bytes) : 0
    this.#bodyBytes += bytes.length
    // A body that is kept whole is hashed in one go at the end, for a third of what a running hash costs.
    if (kept === bytes.length) return
    this.#hash ??= createHash('sha256').update(this.#head.bytes.subarray(0, before))
    this.#hash.update(bytes)
  }
}
