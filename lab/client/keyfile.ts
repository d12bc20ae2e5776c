import { createCipheriv, createDecipheriv } from 'node:crypto'
import { random } from '../random.ts'

export type KeyfileEncoding = 'plain' | 'xor-hex' | 'aes-256-ecb-hex'

/** Keys that stand in the client's program; `plain` has an empty one. */
export type KeyfileKeys = Readonly<Record<KeyfileEncoding, Buffer>>

/** Turns one line into its bytes in the file, or back. */
interface LineCode {
  encode(line: Buffer, key: Buffer): Buffer
  decode(line: Buffer, key: Buffer): Buffer
}

const xor = (line: Buffer, key: Buffer): Buffer =>
  Buffer.from(line.map((byte, index) => byte ^ (key[index % key.length] ?? 0)))

function aes(line: Buffer, key: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-ecb', key, null)
  return Buffer.concat([cipher.update(line), cipher.final()])
}

function aesBack(line: Buffer, key: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-ecb', key, null)
  return Buffer.concat([decipher.update(line), decipher.final()])
}

const asHex = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('hex'))
const fromHex = (hex: Buffer): Buffer => Buffer.from(hex.toString('latin1'), 'hex')

const CODES: Readonly<Record<KeyfileEncoding, LineCode>> = {
  plain: { encode: (line) => line, decode: (line) => line },
  'xor-hex': { encode: (line, key) => asHex(xor(line, key)), decode: (line, key) => xor(fromHex(line), key) },
  'aes-256-ecb-hex': {
    encode: (line, key) => asHex(aes(line, key)),
    decode: (line, key) => aesBack(fromHex(line), key),
  },
}

/**
 * A keyword file: UTF-8, LF, one keyword per line, nothing stripped (lists published by Citizen Lab, chat-censorship),
 * every line coded on its own. 3.6 to 3.8 had “a simple XOR cipher”, 5.0 and 5.1 AES-256 in ECB (Knockel, Crandall, Saia,
 * FOCI 2011). The XOR rule was not published: ours, the key repeated from the start of each line, is invented, and so are
 * the hexadecimal digits and the PKCS#7 padding.
 */
export function encodeKeyfile(lines: readonly string[], encoding: KeyfileEncoding, key: Buffer): Buffer {
  const coded = lines.flatMap((line) => [CODES[encoding].encode(Buffer.from(line), key), Buffer.from('\n')])
  return Buffer.concat(coded)
}

/** The lines of a keyword file, outer spaces and empty lines kept. */
export function decodeKeyfile(bytes: Buffer, encoding: KeyfileEncoding, key: Buffer): string[] {
  const lines = bytes.toString('latin1').split('\n').slice(0, -1)
  return lines.map((line) => CODES[encoding].decode(Buffer.from(line, 'latin1'), key).toString())
}

/** Keeps these keys apart from whatever else is drawn from the same seed. */
const KEYFILE_SALT = 0x6b_65_79_66

/** Invented keys: eight bytes for XOR, 32 for AES-256. */
export function keyfileKeys(seed: number): KeyfileKeys {
  const chance = random(seed ^ KEYFILE_SALT)
  return { plain: Buffer.alloc(0), 'xor-hex': chance.bytes(8), 'aes-256-ecb-hex': chance.bytes(32) }
}
