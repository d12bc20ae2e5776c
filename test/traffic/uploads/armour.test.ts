import { createCipheriv } from 'node:crypto'
import { expect, test } from 'vitest'
import { entropyShare, isArmoured, payloadOf } from '../../../src/traffic/uploads/armour.ts'

const TEXT = '今天晚上我们在老地方见面，别忘了带上那把旧雨伞和两本书，我有话要对你说，见了面再聊吧'

function enciphered(text: string): Buffer {
  const cipher = createCipheriv('aes-128-ecb', Buffer.alloc(16, 7), null)
  return Buffer.concat([cipher.update(text), cipher.final()])
}
const secret = enciphered(TEXT)

test.each([
  ['base64', secret.toString('base64')],
  ['base64 in lines', secret.toString('base64').replaceAll(/(.{76})/g, '$1\r\n')],
  ['base64 whose + became a space', secret.toString('base64').replaceAll('+', ' ')],
  ['base64url', secret.toString('base64url')],
  ['hexadecimal', secret.toString('hex')],
  ['capital hexadecimal', secret.toString('hex').toUpperCase()],
])('%s is taken off, and scores as the bytes under it', (_, armoured) => {
  expect(isArmoured(Buffer.from(armoured))).toBe(true)
  expect(Buffer.from(payloadOf(Buffer.from(armoured)))).toEqual(secret)
  expect(entropyShare(Buffer.from(armoured))).toBe(entropyShare(secret))
})

test.each([
  ['Chinese', TEXT],
  ['English', 'meet me at the old place tonight and bring the umbrella'],
  ['one long word', 'Donaudampfschifffahrtsgesellschaft'],
  ['a form', 'account=kite.cellar38&version=3.8.4.44'],
  ['an odd number of digits', 'deadbeefdeadbeefdeadbeefdeadbeef0'],
  ['a short token', 'aB3dEf'],
])('%s is no armour', (_, text) => {
  expect(isArmoured(Buffer.from(text))).toBe(false)
  expect(Buffer.from(payloadOf(Buffer.from(text)))).toEqual(Buffer.from(text))
})

test('ciphertext has nearly all the entropy that its length allows, text has not', () => {
  expect(entropyShare(secret)).toBeGreaterThan(0.9)
  expect(entropyShare(Buffer.from(TEXT))).toBeLessThan(0.8)
  expect(entropyShare(Buffer.from('meet me at the old place tonight and bring the umbrella'))).toBeLessThan(0.78)
})

test('few bytes are not judged, and of many the first are', () => {
  expect(entropyShare(Buffer.from('kite.cellar38'))).toBeNull()
  expect(entropyShare(Buffer.from('d41d8cd98f00b204e9800998ecf8427e'))).toBeNull()
  expect(entropyShare(secret.subarray(0, 24))).not.toBeNull()
  expect(payloadOf(Buffer.alloc(100_000, 1))).toHaveLength(4096)
})
