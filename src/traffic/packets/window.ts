import { copyOf } from './octets.ts'

const NOTHING = new Uint8Array(0)

/**
 * A file that comes in chunks, seen as contiguous bytes from `at` on. A chunk is looked at where it lies; only what
 * straddles two chunks is copied together.
 */
export class FileWindow {
  readonly #chunks: AsyncIterator<Uint8Array>
  /** Rest of a chunk of which only the first bytes were joined to what came before. */
  #next: Uint8Array | null = null
  #ended = false
  bytes: Uint8Array = NOTHING
  at = 0
  /** Place in the file of `bytes[0]`. */
  #baseByte = 0

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** Contiguous bytes from `at` on. */
  get restBytes(): number {
    return this.bytes.length - this.at
  }

  /** Place in the file of `at`. */
  get startByte(): number {
    return this.#baseByte + this.at
  }

  /** True when the file holds nothing beyond what is in sight. */
  get isLast(): boolean {
    return this.#ended && this.#next === null
  }

  /** Brings `sizeBytes` in sight, or all that is left; false when the file ends before. */
  async fill(sizeBytes: number): Promise<boolean> {
    while (this.restBytes < sizeBytes && !this.isLast) {
      if (this.restBytes > 0) await this.#join(sizeBytes)
      else this.#replace((await this.#pull()) ?? NOTHING)
    }
    return this.restBytes >= sizeBytes
  }

  /** Lets go of the source when reading stops before its end. */
  async close(): Promise<void> {
    if (!this.#ended) await this.#chunks.return?.()
  }

  async #pull(): Promise<Uint8Array | null> {
    const waiting = this.#next
    if (waiting !== null) {
      this.#next = null
      return waiting
    }
    if (this.#ended) return null
    const { done, value } = await this.#chunks.next()
    if (done === true) this.#ended = true
    return done === true ? null : value
  }

  #replace(bytes: Uint8Array): void {
    this.#baseByte += this.bytes.length
    this.bytes = bytes
    this.at = 0
  }

  /** Joined in one go from as many chunks as it takes, and copied before the next is asked for: its room may be the same. */
  async #join(sizeBytes: number): Promise<void> {
    const parts = [copyOf(this.bytes, this.at, this.bytes.length)]
    let missingBytes = sizeBytes - this.restBytes
    while (missingBytes > 0) {
      const part = await this.#pull()
      if (part === null) break
      parts.push(copyOf(part, 0, Math.min(part.length, missingBytes)))
      if (part.length > missingBytes) this.#next = part.subarray(missingBytes)
      missingBytes -= part.length
    }
    this.#baseByte += this.at
    this.bytes = Buffer.concat(parts)
    this.at = 0
  }
}
