/** A repeatable source of chance: the same seed draws the same numbers on every machine. Nothing secret hangs on it. */
export interface Random {
  /** Uniform, 0 ≤ value < 1. */
  share(): number
  /** Whole number, 0 ≤ value < `below`. */
  below(below: number): number
}

const rotated = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))

/** SplitMix32, the 32-bit kin of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): spreads one number over the state. */
function spread(seed: number): readonly [number, number, number, number] {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x9e37_79b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0_aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97)
    return mixed ^ (mixed >>> 15)
  }
  return [next(), next(), next(), next()]
}

/** Words of xoshiro128** 1.1 (Blackman and Vigna, ACM TOMS 47:36, 2021; public domain), 0 ≤ word < 2³². */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state
  return () => {
    const word = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotated(d, 11)
    return word
  }
}

export function seededRandom(seed: number): Random {
  const next = xoshiro128(spread(seed))
  const share = (): number => next() / 2 ** 32
  return { share, below: (below) => Math.floor(share() * below) }
}

/** Puts the values of an array into another order, in place; every order is equally likely (Fisher and Yates). */
export function shuffle<T>(random: Random, values: { length: number; [index: number]: T }): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1)
    const [one, two] = [values[last], values[other]]
    if (one === undefined || two === undefined) continue
    values[last] = two
    values[other] = one
  }
}
