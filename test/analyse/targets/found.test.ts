import { expect, test } from 'vitest'
import type { Corpus } from '../../../src/analyse/corpus.ts'
import { findTargets } from '../../../src/analyse/targets/found.ts'

/** So many accounts with so many messages each, all different; the first accounts say only short things. */
function corpusOf(accounts: number, messages: number): Corpus {
  const account = Uint32Array.from({ length: accounts * messages }, (_, at) => Math.floor(at / messages))
  const texts = Array.from(
    account,
    (who, at) =>
      `${'甲乙丙丁戊己庚辛壬癸'.charAt(at % 10)}处的人说${String.fromCodePoint(0x5000 + at)}和${String.fromCodePoint(0x6000 + who)}`,
  )
  const ones = new Uint32Array(account.length).fill(1)
  return {
    texts,
    textIds: texts,
    accounts: Array.from({ length: accounts }, (_, at) => `account${String(at).padStart(3, '0')}`),
    account,
    text: Uint32Array.from(account.keys()),
    records: ones,
    sendings: ones,
    firstUtcMs: Float64Array.from(account.keys(), (at) => at * 7_000_000),
    share: 1,
  }
}

test('where nearly nothing is explained, the list is not known and nobody stands out', () => {
  const corpus = corpusOf(40, 8)
  const { verdict, calls } = findTargets(corpus, new Uint8Array(320))
  expect(verdict.model).toBe('unknown list')
  expect(calls.tested.map(({ q }) => q)).toEqual(Array.from({ length: 40 }, () => 1))
  expect(calls.powerAt(20)).toBe(0)
})

test('the same with few accounts cannot be told', () => {
  expect(findTargets(corpusOf(12, 8), new Uint8Array(96)).verdict.model).toBe('cannot tell')
})

test('a case without messages says nothing', () => {
  const { verdict, calls, groups } = findTargets(corpusOf(0, 0), new Uint8Array(0))
  expect(verdict).toMatchObject({ model: 'cannot tell', power: 0 })
  expect([calls.tested, groups]).toEqual([[], []])
})

test('however unevenly a list fails accounts, that alone makes no targets', () => {
  const corpus = corpusOf(60, 8)
  // every sixth account uses words of another list for half of what it writes
  const explained = Uint8Array.from(corpus.account, (who, at) => (who % 6 === 0 && at % 2 === 0 ? 0 : 1))
  expect(findTargets(corpus, explained).calls.tested.filter(({ q }) => q <= 0.05)).toEqual([])
})
