import { expect, test } from 'vitest'
import keyFile from '../../../src/keys/finders/key-file.ts'
import { foundIn } from './found.ts'

test('every line, and the whole of several', () => {
  expect(foundIn(keyFile, 'KEYFILE1\nc2t5cEtFWTM=\n', 'conf/key.dat')).toEqual([
    'key.dat=KEYFILE1',
    'key.dat=c2t5cEtFWTM=',
    'key.dat=KEYFILE1\nc2t5cEtFWTM=',
  ])
})

test('raw bytes', () => {
  const raw = Buffer.from('3a7f10c4e29b5d68', 'hex')
  expect(keyFile.find({ path: 'a.zip!etc/des.key', bytes: raw })).toEqual([
    { name: 'des.key', value: raw, startByte: 0, endByte: 8 },
  ])
})

test.each([
  ['another name', 'log/today.dat', 'abc'],
  ['settings with a finder of their own', 'conf/crypt.xml', '<key>abc</key>'],
  ['a word list', 'etc/keyfile', 'A'.repeat(5464)],
  ['too many raw bytes', 'my.key', '\0'.repeat(257)],
  ['empty', 'my.key', ''],
])('nothing in %s', (_, path, text) => expect(foundIn(keyFile, text, path)).toEqual([]))
