import { expect, test } from 'vitest'
import { alternateOf, mixedCharset, readable } from '../../src/ingest/charsets.ts'

const GBK = Buffer.from('b5c6c1fdc1c1', 'hex') // 灯笼亮
const UTF8 = Buffer.from('灯')
const BAD = Buffer.from('61ffff62', 'hex')
const lined = (...lines: readonly Uint8Array[]): Buffer =>
  Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))
const many = (line: Uint8Array, count: number): Uint8Array[] => Array.from({ length: count }, () => line)

test.each([
  ['all UTF-8', lined(...many(UTF8, 10)), 'utf-8', null],
  ['one line in five needs the other', lined(...many(UTF8, 8), ...many(GBK, 2)), 'utf-8', 'gb18030'],
  ['one in six does', lined(...many(UTF8, 10), ...many(GBK, 2)), 'utf-8', null],
  ['GB18030 with some UTF-8', lined(...many(GBK, 4), ...many(UTF8, 2)), 'gb18030', 'utf-8'],
  ['bad lines need nothing', lined(...many(UTF8, 3), ...many(BAD, 3)), 'utf-8', null],
  ['a set that has no partner', lined(...many(GBK, 4), BAD), 'big5', null],
] as const)('second character set: %s', (...[, bytes, charset, other]) => {
  expect(alternateOf(bytes, charset)).toBe(other)
})

test.each([
  ['half and half', lined(...many(UTF8, 3), ...many(GBK, 3)), 'utf-8'],
  ['a third in UTF-8', lined(...many(UTF8, 2), ...many(GBK, 4)), 'utf-8'],
  ['a quarter in UTF-8', lined(...many(UTF8, 2), ...many(GBK, 6)), null],
  ['two lines', lined(UTF8, GBK), null],
  ['chance', lined(...many(BAD, 6)), null],
  ['nothing', Buffer.alloc(0), null],
])('a file joined from several sources: %s', (...[, bytes, charset]) => {
  expect(mixedCharset(bytes)).toBe(charset)
})

test('a mixed sample is read line by line, and a line in neither set is empty', () => {
  expect(readable(lined(UTF8, GBK, BAD), 'utf-8', 'gb18030')).toBe('灯\n灯笼亮\n')
})

test('without a second set a bad line keeps replacement characters', () => {
  expect(readable(lined(UTF8, BAD), 'utf-8', null)).toBe('灯\na\ufffd\ufffdb\n')
})
