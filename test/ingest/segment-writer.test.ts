import type { SegmentPart } from '../../src/model/segment.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Segment } from '../../src/ingest/segment-writer.ts'
import { SEGMENT_UNITS } from '../../src/store/segments.ts'
import { logLine, segmentsOf, TABBED, unitsIn } from './streams.ts'

type Kind = 'record' | 'reject' | 'framing'
const SOME_LINES: readonly (readonly [string, Kind])[] = [
  [logLine(1), 'record'],
  [logLine(2, ''), 'record'],
  ['2008-13-99 x\t\t\t灯笼', 'record'], // odd values are values
  ['no columns at all', 'reject'],
  [`${logLine(3)}\tone too many`, 'reject'],
  ['\t\t\t', 'reject'], // nothing in any column
  ['\xff\xfe', 'reject'],
  ['', 'framing'],
  ['   ', 'framing'],
]
const bytesOf = ([text, kind]: readonly [string, Kind]): Buffer =>
  Buffer.from(text, kind === 'reject' && text.includes('\xff') ? 'latin1' : 'utf8')

const partsOf = (segments: readonly Pick<Segment, 'parts'>[]): SegmentPart[] => segments.flatMap(({ parts }) => parts)
const total = (
  parts: readonly SegmentPart[],
  field: 'records' | 'rejects' | 'recordBytes' | 'rejectBytes' | 'framingBytes',
) => parts.reduce((sum, part) => sum + part[field], 0)

/** Every part accounts for each of its bytes, and the parts of one stream lie end to end. */
function expectTiling(
  segments: readonly Pick<Segment, 'parts'>[],
  stream: string,
  { from = 0, sizeBytes }: { from?: number; sizeBytes: number },
): void {
  const parts = partsOf(segments).filter((part) => part.stream === stream)
  let at = from
  for (const part of parts) {
    expect(part.fromByte).toBe(at)
    expect(part.recordBytes + part.framingBytes + part.rejectBytes).toBe(part.toByte - part.fromByte)
    at = part.toByte
  }
  expect(at).toBe(sizeBytes)
  expect(parts.map((part) => part.final)).toEqual(parts.map((_, index) => index === parts.length - 1))
}

const streamOf = fc.record({
  lines: fc.array(fc.constantFrom(...SOME_LINES), { maxLength: 25 }),
  header: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  lastLineEnd: fc.boolean(),
  sizes: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
})

test('the tiling law: every byte of every stream is in a record, in a reject or framing', () =>
  fc.assert(
    fc.asyncProperty(fc.array(streamOf, { minLength: 1, maxLength: 3 }), async (streams) => {
      const made = streams.map(({ lines, header, lineEnd, lastLineEnd, sizes }, index) => {
        const parts = lines.flatMap((line, n) => [
          bytesOf(line),
          Buffer.from(n < lines.length - 1 || lastLineEnd ? lineEnd : ''),
        ])
        return { bytes: Buffer.concat(parts), key: `s${index}`, format: { ...TABBED, header }, sizes }
      })
      const segments = await segmentsOf(...made)
      for (const [index, { bytes, key, format }] of made.entries()) {
        expectTiling(segments, key, { sizeBytes: bytes.length })
        const own = partsOf(segments).filter((part) => part.stream === key)
        const counted = (streams[index]?.lines ?? []).filter(
          ([text, kind], n) => !(format.header && n === 0 && kind !== 'framing' && !text.includes('\xff')),
        )
        for (const kind of ['record', 'reject'] as const) {
          const units = counted.filter((line) => line[1] === kind)
          expect(total(own, `${kind}s`)).toBe(units.length)
          expect(total(own, `${kind}Bytes`)).toBe(units.reduce((sum, line) => sum + bytesOf(line).length, 0))
        }
      }
    }),
  ))

test('resuming anywhere gives exactly the rest', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...SOME_LINES), { minLength: 1, maxLength: 20 }),
      fc.nat(),
      async (lines, pick) => {
        const bytes = Buffer.concat(lines.flatMap((line) => [bytesOf(line), Buffer.from('\r\n')]))
        const { units } = await unitsIn(bytes)
        const resumeAtByte = units[pick % units.length]?.end ?? 0
        const [whole, rest, head] = [
          await segmentsOf({ bytes }),
          await segmentsOf({ bytes, resumeAtByte }),
          await segmentsOf({ bytes: bytes.subarray(0, resumeAtByte) }),
        ]
        expectTiling(rest, 'stream', { from: resumeAtByte, sizeBytes: bytes.length })
        for (const field of ['records', 'rejects', 'recordBytes', 'rejectBytes', 'framingBytes'] as const)
          expect(total(partsOf(head), field) + total(partsOf(rest), field)).toBe(total(partsOf(whole), field))
      },
    ),
  ))

describe('a stream of more units than a segment holds', () => {
  const [count, every] = [SEGMENT_UNITS + 10, 4]
  const bytes = Buffer.from(
    Array.from({ length: count }, (_, n) => `${n % every === 0 ? 'bad' : logLine(n)}\n`).join(''),
  )

  test('is cut after so many records and rejects, and its parts lie end to end', async () => {
    const segments = await segmentsOf(
      { bytes: Buffer.from('bad\n'), key: 'before' },
      { bytes },
      { bytes: Buffer.from('x'), key: 'after' },
    )
    expect(segments.map(({ parts }) => total(parts, 'records') + total(parts, 'rejects'))).toEqual([SEGMENT_UNITS, 12])
    expect(segments.map(({ parts }) => parts.map((part) => part.stream))).toEqual([
      ['before', 'stream'],
      ['stream', 'after'],
    ])
    expectTiling(segments, 'stream', { sizeBytes: bytes.length })
    expect(segments[0]?.parts[1]?.toByte).toBe((await unitsIn(bytes)).units[SEGMENT_UNITS - 2]?.end)
  })

  test('resumed where the first segment stopped, makes the second segment byte for byte', async () => {
    const segments = await segmentsOf({ bytes })
    const resumed = await segmentsOf({ bytes, resumeAtByte: segments[0]?.parts[0]?.toByte ?? 0 })
    expect(resumed).toEqual(segments.slice(1))
  })
})

test('a stream of exactly one segment is still ended, by a part that covers its last line end', async () => {
  const bytes = Buffer.from('x\n'.repeat(SEGMENT_UNITS))
  const segments = await segmentsOf({ bytes })
  expectTiling(segments, 'stream', { sizeBytes: bytes.length })
  expect(segments.map(({ records, rejects }) => [records === null, rejects === null])).toEqual([
    [true, false],
    [true, true],
  ])
})

test('nothing to write makes no segment; an empty stream is a part that is final', async () => {
  expect(await segmentsOf()).toEqual([])
  expect(partsOf(await segmentsOf({ bytes: Buffer.alloc(0) }))).toMatchObject([{ fromByte: 0, toByte: 0, final: true }])
})
