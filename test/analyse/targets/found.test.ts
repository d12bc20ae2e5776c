import { expect, test } from 'vitest'
import type { Corpus } from '../../../src/analyse/corpus.ts'
import { findTargets } from '../../../src/analyse/targets/found.ts'

/** So many accounts with so many messages each, all different and without a word in common. */
function corpusOf(accounts: number, messages: number): Corpus {
  const account = Uint32Array.from({ length: accounts * messages }, (_, at) => Math.floor(at / messages))
  const texts = Array.from(
    account,
    (_, at) =>
      `${'甲乙丙丁戊己庚辛壬癸'.charAt(at % 10)}处的人说${String.fromCodePoint(0x5000 + at)}和${String.fromCodePoint(0x9000 - at)}`,
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

test('a list that fails some accounts more than others makes no targets', () => {
  const corpus = corpusOf(100, 8)
  // of every five accounts one lacks three of eight words, one a single word
  const missing = [3, 1, 0, 0, 0]
  const explained = Uint8Array.from(corpus.account, (who, at) => (at % 8 < (missing[who % 5] ?? 0) ? 0 : 1))
  expect(findTargets(corpus, explained).calls.tested.filter(({ called }) => called)).toEqual([])
})

test('an account that stands out where the models see no targets is not called, and the case cannot be told', () => {
  const corpus = corpusOf(100, 8)
  // one message in 23 lacks a word of the list, and five of one account’s
  const explained = Uint8Array.from(corpus.account, (who, at) => (at % 23 === 0 || (who === 7 && at % 8 < 5) ? 0 : 1))
  const { calls, verdict } = findTargets(corpus, explained)
  expect(calls.tested[7]?.q).toBeLessThan(0.05)
  expect(calls.tested[7]?.called).toBe(false)
  expect(verdict.model).toBe('cannot tell')
})
