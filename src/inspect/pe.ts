import { createHash } from 'node:crypto'
import { fromBER, type BaseBlock, Constructed, ObjectIdentifier, OctetString } from 'asn1js'
import { bufferOf, latin1 } from '../lib/bytes.ts'
import type { Coverage, Permission, Signature } from './build.ts'
import { readSignedData, type SignedMessage } from './signed-data.ts'

/** Where a Windows program keeps its signatures (Microsoft, “PE Format”: optional header, attribute certificate table). */
interface Layout {
  /** The two places that signing changes: the checksum and the table's directory entry. */
  checksumAt: number
  entryAt: number
  tableAt: number
  tableBytes: number
  /** Where the last section ends: what an installer carries lies behind it. */
  sectionsEnd: number
}

const CHECKSUM_IN_HEADER = 64
const SECTION_BYTES = 40
/** Windows itself refuses more (PE Format, COFF header). */
const MAX_SECTIONS = 96
const MAX_SIGNATURES = 16
const PKCS_SIGNED_DATA = 2
const INDIRECT_DATA = '1.3.6.1.4.1.311.2.1.4'

function sectionsEnd(file: Buffer, at: number, count: number): number {
  let end = 0
  for (let n = 0; n < Math.min(count, MAX_SECTIONS); n += 1) {
    const entry = at + n * SECTION_BYTES
    if (entry + SECTION_BYTES > file.length) break
    end = Math.max(end, file.readUInt32LE(entry + 16) + file.readUInt32LE(entry + 20))
  }
  return end
}

/** The layout of a PE32 or PE32+ program; null when the bytes are none or break off before the directories. */
export function readPe(bytes: Uint8Array): Layout | null {
  const file = bufferOf(bytes)
  if (file.length < 64 || file.toString('latin1', 0, 2) !== 'MZ') return null
  const header = file.readUInt32LE(60)
  if (header + 24 > file.length || file.toString('latin1', header, header + 4) !== 'PE\0\0') return null
  const optional = header + 24
  if (optional + 2 > file.length) return null
  const directories = optional + (file.readUInt16LE(optional) === 0x20b ? 112 : 96)
  const entryAt = directories + 4 * 8
  if (entryAt + 8 > file.length) return null
  const sectionsAt = optional + file.readUInt16LE(header + 20)
  return {
    checksumAt: optional + CHECKSUM_IN_HEADER,
    entryAt,
    tableAt: file.readUInt32LE(entryAt),
    tableBytes: file.readUInt32LE(entryAt + 4),
    sectionsEnd: sectionsEnd(file, sectionsAt, file.readUInt16LE(header + 6)),
  }
}

/** Everything but the checksum, the directory entry and the table (Microsoft, “Windows Authenticode Portable Executable Signature Format”). */
function fileDigest(bytes: Uint8Array, layout: Layout, algorithm: string): string {
  const { checksumAt, entryAt, tableAt, tableBytes } = layout
  return createHash(algorithm)
    .update(bytes.subarray(0, checksumAt))
    .update(bytes.subarray(checksumAt + 4, entryAt))
    .update(bytes.subarray(entryAt + 8, tableAt))
    .update(bytes.subarray(tableAt + tableBytes))
    .digest('hex')
}

const DIGESTS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

const children = (block: BaseBlock | undefined): readonly BaseBlock[] =>
  block instanceof Constructed ? block.valueBlock.value : []

/** DigestInfo of SpcIndirectDataContent ::= SEQUENCE { data, messageDigest }. */
function namedDigest({ content }: SignedMessage): { algorithm: string; hex: string } | null {
  const [, digestInfo] = children(content === null ? undefined : fromBER(content).result)
  const [identifier, digest] = children(digestInfo)
  const [oid] = children(identifier)
  if (!(oid instanceof ObjectIdentifier) || !(digest instanceof OctetString)) return null
  const algorithm = DIGESTS[oid.valueBlock.toString()]
  return algorithm === undefined ? null : { algorithm, hex: Buffer.from(digest.getValue()).toString('hex') }
}

function coverageOf(bytes: Uint8Array, layout: Layout, message: SignedMessage): Coverage {
  const named = message.contentType === INDIRECT_DATA ? namedDigest(message) : null
  if (named === null) return 'named'
  return fileDigest(bytes, layout, named.algorithm) === named.hex ? 'digest agrees' : 'broken'
}

/** Authenticode signatures of a Windows program. `whole` is false when the bytes are only its beginning: nothing is computed then. */
export function peSignatures(bytes: Uint8Array, whole: boolean): Signature[] {
  const layout = readPe(bytes)
  const signatures: Signature[] = []
  if (layout === null || layout.tableAt < layout.entryAt + 8) return []
  const file = bufferOf(bytes)
  const tableEnd = Math.min(file.length, layout.tableAt + layout.tableBytes)
  for (let at = layout.tableAt; at + 8 <= tableEnd && signatures.length < MAX_SIGNATURES; ) {
    const lengthBytes = file.readUInt32LE(at)
    if (lengthBytes < 8) break
    const body = file.subarray(at + 8, Math.min(tableEnd, at + lengthBytes))
    const message = file.readUInt16LE(at + 6) === PKCS_SIGNED_DATA ? readSignedData(body) : null
    if (message !== null) {
      const coverage = whole ? coverageOf(bytes, layout, message) : 'named'
      signatures.push({ scheme: 'authenticode', coverage, signers: message.signers })
    }
    at += Math.ceil(lengthBytes / 8) * 8
  }
  return signatures
}

const LEVEL =
  /requestedExecutionLevel[^>]{0,200}?\blevel\s{0,8}=\s{0,8}["'](asInvoker|highestAvailable|requireAdministrator)["']/g

/** Rights that a Windows manifest asks for, in a program or a file of its own (Microsoft, “Application manifests”). */
export function windowsPermissions(bytes: Uint8Array): Permission[] {
  const levels = new Set(Array.from(latin1(bytes).matchAll(LEVEL), ([, level = '']) => level))
  return [...levels].map((name) => ({ system: 'windows', name, reason: '' }))
}

const SELF_EXTRACTING = ['\xef\xbe\xad\xdeNullsoftInst', '7z\xbc\xaf\x27\x1c', 'MSCF\0\0\0\0'] as const

/** True for a program that carries an installer's archive behind its sections: NSIS, 7-Zip, a cabinet. */
export function carriesArchive(bytes: Uint8Array): boolean {
  const layout = readPe(bytes)
  if (layout === null) return false
  const behind = bufferOf(bytes).subarray(layout.sectionsEnd)
  return SELF_EXTRACTING.some((mark) => behind.includes(mark, 0, 'latin1'))
}
