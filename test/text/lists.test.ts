import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OperatorError } from '../../src/model/errors.ts'
import { readList } from '../../src/text/lists.ts'

const read = (bytes: Uint8Array | string) => readList({ name: 'l', bytes: Buffer.from(bytes) })

test.each([
  { name: 'line ends of every kind', text: 'a\nb\r\nc\rd', keywords: ['a', 'b', 'c', 'd'], notes: [] },
  { name: 'a byte order mark is no keyword', text: '\ufeff六四\n', keywords: ['六四'], notes: [] },
  {
    name: 'blank lines and white space of any script',
    text: ' \n\u3000天安門\u00a0\n\t\n',
    keywords: ['天安門'],
    notes: [],
  },
  { name: 'white space inside stays', text: 'a b\n', keywords: ['a b'], notes: [] },
  { name: 'expressions are literal', text: '.*\n[a]\n# x\n', keywords: ['.*', '[a]', '# x'], notes: [] },
  {
    name: 'repeats after trimming merge',
    text: 'a\n a\nb\na \n',
    keywords: ['a', 'b'],
    notes: ['2 repeated lines merged after trimming'],
  },
  { name: 'an empty list is a list', text: ' \r\n\n', keywords: [], notes: ['holds no keyword'] },
  { name: 'case counts', text: 'TNT\ntnt', keywords: ['TNT', 'tnt'], notes: [] },
])('$name', ({ text, keywords, notes }) => {
  expect(read(text)).toMatchObject({ name: 'l', keywords, notes })
})

test('what is no UTF-8 is read as GB18030', () => {
  const gbk = Buffer.from([0xcc, 0xec, 0xb0, 0xb2, 0xc3, 0xc5, 0x0d, 0x0a, 0xc1, 0xf9, 0xcb, 0xc4])
  expect(read(gbk)).toEqual({
    name: 'l',
    keywords: ['天安门', '六四'],
    lines: ['天安门', '六四'],
    notes: ['read as GB18030'],
  })
})

test('lines keep repeats, which pairs of lines need', () => {
  expect(read('转账\n财付通\n\n转账 \n支付宝').lines).toEqual(['转账', '财付通', '转账', '支付宝'])
})

test('what is neither is refused with a hint', () => {
  expect(() => read(Buffer.from('\ufeffa\n', 'utf16le'))).toThrow(OperatorError)
})

const dir = '../shared/data/lists/tom-skype'
test.skipIf(!existsSync(dir))('a real list holds the number of words its study counted', () => {
  const file = 'dlist-5.5s/keyfile_u.2012-12-20.plain'
  expect(readList({ name: file, bytes: readFileSync(`${dir}/${file}`) }).keywords).toHaveLength(1152)
})
