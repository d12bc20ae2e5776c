import type { DecodeChain } from '../model/chain.ts'
import { type ArmouredLine, LINE_DECODERS } from './armour.ts'
import type { BlockKey } from './cipher.ts'
import { counterStream, keystreamOf, openCipher, statedIv, unchain, writeCounters } from './modes.ts'
import { paddingLength } from './padding.ts'

/** Lines inside one buffer: line `i` is `bytes[starts[i]…ends[i])`, without its line break. */
export interface LineBatch {
  bytes: Uint8Array
  starts: Uint32Array
  ends: Uint32Array
  /** 1 where a line does not open; such a line is empty. */
  failed: Uint8Array
  count: number
}

const CARRIAGE_RETURN = 0x0d

/**
 * Takes the armour off every line. The lines that decode and whose size `fits` lie side by side in the new buffer,
 * so that all their blocks can be deciphered in one call.
 */
function unarmoured(batch: LineBatch, chain: DecodeChain, fits: (sizeBytes: number) => boolean): LineBatch {
  const decode = LINE_DECODERS[chain.armour]
  const { count } = batch
  const starts = new Uint32Array(count)
  const ends = new Uint32Array(count)
  const failed = new Uint8Array(batch.failed)
  const line: ArmouredLine = {
    source: batch.bytes,
    start: 0,
    end: 0,
    target: new Uint8Array(batch.bytes.length),
    at: 0,
  }
  for (let i = 0; i < count; i += 1) {
    line.start = batch.starts[i] ?? 0
    line.end = batch.ends[i] ?? 0
    // In a file with CR LF line ends the CR may still be there; it is in no armour's alphabet.
    if (chain.armour !== 'none' && line.end > line.start && line.source[line.end - 1] === CARRIAGE_RETURN) line.end -= 1
    const sizeBytes = failed[i] === 1 ? -1 : decode(line)
    if (sizeBytes >= 0 && fits(sizeBytes)) {
      starts[i] = line.at
      line.at += sizeBytes
      ends[i] = line.at
    } else failed[i] = 1
  }
  return { bytes: line.target.subarray(0, line.at), starts, ends, failed, count }
}

/** XORs every line with a keystream that begins anew on each line. */
function xorLines(batch: LineBatch, keystream: (sizeBytes: number) => Uint8Array): LineBatch {
  const { bytes, starts, ends, count } = batch
  for (let i = 0; i < count; i += 1) {
    const start = starts[i] ?? 0
    const end = ends[i] ?? 0
    const stream = keystream(end - start)
    for (let at = start; at < end; at += 1) bytes[at] = (bytes[at] ?? 0) ^ (stream[at - start] ?? 0)
  }
  return batch
}

/** CTR with the first counter in front of each line: the counters of the whole batch are enciphered in one call. */
function counterLinesWithPrefix(batch: LineBatch, key: BlockKey, size: number): LineBatch {
  const { bytes, starts, ends, failed, count } = batch
  const blocksOf = (i: number): number =>
    failed[i] === 1 ? 0 : Math.ceil(((ends[i] ?? 0) - (starts[i] ?? 0)) / size) - 1
  let blocks = 0
  for (let i = 0; i < count; i += 1) blocks += blocksOf(i)
  const counters = new Uint8Array(blocks * size)
  for (let i = 0, at = 0; i < count; i += 1) {
    const start = starts[i] ?? 0
    const place = { at, blocks: blocksOf(i) }
    if (place.blocks > 0) writeCounters(counters, bytes.subarray(start, start + size), place)
    at += place.blocks * size
  }
  const stream = key.encryptBlocks(counters)
  for (let i = 0, from = 0; i < count; i += 1) {
    if (failed[i] === 1) continue
    const start = (starts[i] ?? 0) + size
    const end = ends[i] ?? 0
    for (let at = start; at < end; at += 1) bytes[at] = (bytes[at] ?? 0) ^ (stream[from + at - start] ?? 0)
    from += blocksOf(i) * size
    starts[i] = start
  }
  return batch
}

interface Blocks {
  key: BlockKey
  sizeBytes: number
}

/** ECB and CBC: one call of the cipher for the whole batch, then chaining and padding line by line. */
function blockLines(batch: LineBatch, chain: DecodeChain, { key, sizeBytes }: Blocks): LineBatch {
  const { starts, ends, failed, count } = batch
  const plain = key.decryptBlocks(batch.bytes)
  const iv = statedIv(chain, sizeBytes)
  const prefixBytes = chain.iv.kind === 'prefix' ? sizeBytes : 0
  for (let i = 0; i < count; i += 1) {
    if (failed[i] === 1) continue
    const message = { sealed: batch.bytes, start: starts[i] ?? 0, end: ends[i] ?? 0 }
    if (chain.mode === 'cbc') unchain(plain, message, iv)
    const start = message.start + prefixBytes
    const padding = paddingLength({ bytes: plain, start, end: message.end }, chain.padding, sizeBytes)
    if (padding === null) failed[i] = 1
    starts[i] = padding === null ? 0 : start
    ends[i] = padding === null ? 0 : message.end - padding
  }
  return { ...batch, bytes: plain }
}

/** Sizes of ciphertext that can be a line: whole blocks for ECB and CBC, room for the vector and for some padding. */
function fitsBlocks(chain: DecodeChain, sizeBytes: number): (lineBytes: number) => boolean {
  const least = (chain.iv.kind === 'prefix' ? sizeBytes : 0) + (chain.padding === 'pkcs7' ? sizeBytes : 0)
  if (chain.mode === 'ctr') return (lineBytes) => lineBytes >= least
  return (lineBytes) => lineBytes >= least && lineBytes % sizeBytes === 0
}

/**
 * Opens lines that were enciphered one by one. The batch that comes back has the same lines in the same order in a
 * buffer of its own; `failed` marks lines that do not open (armour, length, padding) besides those marked already.
 */
export function openLines(chain: DecodeChain, key: Uint8Array | null): (batch: LineBatch) => LineBatch {
  const cipher = openCipher(chain, key)
  if (cipher.kind === 'identity') return (batch) => unarmoured(batch, chain, () => true)
  if (cipher.kind === 'stream') {
    const start = cipher.start()
    const keystream = keystreamOf((sizeBytes) => start(new Uint8Array(sizeBytes)))
    return (batch) =>
      xorLines(
        unarmoured(batch, chain, () => true),
        keystream,
      )
  }
  const fits = fitsBlocks(chain, cipher.sizeBytes)
  if (chain.mode !== 'ctr') return (batch) => blockLines(unarmoured(batch, chain, fits), chain, cipher)
  if (chain.iv.kind === 'prefix') {
    return (batch) => counterLinesWithPrefix(unarmoured(batch, chain, fits), cipher.key, cipher.sizeBytes)
  }
  const keystream = keystreamOf(counterStream(cipher.key, statedIv(chain, cipher.sizeBytes)))
  return (batch) => xorLines(unarmoured(batch, chain, fits), keystream)
}
