import { expect, test } from 'vitest'
import nginxJson from '../../../src/collect/listings/nginx-json.ts'
import { fixture, namesOf, pageOf, SHOWN, sizesOf } from './pages.ts'

test('reads every name, exact sizes and dates', () => {
  const entries = nginxJson.entriesOf(fixture('nginx.json'))
  expect(namesOf(entries)).toEqual(SHOWN.filter((name) => !name.startsWith('.')).toSorted())
  expect(sizesOf(entries)).toEqual({
    'big.log': '1300000',
    'empty.log': '0',
    'huge.bin': '3221225472',
    'small.log': '734',
    'old/': '-',
  })
  expect(new Set(entries?.map((entry) => entry.modified))).toEqual(new Set(['Thu, 14 Aug 2008 23:59:59 GMT']))
  expect(entries?.filter((entry) => entry.isFolder)).toHaveLength(6)
})

test('an empty array is a listing only of a server that says its name', () => {
  expect(nginxJson.entriesOf(pageOf('[]', undefined, 'nginx/1.22.1'))).toEqual([])
  expect(nginxJson.entriesOf(pageOf('[]'))).toBeNull()
})

test.each([
  ['a row of another shape', JSON.stringify([{ name: 'x', type: 'file', mtime: '', size: -1 }])],
  ['an object', '{}'],
  ['no JSON', '[1,'],
  ['deep arrays', '['.repeat(100_000)],
])('%s: no listing', (_title, text) => {
  expect(nginxJson.entriesOf(pageOf(text))).toBeNull()
})
