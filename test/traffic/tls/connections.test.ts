import { expect, test } from 'vitest'
import { newTally } from '../../../src/traffic/reader.ts'
import { MAX_OPEN, TlsConnections } from '../../../src/traffic/tls/connections.ts'
import type { TlsPacket } from '../../../src/traffic/tls/packet.ts'

const CLIENT = { address: '10.0.0.1', port: 4000 }
const SERVER = { address: '10.0.0.2', port: 443 }
const ADDED = 17

const record = (text: string) => ({ lengthBytes: text.length + ADDED, bytes: Buffer.from(text, 'latin1') })

const packet = (own: Partial<TlsPacket> = {}): TlsPacket => ({
  stream: 0,
  atUtcMs: 1000,
  from: CLIENT,
  to: SERVER,
  hasTls: true,
  isClientHello: false,
  protocol: null,
  records: [],
  finishes: false,
  resets: false,
  ...own,
})
const answer = (own: Partial<TlsPacket> = {}): TlsPacket => packet({ from: SERVER, to: CLIENT, ...own })

const ASK = 'GET /a HTTP/1.1\r\nHost: h\r\n\r\n'
const POST = 'POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhello'
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

function read(...packets: readonly TlsPacket[]) {
  const [connections, tally] = [new TlsConnections(), newTally()]
  for (const one of packets) connections.packet(one)
  const early = connections.take()
  connections.end(tally)
  return { early, late: connections.take(), sums: connections.sums, tally }
}

test('an exchange is given as soon as it is whole, over TLS', () => {
  const { early, tally } = read(
    packet({ isClientHello: true }),
    packet({ records: [record(ASK)] }),
    answer({ records: [record(OK)] }),
  )
  expect(early).toMatchObject([
    {
      scheme: 'https',
      stream: 0,
      client: CLIENT,
      server: SERVER,
      request: { target: '/a' },
      response: { status: 200 },
    },
  ])
  expect(tally.counts).toEqual({ tls_decrypted: 1 })
})

test('the server may be seen first', () => {
  const { early } = read(
    answer({ protocol: 'http/1.1' }),
    packet({ records: [record(ASK)] }),
    answer({ records: [record(OK)] }),
  )
  expect(early).toMatchObject([{ client: CLIENT, server: SERVER }])
})

test('a record that was not decrypted is missed with the length it must have had', () => {
  const { early } = read(
    packet({ records: [record(POST), { lengthBytes: 5 + ADDED, bytes: null }, record(ASK)] }),
    answer({ records: [record(OK), record(OK)] }),
  )
  expect(early).toMatchObject([
    { request: { target: '/b', bodyBytes: 5, missedBytes: 5, complete: false, faults: ['missing-bytes'] } },
    { request: { target: '/a', complete: true } },
  ])
})

test('records in front of the first that was decrypted belong to the handshake', () => {
  const { early } = read(
    packet({ records: [{ lengthBytes: 500, bytes: null }, record(ASK)] }),
    answer({ records: [record(OK)] }),
  )
  expect(early).toMatchObject([{ request: { target: '/a', complete: true, faults: [] } }])
})

test.each<[string, Partial<TlsPacket>]>([
  ['the server chose it', { protocol: 'h2' }],
  ['the client begins it', { from: CLIENT, to: SERVER, records: [record('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')] }],
])('HTTP/2 is not read: %s', (_, own) => {
  const { early, late, sums } = read(packet({ isClientHello: true }), answer(own), packet({ records: [record(ASK)] }))
  expect([early, late]).toEqual([[], []])
  expect(sums).toEqual({ seen: 1, decrypted: 1, http2: 1 })
})

test('what is not decrypted is counted as seen', () => {
  const { sums, tally } = read(packet(), packet({ stream: 1, hasTls: false, resets: true }))
  expect(sums).toEqual({ seen: 1, decrypted: 0, http2: 0 })
  expect(tally.counts).toEqual({})
})

test('bytes that are no HTTP are counted', () => {
  const { tally } = read(
    packet({ records: [record('\u0000\u0001binary\u0000')] }),
    answer({ records: [record('\u0000x')] }),
  )
  expect(tally.counts).toEqual({ tls_decrypted: 1, not_http_bytes: 11 })
})

test.each<[string, readonly TlsPacket[]]>([
  ['a reset', [packet({ hasTls: false, resets: true })]],
  ['both FINs', [packet({ finishes: true }), answer({ finishes: true })]],
])('%s ends what waits, and what comes later opens nothing', (_, last) => {
  const { early, late, sums } = read(packet({ records: [record(ASK)] }), ...last, answer({ records: [record(OK)] }))
  expect(early).toMatchObject([{ request: { target: '/a' }, response: null }])
  expect([late, sums.seen]).toEqual([[], 1])
})

test('one FIN ends one direction', () => {
  const { early } = read(packet({ records: [record(ASK)], finishes: true }), answer({ records: [record(OK)] }))
  expect(early).toMatchObject([{ request: { target: '/a' }, response: { status: 200 } }])
})

test('connections open at a time are bounded: the first gives way', () => {
  const many = Array.from({ length: MAX_OPEN }, (_, at) => packet({ stream: at + 1 }))
  const { early, sums } = read(packet({ records: [record(ASK)] }), ...many)
  expect(early).toMatchObject([{ request: { target: '/a' }, response: null }])
  expect(sums.seen).toBe(MAX_OPEN + 1)
})
