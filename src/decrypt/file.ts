import type { DecodeChain } from '../model/chain.ts'
import { openArmour } from './armour.ts'
import type { BlockKey } from './cipher.ts'
import { counterStream, type OpenedCipher, openCipher, statedIv, unchain } from './modes.ts'
import { paddingLength } from './padding.ts'

/** What is left at the end of a file. */
export interface FileEnd {
  bytes: Uint8Array
  /** Padding taken off. */
  paddingBytes: number
  /** Ciphertext that could not be deciphered: a tail that is no whole block, characters outside the armour. */
  lostBytes: number
}

/** A file enciphered as a whole, deciphered chunk by chunk with a bounded memory of its own (a few blocks). */
export interface FileOpening {
  push(chunk: Uint8Array): Uint8Array
  end(): FileEnd
}

const EMPTY = new Uint8Array(0)

interface Stage {
  push(chunk: Uint8Array): Uint8Array
  end(): { bytes: Uint8Array; lostBytes: number }
}

/** Cuts a stream into whole blocks; what is left at the end is lost. */
function wholeBlocks(sizeBytes: number, decipher: (blocks: Uint8Array) => Uint8Array): Stage {
  let rest: Uint8Array = EMPTY
  return {
    push(chunk) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      const whole = bytes.length - (bytes.length % sizeBytes)
      rest = new Uint8Array(bytes.subarray(whole))
      return whole === 0 ? EMPTY : decipher(bytes.subarray(0, whole))
    },
    end: () => ({ bytes: EMPTY, lostBytes: rest.length }),
  }
}

/** ECB or CBC. With the vector in front, its block deciphers to nothing. */
function blockStage(chain: DecodeChain, key: BlockKey, sizeBytes: number): Stage {
  let before = chain.iv.kind === 'prefix' ? null : statedIv(chain, sizeBytes)
  return wholeBlocks(sizeBytes, (sealed) => {
    const plain = key.decryptBlocks(sealed)
    const isHead = before === null
    if (chain.mode === 'cbc')
      unchain(plain, { sealed, start: 0, end: sealed.length }, before ?? new Uint8Array(sizeBytes))
    before = new Uint8Array(sealed.subarray(sealed.length - sizeBytes))
    return isHead ? plain.subarray(sizeBytes) : plain
  })
}

/** CTR: XOR with a keystream of which the unused part of the last block is kept. */
function counterStage(chain: DecodeChain, key: BlockKey, sizeBytes: number): Stage {
  let stream = chain.iv.kind === 'prefix' ? null : counterStream(key, statedIv(chain, sizeBytes))
  let head: Uint8Array = EMPTY
  let spare: Uint8Array = EMPTY
  const xor = (bytes: Uint8Array, next: (sizeBytes: number) => Uint8Array): Uint8Array => {
    const keystream = spare.length >= bytes.length ? spare : Buffer.concat([spare, next(bytes.length - spare.length)])
    spare = keystream.subarray(bytes.length)
    return bytes.map((byte, index) => byte ^ (keystream[index] ?? 0))
  }
  return {
    push(chunk) {
      if (stream !== null) return xor(chunk, stream)
      head = Buffer.concat([head, chunk])
      if (head.length < sizeBytes) return EMPTY
      stream = counterStream(key, head.subarray(0, sizeBytes))
      return xor(head.subarray(sizeBytes), stream)
    },
    end: () => ({ bytes: EMPTY, lostBytes: stream === null ? head.length : 0 }),
  }
}

function cipherStage(chain: DecodeChain, cipher: OpenedCipher): Stage {
  if (cipher.kind === 'block') {
    return chain.mode === 'ctr'
      ? counterStage(chain, cipher.key, cipher.sizeBytes)
      : blockStage(chain, cipher.key, cipher.sizeBytes)
  }
  const push = cipher.kind === 'stream' ? cipher.start() : (chunk: Uint8Array): Uint8Array => chunk
  return { push, end: () => ({ bytes: EMPTY, lostBytes: 0 }) }
}

/** Opens a file that was enciphered as a whole. Padding comes off at the end only, and not when the tail was cut. */
export function openFile(chain: DecodeChain, key: Uint8Array | null): FileOpening {
  const armour = openArmour(chain.armour)
  const opened = openCipher(chain, key)
  const cipher = cipherStage(chain, opened)
  const holdBytes = chain.padding === 'none' || opened.kind !== 'block' ? 0 : opened.sizeBytes
  let held: Uint8Array = EMPTY
  return {
    push(chunk) {
      const plain = cipher.push(armour.push(chunk))
      if (holdBytes === 0) return plain
      const bytes = held.length === 0 ? plain : Buffer.concat([held, plain])
      const ready = Math.max(0, bytes.length - holdBytes)
      held = new Uint8Array(bytes.subarray(ready))
      return bytes.subarray(0, ready)
    },
    end() {
      const armourEnd = armour.end()
      const cipherEnd = cipher.end()
      const lostBytes = armourEnd.lostBytes + cipherEnd.lostBytes
      const padded = { bytes: held, start: 0, end: held.length }
      const found = cipherEnd.lostBytes > 0 ? 0 : paddingLength(padded, chain.padding, holdBytes)
      const paddingBytes = found ?? 0
      return { bytes: held.subarray(0, held.length - paddingBytes), paddingBytes, lostBytes }
    },
  }
}
