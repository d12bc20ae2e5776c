import { describe, expect, test } from 'vitest'
import { headEnd, isHeaderLine, parseHeaders } from '../../../src/traffic/http/head.ts'
import { headerOf } from '../../../src/traffic/http/headers.ts'
import { mayBeginStartLine, startLineOf } from '../../../src/traffic/http/start-line.ts'

const request = (method: string, target: string, version = '1.1') => ({ kind: 'request', version, method, target })
const response = (status: number, version = '1.1') => ({ kind: 'response', version, status })

describe('start lines', () => {
  test.each([
    ['GET / HTTP/1.1', request('GET', '/')],
    ['get /a  HTTP/1.0 ', request('get', '/a', '1.0')],
    ['GET /a b HTTP/1.1', request('GET', '/a b')],
    ['GET /a HTTP/1.0 HTTP/1.1', request('GET', '/a HTTP/1.0')],
    ['OPTIONS * HTTP/1.1', request('OPTIONS', '*')],
    ['GET /<script>\x1b[2J\xe9 HTTP/1.1', request('GET', '/<script>\x1b[2J\xe9')],
    ['GET /simple', request('GET', '/simple', '0.9')],
    ['GET http://h/simple', request('GET', 'http://h/simple', '0.9')],
    ['HTTP/1.1 200 OK', response(200)],
    ['HTTP/1.0  404', response(404, '1.0')],
    ['HTTP/1.1 200 OK HTTP/1.1', response(200)],
    ['HTTP/1.1 2000 OK', null],
    ['HTTP/1.1 099 No', null],
    ['HTTP/2 200', null],
    ['PRI * HTTP/2.0', null],
    ['GET  HTTP/1.1', null],
    [' / HTTP/1.1', null],
    [`${'A'.repeat(33)} / HTTP/1.1`, null],
    ['G(T / HTTP/1.1', null],
    ['POST /simple', null],
    ['GET simple', null],
    ['GET /two words', null],
    ['SSH-2.0-OpenSSH', null],
    ['INVITE sip:a@b SIP/2.0', null],
    ['', null],
  ])('%s', (line, start) => {
    expect(startLineOf(line)).toEqual(start)
  })

  test('a long line of blanks costs no time', () => {
    const startedMs = performance.now()
    expect(startLineOf(`GET /${' '.repeat(120_000)}x`)).toBeNull()
    expect(startLineOf(`HTTP/1.1${' '.repeat(120_000)}x`)).toBeNull()
    expect(performance.now() - startedMs).toBeLessThan(200)
  })

  test.each([
    ['G', true],
    ['HTTP/', true],
    ['HTTP/1.1 2', true],
    ['A'.repeat(32), true],
    ['A'.repeat(33), false],
    ['GET \x00\x01', true],
    ['\x16\x03', false],
    ['{"a":', false],
    ['Host: h', false],
  ])('%j may begin one: %s', (bytes, may) => {
    expect(mayBeginStartLine(Buffer.from(bytes, 'latin1'))).toBe(may)
  })
})

describe('header lines', () => {
  test.each([
    [
      'A: 1\r\nb:2\r\n\r\nrest: no',
      [
        ['A', '1'],
        ['b', '2'],
      ],
      [],
    ],
    ['A:  x \t y\t \r\n', [['A', 'x \t y']], []],
    [
      'A:\r\nA:\r\n',
      [
        ['A', ''],
        ['A', ''],
      ],
      [],
    ],
    ['A: a:b\n', [['A', 'a:b']], []],
    ['A: \xe9\xa0\r\n', [['A', '\xe9\xa0']], []],
    [
      'A: 1\r\n 2\r\n\t3\r\nB: 4',
      [
        ['A', '1 2 3'],
        ['B', '4'],
      ],
      [],
    ],
    [
      ' 1\r\nA: 2\r\n',
      [
        ['', ' 1'],
        ['A', '2'],
      ],
      [],
    ],
    [
      'nonsense\r\n: 3\r\n',
      [
        ['', 'nonsense'],
        ['', ': 3'],
      ],
      ['bad-value'],
    ],
    ['A : 1\r\n', [['A ', '1']], ['bad-value']],
    [
      '__proto__: 1\r\nconstructor: 2\r\n',
      [
        ['__proto__', '1'],
        ['constructor', '2'],
      ],
      [],
    ],
    ['', [], []],
  ])('%j', (text, headers, faults) => {
    expect(parseHeaders(text)).toEqual({ headers, faults })
  })

  test('at most 4,096', () => {
    const { headers, faults } = parseHeaders('x\r\n'.repeat(5000))
    expect(headers).toHaveLength(4096)
    expect(faults).toEqual(['bad-value', 'over-limit'])
  })

  test.each([
    ['A: b', true],
    [' folded', true],
    ['A b: c', false],
    ['A', false],
    [': c', false],
  ])('%j belongs into a head: %s', (line, does) => {
    expect(isHeaderLine(line)).toBe(does)
  })
})

test.each([
  ['A\r\n\r\nB', 0, 5],
  ['A\n\nB', 0, 3],
  ['A\n\r\nB', 0, 4],
  ['A\r\nB\n\n', 0, 6],
  ['A\r\n\r', 0, null],
  ['A\r\nB', 0, null],
  ['\n\nA\n\n', 2, 5],
])('the head in %j from %i ends at %s', (text, from, end) => {
  expect(headEnd(Buffer.from(text), from)).toBe(end)
})

test('a header by its name, whatever its case; the first one counts', () => {
  const message = {
    headers: [
      ['X', '0'],
      ['Host', 'a'],
      ['HOST', 'b'],
    ] as [string, string][],
  }
  expect(headerOf(message, 'hOST')).toBe('a')
  expect(headerOf(message, 'Y')).toBeNull()
})
