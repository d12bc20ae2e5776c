import { expect, test } from 'vitest'
import { trialsOf, usedKey, vectorsOf } from '../../src/decrypt/trials.ts'
import { candidate } from './evidence.ts'

const shown = (...keys: Parameters<typeof trialsOf>) =>
  [...trialsOf(...keys)].map(({ cipher, bytes }) => `${cipher.id} ${Buffer.from(bytes).toString('latin1')}`)
const key = (text: string) => candidate(Buffer.from(text))

test('keys that fit come first, then the same keys cut and filled up', () => {
  expect(shown([key('8 bytes!')], undefined)).toEqual([
    'blowfish 8 bytes!',
    'des 8 bytes!',
    'rc4 8 bytes!',
    'xor 8 bytes!',
    `aes 8 bytes!${'\0'.repeat(8)}`,
    `des3 8 bytes!${'\0'.repeat(8)}`,
  ])
  expect(shown([key('ten bytes!')], 'des')).toEqual(['des ten byte'])
  expect(shown([key('eighteen bytes ok!')], 'aes')).toEqual([
    'aes eighteen bytes o',
    `aes eighteen bytes ok!${'\0'.repeat(6)}`,
  ])
})

test('keys that a cipher cannot tell apart are tried once', () => {
  expect(shown([key('abcdefgh'), key('abcdefgi')], 'des')).toHaveLength(1) // parity bits
  expect(shown([key('ab'), key('abab')], 'xor')).toEqual(['xor ab'])
  expect(shown([key('ab'), key('aba')], 'xor')).toHaveLength(2)
})

test('initialisation vectors are no keys, keys are no vectors', () => {
  const iv = candidate(Buffer.from('vector!!'), 'iv')
  const either = candidate(Buffer.from('either!!'), 'either')
  expect(shown([iv, either], 'des')).toEqual(['des either!!'])
  expect(vectorsOf([key('8 bytes!'), either, iv], 8)).toEqual(
    [iv, either].map(({ bytes }) => Buffer.from(bytes).toString('hex')),
  )
  expect(vectorsOf([iv], 16)).toEqual([])
})

test('a fitted key has an id of its own and the place of the one it came from', () => {
  const [trial] = [...trialsOf([{ ...key('ten bytes!'), name: 'k' }], 'des')]
  expect(trial && usedKey(trial)).toEqual({ ...key('ten byte'), name: 'k' })
})
