import { expect, test } from 'vitest'
import { looksEnciphered } from '../../src/ingest/enciphered.ts'
import { lineEndCode } from '../../src/ingest/line-end.ts'
import { looksLikeLog } from '../../src/ingest/looks.ts'
import { chainOf, keyFor, seal } from '../decrypt/encoder.ts'
import { chance, logLines } from '../decrypt/evidence.ts'

const lined = (lines: readonly (Uint8Array | string)[]): Buffer =>
  Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]))
const LINES = logLines(200)
const BASE64 = seal(
  LINES,
  chainOf({ unit: 'line', armour: 'base64', cipher: 'des', mode: 'ecb', padding: 'pkcs7' }),
  keyFor('des'),
)
const HEX = seal(LINES, chainOf({ unit: 'line', armour: 'hex', cipher: 'rc4', mode: 'stream' }), keyFor('rc4'))
const WHOLE = seal(
  LINES,
  chainOf({ unit: 'file', cipher: 'aes', mode: 'cbc', iv: { kind: 'zero' }, padding: 'pkcs7' }),
  keyFor('aes'),
)
const PROSE = lined(Array.from({ length: 40 }, (_, n) => `The lamp in room ${n} was lit before anybody came home.`))

test.each([
  ['chance', chance(4096, 'c'), true],
  ['chance in base64', Buffer.from(chance(4096, 'c').toString('base64')), true],
  ['chance in hexadecimal', Buffer.from(chance(4096, 'c').toString('hex')), true],
  ['lines under DES in base64', BASE64, true],
  ['lines under RC4 in hexadecimal', HEX, true],
  ['a whole file under AES', WHOLE, true],
  [
    'base64 with one plain line in ten',
    lined(
      BASE64.toString()
        .split('\n')
        .map((line, n) => (n % 10 === 9 ? 'plain, as it is' : line)),
    ),
    true,
  ],
  ['a plain log', lined(LINES), false],
  ['prose', PROSE, false],
  ['one letter words, which are base64 letters', lined(Array.from({ length: 60 }, () => 'lamp')), false],
  ['UTF-16', Buffer.from(PROSE.toString(), 'utf16le'), false],
  ['NUL over and over', Buffer.alloc(4096), false],
  ['fewer bytes than a block and its vector', chance(15, 'c'), false],
  ['nothing', Buffer.alloc(0), false],
])('%s looks enciphered: %s', (...[, bytes, is]) => {
  expect(looksEnciphered(bytes)).toBe(is)
})

const stamped = (count: number, of: number): Buffer =>
  lined(Array.from({ length: of }, (_, n) => (n < count ? `10:00:${10 + n} lamp` : 'just words')))

test.each([
  ['a plain log', lined(LINES), true],
  ['lines in base64', BASE64, true],
  ['eight lines, all with a time', stamped(8, 8), true],
  ['seven lines, all with a time', stamped(7, 7), false],
  ['eight of ten with a time', stamped(8, 10), true],
  ['seven of ten with a time', stamped(7, 10), false],
  ['dates in Chinese', lined(LINES.map((_, n) => `2008-8-${1 + (n % 9)} 灯笼`)), true],
  ['addresses', lined(LINES.map((_, n) => `peer 58.30.1.${n}`)), true],
  ['a key file of one line', Buffer.from(`${chance(32, 'k').toString('base64')}\n`), false],
  ['settings', lined(Array.from({ length: 20 }, (_, n) => `option${n} = value${n}`)), false],
  ['prose', PROSE, false],
])('%s looks like a log: %s', (...[, bytes, is]) => {
  expect(looksLikeLog(bytes)).toBe(is)
})

test.each([
  ['a\nb', 10],
  ['a\r\nb', 10],
  ['a\rb', 13],
  ['a\rb\nc', 10],
  ['a', 10],
  ['', 10],
] as const)('lines of %j end with byte %d', (text, code) => {
  expect(lineEndCode(text)).toBe(code)
})
