import { expect, test } from 'vitest'
import { viewOf } from '../../../src/analyse/index.ts'
import { explainedOf, shareOf } from '../../../src/analyse/triggers/explained.ts'
import { KEYWORDS } from '../../../lab/talk/words.ts'
import { triggerTruth } from '../../../lab/truth/stories.ts'
import { load } from '../dataset.ts'
import { labWorld } from '../lab-world.ts'

test('words of the lab are inferred without a list', async () => {
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

test('a word of a list that was written in another case is found in the messages that the list does not explain', async () => {
  const { dataset } = labWorld(101)
  const { store, close } = await load({ ...dataset, lists: [{ name: 'keyfile.txt', keywords: KEYWORDS }] })
  const { triggers, explained, known } = await explainedOf(viewOf(store))
  expect(
    triggers
      .filter(({ word }) => word.toLowerCase() === 'fuck')
      .map(({ word, status, lists }) => [word, status, lists]),
  ).toEqual(
    expect.arrayContaining([
      ['fuck', 'known-list', ['keyfile.txt']],
      ['fuck', 'inferred', ['keyfile.txt']],
    ]),
  )
  expect(shareOf(known)).toBeGreaterThan(0.4)
  const listed = triggers.find(({ word, status }) => word === 'fuck' && status === 'known-list')
  expect(listed?.alone).toBeGreaterThan(100)
  expect(shareOf(explained)).toBeGreaterThan(0.8)
  await close()
})
