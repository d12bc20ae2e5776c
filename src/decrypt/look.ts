import { roughTextBits } from '../lib/likelihood.ts'
import type { DecodeChain } from '../model/chain.ts'
import type { BlockKey } from './cipher.ts'
import { counterStream, writeCounters } from './modes.ts'
import type { View } from './views.ts'

// The first look at a key: a handful of blocks from three messages, in every mode. Nearly every wrong key ends here.

const PROBE_UNITS = 3
const PROBE_BYTES = 48
const PROBE_FILE_BYTES = PROBE_UNITS * PROBE_BYTES

/** What the first blocks look like in one mode. */
export interface Look {
  mode: DecodeChain['mode']
  /** The kind of vector looked at; CBC is judged without its first block, which alone depends on the vector. */
  iv: DecodeChain['iv']
  bits: number
  /** The plain bytes begin like a gzip file, which is no text. */
  gzip: boolean
}

/** Messages to look at, spread over the view; `blockSizeBytes` is 1 for stream ciphers and for CTR. */
export function probeOf(view: View, blockSizeBytes: number): readonly Uint8Array[] {
  if (view.unit === 'file') {
    const size = view.units[0]?.length ?? 0
    const whole = Math.min(size - (size % blockSizeBytes), PROBE_FILE_BYTES)
    return whole === 0 ? [] : [(view.units[0] ?? new Uint8Array(0)).subarray(0, whole)]
  }
  const fitting = view.units.filter((unit) => unit.length > 0 && unit.length % blockSizeBytes === 0)
  // Line feeds inside bare ciphertext break lines in two; the longest ones are whole.
  if (view.armour === 'none') {
    const longest = fitting.toSorted((a, b) => b.length - a.length)
    return longest.slice(0, PROBE_UNITS).map((unit) => unit.subarray(0, PROBE_BYTES))
  }
  const longer = fitting.filter((unit) => unit.length > blockSizeBytes)
  const pool = longer.length > 0 ? longer : fitting
  const places = Array.from({ length: PROBE_UNITS }, (_, i) =>
    Math.floor(((2 * i + 1) * pool.length) / (2 * PROBE_UNITS)),
  )
  return [...new Set(places)].flatMap((at) => pool[at]?.subarray(0, PROBE_BYTES) ?? [])
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8

function lookAt(parts: readonly Uint8Array[], mode: Look['mode'], iv: Look['iv']): Look {
  return { mode, iv, bits: roughTextBits(Buffer.concat(parts)), gzip: parts[0] !== undefined && isGzip(parts[0]) }
}

function xor(bytes: Uint8Array, other: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  for (let i = 0; i < out.length; i += 1) out[i] = (bytes[i] ?? 0) ^ (other[i] ?? 0)
  return out
}

/** A stream cipher: the keystream begins anew on every message. */
export function lookAtStream(units: readonly Uint8Array[], start: () => (bytes: Uint8Array) => Uint8Array): Look[] {
  const longest = units.reduce((most, unit) => Math.max(most, unit.length), 0)
  const keystream = start()(new Uint8Array(longest))
  return [
    lookAt(
      units.map((unit) => xor(unit, keystream)),
      'stream',
      { kind: 'none' },
    ),
  ]
}

/** ECB, and CBC from the second block on. */
export function lookAtBlocks(units: readonly Uint8Array[], key: BlockKey, sizeBytes: number): Look[] {
  const plain = key.decryptBlocks(Buffer.concat(units))
  const ecb: Uint8Array[] = []
  const cbc: Uint8Array[] = []
  let at = 0
  for (const unit of units) {
    ecb.push(plain.subarray(at, at + unit.length))
    cbc.push(xor(plain.subarray(at + sizeBytes, at + unit.length), unit))
    at += unit.length
  }
  const looks = [lookAt(ecb, 'ecb', { kind: 'none' })]
  if (cbc.some((part) => part.length > 0)) {
    const look = lookAt(cbc, 'cbc', { kind: 'zero' })
    looks.push({ ...look, gzip: look.gzip || (ecb[0] !== undefined && isGzip(ecb[0])) })
  }
  return looks
}

/** CTR with the counter starting at zero, at each vector given, and at the first block of the message. */
export function lookAtCounter(
  units: readonly Uint8Array[],
  key: BlockKey,
  options: { sizeBytes: number; vectors: readonly string[] },
): Look[] {
  const { sizeBytes, vectors } = options
  const fixed: Look['iv'][] = [{ kind: 'zero' }, ...vectors.map((hex) => ({ kind: 'given' as const, hex }))]
  const looks = fixed.map((iv) => {
    const first = iv.kind === 'given' ? Buffer.from(iv.hex, 'hex') : new Uint8Array(sizeBytes)
    const keystream = counterStream(key, first)(PROBE_FILE_BYTES)
    return lookAt(
      units.map((unit) => xor(unit, keystream)),
      'ctr',
      iv,
    )
  })
  const withVector = units.filter((unit) => unit.length > sizeBytes)
  if (withVector.length === 0) return looks
  const blocks = withVector.map((unit) => Math.ceil(unit.length / sizeBytes) - 1)
  const counters = new Uint8Array(blocks.reduce((sum, count) => sum + count, 0) * sizeBytes)
  let at = 0
  for (const [i, unit] of withVector.entries()) {
    writeCounters(counters, unit.subarray(0, sizeBytes), { at, blocks: blocks[i] ?? 0 })
    at += (blocks[i] ?? 0) * sizeBytes
  }
  const keystream = key.encryptBlocks(counters)
  at = 0
  const plain = withVector.map((unit, i) => {
    const part = xor(unit.subarray(sizeBytes), keystream.subarray(at))
    at += (blocks[i] ?? 0) * sizeBytes
    return part
  })
  return [...looks, lookAt(plain, 'ctr', { kind: 'prefix' })]
}
