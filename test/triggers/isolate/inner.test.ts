import { expect, test } from 'vitest'
import { neededParts } from '../../../src/triggers/isolate/inner.ts'

const needed = (component: string, acts: RegExp) =>
  neededParts(component, '◆', async (pieces) => acts.test(pieces.join('')))

test('two words that must stand near each other are told from one', async () => {
  expect(await needed('月桥上面有一只石舟', /月桥.{0,6}石舟/u)).toEqual(['月桥', '石舟'])
  expect(await needed('月亮背面的石头邮局', /月亮背面的石头邮局/u)).toEqual(['月亮背面的石头邮局'])
})

test('a component of ordinary length costs nothing', async () => {
  expect(
    await neededParts('月桥石舟', '◆', async () => {
      throw new Error('asked')
    }),
  ).toEqual(['月桥石舟'])
})
