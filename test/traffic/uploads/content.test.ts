import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentTypeOf, isLying } from '../../../src/traffic/uploads/content.ts'
import { request } from '../simulated.ts'

const posted = (type: string, body: string | Uint8Array) =>
  request({ method: 'POST', target: '/', headers: [['content-type', type]], bodyHead: Buffer.from(body) })
const FORM = 'application/x-www-form-urlencoded'
const NOISE = Buffer.from(Array.from({ length: 200 }, (_, index) => (index * 167 + (index >> 3) * 89) & 0xff))

test.each([
  [FORM, 'account=kite.cellar38&version=3.8.4.44', false],
  [FORM, 'text=%E4%BD%A0%E5%A5%BD+hello&x=', false],
  [`${FORM}; charset=UTF-8`, 'a[0]=1&b.c=2;3', false],
  [FORM, 'a=1 2', true],
  [FORM, 'a=%zz', true],
  [FORM, 'FCQsa0fYcDq0h5CImDd2tqaGsnTDhTlMNPd7C0Q+vXo=', true],
  [FORM, NOISE, true],
  [FORM, 'hello world', true],
  ['application/json', '{"a": [1, 2]}', false],
  ['application/vnd.api+json', '[]', false],
  ['application/json', '{"a": [1, 2', true],
  ['text/json', 'hello', true],
  ['text/plain', '你好，今天晚上一起吃饭吗', false],
  ['text/plain', NOISE, true],
  ['text/html', '<html><body>hello</body></html>', false],
  ['text/xml', '\uFEFF <?xml version="1.0"?><a/>', false],
  ['image/svg+xml', '<svg xmlns="x"></svg>', null],
  ['application/soap+xml', 'a=1', true],
  ['multipart/form-data; boundary="x y"', '--x y\r\nContent-Disposition: form-data', false],
  ['multipart/form-data; boundary=xy', 'nothing of the kind', true],
  ['multipart/form-data', '--xy\r\n', true],
  ['image/png', Buffer.from('89504e470d0a1a0a00', 'hex'), false],
  ['image/png', 'GIF89a', true],
  ['image/jpeg', Buffer.from('ffd8ffe000', 'hex'), false],
  ['image/gif', 'GIF89a', false],
  ['application/gzip', gzipSync('x'), false],
  ['application/zip', 'x', true],
  ['application/octet-stream', NOISE, null],
  ['kite.cellar38', 'x', null],
  [FORM, '', null],
])('%s, %j', (type, body, lying) => expect(isLying(posted(type, body))).toBe(lying))

const long = (head: string) => ({ ...posted('application/json', head), bodyBytes: 100_000 })

test('of a body that is longer than what is kept, JSON is judged by its beginning', () => {
  expect([isLying(long('{"a": "b')), isLying(long('[1, 2')), isLying(long('a=1'))]).toEqual([false, false, true])
})

test('random bytes are nothing that could be declared', () => {
  for (const type of [FORM, 'application/json', 'text/plain', 'text/html', 'image/png', 'multipart/mixed; boundary=a'])
    for (let turn = 0; turn < 20; turn += 1)
      expect([type, isLying(posted(type, randomBytes(128)))]).toEqual([type, true])
})

test('a media type is shown, anything else is a star', () => {
  expect(contentTypeOf(posted('Text/Plain; charset=x', ''))).toBe('text/plain')
  expect(contentTypeOf(posted('kite.cellar38', ''))).toBe('*')
  expect(contentTypeOf(request({ target: '/' }))).toBe('')
})

test('no body and no type makes it fail', () => {
  fc.assert(
    fc.property(fc.string(), fc.uint8Array({ maxLength: 300 }), (type, body) => {
      expect([true, false, null]).toContain(isLying(posted(type, body)))
      expect(contentTypeOf(posted(type, body))).toMatch(/^(?:|\*|[a-z]+\/[a-z0-9.+-]+)$/)
    }),
  )
})
