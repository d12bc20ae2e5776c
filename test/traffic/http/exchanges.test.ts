import { createHash } from 'node:crypto'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLIENT, carry, line, lines, SERVER, type Step } from './carry.ts'

const get = (target: string, method = 'GET'): string => `${method} ${target} HTTP/1.1\r\nHost: h\r\n\r\n`
const ok = (body: string, status = '200 OK'): string =>
  `HTTP/1.1 ${status}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
const post = (length: string, body: string): string =>
  `POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: ${length}\r\n\r\n${body}`
const coded = (encoding: string, body: Uint8Array): Step => [
  1,
  Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${body.length}\r\n\r\n`),
    body,
  ]),
]
const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
const CLIENT_HELLO = Buffer.from([0x16, 3, 1, 0, 2, 1, 0])

interface Case {
  name: string
  steps: readonly Step[]
  exchanges: readonly string[]
  counts?: Record<string, number>
}

const ORDINARY: readonly Case[] = [
  {
    name: 'a request and its answer',
    steps: [
      [0, get('/a')],
      [1, ok('hi')],
    ],
    exchanges: ['GET /a > 200 hi'],
  },
  {
    name: 'the end that connected answers',
    steps: [
      [1, get('/a')],
      [0, ok('hi')],
    ],
    exchanges: ['GET /a > 200 hi'],
  },
  {
    name: 'one after the other',
    steps: [
      [0, get('/a')],
      [1, ok('1')],
      [0, get('/b')],
      [1, ok('2')],
    ],
    exchanges: ['GET /a > 200 1', 'GET /b > 200 2'],
  },
  {
    name: 'pipelined, with answers that have no body whatever their length says',
    steps: [
      [0, get('/a') + get('/b', 'HEAD') + get('/c') + get('/d') + get('/e')],
      [1, 'HTTP/1.1 304 No\r\nContent-Length: 9\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n'],
      [1, `HTTP/1.1 204 No\r\n\r\n${ok('d')}${ok('e')}`],
    ],
    exchanges: ['GET /a > 304', 'HEAD /b > 200', 'GET /c > 204', 'GET /d > 200 d', 'GET /e > 200 e'],
  },
  {
    name: 'interim answers',
    steps: [
      [0, 'PUT /u HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n'],
      [1, 'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n'],
      [0, 'abc'],
      [1, ok('', '201 Created')],
    ],
    exchanges: ['PUT /u abc > 102 > 100 > 201'],
  },
  {
    name: 'an interim answer without a final one',
    steps: [
      [0, get('/a')],
      [1, 'HTTP/1.1 100 Continue\r\n\r\n'],
    ],
    exchanges: ['GET /a > 100 > -'],
  },
  {
    name: 'an answer before the request has ended',
    steps: [
      [0, post('6', 'abc')],
      [1, ok('no', '413 Too Large')],
      [0, 'def'],
      [0, get('/b')],
      [1, ok('b')],
    ],
    exchanges: ['POST /p abcdef > 413 no', 'GET /b > 200 b'],
  },
  {
    name: 'a body to the end of the connection',
    steps: [
      [0, get('/a')],
      [1, 'HTTP/1.0 200 OK\r\n\r\nall of it'],
      ['fin', 1],
    ],
    exchanges: ['GET /a > 200 all of it'],
  },
  {
    name: 'a body to the end of the connection that was reset',
    steps: [[0, get('/a')], [1, 'HTTP/1.0 200 OK\r\n\r\nsome of it'], ['reset']],
    exchanges: ['GET /a > 200 some of it incomplete cut'],
  },
  {
    name: 'HTTP/0.9',
    steps: [
      [0, 'GET /old\r\n'],
      [1, '<p>no head</p>'],
      ['fin', 1],
    ],
    exchanges: ['GET /old > 200 <p>no head</p>'],
  },
  {
    name: 'HTTP/0.9 whose answer looks like the beginning of a head',
    steps: [
      [0, 'GET /old\r\n'],
      [1, 'plain text'],
      ['fin', 1],
    ],
    exchanges: ['GET /old > 200 plain text'],
  },
  {
    name: 'empty lines before a request, and bare line feeds',
    steps: [
      [0, '\r\n\r\n\nGET /a HTTP/1.1\nHost: h\n\n'],
      [1, 'HTTP/1.1 200 OK\nContent-Length: 1\n\nx'],
    ],
    exchanges: ['GET /a > 200 x'],
  },
  {
    name: 'blanks within a target, and other methods',
    steps: [
      [0, 'M-SEARCH /a b c HTTP/1.1\r\n\r\n'],
      [1, ok('')],
    ],
    exchanges: ['M-SEARCH /a b c > 200'],
  },
  {
    name: 'chunks with extensions and trailers',
    steps: [
      [0, get('/a')],
      [1, `${CHUNKED}5;a="b"\r\nhello\r\n006\r\n world\r\n0\r\nX-Sum: 1\r\n\r\n${ok('', '204 No')}`],
    ],
    exchanges: ['GET /a > 200 hello world', '- > 204'],
  },
  {
    name: 'a body under transfer coding and content coding',
    steps: [
      [0, get('/a')],
      [1, 'HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nTransfer-Encoding: gzip, chunked\r\n\r\n'],
      [1, chunk(gzipSync(brotliCompressSync('twice')))],
    ],
    exchanges: ['GET /a > 200 twice'],
  },
  { name: 'gzip', steps: [[0, get('/')], coded('gzip', gzipSync('text'))], exchanges: ['GET / > 200 text'] },
  { name: 'x-gzip', steps: [[0, get('/')], coded('X-GZip', gzipSync('text'))], exchanges: ['GET / > 200 text'] },
  { name: 'deflate', steps: [[0, get('/')], coded('deflate', deflateSync('text'))], exchanges: ['GET / > 200 text'] },
  {
    name: 'deflate without its wrapping',
    steps: [[0, get('/')], coded('deflate', deflateRawSync('text'))],
    exchanges: ['GET / > 200 text'],
  },
  { name: 'Brotli', steps: [[0, get('/')], coded('br', brotliCompressSync('text'))], exchanges: ['GET / > 200 text'] },
  {
    name: 'codings upon one another',
    steps: [[0, get('/')], coded('gzip, identity, br', brotliCompressSync(gzipSync('text')))],
    exchanges: ['GET / > 200 text'],
  },
]

