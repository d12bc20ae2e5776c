import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findNetworkNames } from '../../src/inspect/network-names.ts'

const found = (text: string | Buffer): string[] =>
  findNetworkNames(Buffer.from(text)).map(({ kind, value, startByte }) => `${startByte} ${kind} ${value}`)

test.each([
  [
    'a URL and its host',
    'x http://Skypetools.TOM.com/agent/keyfile_u"',
    ['2 url http://Skypetools.TOM.com/agent/keyfile_u', '2 host skypetools.tom.com'],
  ],
  ['the full stop of a sentence', 'See https://a.example/b.', ['4 url https://a.example/b', '4 host a.example']],
  ['a bare host', '\0do.yy.duowan.com\0', ['1 host do.yy.duowan.com']],
  ['an address in a URL', 'http://127.0.0.1:8080/x', ['0 url http://127.0.0.1:8080/x', '0 address 127.0.0.1']],
  ['a bare address', '=203.0.113.7;', ['1 address 203.0.113.7']],
  ['a domain of mail', 'write to a.b@Mail.example now', ['9 e-mail domain mail.example']],
  ['www before any ending', 'www.main.cs', ['0 host www.main.cs']],
  [
    'who is logged in at a URL is no host',
    'ftp://user:pw@files.example/x',
    ['0 url ftp://user:pw@files.example/x', '0 host files.example'],
  ],
])('%s', (_name, text, expected) => {
  expect(found(text).toSorted()).toEqual([...expected].toSorted())
})

test.each([
  ['a source file', 'main.cs lib.so a.py'],
  ['a class', 'com.android.app android.app java.net'],
  ['a version', 'version 3.8.4.44, ver=5.1.4.10'],
  ['an assembly', 'Culture 4.0.0.0'],
  ['no ending of the network', 'config.ini sub.qx word.docx'],
  ['noise', 'b.vn'],
  ['numbers that are no address', '300.1.1.1 1.2.3.4.5'],
])('%s is none', (_name, text) => {
  expect(found(text)).toEqual([])
})

test('text of two bytes a character is read, its place counted in bytes', () => {
  const wide = Buffer.concat([Buffer.from([1, 2, 255]), Buffer.from('@ http://wide.example/p', 'utf16le')])
  expect(found(wide)).toEqual(['7 url http://wide.example/p', '7 host wide.example'])
})

test('of dense bytes only URLs are taken', () => {
  const bytes = Buffer.from('chance.example 203.0.113.7 http://meant.example/')
  expect(findNetworkNames(bytes, true).map(({ value }) => value)).toEqual(['http://meant.example/', 'meant.example'])
})

test('each value comes once, at its first place', () => {
  expect(found('b.example a b.example')).toEqual(['0 host b.example'])
})

test('any bytes give names whose places lie in them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      for (const { startByte } of findNetworkNames(bytes)) expect(startByte).toBeLessThan(bytes.length)
    }),
  )
})
