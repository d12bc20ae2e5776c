import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import yy from '../../../../src/triggers/lists/decoders/yy.ts'

const read = (bytes: Uint8Array, name = 'words.txt') => yy.decode({ name, bytes, keys: [] })

/** Computed independently: “八九学潮”, “sevip8.info”, each with CRLF, UTF-16 with a little-endian mark. */
const VECTOR = '//5rUV1OZltubw0ACgBzAGUAdgBpAHAAOAAuAGkAbgBmAG8ADQAKAA=='

const TEXT = '//weak_supervision=3\r\n//person_count=1\r\n八九学潮\r\n 援交\r\n'
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')
const base64 = (bytes: Uint8Array): Buffer => Buffer.from(Buffer.from(bytes).toString('base64'))

test('the known answer', () => {
  expect(read(Buffer.from(VECTOR), 'HighKWordlist.txt')).toEqual({
    lines: ['八九学潮', 'sevip8.info'],
    directives: [],
    semantics: 'yy-high',
    notes: ['Layers: Base64, utf-16le.', 'The file’s name says which list it is: High.'],
    rejects: [],
  })
})

test.each([
  ['little-endian with a mark', base64(wide(`\ufeff${TEXT}`))],
  ['big-endian with a mark', base64(wide(`\ufeff${TEXT}`).swap16())],
  ['big-endian without one', base64(wide(TEXT).swap16())],
  ['gzip', gzipSync(base64(wide(`\ufeff${TEXT}`)))],
  [
    'broken into lines',
    Buffer.from(
      base64(wide(`\ufeff${TEXT}`))
        .toString()
        .replaceAll(/.{20}/g, '$&\r\n'),
    ),
  ],
])('%s: directives are kept apart from words', (_, bytes) => {
  const list = read(bytes)
  expect([list?.lines, list?.directives]).toEqual([
    ['八九学潮', ' 援交'],
    ['//weak_supervision=3', '//person_count=1'],
  ])
  expect([list?.semantics, list?.notes[1]]).toEqual([
    'yy-normal',
    'It is taken for the list Normal, because it holds directives.',
  ])
})

test('a lone surrogate is a reject with its place in the Base64', () => {
  const good = '八九学潮\r\n'.repeat(15)
  const bytes = base64(wide(`\ufeff${good}\ud800x\r\n${good}`))
  const [reject, ...others] = read(bytes)?.rejects ?? []
  expect(others).toEqual([])
  expect(reject?.reason).toBe('not valid in utf-16le')
  const piece = Buffer.from(bytes.subarray(reject?.startByte, reject?.endByte).toString(), 'base64')
  expect(piece.includes(wide('\ud800x'))).toBe(true)
  expect(piece.length).toBeLessThan(10)
})

test.each([
  ['little-endian without a mark, which Java does not read', base64(wide(TEXT))],
  ['Base64 of UTF-8', base64(Buffer.from(TEXT))],
  ['no Base64', wide(`\ufeff${TEXT}`)],
  ['damaged gzip', gzipSync(Buffer.from(VECTOR)).subarray(0, 30)],
  ['a bomb', gzipSync(Buffer.alloc(40 << 20, 0x41))],
])('%s is none', (_, bytes) => {
  expect(read(bytes)).toBeNull()
})
