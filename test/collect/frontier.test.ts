import { expect, test } from 'vitest'
import { Frontier, type Item } from '../../src/collect/frontier.ts'

const item = (url: string): Item => ({
  url,
  kind: 'file',
  depth: 0,
  hops: 0,
  listedSizeBytes: null,
  listedModified: null,
})

function drained(frontier: Frontier): string[] {
  const urls: string[] = []
  for (let next = frontier.take(); next !== null; next = frontier.take()) urls.push(next.url)
  return urls
}

test('levels come one after the other, each in its order, the goal of a redirect at once', () => {
  const frontier = new Frontier(10)
  for (const url of ['a', 'b']) frontier.offer(item(url))
  expect(frontier.take()).toBeNull()
  expect(frontier.descend()).toBe(2)
  expect(frontier.take()?.url).toBe('a')
  frontier.offer(item('c'))
  frontier.offerNow(item('d'))
  expect([frontier.find('c')?.url, frontier.find('d')?.url, frontier.find('a')]).toEqual(['c', 'd', null])
  expect(drained(frontier)).toEqual(['d', 'b'])
  expect([frontier.descend(), drained(frontier), frontier.descend()]).toEqual([1, ['c'], 0])
})

test('an address is taken once; more than the budget are counted and not kept', () => {
  const frontier = new Frontier(3)
  expect(['a', 'a', 'b'].map((url) => frontier.offer(item(url)))).toEqual([true, false, true])
  expect([frontier.offerNow(item('b')), frontier.offerNow(item('c'))]).toEqual([false, true])
  expect([frontier.offer(item('d')), frontier.offerNow(item('e')), frontier.offer(item('a'))]).toEqual([
    false,
    false,
    false,
  ])
  expect(frontier.beyondBudget).toBe(2)
})

test('refusals are counted by reason', () => {
  const frontier = new Frontier(3)
  for (const refusal of ['lure', 'host', 'lure'] as const) frontier.refuse(refusal)
  expect(Object.fromEntries(frontier.refused)).toEqual({ lure: 2, host: 1 })
})
