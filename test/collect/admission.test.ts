import { posix } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostRefusalOf, plainUrl, refusalOf } from '../../src/collect/admission.ts'
import type { Scope } from '../../src/collect/scope.ts'
import { scratch } from '../e2e/cli.ts'
import { scopeFile } from './world.ts'
import { join } from 'node:path'

const dir = scratch('admission')
const scopeWith = async (...lines: readonly string[]): Promise<Scope> =>
  (await scopeFile(join(dir, 'scope.yaml'), lines)).scope

const usual = await scopeWith(
  'hosts: [a.example, "b.example:8080", "[::1]", 127.0.0.1, { host: c.example, path_prefixes: [/only] }]',
  'path_prefixes: [/log/, /caf%C3%A9/]',
)

test.each([
  ['http://a.example/log/', null],
  ['HTTP://A.Example:80/log/x#fragment', null],
  ['https://a.example:443/log/x', null],
  ['http://a.example./log/', null],
  ['http://ａ.example/log/', null],
  ['http://b.example:8080/log/', null],
  ['http://[0:0::1]/log/', null],
  ['http://2130706433/log/', null],
  ['http://0x7f.0.0.1/log/', null],
  ['http://127.1/log/', null],
  ['http://a.example/log/./x/../y', null],
  ['http://a.example/log//x', null],
  ['http://a.example/%6cog/x', null],
  ['http://a.example/caf%c3%a9/x', null],
  ['http://a.example/café/x', null],
  ['http://c.example/only', null],
  ['http://c.example/only/x', null],
  ['ftp://a.example/log/', 'scheme'],
  ['file:///log/', 'scheme'],
  ['http://user@a.example/log/', 'credentials'],
  ['http://:word@a.example/log/', 'credentials'],
  ['http://x.example/log/', 'host'],
  ['http://a.example.evil.example/log/', 'host'],
  ['http://sub.a.example/log/', 'host'],
  ['http://a.example@evil.example/log/', 'credentials'],
  ['http://a.example:81/log/', 'port'],
  ['https://b.example/log/', 'port'],
  ['http://a.example:443/log/', 'port'],
  ['http://a.example/log/?x', 'query'],
  ['http://a.example/log/?', 'query'],
  ['http://a.example/log', 'path'],
  ['http://a.example/logs/', 'path'],
  ['http://a.example/Log/', 'path'],
  ['http://a.example//log/', 'path'],
  ['http://a.example/log%2fx', 'path'],
  ['http://a.example/%2flog/x', 'path'],
  ['http://a.example/', 'path'],
  ['http://a.example/robots.txt', 'path'],
  ['http://a.example/log/../etc/', 'path'],
  ['http://a.example/log/%2e%2e/etc/', 'path'],
  ['http://a.example/log/..%2fetc', 'disguised-path'],
  ['http://a.example/log/..%5cetc', 'disguised-path'],
  ['http://a.example/log\\..\\etc', 'path'],
  ['http://a.example/log/%252e%252e%252fetc', 'disguised-path'],
  ['http://a.example/log/%25252e%25252e/etc', 'disguised-path'],
  ['http://a.example/log/%c0%ae%c0%ae/etc', 'disguised-path'],
  ['http://a.example/log/..%c0%afetc', 'disguised-path'],
  ['http://a.example/log/..;a=b/etc', 'disguised-path'],
  ['http://a.example/log/..%20/etc', 'disguised-path'],
  ['http://a.example/log/..%00/etc', 'disguised-path'],
  ['http://a.example/log/.../etc', 'disguised-path'],
  [`http://a.example/log/${'%25'.repeat(1)}${'25'.repeat(9)}2e`, 'disguised-path'],
  ['http://c.example/only2', 'path'],
  ['http://c.example/log/', 'path'],
  [`http://a.example/log/${'x'.repeat(8000)}`, 'too-long'],
])('%s: %s', (text, refusal) => {
  const url = plainUrl(text)
  expect(url === null ? 'not-a-url' : refusalOf(url, usual)).toBe(refusal)
})

const ask = (text: string) => hostRefusalOf(new URL(text), usual)

test('robots.txt is asked for by host alone', () => {
  expect([
    ask('http://a.example/robots.txt'),
    ask('http://x.example/robots.txt'),
    ask('http://a.example:81/robots.txt'),
  ]).toEqual([null, 'host', 'port'])
})

test('an address has one spelling, whatever was written', () => {
  const spellings = ['http://A.example./log/x', 'HTTP://a.example:80/log/./x#part', 'x#', '//a.example/log/x']
  const urls = spellings.map((text) => plainUrl(text, new URL('http://a.example/log/'))?.href)
  expect(new Set(urls)).toEqual(new Set(['http://a.example/log/x']))
})

test.each(['http://', 'http://[', 'x', '//a.example/', ''])('%j is no address', (text) => {
  expect(plainUrl(text)).toBeNull()
})

/** How servers are known to read a path; none of them may get to somewhere else by an address that was let through. */
const once = (path: string) =>
  path.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
const READINGS: readonly ((path: string) => string)[] = [
  once,
  (path) => once(once(path)),
  (path) => once(path).replaceAll('\\', '/'),
  (path) => once(path).replaceAll(/;[^/]*/g, ''),
  (path) => once(path).replace(/\0.*$/s, ''),
  (path) => once(path).replaceAll(/\/+/g, '/'),
  (path) => once(path).replaceAll(/ +(?=\/|$)/g, ''),
]

test('whatever is let through stays inside for every way in which servers read paths', () => {
  const part = fc.constantFrom(
    'log',
    'etc',
    '..',
    '.',
    '/',
    '\\',
    '%2e',
    '%2E',
    '%2f',
    '%5c',
    '%25',
    '%252e',
    '%252f',
    '%00',
    ';',
    ' ',
    '%20',
    '%c0%ae',
    '%c0%af',
    'x',
    '%6cog',
    '//',
    '%',
    '2e',
    '2f',
  )
  let admitted = 0
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const url = plainUrl(`http://a.example/log/${parts.join('')}`)
      if (url === null || refusalOf(url, usual) !== null) return
      admitted += 1
      const outside = READINGS.filter((read) => !`${posix.normalize(read(url.pathname))}/`.startsWith('/log/'))
      expect(outside).toEqual([])
    }),
    { numRuns: 10_000 },
  )
  expect(admitted).toBeGreaterThan(1000)
})
