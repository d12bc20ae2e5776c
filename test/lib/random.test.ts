import { expect, test } from 'vitest'
import { seededRandom, shuffle, xoshiro128 } from '../../src/lib/random.ts'

// The authors' C code (prng.di.unimi.it/xoshiro128starstar.c), carried out in Python.
test('xoshiro128** draws the words of the reference', () => {
  const next = xoshiro128([1, 2, 3, 4])
  expect(Array.from({ length: 8 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849,
  ])
})

test('a seed spreads over the whole state', () => {
  const random = seededRandom(2008)
  expect(Array.from({ length: 4 }, () => random.share() * 2 ** 32)).toEqual([
    1896276706, 2385315946, 2499035363, 2439231687,
  ])
})

test('every order of three is as likely', () => {
  const random = seededRandom(1)
  const counts = new Map<string, number>()
  for (let turn = 0; turn < 6000; turn += 1) {
    const values = ['a', 'b', 'c']
    shuffle(random, values)
    counts.set(values.join(''), (counts.get(values.join('')) ?? 0) + 1)
  }
  expect(counts.size).toBe(6)
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130)
})

test('numbers below a bound', () => {
  const random = seededRandom(3)
  const drawn = Array.from({ length: 500 }, () => random.below(3))
  expect([...new Set(drawn)].toSorted((a, b) => a - b)).toEqual([0, 1, 2])
})
