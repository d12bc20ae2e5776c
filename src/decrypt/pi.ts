/** arctan(1/n) times `one`, by Gregory's series. */
function arctanOfInverse(n: bigint, one: bigint): bigint {
  let power = one / n
  let sum = power
  for (let divisor = 3n, sign = -1n; power > 0n; divisor += 2n, sign = -sign) {
    power /= n * n
    sum += (sign * power) / divisor
  }
  return sum
}

const GUARD_BITS = 64n // the series truncate some 10,000 times by less than one unit each: 14 bits of error

/** The first `words` big-endian 32-bit words of the binary fraction of pi, by Machin's formula of 1706. */
export function fractionOfPi(words: number): Uint32Array {
  const bits = BigInt(words * 32) + GUARD_BITS
  const one = 1n << bits
  const pi = 16n * arctanOfInverse(5n, one) - 4n * arctanOfInverse(239n, one)
  const hex = ((pi - 3n * one) >> GUARD_BITS).toString(16).padStart(words * 8, '0')
  return Uint32Array.from({ length: words }, (_, index) => Number.parseInt(hex.slice(index * 8, index * 8 + 8), 16))
}
