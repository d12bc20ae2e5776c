const NOTHING = new Uint8Array(0)

/** Pull reader over a stream: looks ahead, takes exact counts, gives back. Errors of the stream come after the bytes before them. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>
  #held: Uint8Array = NOTHING
  #failure: { error: unknown } | null = null
  #isAtEnd = false
  #pulledBytes = 0

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** Bytes taken so far. */
  get positionBytes(): number {
    return this.#pulledBytes - this.#held.length
  }

  /** The next bytes without taking them: `count` of them, or all that are left. */
  async peek(count: number): Promise<Uint8Array> {
    await this.#hold(count)
    if (this.#held.length < count && this.#failure !== null) throw this.#failure.error
    return this.#held.subarray(0, count)
  }

  /** Like `peek`, but fewer bytes, not an error, where the stream breaks. */
  async glimpse(count: number): Promise<Uint8Array> {
    await this.#hold(count)
    return this.#held.subarray(0, count)
  }

  /** Takes `count` bytes, fewer only at the end of the stream. */
  async take(count: number): Promise<Uint8Array> {
    const bytes = await this.peek(count)
    this.#held = this.#held.subarray(bytes.length)
    return bytes
  }

  /** Takes what is at hand, at most `limit` bytes; null at the end. */
  async takeSome(limit: number): Promise<Uint8Array | null> {
    await this.#hold(1)
    if (this.#held.length === 0 && this.#failure !== null) throw this.#failure.error
    if (this.#held.length === 0) return null
    const bytes = this.#held.subarray(0, limit)
    this.#held = this.#held.subarray(bytes.length)
    return bytes
  }

  /** Puts bytes back that were the last ones taken. */
  giveBack(bytes: Uint8Array): void {
    this.#held = this.#held.length === 0 ? bytes : Buffer.concat([bytes, this.#held])
  }

  /** The next `count` bytes as chunks; ends early only where the stream ends. */
  async *chunks(count: number): AsyncGenerator<Uint8Array> {
    for (let leftBytes = count; leftBytes > 0; ) {
      const chunk = await this.takeSome(leftBytes)
      if (chunk === null) return
      leftBytes -= chunk.length
      yield chunk
    }
  }

  /** Passes over `count` bytes; the number passed is smaller only at the end. */
  async skip(count: number): Promise<number> {
    let skippedBytes = 0
    for await (const chunk of this.chunks(count)) skippedBytes += chunk.length
    return skippedBytes
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  async #hold(count: number): Promise<void> {
    if (this.#held.length >= count) return
    const parts = [this.#held]
    let heldBytes = this.#held.length
    while (heldBytes < count && !this.#isAtEnd) {
      const chunk = await this.#pull()
      heldBytes += chunk.length
      parts.push(chunk)
    }
    const filled = parts.filter((part) => part.length > 0)
    this.#held = filled.length === 1 ? (filled[0] ?? NOTHING) : Buffer.concat(filled)
  }

  async #pull(): Promise<Uint8Array> {
    try {
      const step = await this.#chunks.next()
      this.#isAtEnd = step.done === true
      const chunk = step.done === true ? NOTHING : step.value
      this.#pulledBytes += chunk.length
      return chunk
    } catch (error) {
      this.#failure = { error }
      this.#isAtEnd = true
      return NOTHING
    }
  }
}
