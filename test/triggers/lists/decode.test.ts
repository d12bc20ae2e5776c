import { expect, test } from 'vitest'
import { decodeList, DECODER_IDS, MAX_LIST_BYTES, whyUndecoded } from '../../../src/triggers/index.ts'

const file = (text: string) => ({ name: 'list', bytes: Buffer.from(text), keys: [] })

test('content decides, the more specific decoder first', () => {
  expect(decodeList(file('id,word\n1,法轮功\n'), null)?.decoder.id).toBe('csv')
  expect(decodeList(file('法轮功\n'), null)?.decoder.id).toBe('plain')
  // A published table of combinations: with its header and dates the lines look like combinations, too
  const table = decodeList(
    file('keyword_combination,detected_on\n华春莹+华盛顿,2020-02-14\n世卫组织+美国专家,2020-02-14\n'),
    null,
  )
  expect([table?.decoder.id, table?.list.semantics]).toEqual(['csv', 'wechat'])
  expect(table?.list.lines).toEqual(['华春莹+华盛顿', '世卫组织+美国专家'])
})

test('a decoder that is named is the only one asked', () => {
  expect(decodeList(file('id,word\n1,法轮功\n'), 'plain')?.list.lines).toEqual(['id,word', '1,法轮功'])
  expect(decodeList(file('法轮功\n'), 'csv')).toBeNull()
})

test('an unknown one is refused with those that are known', () => {
  expect(() => decodeList(file(''), 'qq')).toThrow(
    expect.objectContaining({ exit: 'wrongUsage', hint: `Known are ${DECODER_IDS.join(', ')}.` }),
  )
})

test('a file that no list is as large as is not read', () => {
  expect(decodeList({ name: 'list', bytes: Buffer.alloc(MAX_LIST_BYTES + 1, '法\n'), keys: [] }, null)).toBeNull()
})

test.each([
  ['empty lines', '\n'.repeat(100), 'it is neither text'],
  ['Base64 in one long line', 'FRfd'.repeat(900), 'it is base64 of something that no published key opens'],
  ['enciphered lines', 'bc6db50414fdaa01\nbd6e8e0a3dc7bb02\n', 'it is hex of something'],
  ['blanks', ' '.repeat(100), 'it is neither text'],
])('%s are no list, and it says why', (_, text, reason) => {
  expect(decodeList(file(text), null)).toBeNull()
  expect(whyUndecoded(file(text), null).reason).toContain(reason)
})
