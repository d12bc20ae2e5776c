import { expect, test } from 'vitest'
import { findVersions } from '../../src/inspect/versions.ts'
import { binaryXml } from './binary-xml.ts'

const resource = (name: string, value: string) =>
  Buffer.concat([Buffer.from(`${name}\0`, 'utf16le'), Buffer.alloc(2), Buffer.from(`${value}\0`, 'utf16le')])

test.each([
  ['version.txt', Buffer.from('3.8.4.44\r\n'), ['version 3.8.4.44']],
  ['notes.txt', Buffer.from('3.8.4.44\r\n'), []],
  ['VERSION', Buffer.from('see notes'), []],
  [
    'a/AndroidManifest.xml',
    binaryXml([{ name: 'manifest', attributes: { package: 'p.q', versionName: '3.4.4', versionCode: 7 } }], {
      charset: 'utf-8',
    }),
    ['package p.q', 'versionName 3.4.4', 'versionCode 7'],
  ],
  [
    'Info.plist',
    Buffer.from('<plist><dict><key>CFBundleVersion</key><string>9</string></dict></plist>'),
    ['CFBundleVersion 9'],
  ],
  [
    'chat.exe',
    Buffer.concat([Buffer.from('MZ'), resource('CompanyName', 'No Such 公司'), resource('FileVersion', '3.8.4.44')]),
    ['CompanyName No Such 公司', 'FileVersion 3.8.4.44'],
  ],
])('%s', (path, bytes, expected) => {
  expect(findVersions({ path, bytes }).map(({ name, value }) => `${name} ${value}`)).toEqual(expected)
})
