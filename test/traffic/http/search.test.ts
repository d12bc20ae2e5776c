import { expect, test } from 'vitest'
import { Room } from '../../../src/traffic/http/room.ts'
import { firstOddLine, StartSearch } from '../../../src/traffic/http/search.ts'

function search(text: string, { kind, piece }: { kind: 'request' | 'response'; piece: number }) {
  const finder = new StartSearch(new Room(1 << 20))
  const bytes = Buffer.from(text, 'latin1')
  let skipped = 0
  for (let at = 0; at < bytes.length; at += piece) {
    const { skippedBytes, found } = finder.push(bytes.subarray(at, at + piece), kind)
    skipped += skippedBytes
    if (found !== null) return { skipped, found: found.toString('latin1') + bytes.toString('latin1', at + piece) }
  }
  return { skipped: skipped + finder.pendingBytes, found: null }
}

test.each([
  ['body\r\nHTTP/1.1 200 OK\r\nA: b', 'response', 6],
  ['{"a":1}HTTP/1.0 404\nA: b', 'response', 7],
  ['HTTP/1.1 2x\r\nHTTP/1.1 200 OK\r\n', 'response', 13],
  ['a GET /x HTTP/1.1\r\n', 'request', 2],
  ['bodyPOST /x HTTP/1.1\r\n', 'request', 4],
  ['HTTP/1.1 200 OK', 'response', null],
  ['HTTP/1.1 200 OK\r\n', 'request', null],
  ['FROB /x HTTP/1.1\r\n', 'request', null],
  ['GET /x y HTTP/1.1\r\n', 'request', null],
] as const)('in %j the next %s begins at %s, whatever the cut', (text, kind, at) => {
  const expected = at === null ? { skipped: text.length, found: null } : { skipped: at, found: text.slice(at) }
  for (const piece of [1000, 1, 2, 5]) expect(search(text, { kind, piece })).toEqual(expected)
})

test('a line without end is not kept whole', () => {
  const finder = new StartSearch(new Room(1 << 20))
  for (let at = 0; at < 100; at += 1) finder.push(Buffer.alloc(10_000, 'a'), 'request')
  expect(finder.pendingBytes).toBeLessThanOrEqual(128 << 10)
})

test.each([
  ['GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n', null],
  ['GET / HTTP/1.1\r\nA: b\r\nno header\r\n', 22],
  ['GET / HTTP/1.1\r\nA: b\r\nunfinished', null],
])('in %j the first odd line stands at %s', (head, at) => {
  expect(firstOddLine(head)).toBe(at)
})
