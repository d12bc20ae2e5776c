import { expect, test } from 'vitest'
import { profileColumn, share } from '../../src/parse/profile.ts'

test('a profile counts what is filled in and weighs every value alike', () => {
  const profile = profileColumn(['a b', '"c"', '12', '你好', '-', '', 'NULL', '12'])
  expect(profile.filled).toEqual(['a b', '"c"', '12', '你好', '12'])
  expect(profile).toMatchObject({
    distinct: 7,
    withSpaces: 0.2,
    withLetters: 0.6,
    nonAscii: 0.2,
    integers: 0.4,
    quoted: 0.2,
    maxLength: 3,
  })
  expect(profile.entropyBits).toBeCloseTo(2.75, 9)
  expect(profile.meanLength).toBeCloseTo(2.4, 9)
  expect(profile.lengthSpread).toBeCloseTo(Math.sqrt(0.24) / 2.4, 9)
  expect(share(profile, /^\d+$/)).toBe(0.4)
  expect(share(profile, (value) => value === 'a b')).toBe(0.2)
})

test('one long value counts as eighty characters, and nothing is nothing', () => {
  expect(profileColumn(['x'.repeat(1e6)])).toMatchObject({
    meanLength: 80,
    maxLength: 80,
    lengthSpread: 0,
    entropyBits: 0,
  })
  expect(profileColumn([])).toMatchObject({
    distinct: 0,
    entropyBits: 0,
    withLetters: 0,
    meanLength: 0,
    lengthSpread: 0,
  })
  expect(share(profileColumn([]), /x/)).toBe(0)
})
