import { expect, test } from 'vitest'
import { decodeList, DECODER_IDS, MAX_LIST_BYTES } from '../../../src/triggers/index.ts'

const file = (text: string) => ({ name: 'list', bytes: Buffer.from(text), keys: [] })

test('content decides, the more specific decoder first', () => {
  expect(decodeList(file('id,word\n1,法轮功\n'), null)?.decoder.id).toBe('csv')
  expect(decodeList(file('法轮功\n'), null)?.decoder.id).toBe('plain')
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
