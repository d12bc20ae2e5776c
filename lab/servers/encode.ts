import { createCipheriv } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'

/** Two-byte part of GB 18030, turned round from the decoder that Node has: there is no encoder to use. */
function gb18030Table(): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder('gb18030', { fatal: true })
  const table = new Map<string, Buffer>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const bytes = Buffer.from([lead, trail])
      table.set(decoder.decode(bytes), bytes)
    }
  }
  return table
}

let table: ReadonlyMap<string, Buffer> | undefined

/** GB 18030 bytes; throws on a character outside the two-byte part, which the lab's words never use. */
export function gb18030(text: string): Buffer {
  table ??= gb18030Table()
  const known = table
  return Buffer.concat(
    [...text].map((character) => {
      if (character <= '\x7f') return Buffer.from(character)
      const bytes = known.get(character)
      if (bytes === undefined) throw new RangeError(`no two-byte GB 18030 code for ${character}`)
      return bytes
    }),
  )
}

/** DES-ECB with PKCS#7 padding. EDE under K‖K‖K is single DES (NIST SP 800-67, keying option 3), which OpenSSL 3 hides. */
export function desEcb(plain: Buffer, key: Buffer): Buffer {
  const cipher = createCipheriv('des-ede3-ecb', Buffer.concat([key, key, key]), null)
  return Buffer.concat([cipher.update(plain), cipher.final()])
}

/** AES-128-CBC with PKCS#7 padding; the initialisation vector stands before the ciphertext. */
export function aesCbcPrefixed(plain: Buffer, key: Buffer, iv: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, iv)
  return Buffer.concat([iv, cipher.update(plain), cipher.final()])
}

/** Gzip without a time and without the writer's system (byte 9, RFC 1952 §2.3.1), so that it is the same everywhere. */
export function gzip(plain: Buffer): Buffer {
  const bytes = gzipSync(plain, { level: 6 })
  bytes[9] = 255
  return bytes
}

/** A tar archive with fixed times and owners. */
export async function tar(members: readonly { name: string; bytes: Buffer }[]): Promise<Buffer> {
  const archive = pack()
  for (const { name, bytes } of members) archive.entry({ name, mtime: new Date(Date.UTC(2008, 7, 8)) }, bytes)
  archive.finalize()
  return buffer(archive)
}
