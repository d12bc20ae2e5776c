import { expect, test } from 'vitest'
import des from '../../src/decrypt/ciphers/des.ts'
import { PUBLISHED_KEYS } from '../../src/keys/published.ts'

// Both blocks were computed with OpenSSL; keys and cipher are those of FOCI 2011.
test.each([
  ['SURVEIL_KEY3.6', '3332626e7832336c', '3b195de131f09af8'],
  ['SURVEIL_KEY4.0', '58377352556a4c00', 'd6ad8a36d5cea213'],
])('%s: DES-ECB of 12345678', (name, hex, sealed) => {
  const published = PUBLISHED_KEYS.find(({ candidate }) => candidate.name === name)
  if (published === undefined || des.kind !== 'block') throw new Error('no such key')
  // DES ignores one bit of every byte, so the block alone does not prove the key
  expect(Buffer.from(published.candidate.bytes).toString('hex')).toBe(hex)
  const key = des.open(published.candidate.bytes)
  expect(Buffer.from(key.encryptBlocks(Buffer.from('12345678'))).toString('hex')).toBe(sealed)
  expect(Buffer.from(key.decryptBlocks(Buffer.from(sealed, 'hex'))).toString()).toBe('12345678')
})

test('every key says whose it is and who published it', () => {
  for (const { client, use, source, candidate } of PUBLISHED_KEYS) {
    for (const words of [client, use, source]) expect(words.length).toBeGreaterThan(8)
    expect(candidate.id).toMatch(/^key-[0-9a-f]{12}$/)
  }
})
