import { openFile, openLines, searchChain, type Sample } from '../decrypt/index.ts'
import { bufferOf } from '../lib/bytes.ts'
import { textBits } from '../lib/likelihood.ts'
import type { DecodeChain, KeyCandidate } from '../model/chain.ts'
import type { Charset } from '../model/format.ts'
import { decodeStrict, detectCharset } from '../text/charset.ts'
import { readStructure } from './structure.ts'

/** How the values that one kind of request sends out become text. */
export interface Opener {
  chain: DecodeChain
  /** Null when only armour had to come off. */
  key: KeyCandidate | null
  /** What a value says; null when it does not open, or is no text once opened. */
  read(value: Uint8Array): string | null
}

/** The search looks at this much; a message is some hundred bytes. */
const SAMPLE_BYTES = 64 << 10

const NO_HINT = { stem: '', userFormat: undefined, general: [], siblings: [] }

/**
 * The key and cipher that open values of one kind, found as for logs: values without line breaks are lines of one
 * file, any others are tried by the longest. Null when nothing opens them, or when they lie open.
 */
export function findOpener(values: readonly Uint8Array[], candidates: readonly KeyCandidate[]): Opener | null {
  const { best } = searchChain(sampleOf(values), candidates, {
    parseRate: (plain, unit) => readStructure(plain, unit, NO_HINT).parseRate,
  })
  if (best === null || (best.chain.cipher === 'identity' && best.chain.armour === 'none')) return null
  const open = best.chain.unit === 'line' ? openedLine : openedFile
  const key = best.key?.bytes ?? null
  const { chain } = best
  return { chain, key: best.key, read: (value) => textOf(open(chain, key, value)) }
}

const isLine = (value: Uint8Array): boolean => !value.includes(10) && !value.includes(13)

function sampleOf(values: readonly Uint8Array[]): Sample {
  const longest = values.toSorted((a, b) => b.length - a.length)[0] ?? new Uint8Array(0)
  const lines = values.filter(isLine)
  const bytes = lines.length === values.length ? Buffer.from(lines.map(asLine).join(''), 'latin1') : longest
  const head = bytes.subarray(0, SAMPLE_BYTES)
  return { sizeBytes: head.length, head, slices: [] }
}

const asLine = (value: Uint8Array): string => `${bufferOf(value).toString('latin1')}\n`

/** One line that was enciphered on its own, opened; null when it does not open. */
export function openedLine(chain: DecodeChain, key: Uint8Array | null, value: Uint8Array): Uint8Array | null {
  const batch = openLines(
    chain,
    key,
  )({
    bytes: value,
    starts: Uint32Array.of(0),
    ends: Uint32Array.of(value.length),
    failed: new Uint8Array(1),
    count: 1,
  })
  return batch.failed[0] === 1 ? null : batch.bytes.subarray(batch.starts[0], batch.ends[0])
}

function openedFile(chain: DecodeChain, key: Uint8Array | null, value: Uint8Array): Uint8Array | null {
  const opening = openFile(chain, key)
  const head = bufferOf(opening.push(value))
  const end = opening.end()
  return end.lostBytes > 0 ? null : Buffer.concat([head, end.bytes])
}

/** A message of a few characters carries few bits: no more is asked of it than to be likelier text than chance. */
function textOf(bytes: Uint8Array | null): string | null {
  if (bytes === null || bytes.length === 0 || textBits(bytes).bits <= 0) return null
  const charset: Charset = detectCharset(bytes)?.charset ?? 'utf-8'
  return decodeStrict(bytes, charset)
}
