import { textBits } from '../lib/likelihood.ts'

// Recovers the key of a repeating XOR from the ciphertext alone, as Kasiski (1863) and Friedman (1920) did for
// Vigenère: the right period makes the bytes of every column uneven, and the likeliest key byte of a column is the
// one under which the column looks most like the bytes of text.

const MAX_PERIOD = 64
/** Ciphertext bytes per key byte without which a column says too little. */
const MIN_BYTES_PER_KEY_BYTE = 40
/** Ciphertext looked at. */
const MAX_BYTES = 8192
/** Coincidence, relative to uniform random bytes, from which a period is worth a try; text has 8 and more. */
const MIN_COINCIDENCE = 2.2
/** Key bytes kept per column for the second pass: those that differ in the low bits only permute the digits. */
const ALTERNATIVES = 16
/** Bits per byte that a first guess must not fall below, on so many bytes, to be worth refining. */
const WORTH_REFINING = -0.5
/** Periods refined at most; each costs some ten milliseconds per byte of the key. */
const MAX_REFINED = 4
const FIRST_BYTES = 2048
/** Cost of a character that cannot be there. */
const IMPOSSIBLE_BITS = 16
/** Bits per byte of text, the key's own bits taken off. */
const TEXT_DENSITY = 1

/** Rough share of a byte value in logs: digits, letters, separators, then the bytes of Chinese text. */
function shareInText(byte: number): number {
  const char = String.fromCharCode(byte)
  if (byte >= 0x80) return 0.3 / 128
  if (/[0-9]/.test(char)) return 0.25 / 10
  if (/[a-z]/.test(char)) return 0.24 / 26
  if (/[A-Z]/.test(char)) return 0.05 / 26
  if (char === '\n') return 0.012
  if (/[ \t]/.test(char)) return 0.035
  if (/[.:\-/,|_]/.test(char)) return 0.012
  return byte > 32 && byte < 127 ? 0.0006 : 0.00001
}

/** log2 of how much likelier each byte value is in text than at random. */
const byteGains = (): Float64Array =>
  Float64Array.from({ length: 256 }, (_, byte) => Math.log2(shareInText(byte) * 256))

let gains: Float64Array | null = null

/** Columns of messages that each begin at the start of the key. */
function columnsOf(units: readonly Uint8Array[], period: number): Uint32Array[] {
  const columns = Array.from({ length: period }, () => new Uint32Array(256))
  for (const unit of units) {
    for (let i = 0; i < unit.length; i += 1) {
      const column = columns[i % period]
      const byte = unit[i] ?? 0
      if (column !== undefined) column[byte] = (column[byte] ?? 0) + 1
    }
  }
  return columns
}

/**
 * How often two bytes of a column are equal, relative to uniform random bytes (Friedman's index of coincidence).
 * Only bytes of one message are compared: whatever the cipher, messages that begin alike may share their first bytes.
 */
function coincidence(units: readonly Uint8Array[], period: number): number {
  const counts = new Uint16Array(period * 256)
  const sizes = new Uint16Array(period)
  let equal = 0
  let pairs = 0
  for (const unit of units) {
    counts.fill(0)
    sizes.fill(0)
    for (let i = 0, column = 0; i < unit.length; i += 1) {
      const at = column * 256 + (unit[i] ?? 0)
      // Each byte pairs with those before it in its column.
      equal += counts[at] ?? 0
      pairs += sizes[column] ?? 0
      counts[at] = (counts[at] ?? 0) + 1
      sizes[column] = (sizes[column] ?? 0) + 1
      column = column + 1 === period ? 0 : column + 1
    }
  }
  return pairs === 0 ? 0 : (256 * equal) / pairs
}

/** Key bytes of one column, the likeliest first. */
function rankedKeyBytes(column: Uint32Array, table: Float64Array): number[] {
  const scores = Array.from({ length: 256 }, (_, keyByte) => {
    let score = 0
    for (let byte = 0; byte < 256; byte += 1) score += (column[byte] ?? 0) * (table[byte ^ keyByte] ?? 0)
    return [score, keyByte] as const
  })
  return scores
    .toSorted((a, b) => b[0] - a[0])
    .slice(0, ALTERNATIVES)
    .map(([, keyByte]) => keyByte)
}

const deciphered = (units: readonly Uint8Array[], key: Uint8Array): Uint8Array =>
  Buffer.concat(units.map((unit) => unit.map((byte, i) => byte ^ (key[i % key.length] ?? 0))))

/** Bits of the text under `key`; a line that was enciphered by itself holds no line feed. */
function bitsUnder(units: readonly Uint8Array[], key: Uint8Array): number {
  const plain = deciphered(units, key)
  const feeds = units.length < 2 ? 0 : plain.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0)
  return textBits(plain).bits - IMPOSSIBLE_BITS * feeds
}

/** Tries the next best bytes of every column as long as the text gets likelier. */
function refined(units: readonly Uint8Array[], ranked: readonly number[][]): { key: Uint8Array; bits: number } {
  const key = Uint8Array.from(ranked.map(([first]) => first ?? 0))
  let bits = bitsUnder(units, key)
  for (const [at, alternatives] of ranked.entries()) {
    for (const keyByte of alternatives.slice(1)) {
      const before = key[at] ?? 0
      key[at] = keyByte
      const changed = bitsUnder(units, key)
      if (changed > bits) bits = changed
      else key[at] = before
    }
  }
  return { key, bits }
}

function cutTo(units: readonly Uint8Array[], limitBytes: number): Uint8Array[] {
  const kept: Uint8Array[] = []
  let room = limitBytes
  for (const unit of units) {
    if (room <= 0) break
    kept.push(unit.subarray(0, room))
    room -= unit.length
  }
  return kept
}

/** The likeliest bytes of every column, or null when even the first choice does not begin to make text. */
function guess(units: readonly Uint8Array[], period: number, table: Float64Array): number[][] | null {
  const ranked = columnsOf(units, period).map((column) => rankedKeyBytes(column, table))
  const first = Uint8Array.from(ranked.map(([keyByte]) => keyByte ?? 0))
  const plain = deciphered(cutTo(units, FIRST_BYTES), first)
  return textBits(plain).bits < WORTH_REFINING * plain.length ? null : ranked
}

/**
 * The key that makes XOR of `units` (each beginning at the start of the key) most like text, or null when no period
 * up to 64 shows in the ciphertext. The evidence is for the caller to weigh: a key of n bytes was chosen from 2^8n.
 */
export function recoverXorKey(units: readonly Uint8Array[]): Uint8Array | null {
  gains ??= byteGains()
  const sample = cutTo(units, MAX_BYTES)
  const sizeBytes = sample.reduce((sum, unit) => sum + unit.length, 0)
  const longest = Math.min(MAX_PERIOD, Math.floor(sizeBytes / MIN_BYTES_PER_KEY_BYTE))
  // The shortest period that gives text: its multiples do so as well, and longer ones fit anything lines share.
  for (let period = 1, refinements = 0; period <= longest && refinements < MAX_REFINED; period += 1) {
    if (coincidence(sample, period) < MIN_COINCIDENCE) continue
    const ranked = guess(sample, period, gains)
    if (ranked === null) continue
    refinements += 1
    const { key, bits } = refined(sample, ranked)
    if (bits - 8 * period >= TEXT_DENSITY * sizeBytes) return key.every((byte) => byte === 0) ? null : key
  }
  return null
}
