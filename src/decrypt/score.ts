import { latin1 } from '../lib/bytes.ts'
import { codeOf } from '../lib/error-code.ts'
import { gunzipPrefix } from '../lib/gunzip-prefix.ts'
import { textBits } from '../lib/likelihood.ts'
import type { DecodeChain } from '../model/chain.ts'
import { openFile } from './file.ts'
import { type LineBatch, openLines } from './lines.ts'
import { cipherById } from './modes.ts'
import { type Padding, paddingLength } from './padding.ts'
import type { View } from './views.ts'

/** A whole sample opened under one chain. */
export interface Opening {
  chain: DecodeChain
  view: View
  key: Uint8Array | null
  /** Evidence that the plain bytes are text, counting every ciphertext block once. */
  bits: number
  /** Plain bytes that the evidence rests on. */
  scoredBytes: number
  /** Share of lines that open; 1 for a file. */
  openedShare: number
  /** Plain lines, or runs of plain bytes, for judging the format. */
  plain: readonly Uint8Array[]
}

/** Plain bytes beside the ciphertext they came from; ciphertext byte `i + shift` gave plain byte `i`. */
interface Opened {
  sealed: Uint8Array
  plain: Uint8Array
  shift: number
}

function batchOf(units: readonly Uint8Array[]): LineBatch {
  const starts = new Uint32Array(units.length)
  const ends = new Uint32Array(units.length)
  let at = 0
  for (const [i, unit] of units.entries()) {
    starts[i] = at
    at += unit.length
    ends[i] = at
  }
  return { bytes: Buffer.concat(units), starts, ends, failed: new Uint8Array(units.length), count: units.length }
}

function openUnits(view: View, chain: DecodeChain, key: Uint8Array | null): Opened[] {
  const { bytes, starts, ends, failed } = openLines({ ...chain, armour: 'none' }, key)(batchOf(view.units))
  const shift = chain.iv.kind === 'prefix' ? (blockSizeOf(chain) ?? 0) : 0
  return view.units.flatMap((sealed, i) =>
    failed[i] === 1 ? [] : [{ sealed, plain: bytes.subarray(starts[i], ends[i]), shift }],
  )
}

/** The head, and in ECB and CBC the slices; a slice in CBC has its vector in front: its own first block. */
function openRuns(view: View, chain: DecodeChain, key: Uint8Array | null): Opened[] {
  const size = blockSizeOf(chain) ?? 0
  const bare: DecodeChain = { ...chain, armour: 'none' }
  const open = (sealed: Uint8Array, how: DecodeChain, isEnd: boolean): Opened => {
    const file = openFile(how, key)
    const plain = file.push(sealed)
    const rest = isEnd ? file.end().bytes : new Uint8Array(0)
    return { sealed, plain: Buffer.concat([plain, rest]), shift: how.iv.kind === 'prefix' ? size : 0 }
  }
  const runs = view.units.map((head) => open(head, bare, view.slices.length === 0))
  const isRandomAccess = chain.mode === 'ecb' || chain.mode === 'cbc' || chain.cipher === 'identity'
  if (!isRandomAccess) return runs
  const sliced: DecodeChain = {
    ...bare,
    padding: 'none',
    iv: chain.mode === 'cbc' ? { kind: 'prefix' } : { kind: 'none' },
  }
  return [...runs, ...view.slices.map((slice) => open(slice, sliced, true))]
}

function blockSizeOf(chain: DecodeChain): number | null {
  const cipher = cipherById(chain.cipher)
  return cipher?.kind === 'block' ? cipher.blockSizeBytes : null
}

/** How many bytes of ciphertext decide together what a piece of plaintext is. */
function pieceSize(chain: DecodeChain, key: Uint8Array | null): number {
  const size = blockSizeOf(chain)
  if (size !== null) return size
  const period = chain.cipher === 'xor' && key !== null ? key.length : 8
  return period * Math.ceil(8 / period)
}

/** One byte over and over: under XOR it shows the key and not a text. */
const isConstant = (piece: string): boolean => piece === piece.charAt(0).repeat(piece.length)

/**
 * The plain bytes whose ciphertext was not seen before. Equal ciphertext gives equal plaintext, so it is evidence
 * only once: a file of NUL bytes deciphers to one block over and over, and in ECB that block may look like text.
 */
function freshBytes(runs: readonly Opened[], chain: DecodeChain, key: Uint8Array | null): Uint8Array {
  if (chain.cipher === 'identity') return Buffer.concat(runs.map(({ plain }) => plain))
  const size = pieceSize(chain, key)
  const context = chain.mode === 'cbc' ? size : 0
  // In a line the keystream begins anew, so equal ciphertext tells nothing new at the same place only.
  const isPlaced = chain.mode === 'ctr' || (chain.mode === 'stream' && chain.cipher !== 'xor')
  const seen = new Set<string>()
  const fresh: Uint8Array[] = []
  for (const { sealed, plain, shift } of runs) {
    const text = latin1(sealed)
    for (let at = 0; at < plain.length; at += size) {
      const piece = text.slice(Math.max(0, at + shift - context), at + shift + size)
      const place = isPlaced && chain.iv.kind !== 'prefix' ? `${at}:${piece}` : piece
      if (seen.has(place) || (chain.cipher === 'xor' && isConstant(piece))) continue
      seen.add(place)
      fresh.push(plain.subarray(at, at + size))
    }
  }
  return Buffer.concat(fresh)
}

