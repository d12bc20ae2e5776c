import { expect, test } from 'vitest'
import { androidPermissions } from '../../src/inspect/android.ts'
import { binaryXml } from './binary-xml.ts'

const asked = (bytes: Buffer) => androidPermissions(bytes)?.map(({ name }) => name)

test('permissions of a binary manifest and of one in text', () => {
  const binary = binaryXml(
    [
      { name: 'manifest', attributes: { package: 'a' } },
      { name: 'uses-permission', attributes: { name: 'android.permission.INTERNET' } },
      { name: 'uses-permission-sdk-23', attributes: { name: 'android.permission.READ_SMS' } },
      { name: 'permission', attributes: { name: 'own.permission' } },
      { name: 'uses-permission', attributes: { name: 'android.permission.INTERNET' } },
    ],
    { charset: 'utf-16' },
  )
  const expected = ['android.permission.INTERNET', 'android.permission.READ_SMS']
  expect(asked(binary)).toEqual(expected)
  const text = expected.map((name) => `<uses-permission android:name="${name}"/>`).join('\n')
  expect(asked(Buffer.from(`<manifest xmlns:android="x">${text}</manifest>`))).toEqual(expected)
})

test('a file that is neither is not read', () => {
  expect(androidPermissions(Buffer.from([1, 2, 3]))).toBeNull()
})
