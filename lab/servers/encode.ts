import { createCipheriv } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { constants, gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import type { LabFile } from './file.ts'

/** Two-byte part of GB 18030 by UTF-16 unit, turned round from the decoder that Node has: there is no encoder to use. */
function gb18030Table(): Uint16Array {
  const decoder = new TextDecoder('gb18030', { fatal: true })
  const codes = new Uint16Array(0x1_0000)
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      codes[decoder.decode(Buffer.from([lead, trail])).charCodeAt(0)] = lead * 256 + trail
    }
  }
  return codes
}

let table: Uint16Array | undefined

/** GB 18030 bytes; throws on a character outside the two-byte part, which the lab's words never use. */
export function gb18030(text: string): Buffer {
  table ??= gb18030Table()
  const bytes = Buffer.alloc(text.length * 2)
  let end = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const code = table[unit] ?? 0
    if (unit >= 0x80 && code === 0) throw new RangeError(`no two-byte GB 18030 code for ${text.charAt(at)}`)
    end = unit < 0x80 ? bytes.writeUInt8(unit, end) : bytes.writeUInt16BE(code, end)
  }
  return bytes.subarray(0, end)
}

/** DES-ECB with PKCS#7 padding. EDE under K‖K‖K is single DES (NIST SP 800-67, keying option 3), which OpenSSL 3 hides. */
export function desEcb(plain: Buffer, key: Buffer): Buffer {
  const cipher = createCipheriv('des-ede3-ecb', Buffer.concat([key, key, key]), null)
  return Buffer.concat([cipher.update(plain), cipher.final()])
}

const BLOCK_BYTES = 8

/** PKCS#7 (RFC 5652 §6.3): as many bytes as are missing, at least one, each of that value. */
function padded(plain: Buffer): Buffer {
  const missing = BLOCK_BYTES - (plain.length % BLOCK_BYTES)
  return Buffer.concat([plain, Buffer.alloc(missing, missing)])
}

/** The same for each of many texts. In ECB no block depends on another, so one call does them all: ten times faster. */
export function desEcbAll(plain: readonly Buffer[], key: Buffer): Buffer[] {
  const cipher = createCipheriv('des-ede3-ecb', Buffer.concat([key, key, key]), null).setAutoPadding(false)
  const blocks = plain.map(padded)
  const sealed = cipher.update(Buffer.concat(blocks))
  let at = 0
  return blocks.map(({ length }) => sealed.subarray(at, (at += length)))
}

/** AES-128-CBC with PKCS#7 padding; the initialisation vector stands before the ciphertext. */
export function aesCbcPrefixed(plain: Buffer, key: Buffer, iv: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, iv)
  return Buffer.concat([iv, cipher.update(plain), cipher.final()])
}

/**
 * Gzip that is the same everywhere: without a time and without the writer's system (byte 9, RFC 1952 §2.3.1), and without
 * looking for repetitions, which zlib does differently on different processors.
 */
export function gzip(plain: Buffer): Buffer {
  const bytes = gzipSync(plain, { strategy: constants.Z_HUFFMAN_ONLY })
  bytes[9] = 255
  return bytes
}

/** A tar archive with fixed times and owners. */
export async function tar(members: readonly LabFile[]): Promise<Buffer> {
  const archive = pack()
  for (const { path, bytes } of members) archive.entry({ name: path, mtime: new Date(Date.UTC(2008, 7, 8)) }, bytes)
  archive.finalize()
  return buffer(archive)
}
