import { expect, test } from 'vitest'
import { findAnalysis, viewOf } from '../../../src/analyse/index.ts'
import { load } from '../dataset.ts'
import { STREET } from '../network/street.ts'

async function edges(ego?: { account: string; hops: number }) {
  const { store, close } = await load({ records: STREET })
  try {
    const view = viewOf(store)
    return await findAnalysis('network').run(ego === undefined ? view : { ...view, ego })
  } finally {
    await close()
  }
}

const short = (rows: readonly Record<string, unknown>[]) =>
  rows.map(({ from, to, kind, weight, reading }) => [from, to, kind, weight, reading])

test('every line, tie and call, the heaviest of each kind first, with its reading', async () => {
  const { rows, denominator, policy, caveats } = await edges()
  expect(short(rows)).toEqual([
    ['ann', '1.0.0.1', 'line', 4, 'own'],
    ['cai', '1.0.0.9', 'line', 4, 'shared'],
    ['dan', '1.0.0.9', 'line', 4, 'shared'],
    ['eve', '1.0.0.2', 'line', 4, 'own'],
    ['fei', '1.0.0.9', 'line', 4, 'shared'],
    ['hui', '1.0.0.9', 'line', 4, 'shared'],
    ['jun', '1.0.0.9', 'line', 4, 'shared'],
    ['bob', '1.0.0.1', 'line', 2, 'correspondent'],
    ['gus', '1.0.0.1', 'line', 1, 'group'],
    ['gus', '1.0.0.2', 'line', 1, 'group'],
    ['ann', 'bob', 'tie', 2, 'correspondent'],
    ['ann', 'gus', 'tie', 1, 'group'],
    ['eve', 'gus', 'tie', 1, 'group'],
    ['ann', '+12025550100', 'call', 1, null],
  ])
  expect(denominator).toBe('10 pairs of account and address, 3 ties between accounts')
  expect(policy).toBe('decided from a probability of 0.8')
  expect(caveats).toEqual([])
})

test('an edge carries what supports its readings, and probabilities that come to one', async () => {
  const { rows } = await edges()
  const evidence = (from: string, to: string) => {
    const row = rows.find((one) => one['from'] === from && one['to'] === to) ?? {}
    const { lines, present, others_present: others, group_copies: copies, answers, days } = row
    return { lines, present, others, copies, answers, days }
  }
  expect(evidence('ann', '1.0.0.1')).toEqual({ lines: 1, present: 1, others: 0, copies: 0, answers: 2, days: 4 })
  expect(evidence('bob', '1.0.0.1')).toEqual({ lines: 1, present: 0, others: 1, copies: 0, answers: 2, days: 1 })
  expect(evidence('gus', '1.0.0.2')).toEqual({ lines: 1, present: 0, others: 1, copies: 1, answers: 0, days: 1 })
  expect(evidence('cai', '1.0.0.9')).toEqual({ lines: 1, present: 1, others: 4, copies: 0, answers: 0, days: 4 })
  expect(evidence('ann', 'bob')).toEqual({ lines: 1, present: 0, others: null, copies: 0, answers: 2, days: null })
  for (const row of rows.filter(({ kind }) => kind === 'line')) {
    const parts = ['p_own', 'p_shared', 'p_correspondent', 'p_group'].map((column) => Number(row[column]))
    expect(parts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 3)
    expect(row['probability']).toBe(Math.max(...parts))
  }
})

test('one hop around an account: its lines, and who stands beside them; two: theirs', async () => {
  const one = await edges({ account: 'bob', hops: 1 })
  expect(short(one.rows)).toEqual([
    ['bob', '1.0.0.1', 'line', 2, 'correspondent'],
    ['ann', '1.0.0.1', 'line', 4, 'own'],
    ['gus', '1.0.0.1', 'line', 1, 'group'],
    ['ann', 'bob', 'tie', 2, 'correspondent'],
    ['ann', 'gus', 'tie', 1, 'group'],
    ['ann', '+12025550100', 'call', 1, null],
  ])
  const two = await edges({ account: 'bob', hops: 2 })
  expect(short(two.rows.slice(3, 5))).toEqual([
    ['gus', '1.0.0.2', 'line', 1, 'group'],
    ['eve', '1.0.0.2', 'line', 4, 'own'],
  ])
})

test('a net bar is shown and leads no further', async () => {
  const { rows } = await edges({ account: 'cai', hops: 3 })
  expect(short(rows)).toEqual([['cai', '1.0.0.9', 'line', 4, 'shared']])
})

test('an account that no line has is refused', async () => {
  await expect(edges({ account: 'nobody', hops: 1 })).rejects.toThrow('No line of the case holds this account')
})
