import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from '../../src/ingest/blocks.ts'
import { toUtf8Lines, type Utf8Lines } from '../../src/ingest/decode.ts'
import { lineEndOf } from '../../src/ingest/line-end.ts'
import { type Charset, CHARSETS } from '../../src/model/format.ts'

const textsOf = ({ bytes, starts, ends, bad, count }: Utf8Lines): (string | null)[] =>
  Array.from({ length: count }, (_, i) =>
    bad[i] === 1 ? null : Buffer.from(bytes.subarray(starts[i], ends[i])).toString('utf8'),
  )
const decoded = (bytes: Uint8Array, charset: Charset, alternate: Charset | null = null) =>
  textsOf(toUtf8Lines(linesOf(bytes, lineEndOf(charset, 10)), charset, alternate))

/** A word in the character set, by its bytes, and bytes that are none of its characters (windows-1252 has no such bytes). */
const WORDS: Record<Charset, readonly [word: string, hex: string, invalidHex: string]> = {
  'utf-8': ['灯笼', 'e781afe7acbc', 'c3'],
  gb18030: ['灯笼', 'b5c6c1fd', 'ff'],
  big5: ['中文', 'a4a4a4e5', 'a4'],
  'utf-16le': ['灯笼', '6f703c7b', '00d8'],
  'utf-16be': ['灯笼', '706f7b3c', 'd800'],
  shift_jis: ['日本', '93fa967b', 'ff'],
  'euc-kr': ['한글', 'c7d1b1db', 'ff'],
  'windows-1252': ['éÿ', 'e9ff', ''],
}
const feedOf = (charset: Charset): Buffer =>
  Buffer.from({ 'utf-16le': '0a00', 'utf-16be': '000a' }[charset as string] ?? '0a', 'hex')
const joined = (charset: Charset, ...lines: readonly string[]): Buffer =>
  Buffer.concat(lines.flatMap((hex) => [Buffer.from(hex, 'hex'), feedOf(charset)]))

test.each(CHARSETS)('%s: lines come out as UTF-8, blank ones too', (charset) => {
  const [word, hex] = WORDS[charset]
  expect(decoded(joined(charset, hex, '', hex), charset)).toEqual([word, '', word])
})

test.each(CHARSETS.filter((charset) => WORDS[charset][2] !== ''))('%s: a bad line costs only itself', (charset) => {
  const [word, hex, invalid] = WORDS[charset]
  expect(decoded(joined(charset, hex, invalid, '', hex), charset)).toEqual([word, null, '', word])
})

test('what one bad line does to the way of decoding changes no other line', () =>
  fc.assert(
    fc.property(
      fc.constantFrom(...CHARSETS.filter((charset) => WORDS[charset][2] !== '')),
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 }),
      fc.nat({ max: 12 }),
      (charset, lengths, at) => {
        const [, hex, invalid] = WORDS[charset]
        const lines = lengths.map((length) => hex.repeat(length))
        const without = decoded(joined(charset, ...lines), charset)
        const place = Math.min(at, lines.length)
        expect(decoded(joined(charset, ...lines.toSpliced(place, 0, invalid)), charset)).toEqual(
          without.toSpliced(place, 0, null),
        )
      },
    ),
  ))

test('a line feed inside a line of a CR stream shifts no other line', () => {
  const bytes = Buffer.concat([Buffer.from('b5c60ac1fd', 'hex'), Buffer.from('\r'), Buffer.from('c4e30d', 'hex')])
  const lines = linesOf(bytes, lineEndOf('gb18030', 13))
  expect(textsOf(toUtf8Lines(lines, 'gb18030', null))).toEqual([null, '你'])
})

test('a byte order mark is kept, as the bytes it is', () => {
  expect(decoded(Buffer.from('fffe6f700a00', 'hex'), 'utf-16le')).toEqual(['\ufeff灯'])
})
