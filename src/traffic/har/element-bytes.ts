/** Bytes appended one run after another, in a buffer that is used again for the next element. */
export class ElementBytes {
  #bytes = Buffer.alloc(64 << 10)
  #length = 0

  get length(): number {
    return this.#length
  }

  append(run: Uint8Array): void {
    const needed = this.#length + run.length
    if (needed > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(this.#bytes.length * 2, needed))
      larger.set(this.view())
      this.#bytes = larger
    }
    this.#bytes.set(run, this.#length)
    this.#length = needed
  }

  /** Takes away what lies beyond `length`. The view holds until the next call. */
  cutTo(length: number): Uint8Array {
    const cut = this.#bytes.subarray(length, this.#length)
    this.#length = length
    return cut
  }

  /** Holds until the next call. */
  view(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }
}
