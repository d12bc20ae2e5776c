import { expect, test } from 'vitest'
import { dateOf, escapedName, isFolderLink, isUpward, sizeOf } from '../../src/collect/listing-parts.ts'

const PAGE = 'http://h.example/log/%E4%B8%AD/'

test.each([
  ['', PAGE, true],
  ['#top', PAGE, true],
  ['?C=N;O=D', PAGE, true],
  ['../', PAGE, true],
  ['/', PAGE, true],
  ['/log/', PAGE, true],
  ['/log/%e4%b8%ad/', PAGE, true],
  ['http://h.example/log/', PAGE, true],
  ['./', PAGE, true],
  ['/page', 'http://h.example/page', true],
  ['/lo', PAGE, false],
  ['/log/other/', PAGE, false],
  ['a', PAGE, false],
  ['..dots', PAGE, false],
  ['http://other.example/', PAGE, false],
  ['https://h.example/', PAGE, false],
  ['a', 'no address', false],
])('%s on %s leads upward: %s', (href, page, isUp) => {
  expect(isUpward(href, page)).toBe(isUp)
})

test.each([
  ['734', 734, false],
  [' 0 ', 0, false],
  ['1.2M', 1_258_291, true],
  ['3k', 3072, true],
  ['2T', 2 * 1024 ** 4, true],
  ['1.5', null, false],
  ['-', null, false],
  ['12 34', null, false],
  ['9'.repeat(16), null, false],
])('size %s', (text, sizeBytes, isSizeRounded) => {
  expect(sizeOf(text)).toEqual({ sizeBytes, isSizeRounded })
})

test('folders end in a slash before any query; names and dates', () => {
  expect(['a/', 'a/?x', 'a/#x', 'a', 'a?x/', 'a#/'].map(isFolderLink)).toEqual([true, true, true, false, false, false])
  expect(escapedName('a/b \ud800')).toBe('a%2Fb%20%EF%BF%BD')
  expect([dateOf(' x '), dateOf(' '), dateOf(undefined)]).toEqual(['x', null, null])
})
