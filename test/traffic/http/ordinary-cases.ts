import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { type Case, CHUNKED, CLIENT_HELLO, chunk, coded, get, ok, post } from './build.ts'

export const ORDINARY: readonly Case[] = [
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
    counts: { unread_bytes: 5 },
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

export const OTHER: readonly Case[] = [
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
    name: 'a tunnel before the request for it has ended',
    steps: [
      [0, 'CONNECT h:80 HTTP/1.1\r\nContent-Length: 5\r\n\r\nab'],
      [1, 'HTTP/1.1 200 Go\r\n\r\n'],
      [0, get('/a')],
      [1, ok('x')],
    ],
    exchanges: ['CONNECT h:80 ab incomplete cut > 200', 'GET /a > 200 x'],
  },
  {
    name: 'a line like HTTP/0.9 where HTTP/1.1 has been',
    counts: { unread_bytes: 10 },
    steps: [
      [0, get('/a')],
      [1, ok('a')],
      [0, 'GET /old\r\n'],
    ],
    exchanges: ['GET /a > 200 a'],
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
  { name: 'line ends and binary', steps: [[0, '\r\n\n\x00ab']], exchanges: [], counts: { not_http_bytes: 6 } },
  { name: 'a few bytes', steps: [[0, 'GOOD']], exchanges: [], counts: { not_http_bytes: 4 } },
  {
    name: 'a request to something else',
    counts: { unread_bytes: 11 },
    steps: [
      [0, get('/a')],
      [1, 'SSH-2.0-y\r\n'],
    ],
    exchanges: ['GET /a > -'],
  },
]
