import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { machOSignatures, readProfile, usagePermissions } from '../../src/inspect/apple.ts'
import { scratch } from '../e2e/cli.ts'
import { cmsOf, makeSigner, noOpenssl } from './signing.ts'

const dir = scratch('apple')

test('usage descriptions with their reasons', () => {
  const list =
    '<plist><dict><key>NSMicrophoneUsageDescription</key><string>calls</string><key>CFBundleName</key><string>x</string></dict></plist>'
  expect(usagePermissions(Buffer.from(list))).toEqual([
    { system: 'ios', name: 'NSMicrophoneUsageDescription', reason: 'calls' },
  ])
  expect(usagePermissions(Buffer.from('no list'))).toBeNull()
})

test.skipIf(noOpenssl)('a profile: who issued it, and whose certificates it admits (skipped without openssl)', () => {
  const [issuer, developer] = [makeSigner(dir, 'Issuer', 'rsa'), makeSigner(dir, 'Developer', 'ec')]
  const data = developer.certificateDer.toString('base64')
  const list = `<plist><dict><key>DeveloperCertificates</key><array><data>${data}</data></array></dict></plist>`
  const profile = readProfile(cmsOf(Buffer.from(list), issuer, ['-nodetach']))
  expect(profile?.signature).toMatchObject({ coverage: 'named', signers: [{ sha256: issuer.fingerprint }] })
  expect(profile?.developers.map(({ sha256 }) => sha256)).toEqual([developer.fingerprint])
  expect(readProfile(cmsOf(Buffer.from('no list'), issuer, ['-nodetach']))).toBeNull()
  expect(readFileSync(issuer.certificatePath).length).toBeGreaterThan(0)
})

test.skipIf(noOpenssl)('the message in the code signature of a Mach-O program (skipped without openssl)', () => {
  const signer = makeSigner(dir, 'Code', 'ec')
  const message = cmsOf(Buffer.from('code directory'), signer)
  const blob = Buffer.alloc(8)
  blob.writeUInt32BE(0xfade0b01, 0)
  blob.writeUInt32BE(8 + message.length, 4)
  const program = Buffer.concat([Buffer.from('cffaedfe', 'hex'), Buffer.alloc(100), blob, message, Buffer.alloc(16)])
  expect(machOSignatures(program)).toMatchObject([{ scheme: 'ios-code', signers: [{ sha256: signer.fingerprint }] }])
  expect(machOSignatures(program.subarray(4))).toEqual([])
  expect(machOSignatures(program.subarray(0, 110))).toEqual([])
})
