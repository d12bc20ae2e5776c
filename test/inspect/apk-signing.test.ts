import { createPublicKey } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apkSignatures } from '../../src/inspect/apk-signing.ts'
import type { RandomBytes } from '../../src/inspect/random-bytes.ts'
import { scratch } from '../e2e/cli.ts'
import { zip } from '../unpack/pack.ts'
import { ALGORITHMS, signedApk } from './apk.ts'
import { makeSigner, noOpenssl } from './signing.ts'

const dir = scratch('apk')

const random = (bytes: Buffer): RandomBytes => ({
  sizeBytes: bytes.length,
  at: async (start, length) => Buffer.from(bytes.subarray(Math.max(0, start), Math.max(0, start + length))),
})
const members = [
  { name: 'classes.dex', bytes: Buffer.alloc(2_500_000, 'dex ') },
  { name: 'assets/keyfile', bytes: Buffer.from('x') },
]

describe.skipIf(noOpenssl)('APKs signed as the schemes are published (skipped without openssl)', () => {
  const signers = noOpenssl ? null : { rsa: makeSigner(dir, 'Apk RSA', 'rsa'), ec: makeSigner(dir, 'Apk EC', 'ec') }
  const signerOf = (how: keyof typeof ALGORITHMS) => (how === 'ECDSA' ? signers?.ec : signers?.rsa)
  const made = (how: keyof typeof ALGORITHMS, scheme: 'v2' | 'v3'): Buffer => {
    const signer = signerOf(how)
    if (signer === undefined) throw new Error('no signer')
    return signedApk(members, signer, { how, scheme })
  }

  test.each([
    ['RSA-PSS', 'v2'],
    ['RSA PKCS#1', 'v2'],
    ['ECDSA', 'v2'],
    ['ECDSA', 'v3'],
  ] as const)('%s, %s: signature and contents are verified', async (how, scheme) => {
    expect(await apkSignatures(random(made(how, scheme)))).toMatchObject([
      { scheme: `apk-${scheme}`, coverage: 'verified', signers: [{ sha256: signerOf(how)?.fingerprint }] },
    ])
  })

  test('a byte changed in a member, or in the signed data, breaks it', async () => {
    const apk = made('ECDSA', 'v2')
    const inMember = Buffer.from(apk)
    inMember[100] = 0xee
    const inDigest = Buffer.from(apk)
    const at = apk.indexOf('APK Sig Block 42') - apk.readUInt32LE(apk.indexOf('APK Sig Block 42') - 8)
    inDigest[at + 60] = (inDigest[at + 60] ?? 0) ^ 1
    for (const changed of [inMember, inDigest])
      expect(await apkSignatures(random(changed))).toMatchObject([{ coverage: 'broken' }])
  })

  test('a signature that is not that of the key, or a key that is not the certificate’s, breaks it', async () => {
    const { rsa, ec } = signers ?? {}
    if (rsa === undefined || ec === undefined) throw new Error('no signer')
    const apk = made('RSA PKCS#1', 'v2')
    const publicKey = createPublicKey(rsa.keyPem).export({ type: 'spki', format: 'der' })
    // The signature ends where the length of the public key stands
    const last = apk.lastIndexOf(publicKey) - 5
    apk[last] = (apk[last] ?? 0) ^ 1
    const mislabelled = signedApk(members, ec, { how: 'mislabelled', scheme: 'v2' })
    expect(await apkSignatures(random(mislabelled))).toMatchObject([{ coverage: 'broken' }])
    const borrowed = { ...ec, certificateDer: rsa.certificateDer }
    const lent = signedApk(members, borrowed, { how: 'ECDSA', scheme: 'v2' })
    for (const changed of [apk, lent])
      expect(await apkSignatures(random(changed))).toMatchObject([
        { coverage: 'broken', signers: [{ sha256: rsa.fingerprint }] },
      ])
  })

  test('mutated blocks give signatures or none, never a throw', async () => {
    const signer = signers?.ec
    if (signer === undefined) throw new Error('no signer')
    const apk = signedApk([{ name: 'a', bytes: Buffer.from('x') }], signer, { how: 'ECDSA', scheme: 'v2' })
    await fc.assert(
      fc.asyncProperty(fc.nat(apk.length - 1), fc.nat(255), fc.nat(apk.length), async (at, value, end) => {
        const changed = Buffer.from(apk)
        changed[at] = value
        for (const bytes of [changed, changed.subarray(0, end)])
          expect(Array.isArray(await apkSignatures(random(bytes)))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

test('a zip without a block, and what is no zip, have no signature', async () => {
  expect(await apkSignatures(random(zip(members)))).toEqual([])
  expect(await apkSignatures(random(Buffer.from('PK no zip')))).toEqual([])
})
