import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type TextCharset, textBits } from '../../src/lib/likelihood.ts'

/** Bytes no different from random, the same on every run. */
function chance(sizeBytes: number, seed: string): Uint8Array {
  const parts = Array.from({ length: Math.ceil(sizeBytes / 32) }, (_, i) =>
    createHash('sha256').update(`${seed}/${i}`).digest(),
  )
  return Buffer.concat(parts).subarray(0, sizeBytes)
}

const density = (bytes: Uint8Array): number => textBits(bytes).bits / bytes.length

// 今天天气不错,我们去吃饭 in GBK; 今天天氣不錯,我們去吃飯 in Big5
const GBK = Buffer.from('bdf1ccecccecc6f8b2bbb4ed2cced2c3c7c8a5b3d4b7b9', 'hex')
const BIG5 = Buffer.from('a4b5a4d1a4d1aef0a4a3bff92ca7dad0cca568a659b6ba', 'hex')
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
const CHINESE = '2008-08-01 10:43:15\t58.30.1.9\twang_li77\t今天天气不错，我们去吃饭吧。\n'
const ENGLISH = '2008-08-01 10:43:15 user wang_li77 logged in from 58.30.1.9 (version 3.8.4.2)\n'

describe('text', () => {
  const cases: [string, TextCharset, Uint8Array, number][] = [
    ['Chinese log line', 'utf-8', Buffer.from(CHINESE), 2.5],
    ['English log line', 'utf-8', Buffer.from(ENGLISH), 2],
    ['Cyrillic', 'utf-8', Buffer.from('Восемь-Девять-Шесть-Четыре'), 0.5],
    ['emoji in a line', 'utf-8', Buffer.from(`${ENGLISH}😀`), 2],
    ['GBK', 'gb18030', GBK, 1],
    ['Big5', 'big5', BIG5, 0.7],
    ['UTF-16LE', 'utf-16le', Buffer.from(CHINESE, 'utf16le'), 3],
    ['UTF-16BE', 'utf-16be', utf16be(CHINESE), 3],
    ['four-byte GB 18030 in a line', 'gb18030', Buffer.concat([GBK, Buffer.from('95328236', 'hex'), GBK]), 1],
  ]
  test.each(cases)('%s reads as %s', (...[, charset, bytes, least]) => {
    expect(textBits(bytes).charset).toBe(charset)
    expect(density(bytes)).toBeGreaterThan(least)
  })
})

describe('not text', () => {
  test.each([8, 64, 1000, 65_536])('%i random bytes score far below nothing', (sizeBytes) => {
    const evidence = textBits(chance(sizeBytes, 'a'))
    expect(evidence.charset).toBe('none')
    expect(evidence.bits / sizeBytes).toBeLessThan(-1)
  })

  test('short random bytes keep the stated bound: at most 5 in 2^10 reach 10 bits', () => {
    const lucky = Array.from({ length: 20_000 }, (_, i) => chance(6, `s${i}`)).filter(
      (bytes) => textBits(bytes).bits >= 10,
    )
    expect(lucky.length).toBeLessThan((20_000 * 5) / 1024)
  })

  test('NUL bytes and control characters are no text', () => {
    expect(textBits(new Uint8Array(500)).charset).toBe('none')
    expect(density(Uint8Array.from({ length: 500 }, (_, i) => (i % 2 ? 0x0e : 0x1f)))).toBeLessThan(-1)
  })
})

describe('damage', () => {
  test('a byte that begins no character costs about 16 bits, wherever it stands', () => {
    const line = Buffer.from(ENGLISH)
    const whole = textBits(line).bits
    const damaged = textBits(Buffer.concat([line, Buffer.from([0xff])])).bits
    expect(whole - damaged).toBeGreaterThan(12)
    expect(whole - damaged).toBeLessThan(20)
  })

  test('a cut tail does not bury a long text', () => {
    const text = Buffer.from(CHINESE.repeat(5))
    expect(density(text.subarray(0, text.length - 3))).toBeGreaterThan(2)
    expect(density(Buffer.concat([text, chance(16, 'tail')]))).toBeGreaterThan(2)
  })

  test.each(['c080', 'eda080', 'f5808080'])('%s is not valid UTF-8: every byte is charged', (hex) => {
    const text = Buffer.from(CHINESE.repeat(3))
    const bad = Buffer.from(hex, 'hex')
    expect(textBits(text).bits - textBits(Buffer.concat([text, bad])).bits).toBeGreaterThan(12 * bad.length)
  })
})

test('the empty string is evidence of nothing', () => {
  expect(textBits(new Uint8Array(0))).toEqual({ bits: 0, charset: 'none' })
})
