import { array, assert, asyncProperty, constantFrom, integer } from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOf, linesOf, MAX_LINE_BYTES, type LineEnd } from '../../src/ingest/blocks.ts'

const LF: LineEnd = { code: 10, unit: 'byte' }

async function* chunked(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (let n = 0; at < bytes.length; n++) {
    const size = sizes.length === 0 ? bytes.length : (sizes[n % sizes.length] ?? 1)
    yield bytes.subarray(at, at + size)
    at += size
  }
}

/** Lines of a stream with their spans, through blocks. */
async function linesThroughBlocks(bytes: Uint8Array, lineEnd: LineEnd, sizes: readonly number[]) {
  const found: { text: string; start: number; end: number }[] = []
  for await (const block of blocksOf(chunked(bytes, sizes), lineEnd)) {
    if (block.kind === 'overlong') {
      found.push({ text: 'overlong', start: block.startByte, end: block.endByte })
      continue
    }
    const lines = linesOf(block.bytes, lineEnd)
    for (let i = 0; i < lines.count; i++) {
      const [start = 0, end = 0] = [lines.starts[i], lines.ends[i]]
      found.push({
        text: Buffer.from(block.bytes.subarray(start, end)).toString('hex'),
        start: block.startByte + start,
        end: block.startByte + end,
      })
    }
  }
  return found
}

test('chunk cuts never matter, and spans cut the very bytes of the line', () =>
  assert(
    asyncProperty(
      array(constantFrom(10, 13, 65, 66, 0, 255), { maxLength: 60 }),
      array(integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
      constantFrom<LineEnd>(
        LF,
        { code: 13, unit: 'byte' },
        { code: 10, unit: 'utf-16le' },
        { code: 10, unit: 'utf-16be' },
      ),
      async (values, sizes, lineEnd) => {
        const bytes = Uint8Array.from(values)
        const whole = await linesThroughBlocks(bytes, lineEnd, [])
        expect(await linesThroughBlocks(bytes, lineEnd, sizes)).toEqual(whole)
        let before = 0
        for (const line of whole) {
          expect(line.start).toBeGreaterThanOrEqual(before)
          expect(line.text).toBe(Buffer.from(bytes.subarray(line.start, line.end)).toString('hex'))
          before = line.end
        }
      },
    ),
  ))

const ENDINGS: readonly { name: string; lineEnd: LineEnd; text: string; expected: readonly string[] }[] = [
  { name: 'LF', lineEnd: LF, text: 'a\nb\n', expected: ['a', 'b'] },
  { name: 'CRLF', lineEnd: LF, text: 'a\r\nb\r\n', expected: ['a', 'b'] },
  { name: 'no last line end', lineEnd: LF, text: 'a\nb', expected: ['a', 'b'] },
  { name: 'CR only', lineEnd: { code: 13, unit: 'byte' }, text: 'a\rb\r', expected: ['a', 'b'] },
  { name: 'blank lines count', lineEnd: LF, text: 'a\n\n\nb', expected: ['a', '', '', 'b'] },
]

test.each(ENDINGS)('lines end as the stream says: $name', ({ lineEnd, text, expected }) => {
  const lines = linesOf(Buffer.from(text), lineEnd)
  const found = Array.from({ length: lines.count }, (_, i) =>
    Buffer.from(lines.bytes.subarray(lines.starts[i], lines.ends[i])).toString(),
  )
  expect(found).toEqual(expected)
})

test.each(['utf-16le', 'utf-16be'] as const)(
  'a 0x0A inside a character of %s ends no line, nor is a 0x0D part of its end',
  (unit) => {
    const text = 'Ċa\r\n\u0a0ab名\n' // U+010A and U+0A0A hold the byte 0x0A, 名 (U+540D) the byte 0x0D
    const le = Buffer.from(text, 'utf16le')
    const bytes = unit === 'utf-16le' ? le : Buffer.from(le).swap16()
    const lines = linesOf(bytes, { code: 10, unit })
    const found = Array.from({ length: lines.count }, (_, i) => {
      const line = Buffer.from(bytes.subarray(lines.starts[i], lines.ends[i]))
      return (unit === 'utf-16le' ? line : line.swap16()).toString('utf16le')
    })
    expect(found).toEqual(['Ċa', '\u0a0ab名'])
  },
)

async function* longLine() {
  yield Buffer.from('before\n')
  for (let n = 0; n < MAX_LINE_BYTES / (1 << 20) + 4; n++) yield Buffer.alloc(1 << 20, 'x')
  yield Buffer.from('\nafter\n')
}

test('a line beyond the limit is given as a span, and the lines around it survive', async () => {
  const found: string[] = []
  let overlongBytes = 0
  for await (const block of blocksOf(longLine(), LF)) {
    if (block.kind === 'lines') found.push(...Buffer.from(block.bytes).toString().trim().split('\n'))
    else overlongBytes = block.endByte - block.startByte
  }
  expect(found).toEqual(['before', 'after'])
  expect(overlongBytes).toBeGreaterThan(MAX_LINE_BYTES)
})
