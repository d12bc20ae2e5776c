import { createHash } from 'node:crypto'
import { random, type Random } from '../random.ts'
import { aesCbcPrefixed, desEcb, desEcbAll, gb18030 } from './encode.ts'
import type { KeyName, Server } from './habits.ts'

export type Keys = Readonly<Record<KeyName, Buffer>>

/** Letters and digits that are not mistaken for one another when a person reads a key aloud. */
const KEY_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'.split('')

/** Two DES keys (one typed as letters, one kept as hexadecimal) and one AES-128 key, the same whenever the seed is. */
export function inventKeys(seed: number): Keys {
  const chance = random(seed)
  const typed = Array.from({ length: 8 }, () => chance.pick(KEY_LETTERS)).join('')
  return { first: Buffer.from(typed), second: chance.bytes(8), third: chance.bytes(16) }
}

/** `key-` and the first 12 hexadecimal digits of the SHA-256 of the key bytes. */
export const keyId = (key: Buffer): string => `key-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`

function encodeText(text: string, charset: Server['charset']): Buffer {
  return charset === 'gb18030' ? gb18030(text) : Buffer.from(text, charset === 'utf-16le' ? 'utf16le' : 'utf8')
}

/** One line as it stands in the file, without its end; with file sealing the plain line. */
export function sealLine(line: string, server: Server, keys: Keys): Buffer {
  const plain = encodeText(line, server.charset)
  if (server.sealing.kind !== 'des-line') return plain
  return Buffer.from(desEcb(plain, keys[server.sealing.key]).toString('base64'))
}

/** Many lines, as `sealLine` does each. */
export function sealLines(lines: readonly string[], server: Server, keys: Keys): Buffer[] {
  const plain = lines.map((line) => encodeText(line, server.charset))
  if (server.sealing.kind !== 'des-line') return plain
  return desEcbAll(plain, keys[server.sealing.key]).map((sealed) => Buffer.from(sealed.toString('base64')))
}

/** Joins sealed lines into a file. `tail` is what a broken-off write left after the last line end. */
export function sealFile(
  lines: readonly Buffer[],
  server: Server,
  given: { keys: Keys; chance: Random; tail: Buffer | null },
): Buffer {
  const charset = server.sealing.kind === 'des-line' ? 'utf-8' : server.charset
  const end = encodeText(server.lineEnd, charset)
  const mark = charset === 'utf-16le' ? [Buffer.from([0xff, 0xfe])] : []
  const bytes = Buffer.concat([...mark, ...lines.flatMap((line) => [line, end]), ...(given.tail ? [given.tail] : [])])
  if (server.sealing.kind !== 'aes-file') return bytes
  return aesCbcPrefixed(bytes, given.keys[server.sealing.key], given.chance.bytes(16))
}
