import { latin1 } from '../../lib/bytes.ts'
import { defineFinder, type KeyFind } from '../finder.ts'
import { findAt } from '../text.ts'

/** Nameless values are the weakest kind of find; enciphered logs in base64 hold many that are none. */
const MAX_LITERALS = 512

const KEY_BYTES = [8, 16, 24, 32]
const HEX_CHARS = new Set(KEY_BYTES.map((size) => size * 2))
const BASE64_CHARS = new Set(KEY_BYTES.map((size) => Math.ceil(size / 3) * 4))

// Runs of base64 characters, quoted strings, and byte arrays as C and Java write them.
const RUN = /[A-Za-z0-9+/_-]+={0,2}/g
const QUOTED = /(["'])([\x20-\x7e]{8,32}?)\1/g
const BYTE_ARRAY = /(?:0x[0-9a-f]{2}[\s,]{1,8}){7,63}0x[0-9a-f]{2}|(?:\\x[0-9a-f]{2}){8,64}/gi

const isHexKey = (run: string): boolean => HEX_CHARS.has(run.length) && /^[0-9a-f]+$/i.test(run)

/** Base64 of a key mixes cases and digits or is padded; a word of that length is not one. */
const isBase64Key = (run: string): boolean =>
  BASE64_CHARS.has(run.length) && (run.endsWith('=') || (/[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run)))

export default defineFinder({
  id: 'literal',
  title: 'hexadecimal, base64, quoted strings and byte arrays of the length of a key',
  find({ bytes }) {
    const text = latin1(bytes)
    const finds: KeyFind[] = []
    const add = (start: number, length: number): void => {
      if (finds.length < MAX_LITERALS) finds.push(findAt(text, '', [start, start + length]))
    }
    for (const { 0: run, index } of text.matchAll(RUN)) {
      const digits = /^0x/i.test(run) ? run.slice(2) : run
      if (isHexKey(digits)) add(index + run.length - digits.length, digits.length)
      else if (isBase64Key(run)) add(index, run.length)
    }
    for (const { 2: value = '', index } of text.matchAll(QUOTED))
      if (KEY_BYTES.includes(value.length)) add(index + 1, value.length)
    for (const { 0: array, index } of text.matchAll(BYTE_ARRAY)) add(index, array.length)
    return finds
  },
})
