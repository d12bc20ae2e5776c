import { createCipheriv } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { findOpener } from '../../src/ingest/opener.ts'
import { givenKey } from '../../src/keys/index.ts'
import { logLines } from '../decrypt/evidence.ts'

const KEY = Buffer.from('upkey=42')
const keys = [...givenKey('text:otherkey'), ...givenKey('text:upkey=42'), ...givenKey('text:87654321')]

/** Single DES as EDE of one key three times: the default provider has no other. */
function des(plain: Uint8Array): Buffer {
  const cipher = createCipheriv('des-ede3-ecb', Buffer.concat([KEY, KEY, KEY]), null)
  return Buffer.concat([cipher.update(plain), cipher.final()])
}

const messages = logLines(40)

describe('values that a client sends out', () => {
  const sealed = messages.map((line) => Buffer.from(des(line).toString('base64')))

  test('open with a key of the case, each by itself', () => {
    const opener = findOpener(sealed.slice(0, 30), keys)
    expect(opener?.chain).toMatchObject({ unit: 'line', armour: 'base64', cipher: 'des', mode: 'ecb' })
    expect(opener?.key?.bytes).toEqual(KEY)
    expect(sealed.map((value) => opener?.read(value))).toEqual(messages.map(String))
  })

  test('that were sealed under another key stay shut, one by one', () => {
    const opener = findOpener(sealed, keys)
    expect(opener?.read(Buffer.from('c29tZXRoaW5nIGVsc2UhIQ=='))).toBe(null)
    expect(opener?.read(Buffer.from('not base64 at all'))).toBe(null)
    expect(opener?.read(new Uint8Array(0))).toBe(null)
  })

  test('open as raw bytes, too, where the longest is long enough to be sure', () => {
    const raw = [
      des(Buffer.concat(messages.map((line) => Buffer.concat([line, Buffer.from('\n')])))),
      des(Buffer.from('short')),
    ]
    const opener = findOpener(raw, keys)
    expect(opener?.chain).toMatchObject({ unit: 'file', armour: 'none', cipher: 'des' })
    expect(opener?.read(raw[0] ?? Buffer.alloc(0))).toContain(String(messages[3]))
    expect(opener?.read(raw[0]?.subarray(0, -3) ?? Buffer.alloc(0))).toBe(null)
  })

  test('stay shut without the key, and need none when they lie open', () => {
    expect(findOpener(sealed, givenKey('text:otherkey'))).toBe(null)
    expect(findOpener(messages, keys)).toBe(null)
    expect(findOpener([], keys)).toBe(null)
  })
})
