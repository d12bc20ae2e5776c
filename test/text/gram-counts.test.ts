import { expect, test } from 'vitest'
import { GramCounts } from '../../src/text/gram-counts.ts'
import { seededRandom } from '../../src/lib/random.ts'

test('strings of one to three units are counted with their weight, and where entries end', () => {
  const counts = new GramCounts()
  counts.add('abab', 2)
  counts.add('b', 3)
  counts.add('', 9)
  expect(['a', 'b', 'ab', 'ba', 'aba', 'bab', 'bb', 'c'].map((gram) => counts.of(gram))).toEqual([
    4, 7, 4, 2, 2, 2, 0, 0,
  ])
  expect(['a', 'b', 'ab', 'ba'].map((gram) => counts.endsWith(gram))).toEqual([0, 5, 2, 0])
  expect([counts.units, counts.distinctUnits]).toEqual([11, 2])
})

test('a table that grew many times holds what a Map holds', () => {
  const random = seededRandom(7)
  const entries = Array.from({ length: 4000 }, () =>
    String.fromCharCode(...Array.from({ length: 6 }, () => 0x4e00 + random.below(300))),
  )
  const counts = new GramCounts()
  const expected = new Map<string, number>()
  for (const entry of entries) {
    counts.add(entry, 1)
    for (let at = 0; at < entry.length; at += 1)
      for (let size = 1; size <= 3 && at + size <= entry.length; size += 1)
        expected.set(entry.slice(at, at + size), (expected.get(entry.slice(at, at + size)) ?? 0) + 1)
  }
  expect([...expected].filter(([gram, count]) => counts.of(gram) !== count)).toEqual([])
})
