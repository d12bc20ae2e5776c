import { expect, test } from 'vitest'
import { CannotTell } from '../../../src/triggers/isolate/question.ts'
import type { Trial } from '../../../src/triggers/isolate/trials.ts'
import { boxOf, trialsOf } from './boxes.ts'

test('a text is asked once, kept before it is used, and counted', async () => {
  const kept: Trial[] = []
  const trials = trialsOf(
    boxOf(
      (text) => text === 'a',
      (text) => `*${text}`,
    ),
    {
      keep: (trial) => kept.push(trial),
      nowUtcMs: () => 7,
    },
  )
  expect([await trials.triggers('a', 1), await trials.triggers('b', 1), await trials.triggers('a', 1)]).toEqual([
    true,
    false,
    true,
  ])
  expect(kept).toEqual([
    { text: 'a', triggered: true, masked: '*a', atUtcMs: 7 },
    { text: 'b', triggered: false, masked: '*b', atUtcMs: 7 },
  ])
  expect(trials.made).toEqual(kept)
  expect(trials.questions()).toBe(2)
  expect(trials.lastSeen('a')?.masked).toBe('*a')
  expect(trials.lastSeen('c')).toBeNull()
})

test('answers of an earlier run come first, in their order, and do not reach the box', async () => {
  const logged = [true, false, true, true].map((triggered) => ({ text: 'a', triggered, masked: null, atUtcMs: 1 }))
  let asked = 0
  let waited = 0
  const trials = trialsOf(
    boxOf(() => {
      asked += 1
      return true
    }),
    {
      logged,
      noise: { errorRate: 0.05, confidence: 0.99 },
      beforeTrial: async () => {
        waited += 1
      },
    },
  )
  expect(await trials.triggers('a', 1)).toBe(true)
  expect([asked, waited, trials.made.length]).toEqual([1, 1, 5])
})

test('the limit of trials ends a run', async () => {
  const trials = trialsOf(
    boxOf(() => true),
    { mostTrials: 1 },
  )
  await trials.triggers('a', 1)
  await expect(trials.triggers('b', 1)).rejects.toEqual(new CannotTell('test-limit'))
})
