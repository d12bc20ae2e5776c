import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkOf } from '../../src/collect/links.ts'
import { strayBytesEscaped, textOfBytes } from '../../src/collect/name-bytes.ts'

const base = new URL('http://a.example/log/')

/** Bytes that a server gets for a path. */
const sent = (url: URL | null): Buffer =>
  Buffer.from(
    (url?.pathname ?? '').replace(/%([0-9A-F]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  )

test('text that is UTF-8 stays as it is, private characters too', () => {
  const text = 'a é 日 \u{1f600} \uf780 \ufffd'
  expect(textOfBytes(Buffer.from(text))).toEqual({ text, hasStrayBytes: false })
  expect(linkOf({ text: '\uf780', hasStrayBytes: false }, base)?.pathname).toBe('/log/%EF%9E%80')
})

test.each([
  ['GBK', [0xc8, 0xd5, 0xd6, 0xbe]],
  ['Latin-1', [0x63, 0x61, 0x66, 0xe9]],
  ['a cut sequence', [0xe6, 0x97]],
  ['overlong', [0xc0, 0xaf]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['both', [0xe6, 0x97, 0xa5, 0xff]],
])('a name in %s is asked for as the bytes it is, also after a reader of listings encoded it', (_, bytes) => {
  const name = textOfBytes(Uint8Array.from(bytes))
  const expected = Buffer.from([...Buffer.from('/log/'), ...bytes])
  expect(sent(linkOf(name, base))).toEqual(expected)
  expect(sent(linkOf({ ...name, text: encodeURIComponent(name.text) }, base))).toEqual(expected)
})

test('any bytes of a name come out again', () => {
  // Without what the URL standard itself takes for structure, space or escape.
  const part = fc.oneof(fc.integer({ min: 0x80, max: 0xff }), fc.constantFrom(0x61, 0x7a, 0x30))
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (bytes) => {
      const { text } = textOfBytes(Uint8Array.from(bytes))
      expect(Buffer.from(decodeBytes(encodeURI(strayBytesEscaped(text)).replaceAll('%25', '%')))).toEqual(
        Buffer.from(bytes),
      )
    }),
  )
})

const decodeBytes = (text: string): Buffer =>
  Buffer.from(
    text.replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
