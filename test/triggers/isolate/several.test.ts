import { expect, test } from 'vitest'
import { broken, findAll } from '../../../src/triggers/isolate/several.ts'

test('a component is broken wherever it stands', () => {
  expect(broken(Array.from('月桥在月桥旁'), '月桥', '◆').join('')).toBe('月◆桥在月◆桥旁')
  expect(broken(Array.from('月在月旁'), '月', '◆').join('')).toBe('◆在◆旁')
  expect(broken(Array.from('aaa'), 'aa', '◆').join('')).toBe('a◆a◆a')
  expect(broken(Array.from('a'), 'ab', '◆').join('')).toBe('a')
})

/** Finds the first of these rules that stands in a text. */
const finder =
  (...rules: readonly (readonly string[])[]) =>
  async (characters: readonly string[]) =>
    rules.find((parts) => parts.every((part) => characters.join('').includes(part))) ?? null

test('every combination is found, those that share a part too', async () => {
  const rules = [['月桥', '石舟'], ['月桥', '水车'], ['沙漏']]
  const found = await findAll(Array.from('月桥石舟水车沙漏'), '◆', finder(...rules))
  expect(found.complete).toBe(true)
  expect(found.combinations).toHaveLength(3)
  expect(new Set(found.combinations)).toEqual(new Set(rules))
})

test('nothing to find is complete; without end it is not', async () => {
  expect(await findAll(Array.from('月桥'), '◆', async () => null)).toEqual({ combinations: [], complete: true })
  let count = 0
  const endless = await findAll(Array.from('月桥'), '◆', async () => [String((count += 1))])
  expect(endless.complete).toBe(false)
  expect(endless.combinations).toHaveLength(12)
})
