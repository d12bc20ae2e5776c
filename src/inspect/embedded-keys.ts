import { findKeys, isKeyName } from '../keys/index.ts'
import { latin1 } from '../lib/bytes.ts'
import type { KeyCandidate } from '../model/chain.ts'
import type { EmbeddedKey } from './build.ts'
import { FINDS_PER_FILE, SETTINGS_BYTES } from './limits.ts'

/** An assignment to a name of key or vector among the strings of a program, in text of one byte a character. */
const NAMED =
  /(?<![\w.-])[\w.-]{0,40}(?:key|secret|passw|pwd|crypt|cipher|iv|nonce|vector)[\w.-]{0,24}["']?[ \t]{0,4}[=:][ \t]{0,4}[\x21-\x7e][\x20-\x7e]{3,255}/gi
/** Shorter values are flags; longer ones than any key of a cipher here are texts. */
const LEAST_KEY_BYTES = 5
/** A file name, a path or an address is what the key lies in, not the key. */
const PLACE = /[/\\]|^[\w-]+\.\w{1,5}$|^(?:true|false|null|none|yes|no)$/i

function isPlausible({ name, bytes, reading }: KeyCandidate): boolean {
  const characters = reading === 'utf16le' ? bytes.length / 2 : bytes.length
  if (!isKeyName(name) || characters < LEAST_KEY_BYTES) return false
  return reading !== 'ascii' || !PLACE.test(Buffer.from(bytes).toString('latin1'))
}

const embedded = ({ id, bytes, reading, name, place }: KeyCandidate, shift: number): EmbeddedKey => ({
  keyId: id,
  bytes,
  reading,
  name,
  startByte: shift + (place?.startByte ?? 0),
})

/**
 * Values that a file names as a key or a vector, each in every reading, by the finders of `keys`. A file of settings is read
 * as a whole; of a program or of data only assignments among its strings. Keys without a name cannot be told from other text.
 */
export function findEmbeddedKeys(file: { path: string; bytes: Uint8Array; isProgram: boolean }): EmbeddedKey[] {
  const { path, bytes, isProgram } = file
  const found: EmbeddedKey[] = []
  const take = (part: Uint8Array, shift: number): void => {
    for (const candidate of findKeys({ evidenceId: '', path, bytes: part }))
      if (isPlausible(candidate) && found.length < FINDS_PER_FILE) found.push(embedded(candidate, shift))
  }
  if (!isProgram && bytes.length <= SETTINGS_BYTES) take(bytes, 0)
  else
    for (const { 0: text, index } of latin1(bytes).matchAll(NAMED)) {
      if (found.length >= FINDS_PER_FILE) break
      take(Buffer.from(text, 'latin1'), index)
    }
  return found
}

/** Values tried from one file on keyword files. */
const LITERALS_PER_FILE = 256

/** Whatever in a file may be a key, named or not, the likeliest first: to be tried on keyword files, not to be shown. */
export const findLiterals = (file: { path: string; bytes: Uint8Array }): Uint8Array[] =>
  findKeys({ evidenceId: '', ...file })
    .slice(0, LITERALS_PER_FILE)
    .map(({ bytes }) => bytes)
