import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_LINE_BYTES } from '../../src/ingest/blocks.ts'
import { lineEndOf } from '../../src/ingest/line-end.ts'
import type { Opening } from '../../src/ingest/units.ts'
import { PLAIN } from '../../src/model/chain.ts'
import { chainOf, keyFor, seal } from '../decrypt/encoder.ts'
import { logLine, PLAIN_UTF8, unitsIn } from './streams.ts'

const LINES = [1, 2, 3, 4, 5].map((n) => logLine(n, `今天天气不错 ${n}`))
const lineBytes = LINES.map((line) => Buffer.from(line))
const TEXT = Buffer.from(LINES.map((line) => `${line}\n`).join(''))
const spans = (units: readonly { start: number; end: number }[]) => units.map(({ start, end }) => [start, end])
const texts = (units: readonly { text: string }[]) => units.map(({ text }) => text)
const reasons = (units: readonly { reason: string | null }[]) => units.map(({ reason }) => reason)

test('spans cut the very bytes of each line out of the stream, whatever the chunks', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('灯笼', 'a', '', ' ', '\t', '\u{1f600}', '\r'), { maxLength: 30 }),
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
      async (words, lineEnd, sizes) => {
        const bytes = Buffer.from(words.join(lineEnd))
        const { units, toByte } = await unitsIn(bytes)
        for (const { text, start, end } of units) expect(bytes.subarray(start, end).toString()).toBe(text)
        expect(toByte).toBe(bytes.length)
        expect(await unitsIn(bytes, PLAIN_UTF8, { sizes })).toEqual({ units, toByte })
      },
    ),
  ))

test('an empty stream has no unit and is covered to its end', async () => {
  expect(await unitsIn(Buffer.alloc(0))).toEqual({ units: [], toByte: 0 })
})

describe('a file enciphered as a whole', () => {
  const chain = chainOf({ unit: 'file', cipher: 'des', mode: 'cbc', iv: { kind: 'zero' }, padding: 'pkcs7' })
  const opening: Opening = { ...PLAIN_UTF8, chain, key: keyFor('des') }
  const sealed = seal(lineBytes, chain, keyFor('des'))

  test('opens to its lines; the padding is covered and is no unit', async () => {
    const { units, toByte } = await unitsIn(sealed, opening, { sizes: [7, 64] })
    expect(units.map(({ text, reason }) => [text, reason])).toEqual(LINES.map((line) => [line, null]))
    expect(spans(units)).toEqual(spans((await unitsIn(TEXT)).units))
    expect(toByte).toBe(sealed.length)
    expect(sealed.length).toBeGreaterThan(TEXT.length)
  })

  test('cut inside a block anywhere, ends with exactly one truncated unit, which reaches the end', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: sealed.length - 1 }), async (cutAt) => {
        fc.pre(cutAt % 8 !== 0)
        const { units, toByte } = await unitsIn(sealed.subarray(0, cutAt), opening)
        const before =
          TEXT.subarray(0, cutAt - (cutAt % 8))
            .toString()
            .split('\n').length - 1
        expect(reasons(units)).toEqual([...Array(before).fill(null), 'truncated'])
        expect(units.at(-1)?.end).toBe(cutAt)
        expect(toByte).toBe(cutAt)
        expect(texts(units).slice(0, before)).toEqual(LINES.slice(0, before))
      }),
      { numRuns: 60 },
    ))
})

test('a file that is gzip under its cipher opens to its lines', async () => {
  const chain = chainOf({ unit: 'file', cipher: 'rc4', mode: 'stream', gzip: true })
  const zipped = gzipSync(TEXT)
  const sealed = seal([zipped], chain, keyFor('rc4')).subarray(0, zipped.length) // the encoder ends lines; gzip has none
  expect((await unitsIn(sealed, { ...PLAIN_UTF8, chain, key: keyFor('rc4') })).units).toEqual(
    (await unitsIn(TEXT)).units,
  )
})

describe('lines enciphered one by one', () => {
  const chain = chainOf({ unit: 'line', armour: 'base64', cipher: 'des', mode: 'ecb', padding: 'pkcs7' })
  const opening: Opening = { ...PLAIN_UTF8, chain, key: keyFor('des') }
  const sealed = seal(lineBytes, chain, keyFor('des')).toString().trim().split('\n')

  test('each opens in its place: text is plain, spans are those of the ciphertext', async () => {
    const bytes = Buffer.from(sealed.join('\n'))
    const { units } = await unitsIn(bytes, opening, { sizes: [11] })
    expect(texts(units)).toEqual(LINES)
    expect(units.map(({ start, end }) => bytes.subarray(start, end).toString())).toEqual(sealed)
  })

  test.each([
    ['no base64', 'this is *no* base64!'],
    ['a plain line among sealed ones', LINES[0] ?? ''],
    ['cut inside a block', (sealed[1] ?? '').slice(0, 14)],
    ['another key', seal(lineBytes, chain, Buffer.from('wr0ngk3y')).toString().split('\n')[1] ?? ''],
  ])('%s: that line alone is not decrypted', async (_, bad) => {
    const lines = [sealed[0], bad, '', ...sealed.slice(2)]
    const { units } = await unitsIn(Buffer.from(lines.join('\n')), opening)
    expect(reasons(units)).toEqual([null, 'not-decrypted', null, null, null, null])
    expect(texts(units).filter((text) => text !== '')).toEqual(LINES.filter((_line, n) => n !== 1))
  })
})

