import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { KNOWN_NAMES, knownName, looksEnciphered, mayBeList } from '../../src/inspect/list-names.ts'

test.each([
  ['agent/keyfile', 'TOM-Skype'],
  ['agent/keyfile_u', 'TOM-Skype'],
  ['base.apk!assets/cbw.dat', 'LINE'],
  ['Data\\filnick.xml', '9158'],
  ['Word_410.ucw', 'Sina Show'],
  ['HighKWordlist.txt', 'YY'],
  ['NoahRoom/RuleCenterPlug.dll', 'GuaGua'],
  ['res/bad_words.txt', 'games and applications'],
  ['keyfile.txt', null],
  ['filter.xml.bak', null],
  ['passwords.txt', null],
])('%s: %s', (path, client) => {
  expect(knownName(path)?.client ?? null).toBe(client)
})

test('every name has its source', () => {
  for (const { source } of KNOWN_NAMES) expect(source).toMatch(/\w{4}/)
})

const hex = `${randomBytes(8).toString('hex')}\n`.repeat(40)

test.each([
  ['random bytes', randomBytes(2000), true],
  ['lines of hexadecimal', Buffer.from(hex), true],
  ['base64', Buffer.from(randomBytes(300).toString('base64')), true],
  [
    'base64 that is cut off where the look ends',
    Buffer.from(randomBytes(9000).toString('base64').replaceAll(/.{76}/g, '$&\n')),
    true,
  ],
  ['prose', Buffer.from('The quick brown fox jumps over the lazy dog. '.repeat(10)), false],
  ['a word or two', Buffer.from('deadbeef'), false],
])('%s', (_name, bytes, expected) => {
  expect(looksEnciphered(bytes)).toBe(expected)
})

test('an enciphered file is tried when nothing else is known of it', () => {
  const file = { path: 'data.bin', bytes: randomBytes(2000), kind: null }
  expect(mayBeList(file)).toBe(true)
  expect(mayBeList({ ...file, kind: 'PNG image' })).toBe(false)
  expect(mayBeList({ ...file, path: 'keyfile', bytes: Buffer.from('plain'), kind: null })).toBe(true)
})
