import type { BlockKey } from '../cipher.ts'
import { defineCipher } from '../cipher.ts'
import { fractionOfPi } from '../pi.ts'

// B. Schneier, "Description of a New Variable-Length Key, 64-Bit Block Cipher (Blowfish)", 1994: 18 subkeys, then
// four S-boxes of 256 words, all initialised with the fraction of pi in order.
const SUBKEYS = 18
const BOX_WORDS = 4 * 256

let initial: Uint32Array | null = null

interface Schedule {
  p: Uint32Array
  s: Uint32Array
}

/** One block in place, as two 32-bit halves at `words[at]` and `words[at + 1]`; decryption walks the subkeys backwards. */
function cryptBlock({ p, s }: Schedule, words: Uint32Array, place: { at: number; backwards: boolean }): void {
  const first = place.backwards ? 17 : 0
  const step = place.backwards ? -1 : 1
  let left = words[place.at] ?? 0
  let right = words[place.at + 1] ?? 0
  for (let round = 0, subkey = first; round < 16; round += 1, subkey += step) {
    left ^= p[subkey] ?? 0
    const sum = (s[left >>> 24] ?? 0) + (s[256 + ((left >>> 16) & 255)] ?? 0)
    right ^= (sum ^ (s[512 + ((left >>> 8) & 255)] ?? 0)) + (s[768 + (left & 255)] ?? 0)
    const swap = left
    left = right
    right = swap
  }
  words[place.at] = right ^ (p[first + 17 * step] ?? 0)
  words[place.at + 1] = left ^ (p[first + 16 * step] ?? 0)
}

function schedule(key: Uint8Array): Schedule {
  initial ??= fractionOfPi(SUBKEYS + BOX_WORDS)
  const p = initial.slice(0, SUBKEYS)
  const s = initial.slice(SUBKEYS)
  for (let i = 0; i < SUBKEYS * 4; i += 1) {
    p[i >> 2] = (p[i >> 2] ?? 0) ^ ((key[i % key.length] ?? 0) << (24 - 8 * (i & 3)))
  }
  const block = new Uint32Array(2)
  for (const table of [p, s]) {
    for (let i = 0; i < table.length; i += 2) {
      cryptBlock({ p, s }, block, { at: 0, backwards: false })
      table.set(block, i)
    }
  }
  return { p, s }
}

function cryptBlocks(key: Schedule, bytes: Uint8Array, backwards: boolean): Uint8Array {
  const input = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const words = new Uint32Array(bytes.length / 4)
  for (let i = 0; i < words.length; i += 1) words[i] = input.getUint32(i * 4)
  const place = { at: 0, backwards }
  for (; place.at < words.length; place.at += 2) cryptBlock(key, words, place)
  const out = new Uint8Array(bytes.length)
  const output = new DataView(out.buffer)
  for (let i = 0; i < words.length; i += 1) output.setUint32(i * 4, words[i] ?? 0)
  return out
}

function open(key: Uint8Array): BlockKey {
  const ready = schedule(key)
  return {
    encryptBlocks: (bytes) => cryptBlocks(ready, bytes, false),
    decryptBlocks: (bytes) => cryptBlocks(ready, bytes, true),
  }
}

export default defineCipher({
  kind: 'block',
  id: 'blowfish',
  title: 'Blowfish',
  source: 'Schneier 1994, Fast Software Encryption, LNCS 809',
  blockSizeBytes: 8,
  keySizesBytes: Array.from({ length: 53 }, (_, index) => index + 4),
  open,
})
