import { createCipheriv, createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import line from '../../../../src/triggers/lists/decoders/line.ts'

// The key as the client holds it: signed bytes of a Java array.
const KEY = Buffer.from([
  76, -86, -111, 47, -128, -21, 62, -44, 4, -91, 44, 60, 72, -46, 91, -42, -9, 46, -127, -110, -37, 85, -98, 73, -86,
  27, -103, 103, -25, 81, 117, -89,
])

function sealed(plain: Uint8Array, key: Uint8Array = KEY): string {
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16))
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
}

const read = (text: string) => line.decode({ name: 'cbw.dat', bytes: Buffer.from(text), keys: [] })

test('lines, with a semantics that goes by what they hold', () => {
  expect(read(sealed(Buffer.from('六四\n新疆 独立\n\n六四')))).toEqual({
    lines: ['六四', '新疆 独立', '', '六四'],
    directives: [],
    semantics: 'line-20',
    notes: ['Layers: Base64, AES-256-CBC under the key of the client, UTF-8 lines.'],
    rejects: [],
  })
  expect(read(sealed(Buffer.from('六四\n.*新疆.*独立.*')))?.semantics).toBe('line-24')
})

test.each([
  ['another key', sealed(Buffer.from('六四\n新疆'), Buffer.alloc(32, 7))],
  ['no Base64', '六四\n新疆\n'],
  ['less than a block', 'AAAA'],
  ['nothing', ''],
])('%s is none', (_, text) => {
  expect(read(text)).toBeNull()
})

test('a file that is cut off is read as far as it goes, and says so', () => {
  const words = Array.from({ length: 40 }, (_, n) => `关键词${n}`)
  const whole = sealed(Buffer.from(words.join('\n')))
  const cut = read(whole.slice(0, 400))
  expect(cut?.notes).toContain('The padding at the end is missing: the file is cut off.')
  expect(cut?.lines.slice(0, 18)).toEqual(words.slice(0, 18))
  const spans = cut?.rejects.map(({ reason, startByte, endByte }) => [reason, startByte, endByte])
  // 300 bytes of ciphertext: 18 blocks, and 12 bytes that are none
  expect(spans).toContainEqual(['no whole block of the cipher', 384, 400])
})

const PATH = '../shared/data/lists/line/line-v25.txt'
test.skipIf(!existsSync(PATH))('the real list v25, byte for byte', () => {
  const plain = readFileSync(PATH).subarray(0, -1)
  const file = sealed(plain)
  // What a program that reads the client's file has in it (Citizen Lab's key, zero vector)
  expect([file.length, createHash('sha256').update(file).digest('hex')]).toEqual([
    12_032,
    '7157c4fea98ee5be2c3dbbd914cfb9ffa88e2dce58a9b783afa02b25b23c3d62',
  ])
  expect(file.startsWith('FRfdzKBj57UmRQxyTfLRWsSnSXcNdxpqcJLRRY+FKGk8SOrvXcTQFOOwYa0b4ybb')).toBe(true)
  expect(file.endsWith('3ZWTLMFidRF7g69WbfmyflGO')).toBe(true)
  const list = read(file)
  expect(Buffer.from(list?.lines.join('\n') ?? '').equals(plain)).toBe(true)
  expect([list?.lines.length, list?.semantics, list?.rejects]).toEqual([578, 'line-24', []])
})
