/** A repeatable source of chance: the same seed gives the same tree on every machine. */
export interface Random {
  /** Uniform, 0 ≤ value < 1. */
  share(): number
  /** Whole number, from (inclusive) to below (exclusive). */
  int(from: number, below: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** A copy in another order. */
  shuffled<T>(from: readonly T[]): T[]
  /** Index below `size`, small ones far more often, as people and servers differ in how busy they are. */
  skewed(size: number): number
  bytes(sizeBytes: number): Buffer
  /** A stream of its own that leaves this one as it was: what is drawn from it changes nothing else. */
  branch(): Random
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for an invented log. */
export function random(seed: number): Random {
  let state = seed >>> 0
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, below: number): number => from + Math.floor(share() * (below - from))
  const shuffled = <T>(from: readonly T[]): T[] =>
    from
      .map((value) => ({ value, place: share() }))
      .toSorted((one, other) => one.place - other.place)
      .map(({ value }) => value)
  return {
    share,
    int,
    shuffled,
    chance: (probability) => share() < probability,
    pick(from) {
      const chosen = from[int(0, from.length)]
      if (chosen === undefined) throw new RangeError('nothing to pick from')
      return chosen
    },
    skewed(size) {
      const value = share()
      // Multiplied: what `**` gives in the last digit is left to the engine (ECMA-262 §6.1.6.1.3)
      return Math.floor(size * value * value * value)
    },
    branch: () => random(state ^ 0x5bd1e995),
    bytes: (sizeBytes) => Buffer.from(Array.from({ length: sizeBytes }, () => int(0, 256))),
  }
}
