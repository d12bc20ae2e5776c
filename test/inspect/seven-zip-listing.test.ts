import { expect, test } from 'vitest'
import { refusal, staysInside } from '../../src/inspect/seven-zip-listing.ts'

const listing = (...entries: readonly string[]) =>
  `7-Zip\n\n--\nPath = setup.exe\nType = Nsis\n\n----------\n${entries.join('\n\n')}\n\n`

const file = (name: string, more = '') => `Path = ${name}\nSize = 10\nAttributes = A${more}`

test.each([
  ['a/b.txt', true],
  ['$INSTDIR/chat.exe', true],
  ['..a/b', true],
  ['../x', false],
  ['a/../../x', false],
  ['a\\..\\x', false],
  ['/etc/passwd', false],
  ['\\\\server\\x', false],
  ['C:/x', false],
  ['a\0b', false],
])('%s stays inside: %s', (name, expected) => {
  expect(staysInside(name)).toBe(expected)
})

test.each([
  ['what is safe', [file('a'), file('b/c')], /^nothing$/],
  ['a name that leads out', [file('a'), file('../x')], /leads out of the folder: \.\.\/x/],
  ['a symbolic link', [file('a', '\nSymbolic Link = /etc')], /holds a link: a/],
  ['a hard link', [file('a', '\nHard Link = b')], /holds a link: a/],
  ['a link by its mode', [file('a', ' lrwxrwxrwx')], /holds a link: a/],
  ['more than can be unpacked', [file('a').replace('10', '5000000000')], /unpacks to more than/],
])('%s', (_name, entries, expected) => {
  expect(refusal(listing(...entries)) ?? 'nothing').toMatch(expected)
})
