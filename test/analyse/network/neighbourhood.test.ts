import { assert, constantFrom, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { viewOf } from '../../../src/analyse/index.ts'
import { egoOf } from '../../../src/analyse/network/ego.ts'
import { type Neighbourhood, neighbourhoodOf } from '../../../src/analyse/network/neighbourhood.ts'
import { reachOf, waysOf } from '../../../src/analyse/network/reach.ts'
import { networkOf } from '../../../src/analyse/network/readings.ts'
import { tiesOf } from '../../../src/analyse/network/ties.ts'
import { load } from '../dataset.ts'
import { said, STREET } from './street.ts'

/** Ann's street, with a second street that eve’s other address leads to. */
const TOWN = [
  ...STREET,
  ...[1, 2, 3].map((day) => said(['eve', '1.0.0.3'], `far ${day}`, [day, 9000])),
  said(['ivy', '1.0.0.3'], 'hello', [5, 1]),
  said(['ivy', '1.0.0.4'], 'hello again', [6, 1]),
]

async function town() {
  const { store, close } = await load({ records: TOWN })
  try {
    const view = viewOf(store)
    const [network, ties] = [await networkOf(view), await tiesOf(view)]
    return { network, ties, ways: waysOf(network) }
  } finally {
    await close()
  }
}

const at = await town()
const { lines } = at.network
const nameOf = (end: number): string =>
  at.ways.isAccount(end) ? (lines.accounts[end] ?? '') : (lines.addresses[end - lines.accounts.length] ?? '')
const around = (name: string, hops: number, most = 100): Neighbourhood =>
  neighbourhoodOf(at, { account: lines.accounts.indexOf(name), hops, most })
const shown = ({ nodes }: Neighbourhood) => nodes.map(({ end, hop, sendings }) => [nameOf(end), hop, sendings])

test('ring by ring: the account, its addresses, who stands beside them; the heaviest first', () => {
  expect(shown(around('bob', 1))).toEqual([
    ['bob', 0, 2],
    ['ann', 1, 4],
    ['1.0.0.1', 1, 2],
    ['gus', 1, 1],
  ])
  expect(shown(around('bob', 2)).slice(4)).toEqual([
    ['eve', 2, 4],
    ['1.0.0.2', 2, 1],
  ])
})

test('a net bar is shown and leads no further', () => {
  expect(shown(around('cai', 3))).toEqual([
    ['cai', 0, 4],
    ['1.0.0.9', 1, 4],
  ])
  expect(around('cai', 3).left).toEqual({ accounts: 0, addresses: 0 })
})

test('lines and ties join what is shown, and nothing else', () => {
  const { pairs, ties } = around('bob', 1)
  const joined = pairs.map((pair) => [
    lines.accounts[lines.account[pair] ?? 0],
    lines.addresses[lines.address[pair] ?? 0],
  ])
  expect(new Set(joined.map((ends) => ends.join(' ')))).toEqual(new Set(['ann 1.0.0.1', 'bob 1.0.0.1', 'gus 1.0.0.1']))
  expect(new Set(ties.map(({ one, other }) => [nameOf(one), nameOf(other)].toSorted().join(' ')))).toEqual(
    new Set(['ann bob', 'ann gus']),
  )
})

test('what does not fit is counted, the lightest first, and the middle always stands', () => {
  const small = around('bob', 1, 3)
  expect(shown(small).map(([name]) => name)).toEqual(['bob', 'ann', '1.0.0.1'])
  expect(small.left).toEqual({ accounts: 1, addresses: 0 })
})

test('with room enough it is what the network answer lists, however far', () => {
  assert(
    property(
      constantFrom(...lines.accounts.keys()),
      integer({ min: 1, max: 4 }),
      integer({ min: 2, max: 14 }),
      (account, hops, most) => {
        const whole = neighbourhoodOf(at, { account, hops, most: 1000 })
        const listed = egoOf(at.network, at.ties, { account, hops })
        expect(new Set(whole.pairs)).toEqual(new Set(listed.pairs))
        expect(whole.ties).toEqual(listed.ties)
        expect(whole.left).toEqual({ accounts: 0, addresses: 0 })
        const part = neighbourhoodOf(at, { account, hops, most })
        expect(part.nodes.length).toBeLessThanOrEqual(most)
        const { accounts, addresses } = reachOf(at.ways, account, hops)
        expect(part.nodes.length - 1 + part.left.accounts + part.left.addresses).toBe(accounts + addresses)
        const ends = new Set(part.nodes.map(({ end }) => end))
        expect(part.pairs.every((pair) => ends.has(lines.account[pair] ?? -1))).toBe(true)
      },
    ),
  )
})
