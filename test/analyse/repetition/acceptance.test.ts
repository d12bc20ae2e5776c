import { expect, test } from 'vitest'
import { viewOf } from '../../../src/analyse/index.ts'
import { causesOf } from '../../../src/analyse/repetition/causes.ts'
import { sendingsOf } from '../../../src/analyse/repetition/sendings.ts'
import { f1 } from '../conversations/lab.ts'
import { load } from '../dataset.ts'
import { labWorld } from '../lab-world.ts'
import { causeScores } from './lab.ts'

test('causes of repetition in a lab world', async () => {
  const { world, dataset } = labWorld(1)
  const { store, close } = await load(dataset)
  const view = viewOf(store)
  const scores = causeScores(world, await sendingsOf(view), await causesOf(view))
  expect(Object.keys(scores).toSorted()).toEqual([
    'broadcast',
    'copy',
    'first',
    'group',
    'resend-later',
    'resend-quick',
  ])
  for (const [cause, score] of Object.entries(scores))
    expect([cause, f1(score)]).toEqual([cause, expect.closeTo(1, 1.3)])
  expect(scores['copy']).toMatchObject({ right: 3958, found: 3958, true: 3958 })
  await close()
})
