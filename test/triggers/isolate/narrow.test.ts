import { expect, test } from 'vitest'
import { narrowed } from '../../../src/triggers/isolate/narrow.ts'
import { CannotTell } from '../../../src/triggers/isolate/question.ts'
import { boxOf, filler, rulesBox, trialsOf } from './boxes.ts'

const TEXT = `${filler(60)}月桥${filler(60)}石舟${filler(60)}`
const narrow = (box: ReturnType<typeof boxOf>, more: Partial<Parameters<typeof narrowed>[0]> = {}) =>
  narrowed({
    text: TEXT,
    separator: '◆',
    lengthLimit: null,
    masks: false,
    extenuating: false,
    trials: trialsOf(box),
    ...more,
  })

test('with nothing special the whole text is believed, and not asked', async () => {
  const trials = trialsOf(rulesBox(['月桥']))
  expect((await narrow(rulesBox(['月桥']), { trials }))?.characters.join('')).toBe(TEXT)
  expect(trials.made).toEqual([])
})

test.each([48, 100])('with a limit of %i two copies of what is left, and separators, fit', async (lengthLimit) => {
  const left = await narrow(rulesBox(['月桥', '石舟']), { lengthLimit })
  expect(left?.triggers).toBe(1)
  expect(2 * (left?.characters.join('').length ?? Infinity)).toBeLessThanOrEqual(lengthLimit)
})

test('characters of two units count as two', async () => {
  const left = await narrow(rulesBox(['月桥']), { text: `${TEXT}${'🐉'.repeat(50)}`, lengthLimit: 48 })
  expect(left?.characters.length).toBeLessThanOrEqual(10)
})

test('a text that does not trigger leaves nothing, whichever way it is looked at', async () => {
  const none = boxOf(() => false)
  for (const how of [{ lengthLimit: 200 }, { masks: true }, { extenuating: true }])
    expect(await narrow(none, how)).toBeNull()
})

test('a text that is too long to be asked, and of which no part triggers, cannot be told', async () => {
  await expect(
    narrow(
      boxOf(() => false),
      { lengthLimit: 100 },
    ),
  ).rejects.toEqual(new CannotTell('too-long'))
  const three = rulesBox(['月桥', '石舟', '水车'])
  const text = `${TEXT}${filler(60)}水车`
  await expect(narrow(three, { text, lengthLimit: 48 })).rejects.toEqual(new CannotTell('too-long'))
})
