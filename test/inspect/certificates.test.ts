import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FAKE_CERTIFICATES } from '../../lab/client/certificates.ts'
import { findCertificates, readCertificate } from '../../src/inspect/certificates.ts'
import { scratch } from '../e2e/cli.ts'
import { makeSigner, noOpenssl } from './signing.ts'

const dir = scratch('certificates')

test('a certificate in PEM is found in other text, each once', () => {
  const { official, regional } = FAKE_CERTIFICATES
  const found = findCertificates(Buffer.from(`key=1\n${official}\n${regional}${official}`))
  expect(found.map(({ subject }) => subject.split(' ')[1])).toEqual(['official', 'regional'])
})

test.skipIf(noOpenssl)('fingerprint and names are those that OpenSSL says (skipped without openssl)', () => {
  const signer = makeSigner(dir, 'Some Signer', 'ec')
  const expected = { subject: 'CN=Some Signer, O=No Such Works', sha256: signer.fingerprint }
  expect(findCertificates(signer.certificateDer)).toMatchObject([expected])
  expect(findCertificates(readFileSync(signer.certificatePath))).toMatchObject([expected])
  expect(findCertificates(Buffer.concat([signer.certificateDer, Buffer.alloc(1)]))).toEqual([])
})

test('what is none is null', () => {
  expect(readCertificate(Buffer.from('3082'))).toBeNull()
  expect(
    findCertificates(Buffer.from(`-----BEGIN CERTIFICATE-----\n${'A'.repeat(100)}\n-----END CERTIFICATE-----`)),
  ).toEqual([])
})