/** Share of lines that must end in padding before it is taken for padding; by chance 1 in 256 does. */
const MIN_PADDED_SHARE = 0.6
const MIN_ZEROED_SHARE = 0.5

/** The padding that the unpadded plain bytes end with. */
function paddingOf(runs: readonly Opened[], view: View, chain: DecodeChain): Padding {
  const size = blockSizeOf(chain)
  if (size === null || chain.mode === 'ctr') return 'none'
  // The end of a file decides; out of sight or cut off, PKCS#7 is what nearly everybody uses, and it does no harm.
  if (view.unit === 'file' && (!view.hasEnd || (view.sizeBytes !== null && view.sizeBytes % size !== 0))) return 'pkcs7'
  const ends = view.unit === 'file' ? runs.slice(-1) : runs
  const share = (padding: Padding): number => {
    const found = ends.filter(
      ({ plain }) => (paddingLength({ bytes: plain, start: 0, end: plain.length }, padding, size) ?? 0) > 0,
    )
    return found.length / ends.length
  }
  if (share('pkcs7') >= MIN_PADDED_SHARE) return 'pkcs7'
  return share('zero') >= MIN_ZEROED_SHARE ? 'zero' : 'none'
}

/** The same runs without their padding; lines whose padding is impossible do not open. */
function withoutPadding(runs: readonly Opened[], view: View, chain: DecodeChain): readonly Opened[] {
  const size = blockSizeOf(chain)
  if (size === null || chain.padding === 'none') return runs
  return runs.flatMap((run, i) => {
    const isPadded = view.unit === 'line' || (view.hasEnd && i === runs.length - 1)
    const { plain } = run
    const found = isPadded ? paddingLength({ bytes: plain, start: 0, end: plain.length }, chain.padding, size) : 0
    if (found === null && view.unit === 'line') return []
    return [{ ...run, plain: plain.subarray(0, plain.length - (found ?? 0)) }]
  })
}

/** Bits that the fixed part of a gzip header is worth: two magic bytes and the method (RFC 1952 §2.3.1). */
const GZIP_BITS = 24
/** Compressed bytes inflated for judging; at most 1 MiB may come out. */
const GZIP_BYTES = 16 * 1024

/** The plain text inside, when the plain bytes are gzip that inflates; null otherwise. */
function inflated(runs: readonly Opened[]): Uint8Array | null {
  const plain = runs[0]?.plain ?? new Uint8Array(0)
  if (plain[0] !== 0x1f || plain[1] !== 0x8b || plain[2] !== 8) return null
  try {
    return gunzipPrefix(plain.subarray(0, GZIP_BYTES))
  } catch (error) {
    // zlib's word for damaged or overlong data: then it only looked like gzip.
    if (/^(?:Z_|ERR_BUFFER)/.test(codeOf(error) ?? '')) return null
    throw error
  }
}

/** Runs of a file for judging its format: the parts of lines at the cuts are left out. */
function runsForFormat(runs: readonly Opened[], hasEnd: boolean): Uint8Array[] {
  return runs.map(({ plain }, i) => {
    const from = i === 0 ? 0 : plain.indexOf(10) + 1
    const isLast = i === runs.length - 1
    const to = isLast && hasEnd ? plain.length : plain.lastIndexOf(10) + 1
    return plain.subarray(from, to > from ? to : plain.length)
  })
}

/** Opens the whole sample, choosing the padding, and weighs what comes out. */
export function openSample(view: View, chain: DecodeChain, key: Uint8Array | null): Opening {
  const open = view.unit === 'line' ? openUnits : openRuns
  const unpadded: DecodeChain = { ...chain, padding: 'none' }
  const bare = open(view, unpadded, key)
  const padding = paddingOf(bare, view, chain)
  const padded: DecodeChain = { ...chain, padding }
  const runs = withoutPadding(bare, view, padded)
  const openedShare = view.unit === 'line' ? runs.length / view.units.length : 1
  const inside = view.unit === 'file' ? inflated(runs) : null
  if (inside !== null) {
    const bits = GZIP_BITS + textBits(inside).bits
    return {
      chain: { ...padded, gzip: true },
      view,
      key,
      bits,
      scoredBytes: inside.length,
      openedShare,
      plain: [inside],
    }
  }
  const fresh = freshBytes(runs, padded, key)
  const plain = view.unit === 'line' ? runs.map((run) => run.plain) : runsForFormat(runs, view.hasEnd)
  return { chain: padded, view, key, bits: textBits(fresh).bits, scoredBytes: fresh.length, openedShare, plain }
}
