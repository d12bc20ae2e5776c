import { BaseBlock, Constructed, fromBER, ObjectIdentifier, OctetString } from 'asn1js'
import {
  type Certificate as PkiCertificate,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
} from 'pkijs'
import { bufferOf } from '../lib/bytes.ts'
import type { Certificate } from './build.ts'
import { readCertificate } from './certificates.ts'

/** A PKCS #7 or CMS SignedData (RFC 5652 §5): who signed, and what was signed when it lies inside. */
export interface SignedMessage {
  /** Certificates of the signers; empty when none of those inside fits. */
  signers: readonly Certificate[]
  /** OID of the content. */
  contentType: string
  /** The content as it lies in the message, without its octet string; null when it lies elsewhere. */
  content: Uint8Array | null
}

/** Larger messages hold the file they sign; none of a client does. */
const MAX_MESSAGE_BYTES = 4 << 20
const SIGNED_DATA = '1.2.840.113549.1.7.2'

const children = (block: BaseBlock | undefined): readonly BaseBlock[] =>
  block instanceof Constructed ? block.valueBlock.value : []

/** Certificates as they stand in the message, byte for byte: what is encoded again need not have the same fingerprint. */
function writtenCertificates(signedData: BaseBlock | undefined): readonly Uint8Array[] {
  const set = children(signedData).find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0)
  return children(set).map((block) => new Uint8Array(block.valueBeforeDecodeView))
}

/** encapContentInfo: `[0]` holds an octet string in CMS, any value in PKCS #7 (Authenticode keeps to that). */
function contentOf(signedData: BaseBlock | undefined): { contentType: string; content: Uint8Array | null } {
  const info = children(signedData).find((block) => children(block)[0] instanceof ObjectIdentifier)
  const [type, explicit] = children(info)
  const inner = children(explicit)[0]
  const contentType = type instanceof ObjectIdentifier ? type.valueBlock.toString() : ''
  if (inner === undefined) return { contentType, content: null }
  const content = inner instanceof OctetString ? inner.getValue() : inner.valueBeforeDecodeView
  return { contentType, content: new Uint8Array(content) }
}

function isSignedBy({ sid }: SignerInfo, certificate: PkiCertificate): boolean {
  if (sid instanceof IssuerAndSerialNumber)
    return sid.serialNumber.isEqual(certificate.serialNumber) && sid.issuer.isEqual(certificate.issuer)
  const extension = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue
  if (!(extension instanceof OctetString) || !(sid instanceof BaseBlock)) return false
  // `[0]` in place of the tag of an octet string, and a length of one byte: key identifiers are SHA-1 digests
  return Buffer.from(extension.getValue()).equals(sid.valueBeforeDecodeView.subarray(2))
}

function read(bytes: Uint8Array): SignedMessage | null {
  const whole = fromBER(bytes)
  const [type, explicit] = children(whole.offset === -1 ? undefined : whole.result)
  if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== SIGNED_DATA) return null
  const signedData = children(explicit)[0]
  const written = writtenCertificates(signedData)
  const message = new SignedData({ schema: new ContentInfo({ schema: whole.result }).content })
  const parsed = message.certificates ?? []
  const signers = message.signerInfos.flatMap((signer) => {
    const at = parsed.findIndex((one) => 'serialNumber' in one && 'issuer' in one && isSignedBy(signer, one))
    const der = written[at]
    const certificate = der === undefined ? null : readCertificate(der)
    return certificate === null ? [] : [certificate]
  })
  return { signers, ...contentOf(signedData) }
}

/** Reads a SignedData in DER, what follows it ignored; null when the bytes hold none. Nothing is verified. */
export function readSignedData(bytes: Uint8Array): SignedMessage | null {
  if (bytes.length < 16 || bytes.length > MAX_MESSAGE_BYTES || bytes[0] !== 0x30) return null
  try {
    return read(bufferOf(bytes))
  } catch (error) {
    // asn1js and pkijs throw an Error of some kind for each way in which a message can be malformed
    if (error instanceof Error) return null
    throw error
  }
}
