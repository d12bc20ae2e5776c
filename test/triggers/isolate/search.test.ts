import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Component, isolateOne, type Priors } from '../../../src/triggers/isolate/search.ts'
import { seededRandom } from '../../../src/lib/random.ts'
import { plainPriors } from './boxes.ts'

const SEPARATOR = '◆'

/** Priors drawn at random, with most places at nothing: as wrong as can be. */
function adversary(seed: number, length: number): Priors {
  const random = seededRandom(seed)
  const drawn = (count: number) =>
    Float64Array.from({ length: count }, () => (random.share() < 0.6 ? 0 : random.share() ** 8))
  return {
    starts: ({ from }) => drawn(length - from + 1),
    ends: (_, { firstEnd }) => drawn(length - firstEnd + 1),
  }
}

/** What the published algorithm may need at most: FOCI 2019, with a linear search for ends; counted by hand from what was found. */
function worstCase(found: readonly Component[], length: number): number {
  let [questions, from, firstEnd] = [0, 0, 0]
  for (const { start, end } of found) {
    const first = Math.max(start + 1, firstEnd)
    questions += Math.ceil(Math.log2(length - from)) + Math.min(end - first + 1, length - first)
    if (end < length) questions += start + 1 === length ? 0 : 1
    from = start + 1
    firstEnd = end + 1
  }
  return questions
}

/** Small alphabets make components overlap, repeat, and hold each other. */
const cases = fc.record({
  text: fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '🐉'), minLength: 1, maxLength: 60 }),
  rules: fc.array(
    fc.array(fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '🐉'), minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  seed: fc.nat(),
})

test('with any rules and priors: right, minimal, and never above a pre-test and the worst case', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ text, rules, seed }) => {
      const characters = [...text]
      const fires = (all: string) => rules.some((parts) => parts.every((part) => all.includes(part)))
      let asked = 0
      const found = await isolateOne(
        { characters, triggers: 0.95 },
        async (pieces) => {
          asked += 1
          return fires(pieces.join(SEPARATOR))
        },
        adversary(seed, characters.length),
      )
      expect(asked).toBe(found.questions)
      expect(found.questions).toBeLessThanOrEqual(found.bound)
      const texts = found.components.map((component) => component.text)
      expect(texts.length > 0).toBe(fires(text))
      if (texts.length === 0) return
      expect(found.bound).toBe(1 + worstCase(found.components, characters.length))
      expect(fires(texts.join(SEPARATOR))).toBe(true)
      for (const [index, one] of texts.entries())
        for (const less of [[], [one.slice(one.codePointAt(0) === 0x1f409 ? 2 : 1)], [[...one].slice(0, -1).join('')]])
          expect(fires(texts.toSpliced(index, 1, ...less).join(SEPARATOR))).toBe(false)
    }),
    { numRuns: 400 },
  )
})

test('a text that is known to trigger is not asked, and the bound is the worst case alone', async () => {
  const characters = Array.from('子丑寅卯辰巳午未申酉戌亥')
  const asked: string[] = []
  const ask = async (pieces: readonly string[]) => {
    const text = pieces.join(SEPARATOR)
    asked.push(text)
    return text.includes('寅卯') && text.includes('申')
  }
  const found = await isolateOne({ characters, triggers: 1 }, ask, plainPriors(characters))
  expect(found.components).toEqual([
    { text: '寅卯', start: 2, end: 4 },
    { text: '申', start: 8, end: 9 },
  ])
  expect(found.bound).toBe(worstCase(found.components, 12))
  expect(asked).not.toContain(characters.join(''))
})

test('components stay in the order of the text, so that a rule about order is found whole', async () => {
  const characters = Array.from('一二三四五六七八九十甲乙丙丁')
  const found = await isolateOne(
    { characters, triggers: 1 },
    async (pieces) => /三四.*八.*甲乙/su.test(pieces.join(SEPARATOR)),
    plainPriors(characters),
  )
  expect(found.components.map(({ text }) => text)).toEqual(['三四', '八', '甲乙'])
})

test('that nothing triggers takes three questions at most', async () => {
  const characters = Array.from({ length: 500 }, (_, at) => String.fromCodePoint(0x4e00 + at))
  const found = await isolateOne({ characters, triggers: 0.95 }, async () => false, plainPriors(characters))
  expect(found.components).toEqual([])
  expect(found.questions).toBeLessThanOrEqual(found.bound)
  expect(found.bound).toBe(3)
})
