import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Charset } from '../../src/model/format.ts'
import { decodeStrict, detectCharset, toUtf8 } from '../../src/text/charset.ts'

const ENCODINGS = join(import.meta.dirname, '../../../shared/data/text/encodings')
const LABELS: Readonly<Record<string, Charset>> = {
  'utf-8': 'utf-8',
  gbk: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  'utf-16-le': 'utf-16le',
  'utf-16-be': 'utf-16be',
}
interface Sample {
  encoding: string
  bom: boolean
}
const present = existsSync(ENCODINGS)
if (!present)
  process.stderr.write('text/charset: data/text/encodings is not beside the project, its tests are skipped\n')
const samples: [string, Sample][] = present
  ? Object.entries(JSON.parse(readFileSync(join(ENCODINGS, 'expected.json'), 'utf8')).files)
  : []

describe.skipIf(!present)('forty files of one, three, twenty and a thousand lines', () => {
  test('all of them are there', () => expect(samples).toHaveLength(40))

  test.each(samples)('%s', (name, { encoding, bom }) => {
    const bytes = readFileSync(join(ENCODINGS, name))
    const detected = detectCharset(bytes)
    expect(detected?.charset).toBe(LABELS[encoding])
    expect((detected?.bomBytes ?? 0) > 0).toBe(bom)
    for (let cut = 1; cut <= 3; cut++) expect(detectCharset(bytes.subarray(0, -cut))?.charset).toBe(LABELS[encoding])
  })
})

describe('other charsets', () => {
  test.each<[Charset, string, string]>([
    ['shift_jis', '8da193fa82cd82c682c482e097c782a293568b4382c582b782cb8142', '今日はとても良い天気ですね。'],
    ['euc-kr', 'bec8b3e7c7cfbcbcbfe420bfc0b4c3c0ba20b3afbebeb0a120bec6c1d620c1c1bdc0b4cfb4d92e', '안녕하세요 오늘은 날씨가 아주 좋습니다.'],
    ['windows-1252', '4ff920657374206c6520636166e9203f2044e96ae020767520e02047656ee876652c20676172e76f6e2e', 'Où est le café ? Déjà vu à Genève, garçon.'],
    ['big5', 'a4b5a4d1a4d1aef0abdca66ea141a7daadcca568acddb971bc76', '今天天氣很好，我們去看電影'],
    ['gb18030', 'd0a1baa2', '小孩'],
    ['gb18030', 'd0a1d0a1', '小小'],
    ['gb18030', '75736572f6ce2e77616e670a7a68616e67c4e30a', 'user鑫.wang\nzhang你\n'],
    ['utf-8', Buffer.from('Привет').toString('hex'), 'Привет'],
    ['utf-8', Buffer.from('café').toString('hex'), 'café'],
  ])('%s', (charset, hex, text) => {
    const bytes = Buffer.from(hex, 'hex')
    expect(detectCharset(bytes)?.charset).toBe(charset)
    expect(decodeStrict(bytes, charset)).toBe(text)
  }) // biome-ignore format: a table
})

const GOOD = [1, 2, 3].map((n) => `2008-09-0${n} 10:00:0${n}\t58.30.1.${n}\tgood-${n}\t今天天气不错 ${n}`)
const GOOD_GBK = Buffer.from('bdf1ccecccecc6f8b2bbb4ed', 'hex')
const join2 = (lines: readonly Uint8Array[]): Buffer =>
  Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))
const utf8 = GOOD.map((line) => Buffer.from(line))
const gbk = GOOD.map((line) => Buffer.concat([Buffer.from(line.replace(/今.*/, '')), GOOD_GBK]))

