import { expect, test } from 'vitest'
import xml from '../../../src/keys/finders/xml.ts'
import { foundIn } from './found.ts'

test.each([
  ['elements', '<crypt><alg>des</alg><key>abc</key></crypt>', ['alg=des', 'key=abc']],
  ['attributes', `<crypt key="a b" iv='0011'/>`, ['key=a b', 'iv=0011']],
  ['named by another attribute', '<add key="EncKey" value="tomf1lt8"/>', ['key=EncKey', 'EncKey=tomf1lt8']],
  ['named element content', '<string name="des_key">\n  X7sRUjL\n</string>', ['name=des_key', 'des_key=X7sRUjL']],
  ['unclosed', '<key>abc', []],
])('%s', (_, text, expected) => expect(foundIn(xml, text)).toEqual(expected))

test.each([
  ['hex', 'hex'],
  ['Base64', 'base64'],
  ['text', 'ascii'],
])('format="%s" is honoured', (format, encoding) => {
  const finds = xml.find({ path: 'c.xml', bytes: Buffer.from(`<key format="${format}">3a7f10c4</key>`) })
  expect(finds).toEqual([
    {
      name: 'key',
      value: Buffer.from('3a7f10c4'),
      startByte: 15 + format.length,
      endByte: 23 + format.length,
      encoding,
    },
  ])
})
