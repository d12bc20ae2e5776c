import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { findKeys, givenKey } from '../../src/keys/index.ts'
import { OperatorError } from '../../src/model/errors.ts'

const find = (text: string | Uint8Array, path = 'etc/filter.ini') =>
  findKeys({ evidenceId: 'e', path, bytes: Buffer.from(text) })
const shown = (keys: ReturnType<typeof find>) =>
  keys.map(({ reading, bytes }) => `${reading}:${Buffer.from(bytes).toString('hex')}`)
const hex = (text: string): string => Buffer.from(text).toString('hex')

describe('readings', () => {
  test('every way the characters can be meant', () => {
    expect(shown(find('key=3a7f10c4'))).toEqual([
      `ascii:${hex('3a7f10c4')}`,
      'hex:3a7f10c4',
      `base64:${Buffer.from('3a7f10c4', 'base64').toString('hex')}`,
      `utf16le:${Buffer.from('3a7f10c4', 'utf16le').toString('hex')}`,
    ])
    expect(shown(find('key=ab'))).toEqual([`ascii:${hex('ab')}`, 'hex:ab'])
    expect(shown(find('key=x!'))).toEqual([`ascii:${hex('x!')}`])
  })

  test('what the file states comes first', () => {
    expect(shown(find('<key format="hex">3a7f10c4e29b5d68</key>', 'crypt.xml'))[0]).toBe('hex:3a7f10c4e29b5d68')
    expect(shown(find('<key format="base64">c2t5cEtFWTM=</key>', 'crypt.xml'))[0]).toBe(`base64:${hex('skypKEY3')}`)
  })

  test.each(['3a:7f:10:c4', '0x3a, 0x7f, 0x10, 0xc4', String.raw`\x3a\x7f\x10\xc4`])('%s is hexadecimal', (text) => {
    expect(shown(givenKey(text))).toContain('hex:3a7f10c4')
  })
})

describe('findKeys', () => {
  test('the place, the id and the name of a key', () => {
    const [key] = find('; c\r\nenckey=tomf1lt8\r\n')
    expect(key).toEqual({
      id: `key-${createHash('sha256').update('tomf1lt8').digest('hex').slice(0, 12)}`,
      bytes: Buffer.from('tomf1lt8'),
      reading: 'ascii',
      purpose: 'key',
      finder: 'assignment',
      name: 'enckey',
      place: { evidenceId: 'e', path: 'etc/filter.ini', startByte: 12, endByte: 20 },
    })
  })

  test('key-like names first, then other names, then values without one', () => {
    const ascii = find('title = 00112233445566778899aabbccddeeff\nlisten=8080\nenckey=tomf1lt8\n"quoted 8"').filter(
      ({ reading }) => reading === 'ascii',
    )
    expect(ascii.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual([
      'tomf1lt8',
      '00112233445566778899aabbccddeeff',
      '8080',
      'quoted 8',
    ])
  })

  test('the same bytes are one candidate, at the first place', () => {
    const keys = find('key=tomf1lt8\nkey2=tomf1lt8\n').filter(
      ({ bytes }) => Buffer.from(bytes).toString() === 'tomf1lt8',
    )
    expect(keys.map(({ place }) => place?.startByte)).toEqual([4])
  })

  test.each([
    ['iv=00112233', 'iv'],
    ['aes_iv=00112233', 'iv'],
    ['nonce=00112233', 'iv'],
    ['salt=00112233', 'either'],
    ['private=00112233', 'key'],
    ['key=00112233', 'key'],
  ])('%s is for %s', (text, purpose) => expect(find(text)[0]?.purpose).toBe(purpose))

  test('files over 4 MiB hold none', () => {
    expect(find(Buffer.concat([Buffer.from('key=tomf1lt8\n'), Buffer.alloc(4 << 20)]))).toEqual([])
  })

  test('ten thousand assignments all count', () => {
    const ini = Array.from({ length: 10_000 }, (_, i) => `key${i}=v!${i}\n`).join('')
    expect(find(ini).filter(({ reading }) => reading === 'ascii')).toHaveLength(10_000)
  })
})

describe('givenKey', () => {
  test('stated readings', () => {
    expect(shown(givenKey('hex:3A7f'))).toEqual(['hex:3a7f'])
    expect(shown(givenKey('base64:c2t5cEtFWTM='))).toEqual([`base64:${hex('skypKEY3')}`])
    expect(shown(givenKey('text:hex:00'))).toEqual([`ascii:${hex('hex:00')}`])
    expect(givenKey('text:密')[0]).toMatchObject({
      finder: 'given',
      purpose: 'either',
      place: null,
      bytes: Buffer.from('密'),
    })
  })

  test('bare: every plausible reading', () => {
    expect(shown(givenKey('tomf1lt8'))).toHaveLength(3)
    expect(shown(givenKey('密钥'))).toEqual([`raw:${hex('密钥')}`])
  })

  test.each(['hex:3a7', 'hex:xyz', 'hex:', 'base64:a', 'base64:%%%', '', 'text:'])(
    '%j is refused with a hint',
    (text) => {
      expect(() => givenKey(text)).toThrow(OperatorError)
    },
  )
})
