import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Exchange } from '../../../src/model/exchange.ts'
import { httpReader } from '../../../src/traffic/http/exchanges.ts'
import { newTally } from '../../../src/traffic/reader.ts'
import { coded, get, ok } from './build.ts'
import { CLIENT, carry, line, lines, SERVER } from './carry.ts'

const filler = (bytes: number): string => `X: ${'a'.repeat(bytes)}\r\n`

test('a head within them', () => {
  const { exchanges } = carry([
    [0, `GET /a HTTP/1.1\r\n${filler(200_000)}\r\n`],
    [1, ok('')],
  ])
  expect(exchanges.map(line)).toEqual(['GET /a > 200'])
  expect(exchanges[0]?.request?.headers[0]?.[1]).toHaveLength(200_000)
})

test('a head beyond them is kept so far, its end is found, and what follows is read', () => {
  const steps = [[0, `GET /a HTTP/1.1\r\n${filler(300_000)}B: c\r\n\r\n${get('/b')}`]] as const
  const { exchanges } = carry(steps)
  expect(exchanges.map(line)).toEqual(['GET /a over-limit > -', 'GET /b > -'])
  expect(exchanges[0]?.request?.headers).toHaveLength(1)
  expect(carry(steps, [1 << 20])).toEqual(carry(steps, [999]))
})

test('the end of such a head is not a line end that comes alone', () => {
  const steps = [
    [0, `POST /a HTTP/1.1\r\nContent-Length: 2\r\n${filler(300_000)}B: c`],
    [0, '\r'],
    [0, `\nC: d\r\n\r\nhi${get('/b')}`],
  ] as const
  expect(lines(steps, [1 << 20])).toEqual(['POST /a hi over-limit > -', 'GET /b > -'])
})

test('a body behind such a head', () => {
  const head = `POST /a HTTP/1.1\r\nContent-Length: 2\r\n${filler(300_000)}\r\n`
  expect(lines([[0, `${head}hi${get('/b')}`]])).toEqual(['POST /a hi over-limit > -', 'GET /b > -'])
})

test('header lines', () => {
  const { exchanges } = carry([[0, `GET /a HTTP/1.1\r\n${'A: b\r\n'.repeat(20_000)}\r\n`]])
  expect(exchanges.map(line)).toEqual(['GET /a over-limit > -'])
  expect(exchanges[0]?.request?.headers).toHaveLength(4096)
})

test('a first line without an end is no HTTP', () => {
  const { tally } = carry([[0, `GET /${'a'.repeat(300_000)}`]])
  expect(tally.counts).toEqual({ not_http_bytes: 300_005 })
})

test('requests that wait: the first are handed on alone, and no answer is given to another', () => {
  const many = Array.from({ length: 1030 }, (_, at) => get(`/${at}`)).join('')
  const told = lines([
    [0, many],
    [1, ok('?')],
  ])
  expect(told.slice(0, 7)).toEqual([...Array.from({ length: 6 }, (_, at) => `GET /${at} over-limit > -`), '- > 200 ?'])
  expect(told).toHaveLength(1031)
})

test('interim answers: none is lost', () => {
  const told = carry([
    [0, get('/a')],
    [1, 'HTTP/1.1 100 Go\r\n\r\n'.repeat(100)],
    [1, ok('')],
  ]).exchanges
  expect(told.map(({ interim }) => interim.length)).toEqual([64, 36])
  expect(told[1]?.response?.status).toBe(200)
})

test('a bomb in a body', () => {
  const before = process.memoryUsage().rss
  const startedMs = performance.now()
  const { exchanges } = carry([[0, get('/z')], coded('gzip', gzipSync(Buffer.alloc(64 << 20)))])
  expect(exchanges[0]?.response).toMatchObject({ bodyBytes: 32 << 20, faults: ['over-limit'] })
  expect(performance.now() - startedMs).toBeLessThan(5000)
  expect(process.memoryUsage().rss - before).toBeLessThan(150 << 20)
})

test('requests without answers on many connections wait only while there is room', () => {
  const exchanges: Exchange[] = []
  const open = httpReader((exchange) => exchanges.push(exchange), newTally())
  const bytes = Buffer.from(get('/').repeat(1000))
  const connections = Array.from({ length: 70 }, (_, stream) => {
    const connection = open({ stream, ends: [CLIENT, SERVER] })
    connection.bytes(0, bytes, 0)
    return connection
  })
  const early = exchanges.length
  expect(early).toBeGreaterThan(5000)
  expect(exchanges.every(({ request }) => request?.faults.includes('over-limit'))).toBe(true)
  for (const connection of connections) connection.closed('capture', 0)
  expect(exchanges).toHaveLength(70_000)
  expect(exchanges.slice(early).every(({ request }) => request?.faults.length === 0)).toBe(true)
})

test('what was handed on takes no room any more', () => {
  const answer = ok('a'.repeat(64 << 10))
  const steps = Array.from({ length: 1200 }, () => [[0, get('/')] as const, [1, answer] as const]).flat()
  const { exchanges } = carry(steps, [1 << 20])
  expect(exchanges.filter(({ response }) => response?.faults.length === 0)).toHaveLength(1200)
})
