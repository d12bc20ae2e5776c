import { type Case, CHUNKED, coded, get, ok, post } from './build.ts'

export const FAULTY: readonly Case[] = [
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
    counts: { unread_bytes: 12 },
    steps: [
      [0, get('/a')],
      [1, 'HTTP/1.1 200'],
    ],
    exchanges: ['GET /a > -'],
  },
  { name: 'an answer that nobody asked for', steps: [[1, ok('x')]], exchanges: ['- > 200 x'] },
  ...['5, 6', '-1', '9223372036854775808', '5\r\nContent-Length: 6', '', '0x5'].map(
    (length): Case => ({
      name: `a length of ${JSON.stringify(length)}`,
      steps: [
        [0, post(length, 'hello')],
        ['fin', 0],
      ],
      exchanges: ['POST /p hello incomplete bad-length > -'],
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
    name: 'an answer in another language, and one to the next request',
    counts: { unread_bytes: 31 },
    steps: [
      [0, get('/a')],
      [1, 'ICY 200 OK\r\nicy-name: radio\r\n\r\n'],
      [0, get('/b')],
      [1, ok('b')],
    ],
    exchanges: ['GET /a > -', 'GET /b > 200 b'],
  },
  {
    name: 'broken chunks, and the message after them',
    counts: { unread_bytes: 5 },
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
    counts: { unread_bytes: 7 },
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

/** The hole is in the direction of the server unless it says otherwise. */
export const HOLES: readonly Case[] = [
  {
    name: 'in a body of known length',
    steps: [
      [0, get('/a')],
      [1, ok('0123456789').slice(0, -7)],
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
    counts: { unread_bytes: 9, missed_bytes: 40 },
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
    counts: { unread_bytes: 11, missed_bytes: 40 },
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
    counts: { unread_bytes: 37, missed_bytes: 40 },
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
    counts: { unread_bytes: 4, missed_bytes: 40 },
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
    counts: { unread_bytes: 14, missed_bytes: 40 },
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
