import { lengthAt, MAX_LENGTH_DIGITS } from './tnetstring.ts'

/** A flow with its bodies is held while it is read; mitmproxy holds every flow of a session. */
export const MAX_FLOW_BYTES = 64 << 20

/** One flow as it lies in the file, with its length and type. */
export interface FlowBytes {
  /** Null when it is larger than `MAX_FLOW_BYTES`; holds until the next call. */
  bytes: Uint8Array | null
  startByte: number
  endByte: number
}

const NOTHING = new Uint8Array()

const isDigits = (bytes: Uint8Array): boolean => bytes.every((byte) => byte >= 0x30 && byte <= 0x39)

/** Cuts a file of flows, one typed netstring after another, however it comes in chunks. */
export class FlowCutter {
  #parts: Uint8Array[] = []
  #startByte = 0
  /** Bytes of this flow seen, and all it has once its length is known. */
  #seenBytes = 0
  #totalBytes: number | null = null
  #isBroken = false

  /** Place of the length that is none: from here on nothing can be found. */
  get brokenAt(): number | null {
    return this.#isBroken ? this.#startByte : null
  }

  /** Place of the flow whose end has not come. */
  get openAt(): number | null {
    return this.#seenBytes > 0 ? this.#startByte : null
  }

  *push(chunk: Uint8Array): Generator<FlowBytes> {
    let rest = chunk
    while (rest.length > 0 && !this.#isBroken) {
      if (this.#totalBytes === null) rest = this.#readLength(rest)
      const total = this.#totalBytes
      if (total === null) continue
      const taken = rest.subarray(0, total - this.#seenBytes)
      this.#seenBytes += taken.length
      rest = rest.subarray(taken.length)
      const isWhole = this.#seenBytes === total
      // What stays behind this chunk is copied, because the chunk may be used again.
      if (total <= MAX_FLOW_BYTES) this.#parts.push(isWhole ? taken : Uint8Array.from(taken))
      if (isWhole) yield this.#finish(total)
    }
  }

  /** Gives back what follows the digits that were looked at; they are kept until the length is known. */
  #readLength(chunk: Uint8Array): Uint8Array {
    const before = Buffer.concat(this.#parts)
    const taken = chunk.subarray(0, MAX_LENGTH_DIGITS + 1 - before.length)
    const head = Buffer.concat([before, taken])
    const length = lengthAt(head, 0, head.length)
    if (length === null && (head.length > MAX_LENGTH_DIGITS || !isDigits(head))) this.#isBroken = true
    this.#totalBytes = length === null ? null : length.start + length.lengthBytes + 1
    if (length !== null) return chunk
    this.#parts.push(Uint8Array.from(taken))
    this.#seenBytes += taken.length
    return chunk.subarray(taken.length)
  }

  #finish(total: number): FlowBytes {
    const [only = NOTHING] = this.#parts
    const whole = this.#parts.length === 1 ? only : Buffer.concat(this.#parts)
    const flow = {
      bytes: total > MAX_FLOW_BYTES ? null : whole,
      startByte: this.#startByte,
      endByte: this.#startByte + total,
    }
    this.#startByte += total
    this.#parts = []
    this.#seenBytes = 0
    this.#totalBytes = null
    return flow
  }
}
