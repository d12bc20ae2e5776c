import { expect, test } from 'vitest'
import lighttpd from '../../../src/collect/listings/lighttpd.ts'
import { fixture, namesOf, pageOf, SHOWN, sizesOf } from './pages.ts'

test('reads every name, rounded sizes and dates', () => {
  const entries = lighttpd.entriesOf(fixture('lighttpd.html'))
  // lighttpd hides names that begin with a dot.
  expect(namesOf(entries)).toEqual(SHOWN.filter((name) => !name.startsWith('.')).toSorted())
  expect(sizesOf(entries)).toEqual({
    'big.log': '1258291~',
    'empty.log': '0~',
    'huge.bin': '3221225472~',
    'small.log': '717~',
    'old/': '-',
  })
  expect(new Set(entries?.map((entry) => entry.modified))).toEqual(new Set(['2008-Aug-14 23:59:59']))
})

test('an empty folder', () => {
  expect(lighttpd.entriesOf(fixture('lighttpd-empty.html', 'http://127.0.0.1:8001/old/'))).toEqual([])
})

test('a table with other classes is no listing', () => {
  expect(
    lighttpd.entriesOf(pageOf('<table><tr><th class="n">N</th></tr><tr><td class="n">x</td></tr></table>')),
  ).toBeNull()
})
