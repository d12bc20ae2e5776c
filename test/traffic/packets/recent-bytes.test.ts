import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { NO_ENTRY, RecentBytes } from '../../../src/traffic/packets/recent-bytes.ts'

const text = (value: string): Buffer => Buffer.from(value, 'latin1')

test('counts the bytes that differ from what was remembered at their place', () => {
  const recent = new RecentBytes()
  let newest = recent.remember(text('abc'), 0, NO_ENTRY)
  const other = recent.remember(text('XXXXXX'), 0, NO_ENTRY)
  newest = recent.remember(text('def'), 3, newest)
  newest = recent.remember(text('ghi'), 8, newest)
  expect(recent.conflicts(text('abcdef'), 0, newest)).toBe(0)
  expect(recent.conflicts(text('aBcDeF'), 0, newest)).toBe(3)
  expect(recent.conflicts(text('ZZZ'), 5, newest)).toBe(1)
  expect(recent.conflicts(text('??ghi?'), 6, newest)).toBe(0)
  expect(recent.conflicts(text('abc'), 0, other)).toBe(3)
  expect(recent.conflicts(text('abc'), 0, NO_ENTRY)).toBe(0)
})

test('as a whole remembered stream would, whatever the pieces', () => {
  const piece = fc.record({ length: fc.integer({ min: 1, max: 9000 }), direction: fc.integer({ min: 0, max: 2 }) })
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.infiniteStream(fc.nat(255)), (pieces, values) => {
      const recent = new RecentBytes()
      const streams = [0, 1, 2].map(() => ({ bytes: [] as number[], newest: NO_ENTRY }))
      for (const { length, direction } of pieces) {
        const stream = streams[direction]
        if (stream === undefined) continue
        const bytes = Uint8Array.from({ length }, () => Number(values.next().value))
        stream.newest = recent.remember(bytes, stream.bytes.length, stream.newest)
        stream.bytes.push(...bytes)
      }
      for (const { bytes, newest } of streams) {
        expect(recent.conflicts(Uint8Array.from(bytes), 0, newest)).toBe(0)
        expect(
          recent.conflicts(
            Uint8Array.from(bytes, (byte) => byte ^ 1),
            0,
            newest,
          ),
        ).toBe(bytes.length)
      }
    }),
    { numRuns: 30 },
  )
})

test('what is older than sixteen mebibytes is forgotten, not mixed up with what took its room', () => {
  const recent = new RecentBytes()
  const first = recent.remember(text('first'), 0, NO_ENTRY)
  const block = Buffer.alloc(1 << 20, 'x')
  for (let n = 0; n < 15; n++) recent.remember(block, n << 20, NO_ENTRY)
  expect(recent.conflicts(text('fIrSt'), 0, first)).toBe(2)
  for (let n = 0; n < 2; n++) recent.remember(block, n << 20, NO_ENTRY)
  expect(recent.conflicts(text('fIrSt'), 0, first)).toBe(0)
})

test('of more than 65,536 pieces the oldest are forgotten', () => {
  const recent = new RecentBytes()
  const first = recent.remember(text('a'), 0, NO_ENTRY)
  for (let n = 0; n < 65_535; n++) recent.remember(text('b'), 0, NO_ENTRY)
  expect(recent.conflicts(text('?'), 0, first)).toBe(1)
  recent.remember(text('b'), 0, NO_ENTRY)
  expect(recent.conflicts(text('?'), 0, first)).toBe(0)
})

test('looks back a thousand pieces and no farther', () => {
  const recent = new RecentBytes()
  let newest = NO_ENTRY
  for (let n = 0; n < 1100; n++) newest = recent.remember(text('a'), n, newest)
  expect(recent.conflicts(text('?'), 1100 - 1024, newest)).toBe(1)
  expect(recent.conflicts(text('?'), 1100 - 1025, newest)).toBe(0)
})
