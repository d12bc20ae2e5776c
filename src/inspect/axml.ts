import { bufferOf } from '../lib/bytes.ts'

/** An element of a document, in order, without its place in the tree: permissions need no more. */
export interface Element {
  name: string
  attributes: ReadonlyMap<string, string>
}

// Chunk types and layouts: AOSP, frameworks/base/libs/androidfw/include/androidfw/ResourceTypes.h
const XML = 0x0003
const STRING_POOL = 0x0001
const RESOURCE_MAP = 0x0180
const START_ELEMENT = 0x0102
const UTF8_FLAG = 0x100
const NONE = 0xffffffff
const TYPE_STRING = 3
const ATTRIBUTE_BYTES = 20

/** Elements, attributes and strings of one manifest; a large application has some thousand. */
const MAX_ELEMENTS = 100_000
const MAX_STRINGS = 200_000
const MAX_STRING_BYTES = 64 << 10

/** Attributes that are told by number when their name was removed (AOSP, public-final.xml: 0x01010000 and up). */
const ATTRIBUTE_NAMES: Readonly<Record<number, string>> = {
  0x01010003: 'name',
  0x0101021b: 'versionCode',
  0x0101021c: 'versionName',
}

interface Pools {
  strings: readonly string[]
  /** Resource number of each string that names an attribute. */
  numbers: readonly number[]
}

/** Length of a UTF-8 string: one byte, or two when the highest bit is set; the count of characters stands before that of bytes. */
function utf8At(pool: Buffer, at: number): string {
  const skip = (place: number): number => place + ((pool[place] ?? 0) >= 0x80 ? 2 : 1)
  const lengthAt = skip(at)
  const first = pool[lengthAt] ?? 0
  const length = first >= 0x80 ? (first & 0x7f) * 256 + (pool[lengthAt + 1] ?? 0) : first
  const start = skip(lengthAt)
  return pool.toString('utf8', start, Math.min(pool.length, start + length))
}

function utf16At(pool: Buffer, at: number): string {
  if (at + 4 > pool.length) return ''
  const first = pool.readUInt16LE(at)
  const isLong = first >= 0x8000
  const units = isLong ? (first & 0x7fff) * 65_536 + pool.readUInt16LE(at + 2) : first
  const start = at + (isLong ? 4 : 2)
  return pool.toString('utf16le', start, Math.min(pool.length, start + 2 * units, start + MAX_STRING_BYTES))
}

function readStrings(chunk: Buffer): string[] {
  if (chunk.length < 28) return []
  const count = Math.min(chunk.readUInt32LE(8), MAX_STRINGS, Math.floor((chunk.length - 28) / 4))
  const isUtf8 = (chunk.readUInt32LE(16) & UTF8_FLAG) !== 0
  const start = chunk.readUInt32LE(20)
  const strings: string[] = []
  let totalChars = 0
  for (let index = 0; index < count; index += 1) {
    const at = start + chunk.readUInt32LE(28 + index * 4)
    // Offsets may all point at one long string: what they add up to is bounded, too
    const text =
      at >= chunk.length || totalChars > MAX_STRING_BYTES * 64 ? '' : isUtf8 ? utf8At(chunk, at) : utf16At(chunk, at)
    totalChars += text.length
    strings.push(text)
  }
  return strings
}

function readNumbers(chunk: Buffer): number[] {
  const count = Math.min(Math.floor((chunk.length - 8) / 4), MAX_STRINGS)
  return Array.from({ length: count }, (_, index) => chunk.readUInt32LE(8 + index * 4))
}

function readElement(chunk: Buffer, headerBytes: number, { strings, numbers }: Pools): Element | null {
  if (headerBytes + 20 > chunk.length) return null
  const nameAt = chunk.readUInt32LE(headerBytes + 4)
  const first = headerBytes + chunk.readUInt16LE(headerBytes + 8)
  const step = Math.max(ATTRIBUTE_BYTES, chunk.readUInt16LE(headerBytes + 10))
  const count = chunk.readUInt16LE(headerBytes + 12)
  const attributes = new Map<string, string>()
  for (let index = 0, at = first; index < count && at + ATTRIBUTE_BYTES <= chunk.length; index += 1, at += step) {
    const key = chunk.readUInt32LE(at + 4)
    const name = ATTRIBUTE_NAMES[numbers[key] ?? 0] ?? strings[key] ?? ''
    const raw = chunk.readUInt32LE(at + 8)
    const data = chunk.readUInt32LE(at + 16)
    const isText = raw !== NONE || chunk[at + 15] === TYPE_STRING
    attributes.set(name, isText ? (strings[raw === NONE ? data : raw] ?? '') : String(data))
  }
  return { name: strings[nameAt] ?? '', attributes }
}

/**
 * Elements of Android's binary XML with their attributes, numbers as decimal digits; null when the bytes are none. A chunk
 * that breaks off ends the reading, with what was read before it.
 */
export function readBinaryXml(bytes: Uint8Array): Element[] | null {
  const file = bufferOf(bytes)
  if (file.length < 8 || file.readUInt16LE(0) !== XML) return null
  const elements: Element[] = []
  let pools: Pools = { strings: [], numbers: [] }
  for (let at = Math.max(8, file.readUInt16LE(2)); at + 8 <= file.length && elements.length < MAX_ELEMENTS; ) {
    const [type, headerBytes, sizeBytes] = [file.readUInt16LE(at), file.readUInt16LE(at + 2), file.readUInt32LE(at + 4)]
    if (sizeBytes < 8 || headerBytes < 8 || at + sizeBytes > file.length) break
    const chunk = file.subarray(at, at + sizeBytes)
    if (type === STRING_POOL && pools.strings.length === 0) pools = { ...pools, strings: readStrings(chunk) }
    if (type === RESOURCE_MAP) pools = { ...pools, numbers: readNumbers(chunk) }
    const element = type === START_ELEMENT ? readElement(chunk, headerBytes, pools) : null
    if (element !== null) elements.push(element)
    at += sizeBytes
  }
  return elements
}
