import { expect, test } from 'vitest'
import { seededRandom } from '../../../src/lib/random.ts'
import { conversationsOf } from '../../../src/analyse/conversations/conversations.ts'
import { viewOf } from '../../../src/analyse/index.ts'
import { type Dataset, load } from '../dataset.ts'
import { labWorld } from '../lab-world.ts'
import { conversationScore, f1 } from './lab.ts'

const DAY_MS = 86_400_000

async function found(dataset: Dataset) {
  const { store, close } = await load(dataset)
  const conversations = await conversationsOf(viewOf(store))
  await close()
  return conversations
}

test('conversations of a lab world', async () => {
  const { world, dataset } = labWorld(1)
  const score = conversationScore(world, await found(dataset))
  expect(f1(score.pairs)).toBeGreaterThan(0.93)
  expect(f1(score.exact)).toBeGreaterThan(0.9)
  expect(score.falseAlarms / score.exact.found).toBeLessThanOrEqual(0.05)
})

/** The same world with every message of every account moved to another moment, so that nobody answers anybody; more in the first weeks. */
function withoutConversations(seed: number): Dataset {
  const chance = seededRandom(seed)
  const moved = new Map<string, number>()
  const records = (labWorld(seed).dataset.records ?? []).map((record) => {
    const name = `${record.account}\t${record.text}`
    const byMs = moved.get(name) ?? Math.floor(chance.share() ** 2 * 90 * DAY_MS)
    moved.set(name, byMs)
    const utcMs = (record.utcMs ?? 0) + byMs
    return { ...record, utcMs, at: String(utcMs) }
  })
  return { records }
}

test('in a world in which nobody answers hardly any are reported', async () => {
  const { threads, utterances, couldTell } = await found(withoutConversations(1))
  expect(couldTell).toBe(true)
  expect(utterances.count).toBeGreaterThan(1500)
  expect(threads.length).toBeLessThanOrEqual(2)
})
