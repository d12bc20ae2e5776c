import { describe, expect, test } from 'vitest'
import { LONG_TEXT_BYTES, MAX_DEPTH, MAX_ELEMENT_VALUES, MAX_LONG_TEXTS } from '../../../src/traffic/har/element.ts'
import har from '../../../src/traffic/readers/har.ts'
import { readWith } from '../reading.ts'
import { archive, bodyOf, entry, sha256 } from './archive.ts'

const asciiJson = (value: unknown): Buffer =>
  Buffer.from(JSON.stringify(value).replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)) // biome-ignore format: one step

describe('long texts', () => {
  /** Every kind of escape, cut anywhere by the chunks. */
  const unit = 'line\n"quoted" \\ 纸鹤 \u{1f54a} \u0001/'
  const text = unit.repeat(Math.ceil((2 * LONG_TEXT_BYTES) / unit.length))
  const log = { log: { creator: {}, entries: [entry({ content: { text } }), entry()] } }

  test.each([
    ['as UTF-8', Buffer.from(JSON.stringify(log))],
    ['in escapes only', asciiJson(log)],
  ])('a body longer than is held is read, %s', async (_, bytes) => {
    for (const sizes of [[65_536], [7, 1, 4099, 11], [bytes.length]]) {
      const { exchanges, tally } = await readWith(har, bytes, sizes)
      expect(tally.counts).toEqual({ entries: 2 })
      const response = exchanges[0]?.response
      expect(response?.bodySha256).toBe(sha256(text))
      expect(Buffer.from(response?.bodyHead ?? []).equals(Buffer.from(text).subarray(0, 65_536))).toBe(true)
      expect(bodyOf(exchanges[1]?.response)?.head).toBe('ok')
    }
  })

  test('Base64 is decoded, and what is none stands as it is', async () => {
    const bytes = Buffer.alloc(LONG_TEXT_BYTES + 1, 'crane')
    const good = { text: bytes.toString('base64'), encoding: 'base64' }
    const bad = { text: `${good.text}!`, encoding: 'base64' }
    const { exchanges } = await readWith(har, archive(entry({ content: good }), entry({ content: bad })), [10_007])
    expect(exchanges.map((one) => one.response?.bodySha256)).toEqual([sha256(bytes), sha256(bad.text)])
    expect(exchanges.map((one) => one.response?.faults)).toEqual([[], ['bad-encoding']])
  })

  test('padding ends Base64, wherever the file is cut', async () => {
    const padded = `${'A'.repeat(LONG_TEXT_BYTES - 4)}QQ==QUJD`
    const { exchanges } = await readWith(har, archive(entry({ content: { text: padded, encoding: 'base64' } })), [1])
    expect(exchanges[0]?.response).toMatchObject({ faults: ['bad-encoding'], bodySha256: sha256(padded) })
  })

  test.each([
    ['an escape that is none', '\\x'],
    ['a raw line end', '\n'],
    ['an escape that is cut', '\\u12'],
  ])('one with %s is no entry', async (_, wrong) => {
    const written = archive(entry({ content: { text: 'a'.repeat(LONG_TEXT_BYTES + 10) } })).toString()
    const bytes = Buffer.from(written.replace('aaaaaaaaaa"', `aaaaaaaaaa${wrong}"`))
    const { exchanges, tally } = await readWith(har, bytes)
    expect(exchanges).toEqual([])
    expect(tally).toMatchObject({ counts: { entries: 1, bad_entries: 1 }, faultCount: 1 })
  })
})

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

describe('limits', () => {
  test.each<[string, Record<string, unknown>, number]>([
    ['as deep as allowed', { _x: nested(MAX_DEPTH - 1) }, 1],
    ['deeper', { _x: nested(MAX_DEPTH) }, 0],
    ['too many values', { _x: Array.from({ length: MAX_ELEMENT_VALUES }, () => 1) }, 0],
    [
      'too many long texts',
      { _x: Array.from({ length: MAX_LONG_TEXTS + 1 }, () => 'a'.repeat(LONG_TEXT_BYTES + 1)) },
      0,
    ],
    ['as many long texts as allowed', { _x: Array.from({ length: MAX_LONG_TEXTS }, () => 'a'.repeat(LONG_TEXT_BYTES + 1)) }, 1], // biome-ignore format: a table
    ['too many bytes', { _x: Array.from({ length: 100 }, () => 'a'.repeat(200_000)) }, 0],
  ])('%s', async (_, own, kept) => {
    const { exchanges, tally } = await readWith(har, archive(entry({ entry: own }), entry()))
    expect(exchanges.map((one) => one.ordinal)).toEqual(kept === 1 ? [0, 1] : [1])
    expect(tally.counts.bad_entries ?? 0).toBe(1 - kept)
    expect(tally.faultCount).toBe(1 - kept)
  })
})
