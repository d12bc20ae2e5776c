import type { MessageFault } from '../../model/exchange.ts'
import { BodyCollector, type CollectedBody, NO_BODY } from './body.ts'
import { ChunkedFraming } from './chunked.ts'
import type { Framed } from './framing.ts'
import type { Room } from './room.ts'

/** Finds the end of one body and collects what lies before it. */
export class BodyReader {
  readonly #collector: BodyCollector | null
  readonly #chunked: ChunkedFraming | null
  /** Bytes still to come; null where only the connection's end tells. */
  #leftBytes: number | null

  constructor({ framing, encodings }: Framed, room: Room) {
    this.#chunked = framing.kind === 'chunked' ? new ChunkedFraming() : null
    this.#leftBytes = framing.kind === 'close' ? null : framing.kind === 'length' ? framing.lengthBytes : 0
    this.#collector = this.isOver ? null : new BodyCollector(encodings, room)
  }

  /** True when nothing more belongs to the body, because it is whole or its framing broke. */
  get isOver(): boolean {
    return this.#chunked?.isOver ?? this.#leftBytes === 0
  }

  /** True when its framing came to its end. */
  get isWhole(): boolean {
    return this.#chunked?.isWhole ?? this.#leftBytes === 0
  }

  /** True when the end of the connection is its end. */
  get endsWithConnection(): boolean {
    return this.#chunked === null && this.#leftBytes === null
  }

  get trailer(): string {
    return this.#chunked?.trailer ?? ''
  }

  get fault(): MessageFault | null {
    return this.#chunked?.fault ?? null
  }

  get heldBytes(): number {
    return this.#collector?.heldBytes ?? 0
  }

  /** Returns how many of the bytes belong to the body. */
  push(bytes: Buffer): number {
    if (this.#chunked !== null) return this.#chunked.push(bytes, (data) => this.#collector?.push(data))
    const used = Math.min(bytes.length, this.#leftBytes ?? bytes.length)
    this.#collector?.push(used === bytes.length ? bytes : bytes.subarray(0, used))
    if (this.#leftBytes !== null) this.#leftBytes -= used
    return used
  }

  /** Bytes are missing: how many of them belong to the body; null when its framing is lost with them. */
  gap(missedBytes: number): number | null {
    this.#collector?.tear()
    if (this.#chunked !== null) return this.#chunked.gap(missedBytes) ? missedBytes : null
    const missedHere = Math.min(missedBytes, this.#leftBytes ?? missedBytes)
    if (this.#leftBytes !== null) this.#leftBytes -= missedHere
    return missedHere
  }

  finish(isWhole: boolean): CollectedBody {
    return this.#collector?.finish(isWhole) ?? NO_BODY
  }
}
