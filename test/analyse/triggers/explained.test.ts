import { expect, test } from 'vitest'
import { viewOf } from '../../../src/analyse/index.ts'
import { explainedOf } from '../../../src/analyse/triggers/explained.ts'
import { triggerTruth } from '../../../lab/truth/stories.ts'
import { load } from '../dataset.ts'
import { labWorld } from '../lab-world.ts'

test('words of the lab are inferred without a list, and with one they are known', async () => {
  const { world, tally, dataset } = labWorld(101)
  const words = Object.values(triggerTruth(world, tally)).flatMap((of) => Object.entries(of.words))
  const real = new Set(words.map(([word]) => word.toLowerCase()))
  const { store, close } = await load(dataset)
  const { triggers, explained, corpus, known } = await explainedOf(viewOf(store))
  expect(triggers.length).toBeGreaterThan(30)
  expect(triggers.filter(({ word }) => real.has(word)).length / triggers.length).toBeGreaterThan(0.9)
  expect(triggers[0]).toMatchObject({ word: 'fuck', status: 'inferred', lists: [] })
  expect(known.every((one) => one === 0)).toBe(true)
  expect(explained).toHaveLength(corpus.text.length)
  expect(explained.filter((one) => one === 1).length / explained.length).toBeGreaterThan(0.7)
  await close()
})
