import { expect, test } from 'vitest'
import { MOST_LINES } from '../../../src/triggers/lists/decoder.ts'
import { linesIn, textLines } from '../../../src/triggers/lists/text-lines.ts'

test('lines end with LF, CR LF or CR; the last one needs no end', () => {
  const { lines } = linesIn(Buffer.from('a\nb\r\n\rc'), 'utf-8', 0)
  expect(lines).toEqual([
    { text: 'a', startByte: 0, endByte: 1 },
    { text: 'b', startByte: 2, endByte: 3 },
    { text: '', startByte: 5, endByte: 5 },
    { text: 'c', startByte: 6, endByte: 7 },
  ])
})

test.each(['utf-16le', 'utf-16be'] as const)('%s: a character whose bytes look like a line end is none', (charset) => {
  // U+0A0D, U+0D0A and U+540D hold the bytes of line ends
  const wide = Buffer.from('\u0a0d名\r\n\u0d0a\n', 'utf16le')
  const { lines } = linesIn(charset === 'utf-16be' ? wide.swap16() : wide, charset, 0)
  expect(lines.map(({ text }) => text)).toEqual(['\u0a0d名', '\u0d0a'])
})

test('behind a million lines the rest is one reject', () => {
  const { lines, rejects } = linesIn(Buffer.alloc(MOST_LINES + 5, '\n'), 'utf-8', 0)
  expect(lines).toHaveLength(MOST_LINES)
  expect(rejects).toEqual([{ reason: 'behind 1000000 lines', startByte: MOST_LINES, endByte: MOST_LINES + 5 }])
})

test('where more than a tenth of the lines are damaged, it is no text', () => {
  const good = Buffer.from('大纪元时报新闻\n'.repeat(8))
  const bad = Buffer.from([0xe5, 0xff, 10])
  expect(textLines(Buffer.concat([good, bad]))).toBeNull()
  expect(textLines(Buffer.concat([good, good, bad]))?.rejects).toHaveLength(1)
})
