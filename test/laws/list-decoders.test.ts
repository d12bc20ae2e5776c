import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SEMANTICS_IDS, semanticsOf } from '../../src/text/known-semantics.ts'
import { CONFIDENCE, type DecodedList, decodeList, type ListFile } from '../../src/triggers/index.ts'
import { RECOGNITION } from '../../src/triggers/lists/decoder.ts'
import { decoders } from '../../src/triggers/lists/decoders.gen.ts'
import { damaged, seeded } from '../traffic/reading.ts'
import { SAMPLES } from '../triggers/lists/samples.ts'

test('every decoder has samples and a test, and its id is its file name', () => {
  const files = readdirSync('src/triggers/lists/decoders').map((file) => basename(file, '.ts'))
  expect(decoders.map(({ id }) => id).toSorted()).toEqual(files.toSorted())
  expect(Object.keys(SAMPLES).toSorted()).toEqual(files.toSorted())
  for (const id of files) expect([id, existsSync(`test/triggers/lists/decoders/${id}.test.ts`)]).toEqual([id, true])
})

/** What is wrong with a list: it must hold something, name semantics that take its lines, and place every reject in the file. */
function faultsIn(list: DecodedList | null, { bytes }: ListFile): string[] {
  if (list === null) return []
  const { lines, directives, rejects, semantics } = list
  if (!SEMANTICS_IDS.includes(semantics)) return [`no semantics ${semantics}`]
  semanticsOf(semantics).rules(lines)
  const misplaced = rejects.filter(
    ({ reason, startByte, endByte }) =>
      !(reason !== '' && 0 <= startByte && startByte <= endByte && endByte <= bytes.length),
  )
  return [
    ...(lines.length + directives.length + rejects.length === 0 ? ['holds nothing'] : []),
    ...misplaced.map((reject) => JSON.stringify(reject)),
  ]
}

describe.each(decoders.map((one) => [one.id, one] as const))('%s', (id, decoder) => {
  const samples = SAMPLES[id] ?? []

  test('names its client, who says so, how sure that is and what it is tested with', () => {
    for (const words of [decoder.title, decoder.source]) expect(words.length).toBeGreaterThan(10)
    expect(decoder.client).not.toBe('')
    expect(Object.keys(CONFIDENCE)).toContain(decoder.confidence)
    expect(RECOGNITION).toContain(decoder.recognisedBy)
    expect(decoder.vector).not.toBe('')
    // Without a vector nothing shows that it reads what the client reads
    expect(decoder.vector !== null || decoder.confidence !== 'published').toBe(true)
  })

  test('its samples are its own by content: no other decoder takes them before it', () => {
    expect(samples.length).toBeGreaterThan(0)
    for (const sample of samples) {
      expect(decodeList(sample, null)?.decoder.id).toBe(id)
      expect(decodeList(sample, id)?.list.lines.length).toBeGreaterThan(0)
    }
  })

  test('random bytes: never throws', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.array(fc.uint8Array({ maxLength: 32 }), { maxLength: 3 }),
        (bytes, keys) => {
          const file = { name: 'list', bytes, keys }
          expect(faultsIn(decoder.decode(file), file)).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })

  test('samples damaged anywhere, and repeated: never throws', () => {
    const random = seeded(11)
    for (let number = 0; number < 600; number += 1) {
      const sample = samples[number % samples.length]
      if (sample === undefined) throw new Error('no sample')
      const bytes = damaged(Buffer.concat(Array.from({ length: 1 + (number % 3) }, () => sample.bytes)), random)
      const file = { ...sample, bytes }
      expect(faultsIn(decoder.decode(file), file)).toEqual([])
    }
  })

  test('cut anywhere: never throws', () => {
    for (const sample of samples)
      for (let size = 0; size < sample.bytes.length; size += 1 + (sample.bytes.length >> 6)) {
        const file = { ...sample, bytes: sample.bytes.subarray(0, size) }
        expect(faultsIn(decoder.decode(file), file)).toEqual([])
      }
  })

  test('does not change the file', () => {
    for (const sample of samples) {
      const before = Buffer.from(sample.bytes)
      decoder.decode(sample)
      expect(before.equals(sample.bytes)).toBe(true)
    }
  })
})
