import { expect, test } from 'vitest'
import { viewOf } from '../../../src/analyse/index.ts'
import { networkOf, probabilityOf } from '../../../src/analyse/network/readings.ts'
import { reasonsOf } from '../../../src/analyse/network/reasons.ts'
import { load } from '../dataset.ts'
import { present, said, STREET } from './street.ts'

async function networkWith(records: typeof STREET) {
  const { store, close } = await load({ records })
  try {
    return await networkOf(viewOf(store))
  } finally {
    await close()
  }
}

const network = await networkWith([...STREET, present('ann', '1.0.0.7'), said(['bob', '1.0.0.8'], 'home', [3, 3])])
const { accounts, addresses, account, address } = network.lines
const pairOf = (name: string, place: string): number =>
  account.findIndex((one, pair) => accounts[one] === name && addresses[address[pair] ?? 0] === place)

test('the reasons add up to how much likelier the reading is than its rival', () => {
  for (const [name, place] of [
    ['ann', '1.0.0.1'],
    ['bob', '1.0.0.1'],
    ['gus', '1.0.0.2'],
    ['cai', '1.0.0.9'],
  ] as const) {
    const pair = pairOf(name, place)
    const { reading, rival, start, reasons } = reasonsOf(network, pair)
    const sum = reasons.reduce((total, { weight }) => total + weight, start)
    const odds = probabilityOf(network, pair, reading) / probabilityOf(network, pair, rival)
    expect(sum, `${name} at ${place}`).toBeCloseTo(Math.log(odds), 3)
  }
})

test('they name what was seen, the weightiest first', () => {
  const { reading, rival, probabilities, reasons } = reasonsOf(network, pairOf('bob', '1.0.0.1'))
  expect([reading, rival]).toEqual(['correspondent', 'group'])
  expect(probabilities.map((one) => one.reading)).toEqual(['correspondent', 'group', 'own', 'shared'])
  expect(reasons).toHaveLength(11)
  expect(reasons[0]).toMatchObject({ feature: 'group-copies', level: 'none' })
  const weights = reasons.map(({ weight }) => Math.abs(weight))
  expect(weights).toEqual(weights.toSorted((a, b) => b - a))
})

test('where somebody was present and never wrote, presence alone decides', () => {
  const { reading, reasons } = reasonsOf(network, pairOf('ann', '1.0.0.7'))
  expect(reading).toBe('own')
  expect(reasons).toEqual([])
})
