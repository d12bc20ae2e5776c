import { crc32 } from 'node:zlib'
import { bufferOf } from '../lib/bytes.ts'

interface Kind {
  title: string
  /** Where the signature stands; it is a string of Latin-1 bytes. */
  at: number
  signature: string
  /** A further condition for signatures too short to stand alone. */
  confirm?: (head: Buffer) => boolean
}

// Signatures as each format's own description gives them (lzh: byte 2; cpio: newc, crc and odc in ASCII).
const KINDS: readonly Kind[] = [
  { title: 'RAR', at: 0, signature: 'Rar!\x1a\x07' },
  { title: '7-Zip', at: 0, signature: '7z\xbc\xaf\x27\x1c' },
  { title: 'bzip2', at: 0, signature: 'BZh', confirm: isBzip2 },
  { title: 'Zstandard', at: 0, signature: '\x28\xb5\x2f\xfd' },
  { title: 'LZ4', at: 0, signature: '\x04\x22\x4d\x18' },
  { title: 'lzip', at: 0, signature: 'LZIP\x01' },
  { title: 'compress (.Z)', at: 0, signature: '\x1f\x9d', confirm: isCompress },
  { title: 'Microsoft cabinet', at: 0, signature: 'MSCF\0\0\0\0' },
  { title: 'ARJ', at: 0, signature: '\x60\xea', confirm: isArj },
  { title: 'LZH', at: 2, signature: '-lh', confirm: (head) => /^[\da-z]-$/.test(head.toString('latin1', 5, 7)) },
  { title: 'LZH', at: 2, signature: '-lz', confirm: (head) => /^[45s]-$/.test(head.toString('latin1', 5, 7)) },
  { title: 'ar', at: 0, signature: '!<arch>\n' },
  { title: 'cpio', at: 0, signature: '07070', confirm: (head) => /^[127]\d{6}/.test(head.toString('latin1', 5, 12)) },
  { title: 'RPM', at: 0, signature: '\xed\xab\xee\xdb' },
  { title: 'xar', at: 0, signature: 'xar!\0\x1c' },
  { title: 'ACE', at: 7, signature: '**ACE**' },
  { title: 'StuffIt', at: 0, signature: 'StuffIt (c)' },
]

function isBzip2(head: Buffer): boolean {
  const block = head.toString('hex', 4, 10)
  return /[1-9]/.test(String.fromCharCode(head[3] ?? 0)) && (block === '314159265359' || block === '177245385090')
}

// Maximum code size 9 to 16 bits, the two reserved bits clear.
function isCompress(head: Buffer): boolean {
  const flags = head[2] ?? 0
  return (flags & 0x60) === 0 && (flags & 0x1f) >= 9 && (flags & 0x1f) <= 16
}

// The basic header's size stands at 2 and its CRC-32 just after it.
function isArj(head: Buffer): boolean {
  if (head.length < 4) return false
  const end = 4 + head.readUInt16LE(2)
  return end > 34 && head.length >= end + 4 && head.readUInt32LE(end) === crc32(head.subarray(4, end))
}

/** Name of the kind of archive these first bytes belong to, for kinds that are recognised and cannot be opened; else null. */
export function unsupportedKind(bytes: Uint8Array): string | null {
  const head = bufferOf(bytes)
  const kind = KINDS.find(
    ({ at, signature, confirm }) =>
      head.toString('latin1', at, at + signature.length) === signature && (confirm === undefined || confirm(head)),
  )
  return kind?.title ?? null
}
