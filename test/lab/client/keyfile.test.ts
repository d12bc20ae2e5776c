import { execFileSync, spawnSync } from 'node:child_process'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeKeyfile, encodeKeyfile, type KeyfileEncoding, keyfileKeys } from '../../../lab/client/keyfile.ts'
import { LIST_LINES } from '../../../lab/talk/words.ts'

const ENCODINGS: readonly KeyfileEncoding[] = ['plain', 'xor-hex', 'aes-256-ecb-hex']
const keys = keyfileKeys(7)
const noOpenssl = spawnSync('openssl', ['version']).status !== 0
const noPython = spawnSync('/usr/bin/python3', ['--version']).status !== 0

const linesOf = (bytes: Buffer): string[] => bytes.toString('latin1').split('\n').slice(0, -1)

test.each(ENCODINGS)('%s gives every line back, with its spaces and empty lines', (encoding) => {
  const line = fc
    .string({ unit: 'grapheme' })
    .filter((text) => !/[\r\n]/.test(text) && Buffer.from(text).toString() === text)
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      expect(decodeKeyfile(encodeKeyfile(lines, encoding, keys[encoding]), encoding, keys[encoding])).toEqual(lines)
    }),
  )
})

test('a plain keyfile is UTF-8 with an LF after each line and nothing before', () => {
  expect(encodeKeyfile(['纸鹤 ', ''], 'plain', keys.plain)).toEqual(Buffer.from('纸鹤 \n\n'))
})

test('a line is coded on its own: the same word gives the same line', () => {
  const [first, second, third] = linesOf(
    encodeKeyfile(['kite', 'lamp', 'kite'], 'aes-256-ecb-hex', keys['aes-256-ecb-hex']),
  )
  expect(first).toMatch(/^[0-9a-f]{32}$/)
  expect([third, first === second]).toEqual([first, false])
})

test.skipIf(noOpenssl)('OpenSSL opens every line of the AES keyfile (needs openssl)', () => {
  const key = keys['aes-256-ecb-hex']
  const sealed = linesOf(encodeKeyfile(LIST_LINES, 'aes-256-ecb-hex', key))
  const args = ['enc', '-d', '-aes-256-ecb', '-K', key.toString('hex')]
  const some = [...LIST_LINES.keys()].filter((index) => index % 6 === 0)
  expect(
    some.map((index) => execFileSync('openssl', args, { input: Buffer.from(sealed[index] ?? '', 'hex') }).toString()),
  ).toEqual(some.map((index) => LIST_LINES[index]))
})

const PYTHON_XOR = `
import sys
key = bytes.fromhex(sys.argv[1])
for line in sys.stdin.read().split('\\n')[:-1]:
    print(bytes(b ^ key[i % len(key)] for i, b in enumerate(bytes.fromhex(line))).decode())
`

test.skipIf(noPython)('a few lines of Python open the XOR keyfile (needs python3)', () => {
  const input = encodeKeyfile(LIST_LINES, 'xor-hex', keys['xor-hex'])
  const output = execFileSync('/usr/bin/python3', ['-c', PYTHON_XOR, keys['xor-hex'].toString('hex')], {
    input,
    env: { PYTHONIOENCODING: 'utf-8' },
  })
  expect(output.toString()).toBe(LIST_LINES.map((line) => `${line}\n`).join(''))
})

test('keys come from the seed and have the sizes of their ciphers', () => {
  expect([keys.plain.length, keys['xor-hex'].length, keys['aes-256-ecb-hex'].length]).toEqual([0, 8, 32])
  expect(keyfileKeys(7)).toEqual(keys)
  expect(keyfileKeys(8)['xor-hex']).not.toEqual(keys['xor-hex'])
})
