import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { endpointOf } from '../../src/traffic/endpoints.ts'
import { exchangeOf, request } from './simulated.ts'

const of = (target: string, host: string | null = 'log03.example.com', method = 'GET'): string =>
  endpointOf(exchangeOf({ request: request({ method, target, host }) }))

test.each([
  ['/agent/up.php?v=1', 'log03.example.com', 'GET log#.example.com/agent/up.php?v'],
  ['/agent/up.php?v=1', 'LOG12.example.com:8080', 'GET log#.example.com/agent/up.php?v'],
  ['/a', '127.0.0.1:18081', 'GET IP/a'],
  ['/a', '[2001:db8::1]:80', 'GET IP/a'],
  ['/a', '2001:db8::1', 'GET IP/a'],
  ['/a', 'example.com.', 'GET example.com/a'],
  ['/a', 'a8f3c2d9e1.cdn.example.com', 'GET *.cdn.example.com/a'],
  ['/', null, 'GET */'],
  ['*', 'example.com', 'GET example.com/'],
  ['http://log1.example.com:80/a/b?z=1&a=2', 'proxy.example.org', 'GET log#.example.com/a/b?a&z'],
  ['http://kite.cellar38:secret@log1.example.com/a', null, 'GET log#.example.com/a'],
  ['http://log1.example.com', null, 'GET log#.example.com/'],
  ['/a#top?x=1', 'x.org', 'GET x.org/a'],
  ['/v2/users/12345/photo.jpg', 'x.org', 'GET x.org/v2/users/*/photo.jpg'],
  ['/item/550e8400-e29b-41d4-a716-446655440000', 'x.org', 'GET x.org/item/*'],
  ['/item/deadbeef/x', 'x.org', 'GET x.org/item/*/x'],
  ['/up/QWxhZGRpbjpvcGVuIHNlc2FtZQ', 'x.org', 'GET x.org/up/*'],
  ['/up/aBcDeFgHiJkLmNoPq', 'x.org', 'GET x.org/up/*'],
  ['/api/GetUserInformation', 'x.org', 'GET x.org/api/GetUserInformation'],
  ['/a/%E7%BA%B8%E9%B9%A4', 'x.org', 'GET x.org/a/*'],
  ['/who/kite.cellar38', 'x.org', 'GET x.org/who/*'],
  ['/who/kite.lamp', 'x.org', 'GET x.org/who/*'],
  ['/a1b2c/x', 'x.org', 'GET x.org/*/x'],
  ['/catalogue12/x', 'x.org', 'GET x.org/*/x'],
  ['/mp3/x', 'x.org', 'GET x.org/mp3/x'],
  ['/a/b/c/d/e/f/g/h/i/j', 'x.org', 'GET x.org/a/b/c/d/e/f/g/h/*'],
  ['/a?b=1&b=2&&a=', 'x.org', 'GET x.org/a?a&b'],
  ['/a?hello', 'x.org', 'GET x.org/a?*'],
  ['/a?hello+world=1', 'x.org', 'GET x.org/a?*'],
  ['/a?QWxhZGRpbjpvcGVuIHNlc2FtZQ==', 'x.org', 'GET x.org/a?*'],
])('%s of %s', (target, host, endpoint) => expect(of(target, host)).toBe(endpoint))

test('a long list of names is cut', () => {
  const query = Array.from('abcdefghijklmnop')
    .map((name) => `${name}=1`)
    .join('&')
  expect(of(`/a?${query}`, 'x.org')).toBe('GET x.org/a?a&b&c&d&e&f&g&h&i&j&k&*')
})

test('methods are those that are known, a proxy’s CONNECT has no path', () => {
  expect(of('/a', 'x.org', 'kite')).toBe('* x.org/a')
  expect(of('x.org:443', null, 'CONNECT')).toBe('CONNECT x.org/')
  expect(endpointOf(exchangeOf({ request: null }))).toBe('unknown')
  const server = { address: '::1', port: 80 }
  expect(endpointOf(exchangeOf({ server, request: request({ target: '/a' }) }))).toBe('GET IP/a')
})

test('the eight log servers are one endpoint, by name and by port', () => {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8]
  expect(new Set(numbers.map((number) => of('/up.php?v=5', `log${number}.example.com`))).size).toBe(1)
  expect(new Set(numbers.map((number) => of('/up.php?v=5', `127.0.0.1:${18080 + number}`))).size).toBe(1)
})

const account = fc
  .tuple(fc.constantFrom('kite', 'lamp', 'orchard'), fc.constantFrom('cellar', 'bell', 'river'), fc.nat({ max: 99 }))
  .map(([one, other, number]) => `${one}.${other}${String(number).padStart(2, '0')}`)
const text = fc.oneof(fc.string({ minLength: 8, unit: 'grapheme' }), account, fc.base64String({ minLength: 24 }))

test('no value of a query, account or text survives', () => {
  fc.assert(
    fc.property(account, text, (who, said) => {
      const value = encodeURIComponent(said)
      const targets = [`/up.php?account=${who}&t=${value}`, `/u/${who}/x?${value}`, `/up.php?${who}=1&t=${said}`]
      for (const target of [...targets, `http://${who}@log1.example.com/up.php?t=${value}`]) {
        const endpoint = of(target)
        expect(endpoint).not.toContain(who)
        expect(endpoint).not.toContain(said)
      }
    }),
  )
})

test('whatever a request says, its endpoint is short and plain', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string(), (target, host, method) => {
      const endpoint = of(target, host, method)
      expect(endpoint).toMatch(/^[A-Z*]+ [\w.#*~?&/[\]-]+$/)
      expect(endpoint.length).toBeLessThan(1100)
    }),
  )
})
