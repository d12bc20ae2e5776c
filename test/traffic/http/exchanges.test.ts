import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FAULTY, HOLES } from './broken-cases.ts'
import { chunk, get, ok } from './build.ts'
import { CLIENT, carry, lines, SERVER, type Step } from './carry.ts'
import { ORDINARY, OTHER } from './ordinary-cases.ts'

const ALL = [...ORDINARY, ...FAULTY, ...OTHER, ...HOLES]

describe.each([
  ['ordinary traffic', ORDINARY],
  ['faults', FAULTY],
  ['what is not HTTP', OTHER],
  ['holes', HOLES],
])('%s', (_, cases) => {
  test.each(cases)('$name', ({ steps, exchanges, counts }) => {
    const { tally } = carry(steps)
    expect(lines(steps)).toEqual(exchanges)
    expect(tally.counts).toEqual(counts ?? {})
  })
})

test('everything that is told of an exchange', () => {
  const { exchanges } = carry([
    [1, 'POST http://origin.example/p?q HTTP/1.1\r\nX-A: 1\r\nx-a:\t2 \r\n folded\r\nContent-Length: 4\r\n\r\nup'],
    [1, '\xe9!'],
    [0, 'HTTP/1.1 103 Hints\r\n\r\n'],
    [0, 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n'],
    [0, Buffer.concat([chunk(gzipSync('four')).subarray(0, -2), Buffer.from('Sum: 9\r\n\r\n')])],
  ])
  const nothing = { wireBytes: 0, bodyBytes: 0, bodySha256: null, bodyHead: new Uint8Array(0) }
  const whole = { complete: true, missedBytes: 0, faults: [] }
  expect(exchanges).toEqual([
    {
      stream: 3,
      ordinal: 0,
      client: SERVER,
      server: CLIENT,
      scheme: 'http',
      request: {
        ...whole,
        startedAtUtcMs: 0,
        endedAtUtcMs: 1,
        version: '1.1',
        headers: [
          ['X-A', '1'],
          ['x-a', '2 folded'],
          ['Content-Length', '4'],
        ],
        wireBytes: 4,
        bodyBytes: 4,
        bodySha256: createHash('sha256').update('up\xe9!', 'latin1').digest('hex'),
        bodyHead: Buffer.from('up\xe9!', 'latin1'),
        method: 'POST',
        target: 'http://origin.example/p?q',
        host: 'origin.example',
      },
      interim: [{ ...whole, ...nothing, startedAtUtcMs: 2, endedAtUtcMs: 2, version: '1.1', headers: [], status: 103 }],
      response: {
        ...whole,
        startedAtUtcMs: 3,
        endedAtUtcMs: 4,
        version: '1.1',
        headers: [
          ['Content-Encoding', 'gzip'],
          ['Transfer-Encoding', 'chunked'],
          ['Sum', '9'],
        ],
        wireBytes: gzipSync('four').length,
        bodyBytes: 4,
        bodySha256: createHash('sha256').update('four').digest('hex'),
        bodyHead: Buffer.from('four'),
        status: 200,
      },
    },
  ])
})

test.each([
  { head: 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', host: 'a' },
  { head: 'CONNECT c:443 HTTP/1.1\r\n\r\n', host: 'c:443' },
  { head: 'GET http://d:81?x HTTP/1.1\r\n\r\n', host: 'd:81' },
  { head: 'GET / HTTP/1.0\r\n\r\n', host: null },
])('the host of $head', ({ head, host }) => {
  expect(carry([[0, head]]).exchanges[0]?.request?.host).toBe(host)
})

test('missing bytes are counted for their connection, and within their message', () => {
  const { exchanges, tally } = carry([
    [0, get('/a')],
    [1, ok('0123456789').slice(0, -7)],
    ['gap', 1, 6],
    ['gap', 0, 2],
  ])
  expect(tally.missedBytes).toEqual(new Map([[3, 8]]))
  expect(exchanges[0]?.response?.missedBytes).toBe(6)
})

test.each(ALL)('the cut into segments makes no difference: $name', ({ steps }) => {
  const whole = carry(steps, [1 << 20])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }), (pieces) => {
      expect(carry(steps, pieces)).toEqual(whole)
    }),
    { numRuns: 12 },
  )
})

/** Streams that look like HTTP here and there, broken in all ways. */
const broken = fc
  .tuple(
    fc.constantFrom(...ALL),
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.uint8Array({ maxLength: 6 })), { maxLength: 6 }),
  )
  .map(([{ steps }, cuts]) =>
    steps.flatMap((step, at): Step[] => {
      if (typeof step[0] === 'string') return [step]
      let bytes: Uint8Array = typeof step[1] === 'string' ? Buffer.from(step[1], 'latin1') : step[1]
      const gaps: Step[] = []
      for (const [where, kind, put] of cuts.filter((_, cut) => cut % steps.length === at)) {
        const place = where % (bytes.length + 1)
        const after = place + (kind === 1 ? 0 : put.length)
        bytes = Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(after)])
        if (kind === 3) gaps.push(['gap', step[0], 1 + (where % 60)])
      }
      return [[step[0], bytes], ...gaps]
    }),
  )

test('whatever the bytes, nothing throws, every byte is bounded, and the cut makes no difference', () => {
  fc.assert(
    fc.property(broken, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }), (steps, pieces) => {
      const cut = carry(steps, pieces)
      expect(cut).toEqual(carry(steps, [1 << 20]))
      const messages = cut.exchanges.flatMap(({ request, interim, response }) => [request, ...interim, response])
      const whole = messages.filter((message) => message?.complete === true)
      expect(whole.filter((message) => message?.missedBytes !== 0 || message.faults.includes('cut'))).toEqual([])
    }),
    { numRuns: 1500 },
  )
})
