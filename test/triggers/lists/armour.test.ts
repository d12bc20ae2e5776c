import { expect, test } from 'vitest'
import { unarmoured } from '../../../src/triggers/lists/armour.ts'

const off = (text: string, kind: 'base64' | 'hex') => unarmoured(Buffer.from(text), kind)

test.each([
  ['base64', 'QUJD', 'ABC'],
  ['base64', 'QUJDRA==', 'ABCD'],
  ['base64', 'QUJDRA', 'ABCD'],
  ['base64', ' QUJD\r\nRA==\n', 'ABCD'],
  ['hex', '4142\r\n4a', 'ABJ'],
] as const)('%s %j', (kind, text, plain) => {
  expect(Buffer.from(off(text, kind)?.bytes ?? '').toString()).toBe(plain)
})

test.each([
  ['base64', 'QUJD!'],
  ['base64', 'QQ==QUJD'],
  ['base64', 'QUJDR==='],
  ['base64', ' \n'],
  ['hex', '414g'],
  ['hex', '41=='],
  ['hex', ''],
] as const)('%s %j is none', (kind, text) => {
  expect(off(text, kind)).toBeNull()
})

test('places lead back to the characters, whatever stands between them, in any order', () => {
  const base64 = off('QU\r\nJDREVG\r\n', 'base64')
  expect(base64?.placeOf(3, 5)).toEqual({ startByte: 6, endByte: 10 })
  expect(base64?.placeOf(0, 1)).toEqual({ startByte: 0, endByte: 6 })
  expect(off('41 42 43', 'hex')?.placeOf(1, 2)).toEqual({ startByte: 3, endByte: 5 })
})

test('an endless row of blanks takes no longer than its length', () => {
  expect(off(`${' '.repeat(4_000_000)}!`, 'base64')).toBeNull()
})
