import { expect, test } from 'vitest'
import { findEmbeddedKeys, findLiterals } from '../../src/inspect/embedded-keys.ts'

const found = (text: string, isProgram: boolean) =>
  findEmbeddedKeys({ path: 'x.ini', bytes: Buffer.from(text, 'latin1'), isProgram })
    .filter(({ reading }) => reading === 'ascii')
    .map(({ name, bytes, startByte }) => `${startByte} ${name}=${Buffer.from(bytes).toString()}`)

test.each([
  ['a key of settings', 'enckey=32bnx23l\n', false, ['7 enckey=32bnx23l']],
  ['an initialisation vector', 'iv = 0011223344556677\n', false, ['5 iv=0011223344556677']],
  ['a key among the strings of a program', '\0\x01des_key="32bnx23l"\0', true, ['11 des_key=32bnx23l']],
  ['a setting of another name', 'colour=32bnx23l\n', false, []],
  ['a file that a key lies in', 'keyfile=agent/keyfile\n', false, []],
  ['a value too short', 'key=VAL\n', false, []],
  ['a switch', 'usekeys=false\n', false, []],
  ['a string without a name in a program', '\x0032bnx23l\0', true, []],
])('%s', (...[, text, isProgram, expected]) => {
  expect(found(text, isProgram)).toEqual(expected)
})

test('a value of four letters is none in UTF-16, either', () => {
  expect(findEmbeddedKeys({ path: 'x.ini', bytes: Buffer.from('key=ABCD\n'), isProgram: false })).toEqual([])
})

test('what may be a key without a name is tried, not shown', () => {
  const file = { path: 'chat.bin', bytes: Buffer.from('\0"0123456789abcdef"\0') }
  expect(findLiterals(file).map((bytes) => Buffer.from(bytes).toString('latin1'))).toContain('0123456789abcdef')
})
