import { expect, test } from 'vitest'
import { framingOf } from '../../../src/traffic/http/framing.ts'
import { parseHeaders } from '../../../src/traffic/http/head.ts'
import { startLineOf } from '../../../src/traffic/http/start-line.ts'

function framed(head: string, method: string | null = null) {
  const [line = '', ...lines] = head.split('|')
  const start = startLineOf(line)
  if (start === null) throw new Error(`no start line: ${line}`)
  return framingOf({ start, ...parseHeaders(lines.join('\n')) }, method)
}

const GET = 'GET / HTTP/1.1'
const OK = 'HTTP/1.1 200 OK'
const length = (lengthBytes: number) => ({ kind: 'length', lengthBytes })

test.each([
  [GET, { kind: 'none' }],
  [OK, { kind: 'close' }],
  [`${GET}|Content-Length: 5`, length(5)],
  [`${OK}|content-length:005`, length(5)],
  [`${OK}|Content-Length: 5|Content-Length: 5`, length(5)],
  [`${OK}|Content-Length: 9007199254740991`, length(Number.MAX_SAFE_INTEGER)],
  [`${OK}|Transfer-Encoding: Chunked`, { kind: 'chunked' }],
  ['GET /simple', { kind: 'none' }],
])('%s', (head, framing) => {
  expect(framed(head)).toEqual({ framing, encodings: [], faults: [] })
})

test.each([
  [`${OK}|Content-Length: 5, 6`, 'close'],
  [`${OK}|Content-Length: 5|Content-Length: 6`, 'close'],
  [`${OK}|Content-Length: -1`, 'close'],
  [`${OK}|Content-Length: +1`, 'close'],
  [`${OK}|Content-Length: 1e3`, 'close'],
  [`${OK}|Content-Length:`, 'close'],
  [`${OK}|Content-Length: ,`, 'close'],
  [`${OK}|Content-Length: 9007199254740992`, 'close'],
  [`${OK}|Content-Length: 9223372036854775808`, 'close'],
  [`${GET}|Content-Length: 5, 6`, 'close'],
  [`${OK}|Content-Length: 5|Transfer-Encoding: chunked`, 'chunked'],
  [`${OK}|Content-Length : 5|Transfer-Encoding: chunked`, 'chunked'],
  [`${GET}|Content-Length: 0|Transfer-Encoding: ,\x0bchunked,`, 'chunked'],
  [`${GET}|Transfer-Encoding: gzip`, 'close'],
])('%s has a bad length', (head, kind) => {
  expect(framed(head)).toMatchObject({ framing: { kind }, faults: ['bad-length'] })
})

test.each([
  [`${OK}|Content-Encoding: GZIP, br`, ['gzip', 'br']],
  [`${OK}|Content-Encoding: gzip|Content-Encoding: br`, ['gzip', 'br']],
  [`${OK}|Content-Encoding: br|Transfer-Encoding: gzip, chunked`, ['br', 'gzip']],
  [`${OK}|Transfer-Encoding: gzip`, ['gzip']],
])('%s is coded', (head, encodings) => {
  expect(framed(head).encodings).toEqual(encodings)
})

test.each([
  ['HTTP/1.1 100 Go|Content-Length: 5', null, { kind: 'none' }],
  ['HTTP/1.1 204 No|Transfer-Encoding: chunked', null, { kind: 'none' }],
  ['HTTP/1.1 304 No|Content-Length: 5', null, { kind: 'none' }],
  ['HTTP/1.1 101 Other', null, { kind: 'switch', to: 'other' }],
  [`${OK}|Content-Length: 5`, 'HEAD', { kind: 'none' }],
  [`${OK}|Content-Length: 5`, 'CONNECT', { kind: 'switch', to: 'tunnel' }],
  ['HTTP/1.1 407 No|Content-Length: 5', 'CONNECT', length(5)],
])('%s to %s', (head, method, framing) => {
  expect(framed(head, method).framing).toEqual(framing)
})
