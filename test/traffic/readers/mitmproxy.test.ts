import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_FLOW_BYTES } from '../../../src/traffic/flows/frames.ts'
import { MAX_DEPTH, MAX_VALUES } from '../../../src/traffic/flows/tnetstring.ts'
import mitmproxy from '../../../src/traffic/readers/mitmproxy.ts'
import { Float, tnet, type Writable } from '../flows/tnet.ts'
import { damaged, readWith, seeded } from '../reading.ts'

const FIXTURE = readFileSync(join(process.cwd(), 'test', 'fixtures', 'traffic', 'mitmproxy-8.1.1.flows'))
const AT_S = '1767323045.25'
const AT = 1_767_323_045_250

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')

type Fields = { [key: string]: Writable }

const times = { timestamp_start: new Float(AT_S), timestamp_end: new Float('1767323046.5') }
const request = (own: Fields = {}): Fields => ({
  http_version: bytes('HTTP/1.1'),
  headers: [[bytes('Host'), bytes('lab.invalid')]],
  content: bytes('hello'),
  host: 'lab.invalid',
  port: 80,
  method: bytes('POST'),
  scheme: bytes('http'),
  authority: bytes(''),
  path: bytes('/up?a=1'),
  ...times,
  ...own,
})
const response = (own: Fields = {}): Fields => ({
  http_version: bytes('HTTP/1.1'),
  headers: [[bytes('X'), bytes('nïn')]],
  content: bytes('ok'),
  status_code: 200,
  reason: bytes('OK'),
  ...times,
  ...own,
})
const flow = (own: Fields = {}): Fields => ({
  type: 'http',
  version: 17,
  request: request(),
  response: response(),
  error: null,
  client_conn: {
    peername: ['127.0.0.1', 4e3],
    sockname: ['127.0.0.1', 8080],
  },
  server_conn: {
    peername: ['::1', 80, 0, 0],
    address: ['lab.invalid', 80],
  },
  ...own,
})
const file = (...flows: readonly Writable[]): Buffer => Buffer.concat(flows.map(tnet))
const only = async (own: Fields) => (await readWith(mitmproxy, file(flow(own)))).exchanges[0]

const message = (text: string) => ({
  startedAtUtcMs: AT,
  endedAtUtcMs: AT + 1250,
  version: '1.1',
  wireBytes: text.length,
  bodyBytes: text.length,
  bodySha256: sha256(text),
  bodyHead: Buffer.from(text),
  complete: true,
  missedBytes: 0,
  faults: [],
})

test('a flow becomes an exchange', async () => {
  const { exchanges, tally } = await readWith(mitmproxy, file(flow()))
  expect(tally).toMatchObject({ counts: { entries: 1 }, faultCount: 0 })
  expect(exchanges).toEqual([
    {
      stream: null,
      ordinal: 0,
      scheme: 'http',
      interim: [],
      client: {
        address: '127.0.0.1',
        port: 4e3,
      },
      server: {
        address: '::1',
        port: 80,
      },
      request: {
        ...message('hello'),
        method: 'POST',
        target: '/up?a=1',
        host: 'lab.invalid',
        headers: [['Host', 'lab.invalid']],
      },
      response: {
        ...message('ok'),
        status: 200,
        headers: [['X', 'nïn']],
      },
    },
  ])
})

test('flows that mitmproxy 8.1.1 wrote', async () => {
  const { exchanges, tally } = await readWith(mitmproxy, FIXTURE)
  expect(tally).toMatchObject({ counts: { entries: 9 }, faultCount: 0 })
  const text = 'The paper crane flew over the quiet harbour. '.repeat(20)
  const told = exchanges.map(({ scheme, request: asked, response: answered }) => [
    scheme,
    asked?.method,
    asked?.target,
    asked?.bodyBytes,
    answered?.status,
    answered?.wireBytes,
    answered?.bodySha256,
    answered?.faults,
  ])
  const ok = sha256('ok')
  expect(told).toEqual([
    ['http', 'GET', '/plain?q=1', 0, 200, 2, ok, []],
    ['http', 'POST', '/up', 28, 200, 2, ok, []],
    ['http', 'GET', '/gz', 0, 200, 75, sha256(text), []],
    ['http', 'GET', '/chunked', 0, 200, 13, sha256('one two three'), []],
    ['http', 'HEAD', '/head', 0, 200, 0, null, []],
    ['http', 'GET', '/none', 0, 204, 0, null, []],
    ['http', 'GET', '/cut', 0, 200, 0, null, ['missing-bytes']],
    ['http', 'GET', '/refused', 0, undefined, undefined, undefined, undefined],
    ['https', 'GET', '/secret', 0, 200, 2, ok, []],
  ])
  expect(exchanges.every((one) => one.client?.address === '127.0.0.1')).toBe(true)
  expect(exchanges.map((one) => one.server?.port ?? null)).toEqual([...Array(7).fill(38_181), null, 38_182])
  expect(mitmproxy.sniff(FIXTURE.subarray(0, 4096))).toBe(true)
})