/** One chunk and the last. */
function chunk(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')])
}

const FAULTY: readonly Case[] = [
  {
    name: 'an upload that breaks off',
    steps: [[0, post('100', 'abc')], ['reset']],
    exchanges: ['POST /p abc incomplete cut > -'],
  },
  {
    name: 'an upload that the client ends early',
    steps: [
      [0, post('100', 'abc')],
      ['fin', 0],
      [1, ok('', '400 Bad')],
    ],
    exchanges: ['POST /p abc incomplete cut > 400'],
  },
  {
    name: 'a head that breaks off',
    steps: [
      [0, get('/a')],
      [1, 'HTTP/1.1 200 OK\r\nDate: Th'],
    ],
    exchanges: ['GET /a > 200 incomplete cut'],
  },
  {
    name: 'a first line that breaks off',
    steps: [
      [0, get('/a')],
      [1, 'HTTP/1.1 200'],
    ],
    exchanges: ['GET /a > -'],
  },
  { name: 'an answer that nobody asked for', steps: [[1, ok('x')]], exchanges: ['- > 200 x'] },
  ...['5, 6', '-1', '9223372036854775808', '5\r\nContent-Length: 6', '', '0x5', '5\r\nTransfer-Encoding: gzip'].map(
    (length) => ({
      name: `a length of ${JSON.stringify(length)}`,
      steps: [
        [0, post(length, 'hello')],
        ['fin', 0],
      ] as const,
      exchanges: [expect.stringMatching(/^POST \/p .*incomplete .*bad-length/) as unknown as string],
    }),
  ),
  {
    name: 'one length given twice',
    steps: [
      [0, post('5\r\nContent-Length: 5, 5', 'hello')],
      [1, ok('')],
    ],
    exchanges: ['POST /p hello > 200'],
  },
  {
    name: 'a length and chunks',
    steps: [
      [0, post('3\r\nTransfer-Encoding: chunked', '5\r\nhello\r\n0\r\n\r\n')],
      [1, ok('')],
    ],
    exchanges: ['POST /p hello incomplete bad-length > 200'],
  },
  {
    name: 'broken chunks, and the message after them',
    steps: [
      [0, get('/a')],
      [1, `${CHUNKED}5\r\nhelloX\r\n0\r\n\r\n`],
      [0, get('/b')],
      [1, ok('b')],
    ],
    exchanges: ['GET /a > 200 hello incomplete bad-chunk', 'GET /b > 200 b'],
  },
  {
    name: 'a chunk size that is none',
    steps: [
      [0, get('/a')],
      [1, `${CHUNKED}zz\r\nhello\r\n`],
    ],
    exchanges: ['GET /a > 200 incomplete bad-chunk'],
  },
  {
    name: 'a body that is not coded as it says',
    steps: [[0, get('/')], coded('gzip', Buffer.from('plain'))],
    exchanges: ['GET / > 200 plain bad-encoding'],
  },
  {
    name: 'an unknown coding',
    steps: [[0, get('/')], coded('zstd', Buffer.from('kept'))],
    exchanges: ['GET / > 200 kept bad-encoding'],
  },
  {
    name: 'header lines without a colon or a proper name',
    steps: [
      [0, 'GET /a HTTP/1.1\r\nnonsense\r\nA b: c\r\n\r\n'],
      [1, ok('')],
    ],
    exchanges: ['GET /a bad-value > 200'],
  },
]

