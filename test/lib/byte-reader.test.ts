import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteReader } from '../../src/lib/byte-reader.ts'

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (const size of sizes) {
    yield bytes.subarray(at, at + size)
    at += size
  }
  yield bytes.subarray(at)
}

/** Each move answers with what it saw; `take`, `skip` and `some` go on, the others stay. */
const MOVES = {
  take: async (reader: ByteReader, count: number) => Buffer.from(await reader.take(count)),
  peek: async (reader: ByteReader, count: number) => Buffer.from(await reader.peek(count)),
  glimpse: async (reader: ByteReader, count: number) => Buffer.from(await reader.glimpse(count)),
  skip: async (reader: ByteReader, count: number) => reader.skip(count),
  some: async (reader: ByteReader, count: number) => Buffer.from((await reader.takeSome(count + 1)) ?? []),
  back: async (reader: ByteReader, count: number) => {
    const bytes = Buffer.from(await reader.take(count))
    reader.giveBack(bytes)
    return bytes
  },
}

function expected(move: keyof typeof MOVES, next: Buffer, seen: Buffer | number): Buffer | number {
  if (move === 'skip') return next.length
  return move === 'some' && typeof seen === 'object' ? next.subarray(0, seen.length) : next
}

test('takes the same bytes wherever chunks are cut', async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('take', 'peek', 'glimpse', 'skip', 'some', 'back'), fc.nat(9)))
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.array(fc.nat(7)), steps, async (...[bytes, sizes, moves]) => {
      const reader = new ByteReader(pieces(bytes, sizes))
      for (const [move, count] of moves) {
        const at = reader.positionBytes
        const seen = await MOVES[move](reader, count)
        const next = Buffer.from(bytes.subarray(at, at + count + (move === 'some' ? 1 : 0)))
        expect(seen).toEqual(expected(move, next, seen))
        const seenBytes = typeof seen === 'number' ? seen : seen.length
        expect(seenBytes > 0).toBe(next.length > 0)
        expect(reader.positionBytes - at).toBe(['take', 'skip', 'some'].includes(move) ? seenBytes : 0)
      }
    }),
  )
})

async function* failing(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('abc')
  throw new Error('broken here')
}

test('gives the bytes before a failure, then the failure, as often as asked', async () => {
  const reader = new ByteReader(failing())
  expect(Buffer.from(await reader.glimpse(10)).toString()).toBe('abc')
  await expect(reader.peek(4)).rejects.toThrow('broken here')
  expect(Buffer.from((await reader.takeSome(2)) ?? []).toString()).toBe('ab')
  expect(Buffer.from(await reader.take(1)).toString()).toBe('c')
  await expect(reader.takeSome(1)).rejects.toThrow('broken here')
  await expect(reader.take(1)).rejects.toThrow('broken here')
})

test('close lets go of the stream', async () => {
  let isReleased = false
  async function* held(): AsyncGenerator<Uint8Array> {
    try {
      yield Buffer.from('abc')
      yield Buffer.from('def')
    } finally {
      isReleased = true
    }
  }
  const reader = new ByteReader(held())
  await reader.take(1)
  await reader.close()
  expect(isReleased).toBe(true)
})
