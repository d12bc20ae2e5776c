import { expect, test } from 'vitest'
import filter from '../../../../src/triggers/lists/decoders/9158.ts'

const read = (bytes: Uint8Array, name = 'filter.xml') => filter.decode({ name, bytes, keys: [] })

/** A file in GB 18030; 㐂 is beyond GB 2312 and takes four bytes. */
const file = (claims: string, ...words: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from(`<?xml version="1.0" encoding="${claims}"?>\r\n<filter version="324">`),
    ...words.flatMap((hex) => [Buffer.from('<word>'), Buffer.from(hex, 'hex'), Buffer.from('</word>')]),
    Buffer.from('</filter>'),
  ])
const GONG = 'b7a8c2d6b9a6' // 法轮功
const RARE = '8139ef31' // 㐂 (U+3402)

test('claims GB 2312 and is GB 18030', () => {
  const list = read(file('GB2312', GONG, RARE, GONG))
  expect(list?.lines).toEqual(['法轮功', '㐂', '法轮功'])
  expect([list?.semantics, list?.notes[0]]).toEqual(['9158', 'The file claims gb2312 and is read as gb18030.'])
  expect(list?.notes).toContain('1 values stand elsewhere and were left out.')
})

test('under another name, it says that only the form speaks for it', () => {
  expect(read(file('gb2312', GONG))?.notes.at(-1)).not.toMatch(/^Only its form/)
  expect(read(file('gb2312', GONG), 'words.xml')?.notes.at(-1)).toMatch(/^Only its form says that it is a list of 9158/)
})

test('a word that is not valid is a reject with its bytes', () => {
  const bytes = file('gb2312', GONG, 'b7ff', GONG)
  const list = read(bytes)
  expect(list?.lines).toEqual(['法轮功', '法轮功'])
  const [reject] = list?.rejects ?? []
  expect(reject?.reason).toBe('not valid in gb18030')
  expect(bytes.subarray(reject?.startByte, reject?.endByte).toString('hex')).toBe('b7ff')
})

test('elements nested without end stop the reading, not the program', () => {
  const list = read(Buffer.concat([file('gb2312', GONG).subarray(0, -9), Buffer.from('<a>'.repeat(300_000))]))
  expect(list?.lines).toEqual(['法轮功'])
  expect(list?.rejects.at(-1)?.reason).toMatch(/^elements nested deeper than 64/)
})

test.each([
  ['UTF-8', file('utf-8', GONG)],
  ['no claim', Buffer.from('<filter><word>a</word></filter>')],
  ['no XML', Buffer.from(GONG, 'hex')],
])('%s is none', (_, bytes) => {
  expect(read(bytes)).toBeNull()
})
