import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSignedData } from '../../src/inspect/signed-data.ts'
import { scratch } from '../e2e/cli.ts'
import { cmsOf, makeSigner, noOpenssl } from './signing.ts'
import { readMutations } from './mutations.ts'

const dir = scratch('signed-data')

function scratchOf(name: string): string {
  const folder = join(dir, name)
  mkdirSync(folder)
  return folder
}

describe.skipIf(noOpenssl)('messages that OpenSSL signed (skipped without openssl)', () => {
  test.each(['rsa', 'ec'] as const)(
    '%s: the signer is told by its certificate, the content comes back',
    (algorithm) => {
      const signer = makeSigner(dir, `Signer ${algorithm}`, algorithm)
      const other = makeSigner(dir, 'Bystander', 'ec')
      const bytes = cmsOf(Buffer.from('content'), signer, ['-nodetach', '-certfile', other.certificatePath])
      const message = readSignedData(bytes)
      expect(message?.signers.map(({ sha256 }) => sha256)).toEqual([signer.fingerprint])
      expect(Buffer.from(message?.content ?? []).toString()).toBe('content')
      expect(message?.contentType).toBe('1.2.840.113549.1.7.1')
    },
  )

  test('detached, without certificates, or told by the key’s number', () => {
    const signer = makeSigner(dir, 'Detached', 'rsa')
    expect(readSignedData(cmsOf(Buffer.from('x'), signer))?.content).toBeNull()
    expect(readSignedData(cmsOf(Buffer.from('x'), signer, ['-nocerts']))?.signers).toEqual([])
    expect(readSignedData(cmsOf(Buffer.from('x'), signer, ['-keyid']))?.signers).toMatchObject([
      { sha256: signer.fingerprint },
    ])
  })

  test('of two certificates of one name the one with the signer’s number is taken', () => {
    const other = scratchOf('other')
    const [one, two] = [makeSigner(dir, 'Same', 'ec'), makeSigner(other, 'Same', 'ec')]
    for (const [signer, beside] of [
      [one, two],
      [two, one],
    ] as const) {
      const message = readSignedData(cmsOf(Buffer.from('x'), signer, ['-certfile', beside.certificatePath]))
      expect(message?.signers.map(({ sha256 }) => sha256)).toEqual([signer.fingerprint])
    }
  })

  test('a changed or cut message is a message or null, never a throw', () => {
    const bytes = cmsOf(Buffer.from('content'), makeSigner(dir, 'Mutated', 'ec'), ['-nodetach'])
    expect(() => readMutations(bytes, readSignedData, 300)).not.toThrow()
  })
})

test.each([Buffer.alloc(0), Buffer.from('0'.repeat(64)), Buffer.from('30820010020100', 'hex')])(
  '%s is none',
  (bytes) => {
    expect(readSignedData(bytes)).toBeNull()
  },
)
