import { expect, test } from 'vitest'
import caddyJson from '../../../src/collect/listings/caddy-json.ts'
import { fixture, namesOf, pageOf, SHOWN, sizesOf } from './pages.ts'

test('reads every name, exact sizes and dates', () => {
  const entries = caddyJson.entriesOf(fixture('caddy.json'))
  expect(namesOf(entries)).toEqual(SHOWN.toSorted())
  expect(sizesOf(entries)).toEqual({
    'big.log': '1300000',
    'empty.log': '0',
    'huge.bin': '3221225472',
    'small.log': '734',
    'old/': '-',
  })
  expect(new Set(entries?.map((entry) => entry.modified))).toEqual(new Set(['2008-08-14T23:59:59Z']))
  expect(entries?.filter((entry) => entry.isFolder)).toHaveLength(6)
})

test('an empty array is a listing only of a server that says its name', () => {
  expect(caddyJson.entriesOf(pageOf('[]', undefined, 'Caddy'))).toEqual([])
  expect(caddyJson.entriesOf(pageOf('[]'))).toBeNull()
})

test.each([
  ['a row of another shape', JSON.stringify([{ name: 'x', size: 1, url: 'x', mod_time: '', is_dir: 'no' }])],
  ['an object', '{}'],
  ['no JSON', '[1,'],
  ['deep arrays', '['.repeat(100_000)],
])('%s: no listing', (_title, text) => {
  expect(caddyJson.entriesOf(pageOf(text))).toBeNull()
})