describe('versions', () => {
  test.each<[string, Fields, object]>([
    ['2: where the server was stands in ip_address', { version: [2, 0, 0], client_conn: { address: ['127.0.0.1', 4000] }, server_conn: { ip_address: ['127.0.0.2', 80], address: ['lab.invalid', 80] } }, { client: { address: '127.0.0.1', port: 4000 }, server: { address: '127.0.0.2', port: 80 } }],
    ['11: addresses', { client_conn: { address: ['127.0.0.1', 4000] }, server_conn: { ip_address: null, address: ['127.0.0.3', 81] } }, { server: { address: '127.0.0.3', port: 81 } }],
    ['without connections', { client_conn: null, server_conn: null }, { client: null, server: null }],
    ['with ports that are none', { client_conn: { peername: ['127.0.0.1', 70_000] }, server_conn: { peername: ['127.0.0.1', '80'] } }, { client: null, server: null }],
    ['of Python 2: the type is bytes', { type: bytes('http') }, { request: { method: 'POST' } }],
    ['HTTP/2', { request: request({ http_version: bytes('HTTP/2.0'), headers: [], authority: bytes('lab.invalid') }) }, { request: { version: '2', host: 'lab.invalid' } }],
    ['CONNECT', { request: request({ method: bytes('CONNECT'), path: bytes(''), authority: bytes('lab.invalid:443') }) }, { request: { target: 'lab.invalid:443' } }],
    ['no Host', { request: request({ headers: [], port: 8080 }) }, { request: { host: 'lab.invalid:8080' } }],
    ['no Host, usual port of TLS', { request: request({ headers: [], port: 443, scheme: bytes('https') }) }, { scheme: 'https', request: { host: 'lab.invalid' } }],
    ['an error', { response: null, error: { msg: 'refused', timestamp: new Float(AT_S) } }, { response: null }],
  ])('%s', async (_, own, expected) => expect(await only(own)).toMatchObject(expected)) // biome-ignore format: a table
})

describe('messages', () => {
  const coded = (coding: string, content: Writable) =>
    only({ response: response({ content, headers: [[bytes('Content-Encoding'), bytes(coding)]] }) })

  test('bodies are decoded', async () => {
    const wire = gzipSync('crane '.repeat(100))
    const answered = (await coded('gzip', wire))?.response
    expect(answered).toMatchObject({ wireBytes: wire.length, bodyBytes: 600, faults: [], bodySha256: sha256('crane '.repeat(100)) }) // biome-ignore format: one line
  })

  test.each<[string, string, Writable, object]>([
    ['what does not decode is flagged', 'gzip', bytes('no gzip'), { wireBytes: 7, faults: ['bad-encoding'] }],
    ['nothing needs no decoding', 'gzip', bytes(''), { wireBytes: 0, bodySha256: null, complete: true, faults: [] }],
    ['a body that passed unkept is missed', 'gzip', null, { complete: false, faults: ['missing-bytes'] }],
  ])('%s', async (_, ...[coding, content, expected]) =>
    expect((await coded(coding, content))?.response).toMatchObject(expected),
  )

  test.each<[Writable, number | null, string[]]>([
    [1_767_323_045, 1_767_323_045_000, []],
    [0, null, []],
    [null, null, ['bad-value']],
    [new Float('nan'), null, ['bad-value']],
    [new Float('0x6956f5a5'), null, ['bad-value']],
    [new Float('1e+300'), null, ['bad-value']],
    [-5, null, ['bad-value']],
    ['1', null, ['bad-value']],
  ])('a start of %o', async (timestamp_start, startedAtUtcMs, faults) => {
    const asked = (await only({ request: request({ timestamp_start }) }))?.request
    expect(asked).toMatchObject({ startedAtUtcMs, faults })
  })

  test('an end that is not known is no fault', async () => {
    const asked = (await only({ request: request({ timestamp_end: null }) }))?.request
    expect(asked).toMatchObject({ endedAtUtcMs: null, faults: [] })
  })

  test('headers that are no pair of bytes are left out', async () => {
    const headers = [[bytes('A'), bytes('1')], [bytes('B')], null, [bytes('C'), 7]]
    expect((await only({ request: request({ headers }) }))?.request?.headers).toEqual([['A', '1']])
  })
})

