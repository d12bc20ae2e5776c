/** Lines longer than this are rejected as `over-limit`: no chat log writes them, and memory must not follow the evidence. */
export const MAX_LINE_BYTES = 16 << 20

/** Blocks are cut near this size: large enough to batch decryption and decoding, small enough for the processor's cache. */
export const BLOCK_BYTES = 1 << 17

/** How lines end, and how many bytes make one code unit. */
export interface LineEnd {
  /** Byte value of the terminator: 10 (LF, CRLF) or 13 (CR only). */
  code: 10 | 13
  unit: 'byte' | 'utf-16le' | 'utf-16be'
}

/** A run of whole lines, or the bytes of one line too long to hold. */
export type Block =
  | { kind: 'lines'; bytes: Uint8Array; startByte: number }
  | { kind: 'overlong'; startByte: number; endByte: number }

/**
 * Cuts a byte stream into blocks of whole lines, whatever the chunks. Only the last block may end without a line end.
 * Memory: one block, or one line up to `MAX_LINE_BYTES`.
 */
export async function* blocksOf(chunks: AsyncIterable<Uint8Array>, lineEnd: LineEnd): AsyncGenerator<Block> {
  let held: Uint8Array[] = []
  let heldBytes = 0
  let startByte = 0
  let overlongFrom: number | null = null
  for await (const chunk of chunks) {
    held.push(chunk)
    heldBytes += chunk.length
    if (heldBytes < BLOCK_BYTES) continue
    const bytes = joined(held)
    if (overlongFrom !== null) {
      const first = firstLineEnd(bytes, lineEnd)
      const gone = first ?? evenly(bytes.length, lineEnd)
      held = [bytes.subarray(gone)]
      heldBytes = bytes.length - gone
      startByte += gone
      if (first === null) continue
      yield { kind: 'overlong', startByte: overlongFrom, endByte: startByte }
      overlongFrom = null
      continue
    }
    const whole = lastLineEnd(bytes, lineEnd)
    if (whole > 0) yield { kind: 'lines', bytes: bytes.subarray(0, whole), startByte }
    else if (bytes.length > MAX_LINE_BYTES) overlongFrom = startByte
    held = [bytes.subarray(whole)]
    heldBytes = bytes.length - whole
    startByte += whole
  }
  const rest = joined(held)
  if (overlongFrom === null) {
    if (rest.length > 0) yield { kind: 'lines', bytes: rest, startByte }
    return
  }
  const first = firstLineEnd(rest, lineEnd) ?? rest.length
  yield { kind: 'overlong', startByte: overlongFrom, endByte: startByte + first }
  if (first < rest.length) yield { kind: 'lines', bytes: rest.subarray(first), startByte: startByte + first }
}

const joined = (chunks: readonly Uint8Array[]): Uint8Array =>
  chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)

/** Keeps the alignment of two-byte units when a whole buffer is thrown away. */
const evenly = (length: number, { unit }: LineEnd): number => (unit === 'byte' ? length : length - (length % 2))

/** Position behind the first line end, or null. */
function firstLineEnd(bytes: Uint8Array, { code, unit }: LineEnd): number | null {
  if (unit === 'byte') {
    const at = bytes.indexOf(code)
    return at < 0 ? null : at + 1
  }
  const low = unit === 'utf-16le' ? 0 : 1
  for (let at = bytes.indexOf(code); at >= 0; at = bytes.indexOf(code, at + 1))
    if (at % 2 === low && bytes[at ^ 1] === 0) return (at | 1) + 1
  return null
}

/** Position behind the last line end, 0 when there is none. */
function lastLineEnd(bytes: Uint8Array, { code, unit }: LineEnd): number {
  if (unit === 'byte') return bytes.lastIndexOf(code) + 1
  const low = unit === 'utf-16le' ? 0 : 1
  for (let at = bytes.lastIndexOf(code); at > 0; at = bytes.lastIndexOf(code, at - 1))
    if (at % 2 === low && bytes[at ^ 1] === 0) return Math.min((at | 1) + 1, bytes.length)
  return 0
}

/** Bounds of the lines of a block, terminators excluded. */
export interface Lines {
  bytes: Uint8Array
  starts: Uint32Array
  ends: Uint32Array
  count: number
  /** The last line has its terminator. */
  terminated: boolean
}

/** Finds the lines of a block; a CR before the LF belongs to the terminator. */
export function linesOf(bytes: Uint8Array, { code, unit }: LineEnd): Lines {
  const width = unit === 'byte' ? 1 : 2
  const low = unit === 'utf-16be' ? 1 : 0
  let starts = new Uint32Array(1024)
  let ends = new Uint32Array(1024)
  let count = 0
  let start = 0
  const add = (end: number) => {
    if (count === starts.length) {
      starts = grown(starts)
      ends = grown(ends)
    }
    starts[count] = start
    ends[count++] = end
  }
  for (let at = bytes.indexOf(code); at >= 0; at = bytes.indexOf(code, at + 1)) {
    if (width === 2 && (at % 2 !== low || bytes[at ^ 1] !== 0)) continue
    const end = at - low
    const before = end - width + low
    // In UTF-16 a byte 13 may be half of a character, such as 名 (U+540D).
    const isCharacter = width === 1 || bytes[before ^ 1] === 0
    const carriageReturn = code === 10 && end - width >= start && bytes[before] === 13 && isCharacter
    add(carriageReturn ? end - width : end)
    start = end + width
  }
  const terminated = start >= bytes.length
  if (!terminated) add(bytes.length)
  return { bytes, starts, ends, count, terminated }
}

function grown(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2)
  larger.set(values)
  return larger
}
