import { createHash } from 'node:crypto'
import { TextDecoder } from 'node:util'
import { decodeStrictly, textOfBytes } from '../lib/byte-text.ts'

const GB18030 = new TextDecoder('gb18030', { fatal: true })

/** Longest member name kept, in characters: four times the longest path a system takes. Longer ones are cut with `…`. */
const NAME_LIMIT = 4 * 4096
/** Longer names are remembered by their hash, so that a million of them fit in memory. */
const REMEMBERED_LENGTH = 64

/** A member's name for people: UTF-8, else GB18030 (what Chinese tools of 2008 wrote), else bytes as `\xNN`. It is never a path. */
export function decodeName(bytes: Uint8Array): string {
  const name = decodeStrictly(bytes) ?? decodeStrictly(bytes, GB18030) ?? textOfBytes(bytes)
  return name.length > NAME_LIMIT ? `${name.slice(0, NAME_LIMIT)}…` : name
}

/** Name of what a compressed file holds: known suffixes dropped or exchanged, other names as they are. */
export function withoutSuffix(
  name: string,
  dropped: readonly string[],
  exchanged: Readonly<Record<string, string>>,
): string {
  const lower = name.toLowerCase()
  for (const [suffix, instead] of Object.entries(exchanged)) {
    if (lower.endsWith(suffix)) return name.slice(0, -suffix.length) + instead
  }
  const suffix = dropped.find((one) => lower.endsWith(one) && name.length > one.length)
  return suffix === undefined ? name : name.slice(0, -suffix.length)
}

const key = (name: string): string =>
  name.length > REMEMBERED_LENGTH ? createHash('sha256').update(name).digest('base64') : name

/** Gives the second member of one name `#2`, the third `#3`; two members never share a name. */
export function uniqueNames(): (name: string) => string {
  const used = new Map<string, number>()
  return (name) => {
    let count = used.get(key(name)) ?? 0
    let unique = name
    do {
      count += 1
      unique = count === 1 ? name : `${name}#${count}`
    } while (count > 1 && used.has(key(unique)))
    used.set(key(name), count)
    if (count > 1) used.set(key(unique), 1)
    return unique
  }
}