describe('character sets', () => {
  const gbk = (text: string): Buffer => GBK[text] ?? Buffer.from(text)
  const GBK: Record<string, Buffer> = {
    灯笼亮: Buffer.from('b5c6c1fdc1c1', 'hex'),
    你好: Buffer.from('c4e3bac3', 'hex'),
  }
  const lines = (...parts: readonly (Buffer | string)[]): Buffer =>
    Buffer.concat(parts.flatMap((part) => [typeof part === 'string' ? gbk(part) : part, Buffer.from('\n')]))
  const INVALID = Buffer.from('a\xff\xffb', 'latin1')

  test('one bad line of a GBK stream is bad-encoding, with its place; the others stay', async () => {
    const bytes = lines('灯笼亮', INVALID, '你好')
    const { units } = await unitsIn(bytes, { ...PLAIN_UTF8, charset: 'gb18030' })
    expect(units).toEqual([
      { text: '灯笼亮', start: 0, end: 6, reason: null },
      { text: '', start: 7, end: 11, reason: 'bad-encoding' },
      { text: '你好', start: 12, end: 16, reason: null },
    ])
  })

  test('one bad line of a UTF-8 stream likewise', async () => {
    const { units } = await unitsIn(Buffer.concat([Buffer.from('灯\n'), INVALID, Buffer.from('\n笼\n')]))
    expect(units.map(({ text, reason }) => [text, reason])).toEqual([
      ['灯', null],
      ['', 'bad-encoding'],
      ['笼', null],
    ])
  })

  test.each(['utf-8', 'gb18030'] as const)(
    'a stream of both, with %s first, reads each line in its own',
    async (charset) => {
      const alternate = charset === 'utf-8' ? 'gb18030' : 'utf-8'
      // Both lines of Chinese are valid in one of the two only: three UTF-8 bytes are an odd half of a GBK pair.
      const bytes = Buffer.concat([Buffer.from('灯\n'), lines('灯笼亮', '你好', INVALID)])
      const { units } = await unitsIn(bytes, { ...PLAIN_UTF8, charset, alternate })
      expect(texts(units)).toEqual(['灯', '灯笼亮', '你好', ''])
      expect(reasons(units)).toEqual([null, null, null, 'bad-encoding'])
    },
  )

  test.each(['utf-16le', 'utf-16be'] as const)(
    '%s with half a character at its end loses that half only',
    async (charset) => {
      const little = Buffer.from('灯笼\r\nĊa\n', 'utf16le')
      const whole = charset === 'utf-16le' ? little : Buffer.from(little).swap16()
      const opening = { ...PLAIN_UTF8, charset, lineEnd: lineEndOf(charset, 10) }
      const { units, toByte } = await unitsIn(Buffer.concat([whole, Buffer.from([0x41])]), opening)
      expect(units).toEqual([
        { text: '灯笼', start: 0, end: 4, reason: null },
        { text: 'Ċa', start: 8, end: 12, reason: null },
        { text: '', start: 14, end: 15, reason: 'bad-encoding' },
      ])
      expect(toByte).toBe(15)
    },
  )
})

describe('a container that broke off', () => {
  test('makes its unterminated last unit a truncated one', async () => {
    const { units } = await unitsIn(Buffer.from('one\ntwo\nthr'), PLAIN_UTF8, { wasCut: true })
    expect(reasons(units)).toEqual([null, null, 'truncated'])
    expect(units.at(-1)).toMatchObject({ start: 8, end: 11 })
  })

  test('costs no unit when it broke between two lines', async () => {
    expect(reasons((await unitsIn(Buffer.from('one\ntwo\n'), PLAIN_UTF8, { wasCut: true })).units)).toEqual([
      null,
      null,
    ])
  })
})

test('a line beyond the limit is over-limit with its place, and hides nothing around it', async () => {
  const long = Buffer.alloc(MAX_LINE_BYTES + (1 << 20), 'x')
  const bytes = Buffer.concat([Buffer.from('before\n'), long, Buffer.from('\nafter\n')])
  const { units, toByte } = await unitsIn(bytes, { ...PLAIN_UTF8, chain: PLAIN })
  expect(texts(units)).toEqual(['before', '', 'after'])
  expect(reasons(units)).toEqual([null, 'over-limit', null])
  expect(units[1]?.start).toBe(7)
  expect(units[1]?.end).toBeGreaterThanOrEqual(7 + long.length)
  expect(units[1]?.end).toBeLessThanOrEqual(units[2]?.start ?? 0)
  expect(toByte).toBe(bytes.length)
})

test.each([
  ['utf-8', 13, { code: 13, unit: 'byte' }],
  ['gb18030', 10, { code: 10, unit: 'byte' }],
  ['utf-16le', 10, { code: 10, unit: 'utf-16le' }],
  ['utf-16be', 13, { code: 13, unit: 'utf-16be' }],
] as const)('lines of %s that end with %d', (charset, code, lineEnd) => {
  expect(lineEndOf(charset, code)).toEqual(lineEnd)
})
