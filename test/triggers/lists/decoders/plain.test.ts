import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import plain from '../../../../src/triggers/lists/decoders/plain.ts'

const read = (bytes: Uint8Array) => plain.decode({ name: 'keyfile', bytes, keys: [] })

test('outer spaces, empty lines and repeats are kept; nothing stands behind the last line end', () => {
  expect(read(Buffer.from('诺贝尔 \n\n敏感花  \r\n诺贝尔 \n'))).toEqual({
    lines: ['诺贝尔 ', '', '敏感花  ', '诺贝尔 '],
    directives: [],
    semantics: 'exact',
    notes: ['Character set: utf-8.'],
    rejects: [],
  })
  expect(read(Buffer.from('诺贝尔'))?.lines).toEqual(['诺贝尔'])
})

const WORDS = '法轮功\n天安门母亲\n六四事件\n大纪元时报'

test.each([
  ['utf-8', Buffer.from(`\ufeff${WORDS}`), ', with a byte order mark'],
  ['utf-16le', Buffer.from(`\ufeff${WORDS}`, 'utf16le'), ', with a byte order mark'],
  ['utf-16be', Buffer.from(`\ufeff${WORDS}`, 'utf16le').swap16(), ', with a byte order mark'],
  ['utf-16le', Buffer.from(WORDS, 'utf16le'), ''],
  ['gb18030', Buffer.from('b7a8c2d6b9a60accecb0b2c3c5c4b8c7d70ac1f9cbc4cac2bcfe0ab4f3bccdd4aacab1b1a8', 'hex'), ''],
])('%s', (charset, bytes, mark) => {
  const list = read(bytes)
  expect(list?.notes).toEqual([`Character set: ${charset}${mark}.`])
  expect(list?.lines).toEqual(WORDS.split('\n'))
})

test('rows of a table without a column of keywords are kept as lines, and said to look like rows', () => {
  const rows = Array.from({ length: 9 }, (_, at) => `法轮功${at},2020-02-1${at}`)
  const list = read(Buffer.from(`term,found\n${rows.join('\n')}\n`))
  expect(list?.lines).toEqual(['term,found', ...rows])
  expect(list?.notes.at(-1)).toContain('if this is a table')
  expect(read(Buffer.from(`法轮功\n${rows.join('\n')}\n`))?.notes).toHaveLength(1)
})

test('a damaged line is a reject with its bytes, and the rest is read', () => {
  const good = Buffer.from('大纪元时报新闻\n'.repeat(20))
  const bytes = Buffer.concat([good, Buffer.from([0xe5, 0xa4, 0xff, 10]), Buffer.from('a\u0001b\n'), good])
  const list = read(bytes)
  expect(list?.lines).toHaveLength(40)
  expect(list?.rejects).toEqual([
    { reason: 'not valid in utf-8', startByte: good.length, endByte: good.length + 3 },
    { reason: 'holds control characters', startByte: good.length + 4, endByte: good.length + 7 },
  ])
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a program', readFileSync(process.execPath).subarray(0, 60_000)],
  ['one endless line', Buffer.from('x'.repeat(5000))],
])('%s is no list', (_, bytes) => {
  expect(read(bytes)).toBeNull()
})

test('lines that look like expressions are words, unless the name says otherwise', () => {
  const bytes = Buffer.from('六四\n法[^一-龥]{0,6}轮\n')
  expect(read(bytes)?.semantics).toBe('exact')
  expect(read(bytes)?.notes[1]).toMatch(/^1 lines look like regular expressions/)
  expect(plain.decode({ name: 'chatRegex.csv', bytes, keys: [] })?.semantics).toBe('expressions')
})

test('lines that are armour are no words', () => {
  expect(read(Buffer.from('bc6db50414fdaa01\nbd6e8e0a3dc7bb02\n'))).toBeNull()
  expect(read(Buffer.from('//5rUV1OZltubw0ACgBzAGUAdgBp\n'))).toBeNull()
})

const DIR = '../shared/data/lists'
test.skipIf(!existsSync(DIR)).each([
  ['tom-skype/dlist-5.5s/keyfile_u.2012-12-20.plain', 1168, 1152],
  ['line/line-v25.txt', 578, 577],
])('%s has %d lines, %d of them unlike', (path, lines, unlike) => {
  const bytes = readFileSync(`${DIR}/${path}`)
  const list = read(bytes)
  expect([list?.lines.length, new Set(list?.lines).size, list?.rejects.length]).toEqual([lines, unlike, 0])
  expect(`${list?.lines.join('\n')}\n`).toBe(bytes.toString())
})
