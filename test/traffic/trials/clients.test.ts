import { expect, test } from 'vitest'
import { seededRandom } from '../../../src/lib/random.ts'
import type { TrialMessage } from '../../../src/model/trial.ts'
import { chanceShareOf, noteChance, testedClients } from '../../../src/traffic/trials/clients.ts'
import { layWindows } from '../../../src/traffic/trials/windows.ts'
import { message } from '../messages.ts'

const clientsOf = (trials: readonly TrialMessage[], windowMs = 100) =>
  testedClients(trials, layWindows(trials, windowMs), seededRandom(1))

const TRIALS = [
  message({ atUtcMs: 0, label: 'a' }),
  message({ atUtcMs: 500, client: 'other', address: '10.0.0.2' }),
  message({ atUtcMs: 1000 }),
  message({ atUtcMs: 2000, label: 'b' }),
  message({ atUtcMs: 2500, client: 'other', address: '10.0.0.2', label: 'a' }),
  message({ atUtcMs: 3000, label: 'a' }),
]

test('trials by client and label, in the order of time', () => {
  const [phone, other] = clientsOf(TRIALS).all
  expect([phone?.name, phone?.trials, phone?.controls, [...(phone?.words ?? [])]]).toEqual([
    'phone',
    [0, 2, 3, 5],
    [2],
    [
      ['a', [0, 5]],
      ['b', [3]],
    ],
  ])
  expect([other?.name, other?.trials, other?.controls]).toEqual(['other', [1, 4], [1]])
})

test('random windows keep away from every client’s messages', () => {
  for (const { chance } of clientsOf(TRIALS).all)
    for (const { startUtcMs, endUtcMs } of chance?.windows ?? [])
      for (const { atUtcMs } of TRIALS) expect(endUtcMs <= atUtcMs || startUtcMs >= atUtcMs + 100).toBe(true)
})

test('where others leave no time, from one’s own at least', () => {
  const crowd = Array.from({ length: 40 }, (_, index) =>
    message({ atUtcMs: index * 90, client: 'other', address: '10.0.0.2' }),
  )
  const trials = [...TRIALS.filter(({ client }) => client === 'phone'), ...crowd].toSorted(
    (a, b) => a.atUtcMs - b.atUtcMs,
  )
  const [phone, other] = clientsOf(trials).all
  expect(phone?.chance?.windows.length).toBe(1000)
  expect(other?.chance).toBeNull()
})

test('a request falls into the random windows of its own client only', () => {
  const clients = clientsOf(TRIALS)
  for (let atUtcMs = 0; atUtcMs < 3100; atUtcMs += 10)
    noteChance(clients, { address: '10.0.0.1', atUtcMs, endpoint: 'e' })
  const [phone, other] = clients.all
  if (phone === undefined || other === undefined) throw new Error('no clients')
  expect([chanceShareOf(phone, 'e'), chanceShareOf(other, 'e'), chanceShareOf(phone, 'none')]).toEqual([1, 0, 0])
})

test('the share is that of the windows which hold one', () => {
  const clients = clientsOf(TRIALS)
  const [phone] = clients.all
  if (phone?.chance == null) throw new Error('no windows')
  noteChance(clients, { address: null, atUtcMs: 750, endpoint: 'e' })
  noteChance(clients, { address: '10.0.0.1', atUtcMs: 751, endpoint: 'e' })
  const holding = phone.chance.windows.filter(
    ({ startUtcMs, endUtcMs }) => (startUtcMs <= 750 && 750 < endUtcMs) || (startUtcMs <= 751 && 751 < endUtcMs),
  )
  expect(holding.length).toBeGreaterThan(10)
  expect(chanceShareOf(phone, 'e')).toBe(holding.length / 1000)
})

test('an unknown address may be that of a client whose address the sheet does not say', () => {
  const clients = clientsOf(TRIALS.map((trial) => (trial.client === 'phone' ? { ...trial, address: null } : trial)))
  for (let atUtcMs = 0; atUtcMs < 3100; atUtcMs += 10) {
    noteChance(clients, { address: '10.9.9.9', atUtcMs, endpoint: 'e' })
    noteChance(clients, { address: '10.0.0.2', atUtcMs, endpoint: 'f' })
  }
  const [phone, other] = clients.all
  if (phone === undefined || other === undefined) throw new Error('no clients')
  expect([chanceShareOf(phone, 'e'), chanceShareOf(other, 'e')]).toEqual([1, 0])
  expect([chanceShareOf(phone, 'f'), chanceShareOf(other, 'f')]).toEqual([1, 1])
})
