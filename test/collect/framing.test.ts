import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyReader, type Framing, framingOf } from '../../src/collect/framing.ts'
import { ResponseHeadReader } from '../../src/collect/response-head.ts'

function framing(status: number, ...headers: readonly string[]): Framing {
  const read = new ResponseHeadReader().push(
    Buffer.from(`HTTP/1.1 ${status} X\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`),
  )
  if (read.kind !== 'head') throw new Error(read.kind)
  return framingOf(read.head)
}

test.each<[number, string[], Framing]>([
  [200, [], { kind: 'close' }],
  [200, ['Content-Length: 5'], { kind: 'length', sizeBytes: 5 }],
  [200, ['Content-Length: 5', 'Content-Length: 5'], { kind: 'length', sizeBytes: 5 }],
  [200, ['Content-Length: 5, 5'], { kind: 'length', sizeBytes: 5 }],
  [200, ['Content-Length: 5', 'Content-Length: 6'], { kind: 'close' }],
  [200, ['Content-Length: +5'], { kind: 'close' }],
  [200, ['Content-Length: 0x5'], { kind: 'close' }],
  [200, ['Content-Length: 9999999999999999'], { kind: 'close' }],
  [200, ['Transfer-Encoding: chunked', 'Content-Length: 5'], { kind: 'chunked' }],
  [200, ['Transfer-Encoding: gzip, Chunked'], { kind: 'chunked' }],
  [200, ['Transfer-Encoding: chunked, gzip'], { kind: 'close' }],
  [204, ['Content-Length: 5'], { kind: 'none' }],
  [304, ['Transfer-Encoding: chunked'], { kind: 'none' }],
  [101, [], { kind: 'none' }],
])('%d with %j ends by %j', (status, headers, expected) => {
  expect(framing(status, ...headers)).toEqual(expected)
})

/** Content, bytes that belong to the body, and how it ended. */
function readBody(kind: Framing, chunks: readonly Uint8Array[]) {
  const reader = bodyReader(kind)
  const content: Uint8Array[] = []
  let usedBytes = 0
  let end = 'open'
  for (const chunk of chunks) {
    const part = reader.push(chunk)
    content.push(...part.content)
    usedBytes += part.usedBytes
    if (part.fault !== null) end = part.fault
    else if (part.isEnd) end = 'end'
    if (end !== 'open') break
  }
  return {
    content: Buffer.concat(content).toString('latin1'),
    usedBytes,
    end: end === 'open' && reader.mayEnd() ? 'may end' : end,
  }
}

const chunked = { kind: 'chunked' } as const

test.each<[Framing, string, string, number, string]>([
  [chunked, '5\r\nhello\r\n0\r\n\r\nafter', 'hello', 15, 'end'],
  [chunked, '5;x=y\nhello\n00\nA: b\n\n', 'hello', 21, 'end'],
  [chunked, 'A \r\n0123456789\r\n1\r\n!\r\n0\r\n\r\n', '0123456789!', 27, 'end'],
  [chunked, '5\r\nhel', 'hel', 6, 'open'],
  [chunked, '5\r\nhello\r\n', 'hello', 10, 'open'],
  [chunked, '5\r\nhello\r\n0\r\n', 'hello', 13, 'open'],
  [chunked, '5\r\nhelloXX\r\n', 'hello', 12, 'a chunk longer than its size'],
  [chunked, 'zz\r\n', '', 4, 'no chunk size'],
  [chunked, '-5\r\n', '', 4, 'no chunk size'],
  [chunked, '\r\n', '', 2, 'no chunk size'],
  [chunked, '1000000000000000\r\n', '', 18, 'no chunk size'],
  [chunked, `5;${'x'.repeat(5000)}`, '', 5002, 'a chunk line without end'],
  [chunked, `0\r\n${'A: b\r\n'.repeat(70)}`, '', 3 + 65 * 6, 'trailers without end'],
  [{ kind: 'length', sizeBytes: 3 }, 'longer', 'lon', 3, 'end'],
  [{ kind: 'length', sizeBytes: 9 }, 'short', 'short', 5, 'open'],
  [{ kind: 'length', sizeBytes: 0 }, '', '', 0, 'end'],
  [{ kind: 'none' }, 'x', '', 0, 'end'],
  [{ kind: 'close' }, 'any', 'any', 3, 'may end'],
])('%j of %j', (kind, bytes, ...expected) => {
  const { content, usedBytes, end } = readBody(kind, [Buffer.from(bytes)])
  expect([content, usedBytes, end]).toEqual(expected)
})

test('how the bytes are cut makes no difference, and content in chunks comes out as it went in', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, unit: 'binary-ascii' }), { maxLength: 5 }),
      fc.array(fc.nat(200), { maxLength: 6 }),
      (parts, cuts) => {
        const bytes = Buffer.from(
          `${parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('')}0\r\n\r\n`,
        )
        const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length]
        const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end))
        expect(readBody(chunked, chunks)).toEqual({ content: parts.join(''), usedBytes: bytes.length, end: 'end' })
      },
    ),
  )
})
