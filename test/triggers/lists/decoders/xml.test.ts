import { expect, test } from 'vitest'
import xml from '../../../../src/triggers/lists/decoders/xml.ts'

const read = (bytes: Uint8Array | string) => xml.decode({ name: 'words.xml', bytes: Buffer.from(bytes), keys: [] })

/** 法輪功 in Big5 */
const BIG5 = Buffer.concat([
  Buffer.from('<?xml version="1.0" encoding="Big5"?><l><w>'),
  Buffer.from('aa6bbdfca55c', 'hex'),
  Buffer.from('</w></l>'),
])

test.each([
  ['texts', '<l><w>法轮功</w><w>六&#22235;</w></l>', ['法轮功', '六四']],
  ['attributes', '<l v="1"><w t="法轮功"/><w t="&lt;六四&gt;"/></l>', ['法轮功', '<六四>']],
  ['the character set that is claimed', BIG5, ['法輪功']],
])('%s', (_, bytes, words) => {
  expect(read(bytes)?.lines).toEqual(words)
  expect(read(bytes)?.semantics).toBe('exact')
})

test.each([
  ['an unknown character set', '<?xml version="1.0" encoding="ebcdic"?><l>x</l>'],
  ['a page', '<!doctype html><p>x'],
  ['text', '法轮功'],
])('%s is none', (_, text) => {
  expect(read(text)).toBeNull()
})
