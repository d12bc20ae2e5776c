import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBinaryXml } from '../../src/inspect/axml.ts'
import { binaryXml } from './binary-xml.ts'

const ELEMENTS = [
  { name: 'manifest', attributes: { package: 'com.invented.chat', versionCode: 344, versionName: '3.4.4' } },
  { name: 'uses-permission', attributes: { name: 'android.permission.READ_SMS' } },
  { name: 'application', attributes: { label: '聊天' } },
]

const written = ELEMENTS.map(({ name, attributes }) => ({
  name,
  attributes: new Map(Object.entries(attributes).map(([key, value]) => [key, String(value)])),
}))

test.each(['utf-8', 'utf-16'] as const)('elements, texts and numbers come back, strings in %s', (charset) => {
  expect(readBinaryXml(binaryXml(ELEMENTS, { charset }))).toEqual(written)
})

test('names that a packer removed are told by their numbers', () => {
  const bytes = binaryXml(ELEMENTS, { charset: 'utf-8', hidesNames: true })
  expect(readBinaryXml(bytes)?.[1]?.attributes.get('name')).toBe('android.permission.READ_SMS')
})

test('what breaks off keeps what was read before', () => {
  const bytes = binaryXml(ELEMENTS, { charset: 'utf-8' })
  const lastElement = bytes.length - 56
  expect(readBinaryXml(bytes.subarray(0, lastElement))).toEqual(written.slice(0, 2))
  expect(readBinaryXml(Buffer.from('<manifest/>'))).toBeNull()
})

test('mutated manifests never throw', () => {
  const bytes = binaryXml(ELEMENTS, { charset: 'utf-16' })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 6 }),
      fc.nat(bytes.length),
      (changes, end) => {
        const changed = Buffer.from(bytes)
        for (const [at, value] of changes) changed[at] = value
        for (const one of [changed, changed.subarray(0, end)]) expect(readBinaryXml(one)).toBeDefined()
      },
    ),
    { numRuns: 2000 },
  )
})
