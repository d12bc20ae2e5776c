/** Free places tried for a state with several children before they go to the end: keeps building linear. */
const MAX_TRIES = 64

/** Numbers that belong to a state in `Finished.cells`, beside each other: a step reads one line of the processor's cache. */
export const CELL = 4

/** Units of a suffix below which a scanner leaves the trie and looks where the next keyword can begin. */
const SHALLOW = 3

/** What a scanner walks over. States are places in `cells`: the number of the state × `CELL`. */
export interface Finished {
  /**
   * Of each state: base (the child under `code` is `base + code × CELL`, if `check` there names the state); check;
   * state of the longest proper suffix that is in the trie, or `-2 - depth` when that is shorter than `SHALLOW`;
   * the state itself if a keyword ends there, else the nearest such suffix, else 0.
   */
  cells: Int32Array
  /** By number of the state: rank of the keyword that ends there, -1 when none does. */
  rankOf: Int32Array
  /** By number of the state: where its suffix reports, as a place. */
  shorter: Int32Array
}

/** A trie with failure links in flat arrays. State 0 is the root; invariant: `check[s]` is the parent of `s`, or -1 if free. */
export class DoubleArray {
  readonly #codes: number
  #base: Int32Array
  #check: Int32Array
  #fail: Int32Array
  #rankOf: Int32Array
  #depth: Int32Array
  /** `s` itself if place `s` is free, else a later place: followed to its end it gives the next free one. */
  #free: Int32Array
  #used = 1
  readonly #order: number[] = [0]

  constructor(codes: number, states: number) {
    const room = states + codes + 2
    this.#codes = codes
    this.#base = new Int32Array(room)
    this.#check = new Int32Array(room).fill(-1)
    this.#fail = new Int32Array(room)
    this.#rankOf = new Int32Array(room).fill(-1)
    this.#depth = new Int32Array(room)
    this.#free = new Int32Array(room).map((_, slot) => (slot === 0 ? 1 : slot))
  }

  /** Marks that keyword number `rank` ends at `state`. */
  end(state: number, rank: number): void {
    this.#rankOf[state] = rank
  }

  /** Adds a child for each code and returns their states in the same order. Parents must come breadth first. */
  addChildren(parent: number, codes: readonly number[]): number[] {
    const base = this.#findBase(codes)
    this.#base[parent] = base
    const states = codes.map((code) => base + code)
    for (const state of states) {
      this.#check[state] = parent
      this.#free[state] = state + 1
      this.#depth[state] = (this.#depth[parent] ?? 0) + 1
    }
    this.#used = Math.max(this.#used, ...states.map((state) => state + 1))
    states.forEach((state, i) => {
      this.#fail[state] = parent === 0 ? 0 : this.#step(this.#fail[parent] ?? 0, codes[i] ?? 0)
      this.#order.push(state)
    })
    return states
  }

  #step(from: number, code: number): number {
    let state = from
    while (true) {
      const next = (this.#base[state] ?? 0) + code
      if (this.#check[next] === state) return next
      if (state === 0) return 0
      state = this.#fail[state] ?? 0
    }
  }

  #findBase(codes: readonly number[]): number {
    const lowest = Math.min(...codes)
    let slot = this.#nextFree(lowest)
    for (let tries = 0; tries < MAX_TRIES && slot < this.#used; tries += 1) {
      const base = slot - lowest
      if (codes.every((code) => base + code >= this.#used || this.#check[base + code] === -1))
        return this.#roomFor(base)
      slot = this.#nextFree(slot + 1)
    }
    return this.#roomFor(Math.max(this.#used, lowest) - lowest)
  }

  #nextFree(from: number): number {
    let slot = from
    while (slot < this.#used) {
      const next = this.#free[slot] ?? slot
      if (next === slot) return slot
      this.#free[slot] = this.#free[next] ?? next // halves the path for the next search
      slot = next
    }
    return slot
  }

  /** Every code must be readable from every base, so that the scanner needs no bounds check. */
  #roomFor(base: number): number {
    const need = base + this.#codes + 1
    if (need > this.#base.length) {
      const room = Math.max(need, this.#base.length * 2)
      this.#base = grown(this.#base, room, 0)
      this.#check = grown(this.#check, room, -1)
      this.#fail = grown(this.#fail, room, 0)
      this.#rankOf = grown(this.#rankOf, room, -1)
      this.#depth = grown(this.#depth, room, 0)
      const from = this.#free.length
      this.#free = grown(this.#free, room, 0).map((next, slot) => (slot < from ? next : slot))
    }
    return base
  }

  #failure(state: number): number {
    const suffix = this.#fail[state] ?? 0
    const depth = state === 0 ? -1 : (this.#depth[suffix] ?? 0)
    return depth < SHALLOW ? -2 - depth : suffix * CELL
  }

  finished(): Finished {
    const states = this.#base.length
    const report = new Int32Array(states)
    const shorter = new Int32Array(states)
    for (const state of this.#order) {
      shorter[state] = report[this.#fail[state] ?? 0] ?? 0
      report[state] = this.#rankOf[state] === -1 ? (shorter[state] ?? 0) : state * CELL
    }
    const cells = new Int32Array(states * CELL)
    for (let state = 0; state < states; state += 1) {
      cells[state * CELL] = (this.#base[state] ?? 0) * CELL
      cells[state * CELL + 1] = (this.#check[state] ?? 0) * CELL
      cells[state * CELL + 2] = this.#failure(state)
      cells[state * CELL + 3] = report[state] ?? 0
    }
    return { cells, rankOf: this.#rankOf, shorter }
  }
}

function grown(array: Int32Array, room: number, filler: number): Int32Array {
  const next = new Int32Array(room).fill(filler, array.length)
  next.set(array)
  return next
}
