import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { carriesArchive, peSignatures, readPe, windowsPermissions } from '../../src/inspect/pe.ts'
import { scratch } from '../e2e/cli.ts'
import { makeSigner, noOpenssl, noOsslsigncode, peProgram, signProgram } from './signing.ts'

const dir = scratch('pe')

describe.skipIf(noOpenssl || noOsslsigncode)('programs that osslsigncode signed (skipped without it)', () => {
  const signer = noOpenssl ? null : makeSigner(dir, 'Program Signer', 'rsa')
  const signed = signer === null || noOsslsigncode ? Buffer.alloc(0) : signProgram(dir, peProgram(), signer)

  test('names the signer, and the digest agrees', () => {
    expect(peSignatures(signed, true)).toMatchObject([
      { scheme: 'authenticode', coverage: 'digest agrees', signers: [{ sha256: signer?.fingerprint }] },
    ])
  })

  test('one byte changed after signing breaks it; the checksum may change', () => {
    const changed = Buffer.from(signed)
    changed[600] = 1
    expect(peSignatures(changed, true)).toMatchObject([{ coverage: 'broken' }])
    const summed = Buffer.from(signed)
    summed[readPe(signed)?.checksumAt ?? 0] = 77
    expect(peSignatures(summed, true)).toMatchObject([{ coverage: 'digest agrees' }])
  })

  test('of the beginning of a program nothing is computed', () => {
    expect(peSignatures(signed, false)).toMatchObject([{ coverage: 'named' }])
  })

  test('mutated programs give signatures or none, never a throw', () => {
    fc.assert(
      fc.property(fc.nat(signed.length - 1), fc.nat(255), fc.nat(signed.length), (at, value, end) => {
        const changed = Buffer.from(signed)
        changed[at] = value
        for (const bytes of [changed, changed.subarray(0, end)]) {
          expect(Array.isArray(peSignatures(bytes, true))).toBe(true)
          expect(typeof carriesArchive(bytes)).toBe('boolean')
        }
      }),
      { numRuns: 500 },
    )
  })
})

test('a program without a signature has none; a text is no program', () => {
  expect(peSignatures(peProgram(), true)).toEqual([])
  expect(readPe(Buffer.from('MZ and then text, at some length, that is no program at all, is it'))).toBeNull()
})

test.each([
  ['NSIS', Buffer.from('\0\0\0\0\xef\xbe\xad\xdeNullsoftInst', 'latin1'), true],
  ['7-Zip', Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), true],
  ['nothing', Buffer.from('overlay'), false],
])('behind the sections: %s', (_name, behind, expected) => {
  expect(carriesArchive(peProgram({ behind }))).toBe(expected)
})

test('an archive’s mark inside a section is no archive', () => {
  expect(carriesArchive(peProgram({ body: Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1') }))).toBe(false)
})

test('rights asked for in a manifest', () => {
  const manifest = '<requestedExecutionLevel level="requireAdministrator" uiAccess="false"/>'
  expect(windowsPermissions(Buffer.from(manifest))).toEqual([
    { system: 'windows', name: 'requireAdministrator', reason: '' },
  ])
  expect(windowsPermissions(Buffer.from('level="requireAdministrator"'))).toEqual([])
})
