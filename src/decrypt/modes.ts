import type { DecodeChain } from '../model/chain.ts'
import type { BlockKey, Cipher } from './cipher.ts'
import { ciphers } from './ciphers.gen.ts'

// Modes of operation after NIST SP 800-38A: ECB §6.1, CBC §6.2, CTR §6.5 with the counter over the whole block.

/** A cipher under one key, or nothing to decipher. */
export type OpenedCipher =
  | { kind: 'identity' }
  | { kind: 'stream'; start(): (bytes: Uint8Array) => Uint8Array }
  | { kind: 'block'; sizeBytes: number; key: BlockKey }

/** The cipher with this id, or null. */
export const cipherById = (id: string): Cipher | null => ciphers.find((cipher) => cipher.id === id) ?? null

export function acceptsKey(cipher: Cipher, sizeBytes: number): boolean {
  const [first, last] = cipher.keySizesBytes
  if (cipher.kind === 'block') return cipher.keySizesBytes.includes(sizeBytes)
  return first !== undefined && last !== undefined && sizeBytes >= first && sizeBytes <= last
}

/** Opens the cipher of a chain. A key that does not fit its chain is a fault of the caller. */
export function openCipher(chain: DecodeChain, key: Uint8Array | null): OpenedCipher {
  if (chain.cipher === 'identity') return { kind: 'identity' }
  const cipher = cipherById(chain.cipher)
  if (cipher === null) throw new Error(`there is no cipher ${chain.cipher}`)
  if (key === null || !acceptsKey(cipher, key.length)) throw new Error(`${chain.cipher} cannot take this key`)
  if (cipher.kind === 'stream') return { kind: 'stream', start: () => cipher.start(key) }
  return { kind: 'block', sizeBytes: cipher.blockSizeBytes, key: cipher.open(key) }
}

/** The initialisation vector that the chain states for every message; zeros when it says none or carries it in front. */
export function statedIv(chain: DecodeChain, blockSizeBytes: number): Uint8Array {
  const iv = new Uint8Array(blockSizeBytes)
  if (chain.iv.kind === 'given') iv.set(Buffer.from(chain.iv.hex, 'hex').subarray(0, blockSizeBytes))
  return iv
}

/**
 * CBC after the block cipher: `plain` holds the deciphered blocks of one message and `sealed` its ciphertext, at the
 * same places `start…end`. Each block is XORed, in place, with the ciphertext before it, the first one with `iv`.
 */
export function unchain(
  plain: Uint8Array,
  message: { sealed: Uint8Array; start: number; end: number },
  iv: Uint8Array,
): void {
  const { sealed, start, end } = message
  const firstEnd = Math.min(end, start + iv.length)
  for (let i = start; i < firstEnd; i += 1) plain[i] = (plain[i] ?? 0) ^ (iv[i - start] ?? 0)
  for (let i = firstEnd; i < end; i += 1) plain[i] = (plain[i] ?? 0) ^ (sealed[i - iv.length] ?? 0)
}

/** Writes `blocks` counter blocks to `target` from `at` on, counting up from `first` (big-endian, wrapping). */
export function writeCounters(target: Uint8Array, first: Uint8Array, place: { at: number; blocks: number }): void {
  const counter = Uint8Array.from(first)
  for (let block = 0; block < place.blocks; block += 1) {
    target.set(counter, place.at + block * counter.length)
    for (let i = counter.length - 1; i >= 0; i -= 1) {
      const next = ((counter[i] ?? 0) + 1) & 255
      counter[i] = next
      if (next !== 0) break
    }
  }
}

/** A keystream read from its start as often as needed; it grows on demand. */
export function keystreamOf(more: (sizeBytes: number) => Uint8Array): (sizeBytes: number) => Uint8Array {
  let known: Uint8Array = new Uint8Array(0)
  return (sizeBytes) => {
    if (sizeBytes > known.length) known = Buffer.concat([known, more(sizeBytes - known.length)])
    return known
  }
}

/** CTR keystream of one message, in order; each call continues where the last one stopped, in whole blocks. */
export function counterStream(key: BlockKey, first: Uint8Array): (sizeBytes: number) => Uint8Array {
  const next = Uint8Array.from(first)
  return (sizeBytes) => {
    const blocks = Math.ceil(sizeBytes / next.length)
    const counters = new Uint8Array((blocks + 1) * next.length)
    writeCounters(counters, next, { at: 0, blocks: blocks + 1 })
    next.set(counters.subarray(blocks * next.length))
    return key.encryptBlocks(counters.subarray(0, blocks * next.length))
  }
}
