import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FileEnd, openFile } from '../../src/decrypt/file.ts'
import { type DecodeChain, describeChain } from '../../src/model/chain.ts'
import { chainOf, chainsFor, keyFor, seal } from './encoder.ts'

const LINES = ['2008-08-01 10:43:15\t58.30.1.9\tu1\t今天天气不错', '', '第二行'].map((text) => Buffer.from(text))
const PLAIN_TEXT = Buffer.concat(LINES.flatMap((line) => [line, Buffer.from('\n')]))

function opened(sealed: Uint8Array, chain: DecodeChain, options: { key: Uint8Array | null; cuts?: readonly number[] }) {
  const file = openFile(chain, options.key)
  const edges = [
    0,
    ...(options.cuts ?? []).map((cut) => cut % (sealed.length + 1)).toSorted((a, b) => a - b),
    sealed.length,
  ]
  const parts = edges.slice(1).map((edge, i) => Buffer.from(file.push(sealed.subarray(edges[i], edge))))
  const end: FileEnd = file.end()
  return { text: Buffer.concat([...parts, end.bytes]), paddingBytes: end.paddingBytes, lostBytes: end.lostBytes }
}

describe('every chain over a file, cut anywhere', () => {
  const chains = (['none', 'hex', 'base64', 'base64url'] as const).flatMap((armour) => chainsFor('file', armour))
  test.each(chains.map((chain) => [describeChain(chain), chain] as const))('%s', (_, chain) => {
    const key = keyFor(chain.cipher)
    const sealed = seal(LINES, chain, key)
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 5 }), (cuts) => {
        const result = opened(sealed, chain, { key, cuts })
        expect(result.text).toEqual(PLAIN_TEXT)
        expect(result.lostBytes).toBe(0)
      }),
      { numRuns: 12 },
    )
  })
})

// NIST SP 800-38A, F.2.1 and F.5.1: AES-128 in CBC and CTR.
describe('published vectors', () => {
  const key = Buffer.from('2b7e151628aed2a6abf7158809cf4f3c', 'hex')
  const plain = '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51'
  test.each([
    ['cbc', '000102030405060708090a0b0c0d0e0f', '7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2'],
    ['ctr', 'f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff', '874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff'],
  ] as const)('AES-128 %s', (mode, hex, sealed) => {
    const chain = chainOf({ cipher: 'aes', mode, iv: { kind: 'given', hex } })
    expect(opened(Buffer.from(sealed, 'hex'), chain, { key }).text.toString('hex')).toBe(plain)
  })
})

describe('the end of a file', () => {
  const chain = chainOf({ cipher: 'des', mode: 'ecb', padding: 'pkcs7' })
  const key = keyFor('des')
  const sealed = seal(LINES, chain, key)
  const padding = sealed.length - PLAIN_TEXT.length

  test('padding is taken off and counted', () => {
    expect(opened(sealed, chain, { key })).toEqual({ text: PLAIN_TEXT, paddingBytes: padding, lostBytes: 0 })
  })

  test('a cut tail is lost and the last whole block stays as it is', () => {
    const cut = sealed.subarray(0, sealed.length - 3)
    const whole = cut.length - (cut.length % 8)
    expect(opened(cut, chain, { key })).toEqual({ text: PLAIN_TEXT.subarray(0, whole), paddingBytes: 0, lostBytes: 5 })
    // Even when what is left looks like padding.
    const twice = seal([Buffer.from('1234567'), Buffer.from('')], chain, key)
    expect(opened(Buffer.concat([twice, Buffer.from('x')]), chain, { key }).paddingBytes).toBe(0)
  })

  test('padding longer than a block of the cipher is none', () => {
    // Ten bytes of value ten at the end, under a block of eight.
    const file = seal([Buffer.from('123456\n\n\n\n\n\n\n\n\n')], { ...chain, padding: 'none' }, key)
    expect(opened(file, chain, { key })).toMatchObject({ paddingBytes: 0 })
  })

  test('zero padding: the NULs of at most one block', () => {
    const zero = { ...chain, padding: 'zero' } as const
    const sealedZero = seal(LINES, zero, key)
    expect(opened(sealedZero, zero, { key })).toEqual({
      text: PLAIN_TEXT,
      paddingBytes: sealedZero.length - PLAIN_TEXT.length,
      lostBytes: 0,
    })
  })

  test('line breaks inside armour do not matter, foreign characters are counted', () => {
    const base64 = chainOf({ ...chain, armour: 'base64' })
    const wrapped = sealed.toString('base64').replaceAll(/.{1,13}/g, '$&\r\n')
    expect(opened(Buffer.from(wrapped), base64, { key }).text).toEqual(PLAIN_TEXT)
    expect(opened(Buffer.from(`!${wrapped}#`), base64, { key })).toEqual({
      text: PLAIN_TEXT,
      paddingBytes: padding,
      lostBytes: 2,
    })
  })

  test('concatenated base64 pieces are one file', () => {
    const pieces = Buffer.from(['foo', 'ba', 'r'].map((piece) => Buffer.from(piece).toString('base64')).join(''))
    expect(opened(pieces, chainOf({ armour: 'base64' }), { key: null }).text.toString()).toBe('foobar')
  })

  test('half a byte and a vector without data are lost', () => {
    expect(opened(Buffer.from('6162f'), chainOf({ armour: 'hex' }), { key: null })).toMatchObject({ lostBytes: 1 })
    const ctr = chainOf({ cipher: 'aes', mode: 'ctr', iv: { kind: 'prefix' } })
    expect(opened(Buffer.alloc(9), ctr, { key: keyFor('aes') })).toEqual({
      text: Buffer.alloc(0),
      paddingBytes: 0,
      lostBytes: 9,
    })
  })
})
