import { expect, test } from 'vitest'
import { escapedBytes, placeOf, urlKey } from '../../src/collect/url-key.ts'

test.each([
  ["http://h.example/it's", 'http://h.example/it%27s', true],
  ['http://h.example/%e4%b8%ad', 'http://h.example/中', true],
  ['http://H.example:80/a', 'http://h.example/a', true],
  ['http://h.example/a%2Fb', 'http://h.example/a/b', false],
  ['http://h.example/a%3Fb', 'http://h.example/a?b', false],
  ['http://h.example/a%25b', 'http://h.example/a%b', true],
  ['http://h.example:8001/a', 'http://h.example/a', false],
  ['https://h.example/a', 'http://h.example/a', false],
  ['ftp://h.example/a', 'ftp://h.example/a', true],
  ['dns:h.example', 'dns:other.example', false],
  ['no address', 'no address', true],
])('%s and %s: same %s', (one, other, isSame) => {
  expect(urlKey(one) === urlKey(other)).toBe(isSame)
  expect(urlKey(urlKey(one))).toBe(urlKey(one))
})

test('escapes octets, and tells host from path', () => {
  expect(escapedBytes(Buffer.from('a b/中#?', 'utf8'))).toBe('a%20b%2F%E4%B8%AD%23%3F')
  expect(placeOf('http://127.0.0.1:8001/log/a?x=1')).toEqual({ host: '127.0.0.1:8001', path: '/log/a?x=1' })
  expect(placeOf('?')).toEqual({ host: '', path: '?' })
})
