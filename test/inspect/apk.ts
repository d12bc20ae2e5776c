import { constants, createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { zip, type Zipped } from '../unpack/pack.ts'
import type { Signer } from './signing.ts'

/** An APK signed as https://source.android.com/docs/security/features/apksigning/v2 (and v3) lays down, written apart from the reader. */

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const u64 = (value: number): Buffer => Buffer.concat([u32(value), u32(0)])
const prefixed = (...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts)
  return Buffer.concat([u32(body.length), body])
}

const MIB = 1 << 20

function contentDigest(parts: readonly Buffer[]): Buffer {
  const chunks = parts.flatMap((part) =>
    Array.from({ length: Math.ceil(part.length / MIB) }, (_, index) => part.subarray(index * MIB, (index + 1) * MIB)),
  )
  const digests = chunks.map((chunk) =>
    createHash('sha256')
      .update(Buffer.from([0xa5]))
      .update(u32(chunk.length))
      .update(chunk)
      .digest(),
  )
  return createHash('sha256')
    .update(Buffer.from([0x5a]))
    .update(u32(digests.length))
    .update(Buffer.concat(digests))
    .digest()
}

/** How a signer signs: the id of the published table, and the options of node:crypto that it stands for. */
export const ALGORITHMS = {
  'RSA-PSS': { id: 0x0101, options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } },
  'RSA PKCS#1': { id: 0x0103, options: {} },
  /** An elliptic curve’s signature that says it is RSA’s. */
  mislabelled: { id: 0x0101, options: {} },
  ECDSA: { id: 0x0201, options: {} },
} as const

interface How {
  how: keyof typeof ALGORITHMS
  scheme: 'v2' | 'v3'
}

function signerBlock(digest: Buffer, signer: Signer, { how, scheme }: How): Buffer {
  const { id, options } = ALGORITHMS[how]
  const key = createPrivateKey(signer.keyPem)
  const versions = scheme === 'v3' ? [u32(28), u32(0x7fffffff)] : []
  const signedData = Buffer.concat([
    prefixed(prefixed(u32(id), prefixed(digest))),
    prefixed(prefixed(signer.certificateDer)),
    ...versions,
    prefixed(),
  ])
  const signature = sign('sha256', signedData, { key, ...options })
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return prefixed(
    prefixed(signedData),
    ...versions,
    prefixed(prefixed(u32(id), prefixed(signature))),
    prefixed(publicKey),
  )
}

/** A zip with a signing block before its central directory. */
export function signedApk(members: readonly Zipped[], signer: Signer, options: How): Buffer {
  const plain = zip(members)
  const endAt = plain.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const directoryAt = plain.readUInt32LE(endAt + 16)
  // The end record points to where the block begins, which is where the directory was
  const [entries, directory, end] = [
    plain.subarray(0, directoryAt),
    plain.subarray(directoryAt, endAt),
    plain.subarray(endAt),
  ]
  const digest = contentDigest([entries, directory, end])
  const isV3 = options.scheme === 'v3'
  const value = prefixed(signerBlock(digest, signer, options))
  const pair = Buffer.concat([u64(value.length + 4), u32(isV3 ? 0xf05368c0 : 0x7109871a), value])
  const sizeBytes = pair.length + 24
  const block = Buffer.concat([u64(sizeBytes), pair, u64(sizeBytes), Buffer.from('APK Sig Block 42')])
  const moved = Buffer.from(end)
  moved.writeUInt32LE(directoryAt + block.length, 16)
  return Buffer.concat([entries, block, directory, moved])
}
