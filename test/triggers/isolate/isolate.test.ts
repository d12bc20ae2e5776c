import { expect, test } from 'vitest'
import { CannotTell } from '../../../src/triggers/isolate/question.ts'
import { seededRandom } from '../../../src/lib/random.ts'
import { boxOf, filler, isolated, rulesBox, trialsOf } from './boxes.ts'

const TEXT = `${filler(40)}月桥${filler(30)}石舟${filler(20)}水车${filler(50)}`

test('a combination, proven', async () => {
  const found = await isolated(TEXT, rulesBox(['石舟', '月桥']))
  expect(found).toMatchObject({ verdict: 'combination', doubt: null, complete: true, cancelledBy: [], unproven: [] })
  expect(found.rules.map(({ components, order, parts }) => [components, order, parts])).toEqual([
    [['月桥', '石舟'], 'any', [['月桥'], ['石舟']]],
  ])
  expect(found.rules[0]?.checks).toHaveLength(4)
  expect(found.search?.questions).toBeLessThanOrEqual(found.search?.bound ?? 0)
})

test('every combination of a text, or the first', async () => {
  const box = rulesBox(['石舟', '月桥'], ['石舟', '水车'])
  const all = await isolated(TEXT, box)
  expect(all.rules.map(({ components }) => components.join('+')).toSorted()).toEqual(['月桥+石舟', '石舟+水车'])
  const first = await isolated(TEXT, box, { combinations: 'first' })
  expect(first.rules.map(({ components }) => components)).toEqual([['石舟', '水车']])
  expect(first.complete).toBe(false)
})

test('a rule about order', async () => {
  const found = await isolated(
    TEXT,
    boxOf((text) => /月桥.*石舟.*水车/u.test(text)),
  )
  expect(found.rules.map(({ components, order }) => [components, order])).toEqual([[['月桥', '石舟', '水车'], 'this']])
})

test('a rule about distance: the parts of the long component that matter', async () => {
  const near = `${filler(20)}月桥上面有一只石舟${filler(20)}`
  const found = await isolated(
    near,
    boxOf((text) => /月桥.{5,6}石舟/u.test(text)),
  )
  expect(found.rules.map(({ components, parts }) => [components, parts])).toEqual([
    [['月桥上面有一只石舟'], [['月桥', '石舟']]],
  ])
})

test('nothing triggers', async () => {
  const found = await isolated(TEXT, rulesBox(['纸鹤']))
  expect(found).toMatchObject({ verdict: 'no-trigger', rules: [], search: { bound: 3 } })
})

const masked = (text: string) =>
  ['月桥', '石舟'].every((part) => text.includes(part)) ? text.replaceAll(/月桥|石舟/gu, '**') : text

test('what is masked is looked at first, and saves most questions', async () => {
  const box = boxOf((text) => masked(text) !== text, masked)
  const [with_, without] = [trialsOf(box), trialsOf(box)]
  const found = await isolated(TEXT, box, { masks: true, trials: with_ })
  await isolated(TEXT, box, { trials: without })
  expect(found.rules.map(({ components }) => components)).toEqual([['月桥', '石舟']])
  expect(with_.made.length).toBeLessThan(without.made.length * 0.7)
})

test('masks that lead nowhere do not mislead', async () => {
  const box = boxOf(
    (text) => text.includes('月桥'),
    (text) => `${text.slice(0, -1)}*`,
  )
  expect((await isolated(TEXT, box, { masks: true })).rules.map(({ components }) => components)).toEqual([['月桥']])
})

test.each([64, 48])('a box that takes %i characters gets no longer text', async (lengthLimit) => {
  let longest = 0
  const box = boxOf((text) => {
    longest = Math.max(longest, text.length)
    return text.includes('月桥') && text.includes('水车')
  })
  const found = await isolated(TEXT, box, { lengthLimit })
  expect(found.rules.map(({ components }) => components)).toEqual([['月桥', '水车']])
  expect(longest).toBeLessThanOrEqual(lengthLimit)
  expect(found.complete).toBe(false)
})

test('extenuating words: the part that triggers, and what cancels it in the whole', async () => {
  const box = boxOf((text) => text.includes('月桥') && !(text.includes('水车') && text.includes('石舟')))
  const found = await isolated(TEXT, box, { extenuating: true })
  expect(found.rules.map(({ components }) => components)).toEqual([['月桥']])
  expect(found.cancelledBy).toEqual(['石舟', '水车'])
  expect((await isolated(TEXT, box)).verdict).toBe('no-trigger')
})

const verdictOf = async (box: ReturnType<typeof boxOf>, trials = trialsOf(box)) => {
  const { verdict, doubt: why } = await isolated(TEXT, box, { trials })
  return [verdict, why]
}

const both = (text: string): boolean => text.includes('月桥') && text.includes('石舟')

test('doubts are verdicts', async () => {
  expect(await verdictOf(boxOf((text) => text.includes('月桥') || text === '◆'))).toEqual([
    'cannot-tell',
    'separator-triggers',
  ])
  expect(await verdictOf(boxOf((text) => both(text) && !text.includes('◆')))).toEqual(['cannot-tell', 'not-monotone'])
  const box = rulesBox(['月桥', '石舟'])
  expect(await verdictOf(box, trialsOf(box, { mostTrials: 5 }))).toEqual(['cannot-tell', 'test-limit'])
})

test('a fault that is no doubt is not swallowed', async () => {
  const box = boxOf(() => {
    throw new TypeError('broken')
  })
  await expect(isolated(TEXT, box)).rejects.toThrow('broken')
  expect(new CannotTell('too-long').message).toContain('longer than the box takes')
})

test('one answer in twenty is wrong, and 99 of 100 results are right', async () => {
  const random = seededRandom(11)
  let right = 0
  for (let run = 0; run < 100; run += 1) {
    const box = boxOf((text) => (text.includes('月桥') && text.includes('水车')) !== random.share() < 0.05)
    const trials = trialsOf(box, { noise: { errorRate: 0.05, confidence: 0.999 } })
    const { rules } = await isolated(TEXT, box, { trials, combinations: 'first' })
    if (rules[0]?.components.join() === '月桥,水车') right += 1
  }
  expect(right).toBeGreaterThanOrEqual(99)
})
