import { expect, test } from 'vitest'
import wechat from '../../../../src/triggers/lists/decoders/wechat.ts'
import { fires } from '../../../text/fires.ts'

const read = (text: string) => wechat.decode({ name: 'list', bytes: Buffer.from(text), keys: [] })

test('combinations stay as written and fire when all their words are there', () => {
  const list = read('帶來+調整+整體+領域\n法輪功\n退党+大潮\n')
  expect(list?.lines).toEqual(['帶來+調整+整體+領域', '法輪功', '退党+大潮'])
  expect(fires(list?.semantics ?? '', list?.lines ?? [], '帶來abc調整體xyz領域')).toEqual(['帶來+調整+整體+領域'])
})

test.each([
  ['words, one of them with a sum', '法轮功\n六四\n学潮\n88+1\n'],
  ['sums', '88+1\n63+1\n'],
  ['words that end in a plus', 'C++\n法轮+\n'],
  ['Base64', 'abcd+efghIJKLmnop+qrst+uvwxy'],
  ['nothing', ''],
])('%s is none', (_, text) => {
  expect(read(text)).toBeNull()
})
