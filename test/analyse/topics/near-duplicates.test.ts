import { expect, test } from 'vitest'
import { disjointSets } from '../../../src/analyse/topics/disjoint-sets.ts'
import { bandKeys, BANDS, missProbability, ROWS } from '../../../src/analyse/topics/minhash.ts'
import { nearDuplicates } from '../../../src/analyse/topics/near-duplicates.ts'
import { charactersIn, likeness, shinglesOf, sizeOf, skeletonOf } from '../../../src/analyse/topics/shingles.ts'
import { type Random, seededRandom } from '../../../src/lib/random.ts'

test('of a text count letters and digits, numbers as 0, without addresses of pages', () => {
  expect(skeletonOf('您好！ 12 人，http://www.example.org/zhihe。看 ^_^')).toBe('您好00人看')
  expect(charactersIn('您好00人看')).toBe(4)
  expect(charactersIn('abcdef')).toBe(2)
  expect(charactersIn('')).toBe(0)
})

test('likeness is shared shingles over all of either, or over those of the shorter', () => {
  const shingles = shinglesOf(['abcdef', 'abcxyz', 'abcdefghij', 'ab', 'aaaa'])
  expect(Array.from({ length: 5 }, (_, text) => sizeOf(shingles, text))).toEqual([4, 4, 8, 0, 1])
  expect(likeness(shingles, 0, 1)).toEqual({ jaccard: 1 / 7, containment: 1 / 4 })
  expect(likeness(shingles, 0, 2)).toEqual({ jaccard: 4 / 8, containment: 1 })
  expect(likeness(shingles, 0, 3)).toEqual({ jaccard: 0, containment: 0 })
})

/** Two texts of 60 letters that differ in `changed` neighbouring ones. */
function pairOf(random: Random, changed: number): [string, string] {
  const letters = () => String.fromCharCode(0x4e00 + random.below(5000))
  const text = Array.from({ length: 60 }, letters)
  const other = text.map((letter, at) => (at < changed ? letters() : letter))
  return [text.join(''), other.join('')]
}

test('pairs share a band as often as the S-curve says', () => {
  const random = seededRandom(5)
  for (const changed of [4, 10, 20]) {
    const pairs = Array.from({ length: 400 }, () => pairOf(random, changed))
    const shingles = shinglesOf(pairs.flat())
    const met = new Uint8Array(pairs.length)
    for (let band = 0; band < BANDS; band += 1) {
      const keys = bandKeys(shingles, band)
      for (const pair of pairs.keys()) if (keys[2 * pair] === keys[2 * pair + 1]) met[pair] = 1
    }
    const missed = pairs.map((_, pair) => missProbability(likeness(shingles, 2 * pair, 2 * pair + 1).jaccard))
    const expected = missed.reduce((sum, chance) => sum + chance, 0)
    const seen = met.filter((one) => one === 0).length
    // three standard deviations of a binomial count
    expect(Math.abs(seen - expected)).toBeLessThan(3 * Math.sqrt(expected) + 1)
  }
})

test('the chance to miss a pair', () => {
  expect([BANDS, ROWS]).toEqual([24, 5])
  expect(missProbability(0.8)).toBeCloseTo((1 - 0.32768) ** 24, 12)
  expect(missProbability(0.9)).toBeLessThan(1e-9)
})

const groupsOf = (texts: readonly string[]): number[] => {
  const { rootOf } = nearDuplicates(shinglesOf(texts))
  return texts.map((_, text) => rootOf(text))
}

const BASE = '我们请大家把心愿写在纸鹤上已经有三万多人登记了请转告亲友'

test('texts that are nearly the same are one group, whatever stands between them', () => {
  const texts = [
    `您好${BASE}`,
    '谢谢你今天陪我去看电影我很高兴',
    `朋友们好${BASE}`,
    `${BASE}0`,
    '谢谢你明天陪她去吃晚饭她很难过',
  ]
  expect(groupsOf(texts)).toEqual([0, 1, 0, 0, 4])
})

test('a text that stands whole in a longer one belongs to it, when it is long enough', () => {
  const long = '刚才有个不认识的人发给我一段话'
  const short = BASE.slice(0, 12)
  expect(groupsOf([BASE, long + BASE])).toEqual([0, 0])
  expect(groupsOf([short, long + short])).toEqual([0, 1])
})

test('more unlike texts in one bucket than are compared do not stop those that are alike', () => {
  const random = seededRandom(9)
  const others = Array.from({ length: 300 }, () => pairOf(random, 60)[0])
  const groups = groupsOf([...others, BASE, ...others.map((text) => `好${text}`), `${BASE}好`])
  expect(groups.at(-1)).toBe(300)
  expect(groups.slice(301, 601)).toEqual([...others.keys()])
})

test('sets are named by their least member', () => {
  const { rootOf, join } = disjointSets(5)
  join(4, 3)
  join(2, 4)
  join(0, 1)
  expect([0, 1, 2, 3, 4].map(rootOf)).toEqual([0, 0, 2, 2, 2])
})
