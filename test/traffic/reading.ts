import type { CaptureTally, Exchange } from '../../src/model/exchange.ts'
import { newTally, type Reader } from '../../src/traffic/reader.ts'

/** Bytes in chunks of these sizes in turn; the buffer is used again, as that of a file is. */
// biome-ignore lint/suspicious/useAwait: readers take what is asynchronous
export async function* cut(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(Math.max(1, ...sizes))
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const chunk = bytes.subarray(at, at + Math.max(1, sizes[turn % sizes.length] ?? 1))
    buffer.set(chunk)
    yield buffer.subarray(0, chunk.length)
    at += chunk.length
  }
}

export interface Reading {
  exchanges: Exchange[]
  tally: CaptureTally
}

/** Everything a reader finds in some bytes. */
export async function readWith(
  reader: Reader,
  bytes: Uint8Array,
  sizes: readonly number[] = [65_536],
): Promise<Reading> {
  const tally = newTally()
  const exchanges: Exchange[] = []
  for await (const some of reader.read(cut(bytes, sizes), tally)) exchanges.push(...some)
  return { exchanges, tally }
}

/** Numbers that look random and are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A copy in which a share of the bytes are others, and one copy in four is cut. */
export function damaged(bytes: Uint8Array, random: () => number, share = 0.02): Uint8Array {
  const copy = Uint8Array.from(bytes)
  for (let at = 0; at < copy.length; at++) if (random() < share) copy[at] = Math.floor(random() * 256)
  return random() < 0.25 ? copy.subarray(0, Math.floor(random() * copy.length)) : copy
}
