import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type HeadRead, headerOf, ResponseHeadReader } from '../../src/collect/response-head.ts'

function readAll(chunks: readonly Uint8Array[]): HeadRead {
  const reader = new ResponseHeadReader()
  for (const [index, chunk] of chunks.entries()) {
    const read = reader.push(chunk)
    if (read.kind === 'head') return { ...read, rest: Buffer.concat([read.rest, ...chunks.slice(index + 1)]) }
    if (read.kind === 'fault') return read
  }
  return { kind: 'more' }
}

const one = (text: string): HeadRead => readAll([Buffer.from(text, 'latin1')])

test('status, headers, folded lines, odd lines, bare line feeds and the rest are told apart', () => {
  const read = one('HTTP/1.1 200\nA: 1\r\nb:2 \r\na:  3\r\n folded\r\nno header\r\nC D: 4\r\n\nrest\n\n')
  if (read.kind !== 'head') throw new Error(read.kind)
  expect(read.head.status).toBe(200)
  expect([...read.head.headers]).toEqual([
    ['a', ['1', '3 folded']],
    ['b', ['2']],
  ])
  expect(read.head.oddLines).toBe(2)
  expect(headerOf(read.head, 'a')).toBe('1')
  expect(headerOf(read.head, 'x')).toBeNull()
  expect(Buffer.from(read.rest).toString()).toBe('rest\n\n')
})

test('interim responses are passed over and counted; the head holds the bytes of the last one', () => {
  const read = one('HTTP/1.1 100 C\r\n\r\nHTTP/1.1 103 E\r\nA: b\r\n\r\nHTTP/1.0 404 No\r\n\r\n')
  expect(read).toMatchObject({
    kind: 'head',
    head: { status: 404, interim: 2, bytes: Buffer.from('HTTP/1.0 404 No\r\n\r\n') },
  })
})

test.each([
  ['HTTP/1.1 200 OK\r\nA: b\r\n', 'more'],
  ['HTT', 'more'],
  ['HTX', 'not-http'],
  ['<html>', 'not-http'],
  ['HTTP/2 200 OK\r\n\r\n', 'not-http'],
  ['HTTP/1.1 20 OK\r\n\r\n', 'not-http'],
  ['HTTP/1.1 999 OK\r\n\r\n', 'not-http'],
  ['HTTP/1.1  200 OK\r\n\r\n', 'not-http'],
  ['\r\n\r\n', 'not-http'],
  [`HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(256)}\r\n`, 'head'],
  [`HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(257)}\r\n`, 'header-limit'],
  [`HTTP/1.1 200 OK\r\na: ${'b'.repeat(65_000)}\r\n\r\n`, 'head'],
  [`HTTP/1.1 200 OK\r\na: ${'b'.repeat(65_536)}\r\n\r\n`, 'header-limit'],
  [`HTTP/1.1 200 OK\r\na: ${'b'.repeat(65_536)}`, 'header-limit'],
  ['HTTP/1.1 100 C\r\n\r\n'.repeat(8), 'more'],
  ['HTTP/1.1 100 C\r\n\r\n'.repeat(9), 'header-limit'],
])('%j: %s', (text, result) => {
  const read = one(text)
  expect(read.kind === 'fault' ? read.failure : read.kind).toBe(result)
})

test('how the bytes are cut makes no difference', () => {
  const bytes = Buffer.from('HTTP/1.1 103 E\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\nbody\r\n\r\nmore')
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 8 }), (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
      const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end))
      expect(readAll(chunks)).toEqual(readAll([bytes]))
    }),
  )
})

test('no bytes throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, begins) => {
      expect(['head', 'fault', 'more']).toContain(
        readAll([Buffer.concat([Buffer.from(begins ? 'HTTP/1.1 200 OK\r\n' : ''), bytes, Buffer.from('\r\n\r\n')])])
          .kind,
      )
    }),
  )
})
