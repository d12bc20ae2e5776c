import { expect, test } from 'vitest'
import { viewOf } from '../../src/analyse/index.ts'
import { corpusOf, corpusUpTo, shareCaveat } from '../../src/analyse/corpus.ts'
import { load, SMALL } from './dataset.ts'
import { labWorld } from './lab-world.ts'

test('unique messages stand in the order of account and text, with what was counted of each', async () => {
  const { store, close } = await load(SMALL)
  const corpus = await corpusOf(viewOf(store))
  const rows = [...corpus.text].map((text, at) => [
    corpus.accounts[corpus.account[at] ?? 0],
    corpus.texts[text],
    corpus.records[at],
    corpus.sendings[at],
    corpus.firstUtcMs[at],
  ])
  expect(rows).toEqual([
    ['ann', '法轮 falun', 4, 3, 5],
    ['bob', 'Fuck TNT', 1, 1, 5],
    ['bob', '123', 1, 1, Number.NaN],
    ['carl', 'TNT', 1, 1, Number.NaN],
    ['dora', 'hi', 2, 2, 5],
  ])
  expect(corpus.textIds.map((id) => Buffer.from(id, 'hex').toString())).toEqual(
    corpus.texts.map((_, index) => `text-${String(index).padStart(11, '0')}`),
  )
  expect(corpus.share).toBe(1)
  expect(shareCaveat(corpus)).toEqual([])
  await close()
})

test('a view that is too large is cut to some accounts, each with all its messages', async () => {
  const { store, close } = await load(labWorld(3).dataset)
  const view = viewOf(store)
  const [whole, part] = [await corpusOf(view), await corpusUpTo(view, 800)]
  expect(part.share).toBeCloseTo(800 / 1668, 3)
  expect(part.text.length).toBeGreaterThan(500)
  expect(part.text.length).toBeLessThan(1100)
  expect(part.texts.length).toBeLessThan(whole.texts.length)
  const countOf = (corpus: typeof whole, name: string | undefined) =>
    corpus.account.filter((account) => corpus.accounts[account] === name).length
  for (const account of part.accounts) expect(countOf(part, account)).toBe(countOf(whole, account))
  expect(shareCaveat(part)).toEqual([expect.stringMatching(/4[78]\.\d % of the accounts/)])
  await close()
})

test('a view without messages has an empty corpus', async () => {
  const { store, close } = await load({})
  const corpus = await corpusOf(viewOf(store))
  expect([corpus.texts.length, corpus.accounts.length, corpus.text.length, corpus.share]).toEqual([0, 0, 0, 1])
  await close()
})
