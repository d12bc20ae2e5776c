import { expect, test } from 'vitest'
import { urlOf } from '../../../src/traffic/http/headers.ts'
import { carry } from './carry.ts'

test.each([
  ['GET /a?b HTTP/1.1\r\nHost: h:8080\r\n\r\n', 'http://h:8080/a?b'],
  ['GET http://other/a HTTP/1.1\r\nHost: h\r\n\r\n', 'http://other/a'],
  ['GET HTTPS://other/a HTTP/1.1\r\n\r\n', 'HTTPS://other/a'],
  ['GET /a HTTP/1.0\r\n\r\n', null],
  ['OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n', null],
  ['CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n', null],
  ['HTTP/1.1 204 No\r\n\r\n', null],
])('%j asks for %s', (bytes, url) => {
  const [exchange] = carry([[0, bytes]]).exchanges
  expect(exchange && urlOf(exchange)).toBe(url)
})
