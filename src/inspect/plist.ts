import { bufferOf } from '../lib/bytes.ts'
import { readXml } from './xml.ts'

/** A value of a property list. */
export type Plist = string | number | boolean | Uint8Array | readonly Plist[] | ReadonlyMap<string, Plist>

/** Values of one list and how deep they nest: Info.plist has some hundred, four deep. */
const MAX_VALUES = 100_000
const MAX_DEPTH = 32
const MAX_BYTES = 4 << 20

// Binary property lists: Apple, CFBinaryPList.c. Header, objects, table of their places, a trailer of 32 bytes.
const MAGIC = 'bplist00'
const TRAILER_BYTES = 32

interface Binary {
  file: Buffer
  places: readonly number[]
  referenceBytes: number
  /** Values still to be read: a list may name one value many times over. */
  left: { values: number }
}

const uintAt = (file: Buffer, at: number, size: number): number =>
  size >= 1 && size <= 6 && at >= 0 && at + size <= file.length ? file.readUIntBE(at, size) : Number.NaN

/** The count in the low half of a marker, or in the integer behind it, and where the content begins. */
function countAt(file: Buffer, at: number): { count: number; start: number } {
  const low = (file[at] ?? 0) % 16
  if (low !== 15) return { count: low, start: at + 1 }
  const size = 2 ** ((file[at + 1] ?? 0) % 16)
  return { count: uintAt(file, at + 2, size), start: at + 2 + size }
}

function textOf(file: Buffer, start: number, count: number): string {
  const units = Array.from({ length: Math.max(0, Math.min(count, (file.length - start) / 2)) | 0 }, (_, index) =>
    file.readUInt16BE(start + 2 * index),
  )
  return units.map((unit) => String.fromCharCode(unit)).join('')
}

function references(binary: Binary, start: number, count: number): number[] {
  const size = binary.referenceBytes
  const most = Math.min(count, Math.floor((binary.file.length - start) / size))
  return Array.from({ length: Math.max(0, most) }, (_, index) => uintAt(binary.file, start + index * size, size))
}

function binaryValue(binary: Binary, index: number, depth: number): Plist | null {
  const { file, places, left } = binary
  const at = places[index]
  left.values -= 1
  if (at === undefined || !(at < file.length) || depth > MAX_DEPTH || left.values < 0) return null
  const marker = file[at] ?? 0
  const kind = Math.floor(marker / 16)
  const { count, start } = countAt(file, at)
  if (kind === 0) return marker === 9 ? true : marker === 8 ? false : null
  if (kind === 1) return uintAt(file, at + 1, 2 ** (marker % 16))
  if (kind === 4) return new Uint8Array(file.subarray(start, start + count))
  if (kind === 5) return file.toString('latin1', start, start + count)
  if (kind === 6) return textOf(file, start, count)
  const inner = (reference: number) => binaryValue(binary, reference, depth + 1)
  if (kind === 10) return references(binary, start, count).flatMap((one) => inner(one) ?? [])
  if (kind !== 13) return null
  const both = references(binary, start, 2 * count)
  const pairs = both.slice(0, count).flatMap((key, place): [string, Plist][] => {
    const name = inner(key)
    const value = inner(both[count + place] ?? Number.NaN)
    return typeof name === 'string' && value !== null ? [[name, value]] : []
  })
  return new Map(pairs)
}

function readBinary(file: Buffer): Plist | null {
  const trailer = file.length - TRAILER_BYTES
  if (trailer < MAGIC.length) return null
  const [placeBytes = 0, referenceBytes = 0] = file.subarray(trailer + 6, trailer + 8)
  // Counts have eight bytes, of which a file below 4 MiB needs the lower six
  const [count, top, table] = [10, 18, 26].map((at) => uintAt(file, trailer + at, 6))
  if (count === undefined || top === undefined || table === undefined || count > MAX_VALUES) return null
  if (placeBytes < 1 || placeBytes > 6 || referenceBytes < 1 || referenceBytes > 6) return null
  const places = Array.from({ length: count }, (_, index) => uintAt(file, table + index * placeBytes, placeBytes))
  return binaryValue({ file, places, referenceBytes, left: { values: MAX_VALUES } }, top, 0)
}

/** One open `<dict>` or `<array>`. */
interface Open {
  values: Plist[]
  pairs: Map<string, Plist> | null
  key: string | null
}

function valueOf(tag: string, text: string): Plist | null {
  if (tag === 'true' || tag === 'false') return tag === 'true'
  if (tag === 'integer' || tag === 'real') return Number(text)
  if (tag === 'data') return new Uint8Array(Buffer.from(text, 'base64'))
  return tag === 'string' || tag === 'date' ? text : null
}

function readMarkup(source: string): Plist | null {
  const stack: Open[] = [{ values: [], pairs: null, key: null }]
  let text = ''
  let count = 0
  const put = (value: Plist): void => {
    const open = stack.at(-1)
    count += 1
    if (open === undefined || count > MAX_VALUES) return
    if (open.pairs === null) open.values.push(value)
    else if (open.key !== null) open.pairs.set(open.key, value)
    open.key = null
  }
  readXml(source, {
    open(tag) {
      text = ''
      if ((tag === 'dict' || tag === 'array') && stack.length <= MAX_DEPTH)
        stack.push({ values: [], pairs: tag === 'dict' ? new Map() : null, key: null })
    },
    text(part) {
      text += part
    },
    close(tag) {
      const open = stack.at(-1)
      if (tag === 'key' && open !== undefined) open.key = text
      else if ((tag === 'dict' || tag === 'array') && open !== undefined && stack.length > 1) {
        stack.pop()
        put(open.pairs ?? open.values)
      } else {
        const value = valueOf(tag, text)
        if (value !== null) put(value)
      }
      text = ''
    },
  })
  return stack[0]?.values[0] ?? null
}

/** A property list in XML or in the binary form; null when the bytes are none. Broken parts of it are left out. */
export function readPlist(bytes: Uint8Array): Plist | null {
  const file = bufferOf(bytes)
  if (file.length > MAX_BYTES) return null
  if (file.toString('latin1', 0, MAGIC.length) === MAGIC) return readBinary(file)
  const start = file.indexOf('<plist')
  return start < 0 || start > 4096 ? null : readMarkup(file.toString('utf8', start))
}

/** The list as a dictionary; null when it is none. */
export function readDictionary(bytes: Uint8Array): ReadonlyMap<string, Plist> | null {
  const value = readPlist(bytes)
  return value instanceof Map ? value : null
}
