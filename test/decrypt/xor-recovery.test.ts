import { describe, expect, test } from 'vitest'
import { recoverXorKey } from '../../src/decrypt/xor-recovery.ts'
import { chainOf, keyFor, seal } from './encoder.ts'
import { chance, logLines } from './evidence.ts'

const hex = (bytes: Uint8Array | null): string | null => (bytes === null ? null : Buffer.from(bytes).toString('hex'))
const sealedLines = (chain: Parameters<typeof seal>[1], key: Uint8Array): Buffer[] =>
  seal(logLines(80), { ...chain, unit: 'line', armour: 'hex' }, key)
    .toString('latin1')
    .trimEnd()
    .split('\n')
    .map((line) => Buffer.from(line, 'hex'))

test('a key of 20 bytes over a file, and one that begins anew on every line', () => {
  const key = chance(20, 'twenty')
  expect(hex(recoverXorKey([seal(logLines(80), chainOf({ cipher: 'xor', mode: 'stream' }), key)]))).toBe(hex(key))
  expect(hex(recoverXorKey(sealedLines(chainOf({ cipher: 'xor', mode: 'stream' }), keyFor('xor'))))).toBe(
    hex(keyFor('xor')),
  )
})

describe('no key is made up', () => {
  test.each([
    ['random bytes', [chance(8192, 'random')]],
    ['plain text', [Buffer.concat(logLines(60))]],
    ['too little', [chance(30, 'little')]],
    ['nothing', []],
  ])('for %s', (_, units) => expect(recoverXorKey(units)).toBeNull())

  // Equal keystreams, equal first blocks: columns across lines are uneven, but no period is.
  test.each([
    chainOf({ cipher: 'rc4', mode: 'stream' }),
    chainOf({ cipher: 'des', mode: 'ecb', padding: 'pkcs7' }),
    chainOf({ cipher: 'aes', mode: 'ctr', iv: { kind: 'zero' } }),
  ])('for lines under $cipher', (chain) => expect(recoverXorKey(sealedLines(chain, keyFor(chain.cipher)))).toBeNull())
})
