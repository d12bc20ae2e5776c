import { expect, test } from 'vitest'
import { paddingLength } from '../../src/decrypt/padding.ts'

test.each([
  ['pkcs7', '6161616161610202', 2],
  ['pkcs7', '0808080808080808', 8],
  ['pkcs7', '6161616161610302', null],
  ['pkcs7', '6161616161616100', null],
  ['pkcs7', '6161616161616109', null],
  ['pkcs7', '', null],
  ['zero', '6161616161000000', 3],
  ['zero', '6161616161616161', 0],
  ['zero', '61000000000000000000', 8],
  ['none', '6161616161610202', 0],
] as const)('%s on %s: %s', (padding, hex, expected) => {
  const bytes = Buffer.from(hex, 'hex')
  expect(paddingLength({ bytes, start: 0, end: bytes.length }, padding, 8)).toBe(expected)
})

test('looks at its own message only', () => {
  expect(paddingLength({ bytes: Buffer.from([4, 4, 4, 4]), start: 2, end: 4 }, 'pkcs7', 8)).toBeNull()
  expect(paddingLength({ bytes: Buffer.from([0, 0, 0, 0]), start: 2, end: 4 }, 'zero', 8)).toBe(2)
})
