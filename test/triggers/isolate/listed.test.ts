import { expect, test } from 'vitest'
import { rule } from '../../../src/text/rules.ts'
import { listedPriors } from '../../../src/triggers/isolate/listed.ts'
import { isolateOne } from '../../../src/triggers/isolate/search.ts'
import { filler, plainPriors } from './boxes.ts'

const combination = (...parts: string[]) =>
  rule(
    parts.join('+'),
    parts.map((part) => [part]),
  )
const heaviest = (weights: Float64Array): number => weights.indexOf(Math.max(...weights))

const characters = [...`🐉${filler(50)}月桥${filler(50)}石舟${filler(50)}月桥${filler(50)}`]
const [moon, boat, moonAgain] = [51, 103, 155]

test('the last place from which a listed rule is still whole is expected first; then its next part, then the end', () => {
  const priors = listedPriors(plainPriors(characters), characters, [combination('石舟', '月桥')])
  expect(heaviest(priors.starts({ found: [], from: 0 }))).toBe(boat)
  const first = { text: '石舟', start: boat, end: boat + 2 }
  expect(heaviest(priors.ends({ found: [], from: boat }, { start: boat, firstEnd: boat + 1 }))).toBe(1)
  expect(heaviest(priors.starts({ found: [first], from: boat + 1 }))).toBe(moonAgain - boat - 1)
  const second = { text: '月桥', start: moonAgain, end: moonAgain + 2 }
  const rest = priors.starts({ found: [first, second], from: moonAgain + 1 })
  expect(heaviest(rest)).toBe(rest.length - 1)
})

test('a rule of which a part is missing says nothing, but its words stay likelier than others', () => {
  const priors = listedPriors(plainPriors(characters), characters, [combination('月桥', '水车')])
  const starts = priors.starts({ found: [], from: 0 })
  expect(starts[moon]).toBeGreaterThan(10 * (starts[moon + 5] ?? 1))
  expect(starts[moonAgain]).toBeGreaterThan(10 * (starts[moon + 5] ?? 1))
})

const ask = async (pieces: readonly string[]) => ['月桥', '石舟'].every((part) => pieces.join('◆').includes(part))

test('a list that holds the rule saves most questions; one without it none of the answer', async () => {
  const listing = async (...rules: ReturnType<typeof combination>[]) =>
    isolateOne({ characters, triggers: 0.95 }, ask, listedPriors(plainPriors(characters), characters, rules))
  const none = await listing()
  const right = await listing(combination('月桥', '石舟'))
  const wrong = await listing(...characters.slice(0, 60).map((one) => combination(one)))
  expect(right.questions).toBeLessThan(0.6 * none.questions)
  expect(wrong.components).toEqual(none.components)
  expect(right.components).toEqual(none.components)
  expect(wrong.questions).toBeLessThanOrEqual(wrong.bound)
})
