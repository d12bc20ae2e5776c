import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finders } from '../../src/keys/finders.gen.ts'
import { findKeys } from '../../src/keys/index.ts'
import { MAX_FINDS } from '../../src/keys/text.ts'

// Pieces that finders look for, so that random files get past the first check.
const PIECES = [
  'key',
  'enckey',
  '=',
  ':',
  ' is ',
  '"',
  "'",
  '<',
  '>',
  '</',
  'iv',
  '\n',
  '\r\n',
  ' ',
  '\\',
  '{',
  '}',
  '[8]',
  '#define ',
  '0x3a,',
  '3a7f10c4e29b5d68',
  'c2t5cEtFWTM=',
  '密钥',
  '是',
  ';',
]
const piece = fc.oneof(
  fc.constantFrom(...PIECES).map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
)
const file = fc.record({
  path: fc.constantFrom('etc/a.ini', 'key.dat', 'a.xml', 'x!y.key'),
  bytes: fc.array(piece, { maxLength: 40 }).map((parts) => Buffer.concat(parts)),
})

test('ids are sorted and unique', () => {
  const ids = finders.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].toSorted())
})

describe.each(finders.map((finder) => [finder.id, finder] as const))('%s', (_, finder) => {
  test('never throws; every span lies in the file and holds the value', () => {
    fc.assert(
      fc.property(file, ({ path, bytes }) => {
        for (const { value, startByte, endByte } of finder.find({ path, bytes })) {
          expect(startByte).toBeGreaterThanOrEqual(0)
          expect(endByte).toBeGreaterThan(startByte)
          expect(Buffer.from(bytes.subarray(startByte, endByte))).toEqual(Buffer.from(value))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the bytes of a view into a larger buffer are its own', () => {
    const whole = Buffer.from('xxxxenckey="tomf1lt8"; key is tomf1lt8 <key>tomf1lt8</key>\n{"key":"tomf1lt8"}')
    const path = 'conf/my.key'
    const copy = Buffer.from(whole.subarray(4))
    expect(finder.find({ path, bytes: whole.subarray(4) })).toEqual(finder.find({ path, bytes: copy }))
    expect(finder.find({ path, bytes: copy }).length).toBeGreaterThan(0)
  })

  test.each(['=', 'a=b ', '"a":"', '<a b="', 'key is x ', '0x11, ', 'a[ = ', '"', 'Aa1=', '\n', 'key:'])(
    '1 MiB of %j ends soon',
    (unit) => {
      const bytes = Buffer.from(unit.repeat((1 << 20) / unit.length))
      const startedMs = performance.now()
      expect(finder.find({ path: 'my.key', bytes }).length).toBeLessThanOrEqual(MAX_FINDS + 1)
      // 20 to 80 ms when alone; a second pass over the text for every character would take minutes.
      expect(performance.now() - startedMs).toBeLessThan(5000)
    },
  )
})

test('all finders together are total', () => {
  fc.assert(
    fc.property(file, ({ path, bytes }) => {
      const keys = findKeys({ evidenceId: 'e', path, bytes })
      const distinct = new Set(keys.map((key) => Buffer.from(key.bytes).toString('hex')))
      expect(distinct.size).toBe(keys.length)
      expect(keys.every((key) => key.bytes.length > 0 && key.bytes.length <= 256)).toBe(true)
    }),
    { numRuns: 300 },
  )
})