describe('what is no exchange', () => {
  const nested = (levels: number): Writable => (levels === 0 ? null : [nested(levels - 1)])
  test.each<[string, Buffer, string, boolean]>([
    ['TCP', tnet(flow({ type: 'tcp' })), 'a flow of type tcp is no HTTP', false],
    ['a type that would steer a terminal', tnet(flow({ type: '\u001b[2J' })), 'type \\u{1b}[2J is', false],
    ['no request', tnet(flow({ request: null })), 'a flow lacks its request', true],
    ['no method', tnet(flow({ request: request({ method: null }) })), 'a flow lacks its request', true],
    ['no status', tnet(flow({ response: response({ status_code: 99 }) })), 'a response has no status', true],
    ['a response that is none', tnet(flow({ response: 'ok' })), 'a response has no status', true],
    ['a list', tnet([flow()]), 'a flow is no dictionary', true],
    ['too deep', tnet(flow({ metadata: nested(MAX_DEPTH) })), 'or beyond the limits', true],
    ['too many values', tnet(flow({ metadata: Array.from({ length: MAX_VALUES }, () => null) })), 'or beyond', true],
    ['no such type', bytes('3:abc?'), 'a flow is no typed netstring', true],
    ['a length beyond its parent', bytes('8:9:a,1:b,}'), 'a flow is no typed netstring', true],
    ['a type that is its parent’s', bytes('6:1:a,0:}'), 'a flow is no typed netstring', true],
    ['a key that is no text', bytes('8:1:1#1:b,}'), 'a flow is no typed netstring', true],
    ['a key without value', bytes('4:1:a,}'), 'a flow is no typed netstring', true],
    ['a number that is none', bytes('11:1:a,4:0x1f#}'), 'a flow is no typed netstring', true],
    ['a truth that is none', bytes('11:1:a,4:yes!!}'), 'a flow is no typed netstring', true],
    ['a nothing that is something', bytes('8:1:a,1:x~}'), 'a flow is no typed netstring', true],
    ['too large', tnet(flow({ comment: Buffer.alloc(MAX_FLOW_BYTES) })), 'a flow is too large to read', true],
  ])('%s: the flows before and after it are kept', async (_, ...[odd, detail, isBad]) => {
    const [before, after] = [tnet(flow()), tnet(flow())]
    const { exchanges, tally } = await readWith(mitmproxy, Buffer.concat([before, odd, after]), [1 << 20])
    expect(exchanges.map((one) => one.ordinal)).toEqual([0, 2])
    expect(tally.counts).toEqual({ entries: 3, ...(isBad ? { bad_entries: 1 } : {}) })
    const place = { startByte: before.length, endByte: before.length + odd.length }
    expect(tally.faults).toEqual([{ detail: expect.stringContaining(detail), ...place }])
  })

  test.each<[string, string, string]>([
    ['a length that is none', 'x', 'no flow begins here'],
    ['a length that never ends', '1234567890123:', 'no flow begins here'],
    ['no length', ':', 'no flow begins here'],
    ['a flow that is cut', '100:4:type;', 'the file ends within this flow'],
    ['a length that is cut', '10', 'the file ends within this flow'],
  ])('%s: the flows before it are kept', async (_, odd, detail) => {
    const before = tnet(flow())
    const { exchanges, tally } = await readWith(mitmproxy, Buffer.concat([before, bytes(odd)]))
    expect(exchanges).toHaveLength(1)
    expect(tally.faults).toEqual([{ detail: expect.stringContaining(detail), startByte: before.length, endByte: null }])
  })

  test('a key such as __proto__ is a key', async () => {
    const exchange = await only({ ['__proto__x']: 1, metadata: { constructor: 'x' } })
    expect(exchange?.response?.status).toBe(200)
  })
})

test.each<[string, boolean]>([
  ['1913:4:type;4:http;7:version;2:17#', true],
  ['1913:8:response,351:', true],
  ['1913:5:type;', false],
  ['1913:4:name;4:http;', false],
  ['{"log":{"entries":[]}}', false],
  ['10:30:45 4:type;', false],
])('the first bytes %s', (head, expected) => {
  expect(mitmproxy.sniff(bytes(head))).toBe(expected)
})

const sample = file(flow(), flow({ type: 'tcp' }), flow({ response: null }), [1, new Float('1.5'), true])

test('how the file is cut makes no difference', async () => {
  const whole = await readWith(mitmproxy, sample)
  expect(whole.exchanges).toHaveLength(2)
  const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(sizes, fc.option(fc.integer()), async (cuts, seed) => {
      const input = seed === null ? sample : damaged(sample, seeded(seed), 0.005)
      expect(await readWith(mitmproxy, input, cuts)).toEqual(await readWith(mitmproxy, input, [input.length]))
    }),
    { numRuns: 200 },
  )
})

test('nothing in a damaged file throws, and every flow is counted', async () => {
  const random = seeded(2)
  for (let run = 0; run < 3000; run++) {
    const { exchanges, tally } = await readWith(mitmproxy, damaged(sample, random, run % 2 === 0 ? 0.02 : 0.001))
    expect(exchanges.length + (tally.counts.bad_entries ?? 0)).toBeLessThanOrEqual(tally.counts.entries ?? 0)
  }
})
