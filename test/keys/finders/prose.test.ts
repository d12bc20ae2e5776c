import { expect, test } from 'vitest'
import prose from '../../../src/keys/finders/prose.ts'
import { foundIn } from './found.ts'

test.each([
  ['English', 'Note: the key is tomf1lt8\n', ['key=tomf1lt8']],
  ['end of a sentence', 'The key for the August logs is "tomf1lt8".', ['key=tomf1lt8', 'key=tomf1lt8".']],
  ['Chinese', '日志密钥是tomf1lt8,请保密', ['密钥=tomf1lt8', '密钥=tomf1lt8,']],
  ['password', 'Password: abc-123', ['Password=abc-123']],
])('%s', (_, text, expected) => expect(foundIn(prose, text)).toEqual(expected))

// 密钥是 / 密码： / 口令为 in GBK
test.each([
  ['c3dcd4bfcac7', '密钥'],
  ['c3dcc2eba3ba', '密码'],
  ['bfdac1eeceaa', '口令'],
])('GBK %s reads %s', (hex, word) => {
  expect(foundIn(prose, Buffer.concat([Buffer.from(hex, 'hex'), Buffer.from('abc123')]))).toEqual([`${word}=abc123`])
})

test.each(['the monkey is here', 'key\nis', 'ABCkey+is x', 'keyboard is x'])('%j tells nothing', (text) => {
  expect(foundIn(prose, text)).toEqual([])
})
