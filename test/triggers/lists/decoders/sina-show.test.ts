import { expect, test } from 'vitest'
import sinaShow from '../../../../src/triggers/lists/decoders/sina-show.ts'
import { fires } from '../../../text/fires.ts'

const read = (text: string) => sinaShow.decode({ name: 'list', bytes: Buffer.from(text), keys: [] })

test('category and word stay together; only category 5 fires', () => {
  const list = read(' 1: 法轮\n 5: 六四\n12: 学潮\n 5: 六四\n')
  expect(list?.lines).toEqual([' 1: 法轮', ' 5: 六四', '12: 学潮', ' 5: 六四'])
  expect(list?.notes).toEqual(['Character set: utf-8.', '2 of 4 words are in category 5, the only one in use.'])
  expect(fires(list?.semantics ?? '', ['1: 法轮', '5: 六四', '12: 学潮'], '法轮六四学潮')).toEqual(['六四'])
})

test.each([
  ['a list with a time in it', '12:30\n法轮\n六四\n'],
  ['words', '法轮\n六四\n'],
  ['nothing', ''],
])('%s is none', (_, text) => {
  expect(read(text)).toBeNull()
})
