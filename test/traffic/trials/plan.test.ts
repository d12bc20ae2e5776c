import { describe, expect, test } from 'vitest'
import { parsePlan } from '../../../lab/live/sheet.ts'
import { LIST_WORDS } from '../../../lab/talk/words.ts'
import { CARRIERS } from '../../../src/traffic/trials/carriers.ts'
import { planSheet, type PlanRequest } from '../../../src/traffic/trials/plan.ts'

const REQUEST: PlanRequest = {
  words: ['纸鹤', '月桥', 'fuck'],
  controls: 8,
  trialsPerWord: 6,
  clients: ['tom-3.8', 'tom-5.1', 'netbar'],
  gapSeconds: 4,
  seed: 1,
}
// The lab's own reader is the witness that the plan can be played.
const plan = parsePlan(planSheet(REQUEST))

test.each(REQUEST.clients)('%s meets every word as often, half of it sent', (client) => {
  const own = plan.filter((trial) => trial.client.name === client)
  const count = (label: string, direction: string) =>
    own.filter((trial) => trial.label === label && trial.direction === direction).length
  for (const word of REQUEST.words) expect([count(word, 'sent'), count(word, 'received')]).toEqual([3, 3])
  expect([count('control', 'sent'), count('control', 'received')]).toEqual([4, 4])
})

test('gaps are uneven, between one and two of those asked for', () => {
  const gaps = plan.slice(1).map(({ atSeconds }, index) => atSeconds - (plan[index]?.atSeconds ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3.998)
  expect(Math.max(...gaps)).toBeLessThan(8.002)
  expect(new Set(gaps.map((gap) => Math.round(gap * 10))).size).toBeGreaterThan(20)
})

test('words and controls differ in the word alone', () => {
  const fillers = Object.values(CARRIERS).flatMap((carriers) => carriers.fillers)
  const frames = new Set(Object.values(CARRIERS).flatMap(({ sentences }) => sentences))
  for (const { text, label } of plan) {
    const words = label === 'control' ? fillers.filter((filler) => text.includes(filler)) : [label]
    expect([text, words.some((word) => frames.has(text.replace(word, '{}')))]).toEqual([text, true])
  }
})

const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)

test('a word stands among sentences of its own writing, and controls share them', () => {
  for (const { text, label } of plan.filter((trial) => trial.label !== 'control'))
    expect(isChinese(text)).toBe(isChinese(label))
  const controls = plan.filter(({ label }) => label === 'control').map(({ text }) => isChinese(text))
  expect(controls.filter((chinese) => chinese).length).toBe(18)
})

test('nothing in a carrier is on a list of the lab', () => {
  const listed = Object.values(LIST_WORDS).flat()
  const texts = Object.values(CARRIERS).flatMap(({ sentences, fillers }) => [...sentences, ...fillers])
  for (const text of texts) expect(listed.filter((word) => text.toLowerCase().includes(word.toLowerCase()))).toEqual([])
  for (const { sentences } of Object.values(CARRIERS))
    for (const sentence of sentences) expect(sentence.split('{}')).toHaveLength(2)
})

test('order and times come from the seed', () => {
  expect(planSheet(REQUEST)).toBe(planSheet({ ...REQUEST }))
  expect(planSheet({ ...REQUEST, seed: 2 })).not.toBe(planSheet(REQUEST))
  const turns = plan.filter((trial, index) => index > 0 && trial.client.name !== plan[index - 1]?.client.name)
  expect(turns.length).toBeGreaterThan(plan.length / 3)
})

describe('a plan that tells nothing is refused', () => {
  test.each([
    ['no word', { words: [] }, 'A plan needs a word and a client.'],
    ['no client', { clients: [] }, 'A plan needs a word and a client.'],
    [
      'an empty word',
      { words: [' '] },
      'A word under test is empty or is “control”, which is the label of messages without one.',
    ],
    [
      'the label of controls',
      { words: ['Control'] },
      'A word under test is empty or is “control”, which is the label of messages without one.',
    ],
    ['no trials', { trialsPerWord: 0 }, 'Trials, controls and the gap between messages must be more than nothing.'],
    ['half a control', { controls: 0.5 }, 'Trials, controls and the gap between messages must be more than nothing.'],
    ['no gap', { gapSeconds: 0 }, 'Trials, controls and the gap between messages must be more than nothing.'],
    ['too much', { trialsPerWord: 12_000 }, 'The plan would have more than 100000 messages.'],
  ])('%s', (_, given, problem) => {
    expect(() => planSheet({ ...REQUEST, ...given })).toThrow(
      expect.objectContaining({ name: 'OperatorError', message: problem, hint: expect.stringMatching(/\.$/) }),
    )
  })
})
