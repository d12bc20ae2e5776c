import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeStrictly, textOfBytes } from '../../src/lib/byte-text.ts'

test('keeps every valid text as it is, byte order mark and control characters included', () => {
  expect(textOfBytes(Buffer.from('\ufeffa\0\x1b[2J中😀'))).toBe('\ufeffa\0\x1b[2J中😀')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(textOfBytes(Buffer.from(text))).toBe(Buffer.from(text).toString())
    }),
  )
})

test.each([
  ['ff', '\\xff'],
  ['61c328', 'a\\xc3('],
  ['eda080', '\\xed\\xa0\\x80'],
  ['e4bd', '\\xe4\\xbd'],
  ['e4b8ad80f09f9880', '中\\x80😀'],
])('writes the bad bytes of %s as \\xNN', (hex, text) => {
  expect(textOfBytes(Buffer.from(hex, 'hex'))).toBe(text)
  expect(decodeStrictly(Buffer.from(hex, 'hex'))).toBeNull()
})