describe('damage does not change the answer', () => {
  test.each<[string, Buffer, Charset]>([
    ['invalid UTF-8 in some lines', join2([...utf8, Buffer.from('fffec328eda080f888808080', 'hex'), Buffer.from('7532e4bd', 'hex')]), 'utf-8'],
    ['lone lead bytes in GBK', join2([...gbk, Buffer.from('09738120ff80d6', 'hex')]), 'gb18030'],
    ['NUL bytes in fields and a line of them', join2([...utf8, Buffer.from('u\0ser\tte\0xt'), Buffer.alloc(500)]), 'utf-8'],
    ['lines of UTF-8 and GBK in turn', join2([0, 1, 2].flatMap((n) => [utf8[n] ?? Buffer.of(), gbk[n] ?? Buffer.of()])), 'utf-8'],
    ['terminal escapes', join2([...utf8, Buffer.from('\x1b[2J\x1b[H\x1b[31mred\x1b[0m')]), 'utf-8'],
    ['an odd byte after UTF-16', Buffer.concat([Buffer.from('\uFEFF今天天气不错', 'utf16le'), Buffer.of(0x0a)]), 'utf-16le'],
    ['base64', Buffer.from(Buffer.from('a'.repeat(99)).toString('base64')), 'utf-8'],
  ])('%s', (_, bytes, charset) => {
    expect(detectCharset(bytes)?.charset).toBe(charset)
  }) // biome-ignore format: a table
})

const random = (size: number): Buffer =>
  Buffer.from(Array.from({ length: size }, (_, n) => (Math.imul(n + 7, 2654435761) >>> 13) & 255))

describe('what is no text', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['NUL', Buffer.alloc(1_000_000)],
    ['random bytes', random(65_536)],
    ['a few random bytes', random(64)],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')],
    ['deflated data', Buffer.from('1f8b0800000000000003cb48cdc9c95728cf2fca4901008511', 'hex')],
  ])('%s', (_, bytes) => {
    expect(detectCharset(bytes)).toBeNull()
  })
})

test('a character cut off at the end of the sample does not count', () => {
  expect(detectCharset(Buffer.from('d0a1baa2c4', 'hex'))?.charset).toBe('gb18030')
})

test('strict decoding refuses what is invalid and keeps a mark', () => {
  expect(decodeStrict(Buffer.from('d6d0', 'hex'), 'gb18030')).toBe('中')
  expect(decodeStrict(Buffer.from('d6', 'hex'), 'gb18030')).toBeNull()
  expect(decodeStrict(Buffer.from('efbbbf61', 'hex'), 'utf-8')).toBe('\uFEFFa')
  expect(decodeStrict(Buffer.from('4e2d', 'hex'), 'utf-16be')).toBe('中')
  expect(decodeStrict(Buffer.from('4e', 'hex'), 'utf-16be')).toBeNull()
  expect(decodeStrict(Buffer.from('eda080', 'hex'), 'utf-8')).toBeNull()
  expect(toUtf8(Buffer.from('d6d0', 'hex'), 'gb18030')).toEqual(Buffer.from('中'))
  expect(toUtf8(Buffer.from('ff', 'hex'), 'gb18030')).toBeNull()
  // Four-byte GB 18030 and its planes.
  expect(decodeStrict(Buffer.from('9534b2359439fc36', 'hex'), 'gb18030')).toBe('𠮷😀')
})

test('detection is total, and whole UTF-8 of some length stays UTF-8', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void detectCharset(bytes)))
  const chinese = fc.array(fc.constantFrom(...Array.from('的一是了我不人在他有这个上们来到时大地为子中你说生国年')), {
    minLength: 30,
  })
  fc.assert(
    fc.property(chinese, (characters) => {
      const text = characters.join('')
      expect(detectCharset(Buffer.from(text))?.charset).toBe('utf-8')
      expect(detectCharset(Buffer.from(text, 'utf16le'))?.charset).toBe('utf-16le')
    }),
  )
})

test('windows-1252 keeps its dashes and quotes', () => {
  expect(decodeStrict(Uint8Array.of(0xe9, 0x96, 0x80, 0x9f), 'windows-1252')).toBe('é–€Ÿ')
})
