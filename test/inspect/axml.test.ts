import { expect, test } from 'vitest'
import { readBinaryXml } from '../../src/inspect/axml.ts'
import { binaryXml } from './binary-xml.ts'
import { readMutations } from './mutations.ts'

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
  expect(() => readMutations(bytes, readBinaryXml, 2000)).not.toThrow()
})
