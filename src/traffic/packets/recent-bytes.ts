/**
 * The newest bytes of all connections together. Beyond, a repetition can no longer be compared with what came first;
 * TCP repeats within a round trip or a few.
 */
const MAX_BYTES = 16 << 20
const FIRST_BYTES = 64 << 10
const MAX_ENTRIES = 1 << 16
const FIRST_ENTRIES = 1 << 8
/** Entries of one direction that are looked back at: a window of TCP in small segments. */
const MAX_LOOK_BACK = 1024

/** No entry: nothing of this direction is remembered yet. */
export const NO_ENTRY = -1

/** Payload as it was handed on, kept in a ring so that repetitions that say something else are noticed. */
export class RecentBytes {
  #ring = new Uint8Array(FIRST_BYTES)
  /** Bytes written in all; place in the ring is this modulo its length. */
  #writtenBytes = 0
  #entries = 0
  #previous = new Float64Array(FIRST_ENTRIES)
  #offset = new Float64Array(FIRST_ENTRIES)
  #position = new Float64Array(FIRST_ENTRIES)
  #length = new Float64Array(FIRST_ENTRIES)

  /** Keeps bytes at `offset` of a direction whose newest entry is `previous`; its newest from now on. */
  remember(bytes: Uint8Array, offset: number, previous: number): number {
    this.#makeRoom(bytes.length)
    const size = this.#ring.length
    // An entry does not go round the end: it starts again in front.
    if ((this.#writtenBytes % size) + bytes.length > size) this.#writtenBytes += size - (this.#writtenBytes % size)
    const slot = this.#entries % this.#previous.length
    this.#previous[slot] = previous
    this.#offset[slot] = offset
    this.#position[slot] = this.#writtenBytes
    this.#length[slot] = bytes.length
    this.#ring.set(bytes, this.#writtenBytes % size)
    this.#writtenBytes += bytes.length
    return this.#entries++
  }

  /** How many of `bytes` at `offset` differ from what was remembered there, going back from entry `newest`. */
  conflicts(bytes: Uint8Array, offset: number, newest: number): number {
    let different = 0
    let entry = newest
    for (let steps = 0; steps < MAX_LOOK_BACK && this.#holds(entry); steps++) {
      const slot = entry % this.#previous.length
      const start = this.#offset[slot] ?? 0
      const from = Math.max(offset, start)
      const to = Math.min(offset + bytes.length, start + (this.#length[slot] ?? 0))
      const shift = ((this.#position[slot] ?? 0) % this.#ring.length) - start
      for (let at = from; at < to; at++) if (bytes[at - offset] !== this.#ring[shift + at]) different += 1
      // Entries of a direction follow each other, so nothing older reaches this far.
      if (start <= offset) break
      entry = this.#previous[slot] ?? NO_ENTRY
    }
    return different
  }

  #holds(entry: number): boolean {
    if (entry < 0 || this.#entries - entry > this.#previous.length) return false
    const position = this.#position[entry % this.#previous.length] ?? 0
    return this.#writtenBytes - position <= this.#ring.length
  }

  /** The ring grows to its full size only when a capture is that large: most are not. */
  #makeRoom(neededBytes: number): void {
    while (this.#writtenBytes + neededBytes > this.#ring.length && this.#ring.length < MAX_BYTES) {
      const ring = new Uint8Array(Math.min(MAX_BYTES, this.#ring.length * 4))
      ring.set(this.#ring)
      this.#ring = ring
    }
    if (this.#entries < this.#previous.length || this.#previous.length >= MAX_ENTRIES) return
    this.#previous = grown(this.#previous)
    this.#offset = grown(this.#offset)
    this.#position = grown(this.#position)
    this.#length = grown(this.#length)
  }
}

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(values.length * 4)
  larger.set(values)
  return larger
}
