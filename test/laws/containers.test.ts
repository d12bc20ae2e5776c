import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { REASONS } from '../../src/model/reasons.ts'
import { containers } from '../../src/unpack/index.ts'
import { collect, type Met, memory } from '../unpack/collect.ts'
import { type Packed, tar, zip } from '../unpack/pack.ts'
import { warcRecord } from '../unpack/pack-warc.ts'

const MEMBERS: readonly Packed[] = [
  { name: 'log/one.log', bytes: Buffer.from('2008-09-01\t58.30.1.1\tone\n'.repeat(6)) },
  { name: 'empty', bytes: Buffer.alloc(0) },
  { name: '中文.log', bytes: Buffer.from('二\n') },
]
const [FIRST = { name: '', bytes: Buffer.alloc(0) }] = MEMBERS
// XZ Utils 5.4 on the first member.
const XZ =
  '/Td6WFoAAAFpIt42AgAhARYAAAB0L+Wj4ACVAB9dABkMLHAu48Z/FJzcrjcpwcMPWGEtAJzAYmJQK2YQAAAAADFhj74AATeWAQAAAB1W0Dw+MA2LAgAAAAABWVo='

/** A small sample of each kind, and what it holds. A new container adds one line. */
const SAMPLES: Readonly<Record<string, { bytes: Buffer; holds: readonly Packed[] }>> = {
  gzip: { bytes: gzipSync(FIRST.bytes), holds: [FIRST] },
  tar: { bytes: tar(MEMBERS), holds: MEMBERS },
  // One record only: a WARC has no end mark, so a cut between two records cannot be told.
  warc: {
    bytes: warcRecord('resource', FIRST.bytes, { 'WARC-Target-URI': 'http://127.0.0.1:8001/log/one.log' }),
    holds: [{ name: '127.0.0.1_8001/log/one.log', bytes: FIRST.bytes }],
  },
  xz: { bytes: Buffer.from(XZ, 'base64'), holds: [FIRST] },
  zip: { bytes: zip(MEMBERS), holds: MEMBERS },
}

const read = (bytes: Uint8Array, chunkBytes?: number) => collect(memory(bytes, 'item', chunkBytes))

/** What must hold for any bytes whatever: leaves are complete values with a known reason, and never nothing at all. */
function checkWhole(met: readonly Met[]): void {
  expect(met.length).toBeGreaterThan(0)
  for (const one of met) {
    const reason = 'reject' in one ? one.reject : (one.damage?.reason ?? 'truncated')
    expect(Object.keys(REASONS)).toContain(reason)
    const length = 'text' in one ? one.text.length : 0
    expect('text' in one && one.damage !== null ? one.damage.atByte : length).toBe(length)
  }
}

test('every container has a sample, and its id is its file name', () => {
  const files = readdirSync('src/unpack/containers').map((file) => basename(file, '.ts'))
  expect(containers.map((one) => one.id)).toEqual(files.toSorted())
  expect(Object.keys(SAMPLES).toSorted()).toEqual(files.toSorted())
  for (const { id } of containers) expect([id, existsSync(`test/unpack/containers/${id}.test.ts`)]).toEqual([id, true])
})

describe.each(containers.map((one) => [one.id, one] as const))('%s', (id, container) => {
  const { bytes, holds } = SAMPLES[id] ?? { bytes: Buffer.alloc(0), holds: [] }

  test('knows its own sample and no other', () => {
    const known = Object.entries(SAMPLES).filter(([, sample]) => container.sniff(sample.bytes.subarray(0, 512)))
    expect(known.map(([name]) => name)).toEqual([id])
    expect(container.sniff(Buffer.alloc(0))).toBe(false)
    expect(container.sniff(Buffer.alloc(512))).toBe(false)
  })

  test('gives back what was packed, wherever chunks are cut', async () => {
    for (const chunkBytes of [1, 7, 511, 512, 513, bytes.length]) {
      const met = await read(bytes, chunkBytes)
      expect(met.map((one) => ('text' in one ? one.text : one.reject))).toEqual(
        holds.map((member) => Buffer.from(member.bytes).toString('latin1')),
      )
      const paths = container.holds === 'one' ? [''] : holds.map((member) => member.name)
      expect(met.map((one) => one.path)).toEqual(paths)
      expect(met.every((one) => 'text' in one && one.damage === null)).toBe(true)
    }
  })

  test('cut at any byte, what it gives is the beginning of what it holds, and the cut is told', async () => {
    for (let size = 0; size < bytes.length; size += 1) {
      const met = await read(bytes.subarray(0, size))
      checkWhole(met)
      if (!container.sniff(bytes.subarray(0, Math.min(size, 512)))) continue
      const whole = holds.map((member) => Buffer.from(member.bytes).toString('latin1'))
      const texts = met.flatMap((one) => ('text' in one ? [one.text] : []))
      expect([size, texts.every((text, index) => whole[index]?.startsWith(text))]).toEqual([size, true])
      const isTold = met.some((one) => 'reject' in one || one.damage !== null)
      const isWhole = texts.join('') === whole.join('')
      expect([size, isTold || isWhole]).toEqual([size, true])
    }
  })

  test('any one byte changed: never throws, never nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ change
        const met = await read(changed)
        checkWhole(met)
        expect(met.length).toBeLessThan(20)
      }),
      { numRuns: 300 },
    )
  })

  test('any bytes after its first ones: never throws, never nothing, the same in any chunks', async () => {
    const start = fc.nat(Math.min(bytes.length, 600))
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 600 }), fc.integer({ min: 1, max: 99 }), async (...drawn) => {
        const [headBytes, tail, chunkBytes] = drawn
        const mixed = Buffer.concat([bytes.subarray(0, headBytes), tail])
        const met = await read(mixed)
        checkWhole(met)
        expect(await read(mixed, chunkBytes)).toEqual(met)
      }),
      { numRuns: 150 },
    )
  })
})

test('any nest of containers gives the bytes inside', async () => {
  const wrap = {
    gzip: (bytes: Buffer) => gzipSync(bytes),
    tar: (bytes: Buffer) => tar([{ name: 'm', bytes }]),
    zip: (bytes: Buffer) => zip([{ name: 'm', bytes }]),
  }
  const nest = fc.array(fc.constantFrom('gzip' as const, 'tar' as const, 'zip' as const), { maxLength: 7 })
  await fc.assert(
    fc.asyncProperty(nest, async (kinds) => {
      const inner = Buffer.from('the bytes inside\n')
      const bytes = kinds.reduce<Buffer>((packed, kind) => wrap[kind](packed), inner)
      const met = await read(bytes)
      expect(met).toMatchObject([{ text: inner.toString(), damage: null }])
    }),
    { numRuns: 60 },
  )
})
