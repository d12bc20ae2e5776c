import { constants, createHash, createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto'
import { bufferOf } from '../lib/bytes.ts'
import { type ApkLayout, lengthPrefixed, readApkLayout } from './apk-block.ts'
import type { Coverage, Scheme, Signature } from './build.ts'
import { readCertificate } from './certificates.ts'
import type { RandomBytes } from './random-bytes.ts'

/** Ids in the signing block, the stronger scheme last (AOSP, apksig: ApkSigningBlockUtils). */
const SCHEMES: readonly (readonly [number, Scheme])[] = [
  [0x7109871a, 'apk-v2'],
  [0xf05368c0, 'apk-v3'],
  [0x1b93ad61, 'apk-v3'],
]
const MAX_SIGNERS = 10

interface Algorithm {
  hash: 'sha256' | 'sha512'
  /** RSASSA-PSS with a salt as long as the hash, else the padding that goes with the key. */
  pss: boolean
  /** Kind of key that it is for; another one’s signature is not believed. */
  key: 'rsa' | 'ec' | 'dsa'
}

/** Signature algorithm ids of the scheme v2 and v3 (source.android.com, apksigning/v2, “Signature Algorithm IDs”). */
const ALGORITHMS: Readonly<Record<number, Algorithm>> = {
  0x0101: { hash: 'sha256', pss: true, key: 'rsa' },
  0x0102: { hash: 'sha512', pss: true, key: 'rsa' },
  0x0103: { hash: 'sha256', pss: false, key: 'rsa' },
  0x0104: { hash: 'sha512', pss: false, key: 'rsa' },
  0x0201: { hash: 'sha256', pss: false, key: 'ec' },
  0x0202: { hash: 'sha512', pss: false, key: 'ec' },
  0x0301: { hash: 'sha256', pss: false, key: 'dsa' },
}

const CHUNK_BYTES = 1 << 20

/** Digest over the chunks of all parts but the block, the end record pointing to where the block begins (v2, “APK contents to be verified”). */
async function contentsDigest(file: RandomBytes, layout: ApkLayout, hash: Algorithm['hash']): Promise<Buffer> {
  const { blockAt, directoryAt, endAt } = layout
  const digests: Buffer[] = []
  const take = (chunk: Buffer): void => {
    const header = Buffer.alloc(5, 0xa5)
    header.writeUInt32LE(chunk.length, 1)
    digests.push(createHash(hash).update(header).update(chunk).digest())
  }
  for (const [start, end] of [
    [0, blockAt],
    [directoryAt, endAt],
  ] as const)
    for (let at = start; at < end; at += CHUNK_BYTES) take(await file.at(at, Math.min(CHUNK_BYTES, end - at)))
  const last = await file.at(endAt, file.sizeBytes - endAt)
  last.writeUInt32LE(blockAt, 16)
  take(last)
  const top = Buffer.alloc(5, 0x5a)
  top.writeUInt32LE(digests.length, 1)
  return createHash(hash).update(top).update(Buffer.concat(digests)).digest()
}

interface Signer {
  signedData: Uint8Array
  digests: ReadonlyMap<number, Uint8Array>
  certificates: readonly Uint8Array[]
  signatures: ReadonlyMap<number, Uint8Array>
  publicKey: Uint8Array
}

/** Values by algorithm: `id, length, bytes`, each pair with its length before it. */
const byAlgorithm = (run: Uint8Array): Map<number, Uint8Array> =>
  new Map(
    lengthPrefixed(run).flatMap((pair) => {
      const [value] = lengthPrefixed(pair.subarray(4))
      return value === undefined ? [] : [[bufferOf(pair).readUInt32LE(0), value] as const]
    }),
  )

const NOTHING = new Uint8Array(0)

function readSigner(bytes: Uint8Array, scheme: Scheme): Signer {
  const [signedData = NOTHING] = lengthPrefixed(bytes)
  // v3 sets the lowest and the highest version of the platform between the signed data and the signatures
  const skipped = scheme === 'apk-v3' ? 8 : 0
  const [signatures = NOTHING, publicKey = NOTHING] = lengthPrefixed(bytes.subarray(4 + signedData.length + skipped))
  const [digests = NOTHING, certificates = NOTHING] = lengthPrefixed(signedData)
  return {
    signedData,
    digests: byAlgorithm(digests),
    certificates: lengthPrefixed(certificates),
    signatures: byAlgorithm(signatures),
    publicKey,
  }
}

function isSigned({ signedData }: Signer, key: KeyObject, [id, signature]: readonly [number, Uint8Array]): boolean {
  const algorithm = ALGORITHMS[id]
  if (algorithm === undefined || key.asymmetricKeyType !== algorithm.key) return false
  const padding = algorithm.pss
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : {}
  try {
    return verify(algorithm.hash, signedData, { key, ...padding }, signature)
  } catch (error) {
    // OpenSSL refuses some signatures instead of finding them wrong
    if (error instanceof Error) return false
    throw error
  }
}

// Not KeyObject.equals: of keys of two kinds it leaves an error behind that fails the next call (Node 20.20)
const spkiOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })

/** The key under which the signed data is signed, when it is that of the first certificate; null when either cannot be read. */
function keyOf({ publicKey, certificates }: Signer): KeyObject | 'differs' | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    const certified = new X509Certificate(certificates[0] ?? NOTHING).publicKey
    return spkiOf(certified).equals(spkiOf(key)) ? key : 'differs'
  } catch (error) {
    // OpenSSL has a code for each way in which a key or a certificate can be malformed
    if (error instanceof Error) return null
    throw error
  }
}

async function coverageOf(signer: Signer, file: RandomBytes, layout: ApkLayout): Promise<Coverage> {
  const key = keyOf(signer)
  const known = [...signer.signatures].filter(([id]) => ALGORITHMS[id] !== undefined)
  if (key === null || known.length === 0) return 'named'
  if (key === 'differs') return 'broken'
  for (const [id, signature] of known) {
    const hash = ALGORITHMS[id]?.hash ?? 'sha256'
    const named = signer.digests.get(id)
    if (named === undefined || !isSigned(signer, key, [id, signature])) return 'broken'
    if (!(await contentsDigest(file, layout, hash)).equals(named)) return 'broken'
  }
  return 'verified'
}

/** Signatures of the schemes v2 and v3, each computed: who signed, and whether the APK is still what was signed. */
export async function apkSignatures(file: RandomBytes): Promise<Signature[]> {
  const layout = await readApkLayout(file)
  if (layout === null) return []
  const found: Signature[] = []
  for (const [id, scheme] of SCHEMES) {
    const [signers = NOTHING] = lengthPrefixed(layout.values.get(id) ?? NOTHING)
    for (const bytes of lengthPrefixed(signers).slice(0, MAX_SIGNERS)) {
      const signer = readSigner(bytes, scheme)
      const certificate = readCertificate(signer.certificates[0] ?? NOTHING)
      const coverage = await coverageOf(signer, file, layout)
      found.push({ scheme, coverage, signers: certificate === null ? [] : [certificate] })
    }
  }
  return found
}
