/** The same numbers in an array of twice the length. */
export function grown(values: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2)
  larger.set(values)
  return larger
}

const FREE = -1

/** Gives every pair of numbers, 0 or more each, a number of its own from 0 on; in typed arrays (open addressing). */
export class PairNumbers {
  #first = new Int32Array(1 << 10).fill(FREE)
  #second = new Int32Array(1 << 10)
  #number = new Int32Array(1 << 10)
  size = 0

  /** Number of a pair; one that is new gets the next one. */
  of(first: number, second: number): number {
    if (this.size * 2 > this.#first.length) this.#grow()
    const slot = this.#slotOf(first, second)
    if (this.#first[slot] === FREE) {
      this.#first[slot] = first
      this.#second[slot] = second
      this.#number[slot] = this.size
      this.size += 1
    }
    return this.#number[slot] ?? FREE
  }

  /** Number of a pair; -1 for one that has none. */
  find(first: number, second: number): number {
    const slot = this.#slotOf(first, second)
    return this.#first[slot] === FREE ? FREE : (this.#number[slot] ?? FREE)
  }

  #slotOf(first: number, second: number): number {
    const mask = this.#first.length - 1
    const mixed = Math.imul(first, 0x9e37_79b1) ^ Math.imul(second, 0x85eb_ca6b)
    let slot = (mixed ^ (mixed >>> 15)) & mask
    while (this.#first[slot] !== FREE && (this.#first[slot] !== first || this.#second[slot] !== second))
      slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [first, second, number] = [this.#first, this.#second, this.#number]
    this.#first = new Int32Array(first.length * 2).fill(FREE)
    this.#second = new Int32Array(first.length * 2)
    this.#number = new Int32Array(first.length * 2)
    for (let at = 0; at < first.length; at += 1) {
      if (first[at] === FREE) continue
      const slot = this.#slotOf(first[at] ?? 0, second[at] ?? 0)
      this.#first[slot] = first[at] ?? 0
      this.#second[slot] = second[at] ?? 0
      this.#number[slot] = number[at] ?? 0
    }
  }
}
