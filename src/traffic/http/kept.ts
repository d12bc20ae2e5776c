import { SCANT_BYTES } from './limits.ts'
import type { Room } from './room.ts'

const EMPTY = Buffer.alloc(0)

/** A buffer that grows to a limit, counted against what all messages hold together. */
export class KeptBytes {
  readonly #limitBytes: number
  readonly #room: Room | null
  #buffer = EMPTY
  #sizeBytes = 0
  #heldBytes = 0
  #isScant = false

  constructor(limitBytes: number, room: Room | null) {
    this.#limitBytes = limitBytes
    this.#room = room
  }

  /** True when room was refused, so that less than the limit is kept. */
  get isScant(): boolean {
    return this.#isScant
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  /** What the room is charged for; to be given back when `bytes` are let go. */
  get heldBytes(): number {
    return this.#heldBytes
  }

  /** Not copied: it holds until the next call that changes the buffer. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#sizeBytes)
  }

  /** Copies what fits and returns how many bytes that is. */
  append(bytes: Uint8Array): number {
    const needed = Math.min(this.#sizeBytes + bytes.length, this.#limitBytes)
    if (needed > this.#buffer.length && !this.#isScant) this.#grow(needed)
    const taken = Math.min(bytes.length, this.#buffer.length - this.#sizeBytes)
    if (taken === 0) return 0
    this.#buffer.set(taken === bytes.length ? bytes : bytes.subarray(0, taken), this.#sizeBytes)
    this.#sizeBytes += taken
    return taken
  }

  /** Forgets the first bytes. */
  drop(countBytes: number): void {
    this.#buffer.copyWithin(0, countBytes, this.#sizeBytes)
    this.#sizeBytes -= countBytes
  }

  /** Forgets all bytes, and gives their room back. */
  clear(): void {
    this.#room?.give(this.#heldBytes)
    this.#heldBytes = 0
    this.#buffer = EMPTY
    this.#sizeBytes = 0
    this.#isScant = false
  }

  #grow(neededBytes: number): void {
    let capacity = Math.min(this.#limitBytes, Math.max(neededBytes, this.#buffer.length * 2))
    const more = capacity - this.#buffer.length
    if (this.#room?.take(more) ?? true) this.#heldBytes += more
    else {
      this.#isScant = neededBytes > SCANT_BYTES
      capacity = Math.max(this.#buffer.length, Math.min(capacity, SCANT_BYTES))
    }
    const grown = Buffer.allocUnsafe(capacity)
    grown.set(this.bytes)
    this.#buffer = grown
  }
}
