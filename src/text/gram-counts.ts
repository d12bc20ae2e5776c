/** Stands after the last unit of an entry, so that where entries end is counted, too. */
const END = 3

const packed = (first: number, second: number, third: number): number => (first * 0x1_0000 + second) * 0x1_0000 + third

/**
 * Weighted counts of the strings of one to three UTF-16 units in entries (words or lines), in typed arrays: a Map of as
 * many takes four times the memory. Open addressing with linear probing; no count may reach 2³².
 */
export class GramCounts {
  #keys = new Float64Array(1 << 12)
  #counts = new Uint32Array(1 << 12)
  #size = 0
  #units = 0
  #distinctUnits = 0

  /** Units counted, and how many different ones. */
  get units(): number {
    return this.#units
  }

  get distinctUnits(): number {
    return this.#distinctUnits
  }

  /** Counts every string of an entry that lies `weight` times in the background. The entry holds no control characters. */
  add(entry: string, weight: number): void {
    let [before, last] = [0, 0]
    for (let at = 0; at <= entry.length; at += 1) {
      const unit = at === entry.length ? END : entry.charCodeAt(at)
      if (unit !== END) this.#countUnit(unit, weight)
      if (at > 0) this.#raise(packed(0, last, unit), weight)
      if (at > 1) this.#raise(packed(before, last, unit), weight)
      before = last
      last = unit
    }
  }

  /** How often a string of one to three units was counted. */
  of(gram: string): number {
    const at = gram.length - 1
    return this.#find(packed(gram.charCodeAt(at - 2) || 0, gram.charCodeAt(at - 1) || 0, gram.charCodeAt(at)))
  }

  /** How often an entry ended with these one or two units. */
  endsWith(gram: string): number {
    const at = gram.length - 1
    return this.#find(packed(gram.charCodeAt(at - 1) || 0, gram.charCodeAt(at), END))
  }

  #countUnit(unit: number, weight: number): void {
    if (this.#find(unit) === 0) this.#distinctUnits += 1
    this.#units += weight
    this.#raise(unit, weight)
  }

  #find(key: number): number {
    return this.#counts[this.#slotOf(key)] ?? 0
  }

  #raise(key: number, weight: number): void {
    if (this.#size * 4 > this.#keys.length * 3) this.#grow()
    const slot = this.#slotOf(key)
    if (this.#keys[slot] === 0) this.#size += 1
    this.#keys[slot] = key
    this.#counts[slot] = (this.#counts[slot] ?? 0) + weight
  }

  /** Where a key lies, or the free slot where it would. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1
    const mixed = Math.imul((key / 0x1_0000) | 0, 0x9e37_79b1) ^ Math.imul((key % 0x1_0000_0000) | 0, 0x85eb_ca6b)
    let slot = (mixed ^ (mixed >>> 15)) & mask
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [keys, counts] = [this.#keys, this.#counts]
    this.#keys = new Float64Array(keys.length * 2)
    this.#counts = new Uint32Array(keys.length * 2)
    for (const [slot, key] of keys.entries()) {
      if (key === 0) continue
      const place = this.#slotOf(key)
      this.#keys[place] = key
      this.#counts[place] = counts[slot] ?? 0
    }
  }
}
