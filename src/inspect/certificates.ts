import { X509Certificate } from 'node:crypto'
import { latin1 } from '../lib/bytes.ts'
import type { Certificate } from './build.ts'

/** Certificates of one file; a bundle of authorities has some 150. */
const MAX_CERTIFICATES = 500
const PEM = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{64,20000}-----END CERTIFICATE-----/g
/** A bare certificate is one SEQUENCE with a two-byte length (X.690 §8.1.3.5), the file's whole. */
const DER_HEADER_BYTES = 4
const MAX_DER_BYTES = 64 << 10

/** `CN=A\nO=B` as Node.js writes a name → `CN=A, O=B`. */
const oneLine = (name: string): string => name.trim().split('\n').join(', ')

/** A certificate in DER or PEM; null when OpenSSL does not read it. */
export function readCertificate(bytes: Uint8Array | string): Certificate | null {
  try {
    const certificate = new X509Certificate(bytes)
    return {
      subject: oneLine(certificate.subject ?? ''),
      issuer: oneLine(certificate.issuer ?? ''),
      serial: certificate.serialNumber.toLowerCase(),
      validFromUtcMs: Date.parse(certificate.validFrom),
      validToUtcMs: Date.parse(certificate.validTo),
      sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    }
  } catch (error) {
    // OpenSSL has some hundred codes for what a certificate can have wrong with it
    if (error instanceof Error) return null
    throw error
  }
}

function isDerFile(bytes: Uint8Array): boolean {
  if (bytes.length < 256 || bytes.length > MAX_DER_BYTES || bytes[0] !== 0x30 || bytes[1] !== 0x82) return false
  return DER_HEADER_BYTES + (bytes[2] ?? 0) * 256 + (bytes[3] ?? 0) === bytes.length
}

/** Certificates that stand bare in a file: in PEM anywhere in it, or the whole of it in DER. Each once. */
export function findCertificates(bytes: Uint8Array): Certificate[] {
  const written: (Uint8Array | string)[] = isDerFile(bytes) ? [bytes] : []
  for (const { 0: pem } of latin1(bytes).matchAll(PEM)) {
    if (written.length >= MAX_CERTIFICATES) break
    written.push(pem)
  }
  const found = new Map<string, Certificate>()
  for (const one of written) {
    const certificate = readCertificate(one)
    if (certificate !== null) found.set(certificate.sha256, certificate)
  }
  return [...found.values()]
}
