import { expect, test } from 'vitest'
import { findings, SMALL } from '../dataset.ts'

test('five policies, each with its own count', async () => {
  const { rows, denominator } = await findings('unique', SMALL)
  expect(rows).toEqual([
    { policy: 'account+text', messages: 5, repeats: 4 },
    { policy: 'text', messages: 5, repeats: 4 },
    { policy: 'account+address+text', messages: 7, repeats: 2 },
    { policy: 'recorded_time+account+text', messages: 7, repeats: 2 },
    { policy: 'sending', messages: 8, repeats: 1 },
  ])
  expect(denominator).toBe('9 records')
})

test('one text of two accounts is two messages', async () => {
  const records = ['ann', 'bob'].map((account) => ({ account, text: 'hi' }))
  const { rows } = await findings('unique', { records })
  expect(rows.slice(0, 2).map((row) => row['messages'])).toEqual([2, 1])
})