const OTHER: readonly Case[] = [
  {
    name: 'TLS',
    steps: [
      [0, CLIENT_HELLO],
      [1, Buffer.from([0x16, 3, 3, 0, 1, 2])],
    ],
    exchanges: [],
    counts: { tls_connections: 1, not_http_bytes: 13 },
  },
  {
    name: 'a tunnel with TLS',
    steps: [
      [0, get('h:443', 'CONNECT')],
      [1, 'HTTP/1.1 200 Go\r\n\r\n'],
      [0, CLIENT_HELLO],
      [1, 'abc'],
    ],
    exchanges: ['CONNECT h:443 > 200'],
    counts: { tls_connections: 1, not_http_bytes: 10 },
  },
  {
    name: 'a tunnel with HTTP',
    steps: [
      [0, get('h:80', 'CONNECT')],
      [1, 'HTTP/1.1 200 Go\r\n\r\n'],
      [0, get('/a')],
      [1, ok('x')],
    ],
    exchanges: ['CONNECT h:80 > 200', 'GET /a > 200 x'],
  },
  {
    name: 'a tunnel that is refused',
    steps: [
      [0, get('h:80', 'CONNECT')],
      [1, ok('no', '403 No')],
      [0, get('/a')],
      [1, ok('x')],
    ],
    exchanges: ['CONNECT h:80 > 403 no', 'GET /a > 200 x'],
  },
  {
    name: 'another protocol after 101, whatever it looks like',
    steps: [
      [0, get('/ws')],
      [1, 'HTTP/1.1 101 Switching\r\n\r\n\x81\x02hi'],
      ['gap', 0, 9],
      [0, get('/x')],
      [1, ok('')],
    ],
    exchanges: ['GET /ws > 101'],
    counts: { missed_bytes: 9, not_http_bytes: 4 + get('/x').length + ok('').length },
  },
  {
    name: 'SSH',
    steps: [
      [1, 'SSH-2.0-x\r\n'],
      [0, 'SSH-2.0-y\r\n'],
    ],
    exchanges: [],
    counts: { not_http_bytes: 22 },
  },
  {
    name: 'mail',
    steps: [
      [1, '220 mx\r\n'],
      [0, 'EHLO me\r\n'],
    ],
    exchanges: [],
    counts: { not_http_bytes: 17 },
  },
  { name: 'HTTP/2', steps: [[0, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n']], exchanges: [], counts: { not_http_bytes: 24 } },
  { name: 'a few bytes', steps: [[0, 'GOOD']], exchanges: [], counts: { not_http_bytes: 4 } },
  {
    name: 'a request to something else',
    steps: [
      [0, get('/a')],
      [1, 'SSH-2.0-y\r\n'],
    ],
    exchanges: ['GET /a > -'],
  },
]

/** The hole is in the direction of the server unless it says otherwise. */
const HOLES: readonly Case[] = [
  {
    name: 'in a body of known length',
    steps: [
      [0, get('/a')],
      [1, `${ok('0123456789').slice(0, -7)}`],
      ['gap', 1, 4],
      [1, '789'],
      [0, get('/b')],
      [1, ok('b')],
    ],
    exchanges: ['GET /a > 200 012 incomplete missing-bytes', 'GET /b > 200 b'],
    counts: { missed_bytes: 4 },
  },
  {
    name: 'in a body to the end of the connection',
    steps: [
      [0, get('/a')],
      [1, 'HTTP/1.0 200 OK\r\n\r\nabc'],
      ['gap', 1, 4],
      [1, 'def'],
      ['fin', 1],
    ],
    exchanges: ['GET /a > 200 abc incomplete missing-bytes'],
    counts: { missed_bytes: 4 },
  },
  {
    name: 'in the data of a chunk',
    steps: [
      [0, get('/a')],
      [1, `${CHUNKED}9\r\nabc`],
      ['gap', 1, 4],
      [1, 'hi\r\n0\r\n\r\n'],
      [0, get('/b')],
      [1, ok('b')],
    ],
    exchanges: ['GET /a > 200 abc incomplete missing-bytes', 'GET /b > 200 b'],
    counts: { missed_bytes: 4 },
  },
  {
    name: 'over the end of a chunk',
    steps: [
      [0, get('/a')],
      [1, `${CHUNKED}9\r\nabc`],
      ['gap', 1, 40],
      [1, 'hi\r\n0\r\n\r\n'],
      [0, get('/b')],
      [1, ok('b')],
    ],
    exchanges: ['GET /a > 200 abc incomplete missing-bytes', 'GET /b > 200 b'],
    counts: { missed_bytes: 40 },
  },
  {
    name: 'over the end of a body and the answer after it',
    steps: [
      [0, get('/a')],
      [1, ok('0123456789').slice(0, -7)],
      [0, get('/b')],
      ['gap', 1, 70],
      [0, get('/c')],
      [1, ok('c')],
    ],
    exchanges: ['GET /a > 200 012 incomplete missing-bytes', 'GET /b > -', 'GET /c > 200 c'],
    counts: { missed_bytes: 70 },
  },
  {
    name: 'that takes an answer',
    steps: [
      [0, get('/a')],
      ['gap', 1, 40],
      [0, get('/b')],
      [1, ok('b')],
    ],
    exchanges: ['GET /a > -', 'GET /b > 200 b'],
    counts: { missed_bytes: 40 },
  },
  {
    name: 'that takes a head, so that its body is passed over',
    steps: [
      [0, get('/a')],
      ['gap', 1, 40],
      [1, '{"body": 1}'],
      [0, get('/b')],
      [1, ok('b')],
    ],
    exchanges: ['GET /a > -', 'GET /b > 200 b'],
    counts: { missed_bytes: 40 },
  },
  {
    name: 'that takes a head whose body runs into the next answer',
    steps: [
      [0, get('/a')],
      ['gap', 1, 40],
      [0, get('/b')],
      [1, `HTTP/1.1 200 in the text\r\nno header\r\n${ok('b')}`],
    ],
    exchanges: ['GET /a > -', 'GET /b > 200 b'],
    counts: { missed_bytes: 40 },
  },
  {
    name: 'within a head',
    steps: [
      [0, get('/a')],
      [1, 'HTTP/1.1 200 OK\r\nDate: Th'],
      ['gap', 1, 40],
      [1, 'rest'],
      [0, get('/b')],
      [1, ok('b')],
    ],
    exchanges: ['GET /a > 200 incomplete missing-bytes', 'GET /b > 200 b'],
    counts: { missed_bytes: 40 },
  },
  {
    name: 'within a first line',
    steps: [
      [0, get('/a')],
      [1, 'HTTP/1.1 2'],
      ['gap', 1, 40],
      [1, 'rest'],
      [0, get('/b')],
      [1, ok('b')],
    ],
    exchanges: ['GET /a > -', 'GET /b > 200 b'],
    counts: { missed_bytes: 40 },
  },
  {
    name: 'that takes a request',
    steps: [
      [0, get('/a')],
      [1, ok('a')],
      ['gap', 0, 40],
      [1, ok('lost')],
      [0, get('/c')],
      [1, ok('c')],
    ],
    exchanges: ['GET /a > 200 a', '- > 200 lost', 'GET /c > 200 c'],
    counts: { missed_bytes: 40 },
  },
  {
    name: 'that takes a request and one that takes its answer',
    steps: [
      [0, get('/a')],
      [1, ok('a')],
      ['gap', 0, 40],
      ['gap', 1, 40],
      [0, get('/c')],
      [1, ok('c')],
    ],
    exchanges: ['GET /a > 200 a', 'GET /c > 200 c'],
    counts: { missed_bytes: 80 },
  },
  {
    name: 'among pipelined requests: whose the answers are is not certain',
    steps: [
      [0, get('/a') + get('/b') + get('/c')],
      [1, ok('a')],
      ['gap', 1, 40],
      [1, ok('?')],
    ],
    exchanges: ['GET /a > 200 a', '- > 200 ?', 'GET /b > -', 'GET /c > -'],
    counts: { missed_bytes: 40 },
  },
  {
    name: 'where nothing is HTTP',
    steps: [
      [0, '\x00binary'],
      ['gap', 0, 5],
      [0, '\x01more'],
    ],
    exchanges: [],
    counts: { missed_bytes: 5, not_http_bytes: 12 },
  },
]

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
    [1, `${ok('0123456789').slice(0, -7)}`],
    ['gap', 1, 6],
    ['gap', 0, 2],
  ])
  expect(tally.missedBytes).toEqual(new Map([[3, 8]]))
  expect(exchanges[0]?.response?.missedBytes).toBe(6)
})

describe('limits', () => {
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
    expect(told.slice(0, 7)).toEqual([
      ...Array.from({ length: 6 }, (_, at) => `GET /${at} over-limit > -`),
      '- > 200 ?',
    ])
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
      if (typeof step[0] === 'string' || typeof step[1] === 'number') return [step]
      let bytes = Buffer.from(step[1] as string, 'latin1')
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
      for (const { request, response } of cut.exchanges) {
        if (request?.complete) expect(request.faults).not.toContain('cut')
        if (response?.complete) expect(response.missedBytes).toBe(0)
      }
    }),
    { numRuns: 3000 },
  )
})
