import { expect, test } from 'vitest'
import iis from '../../../src/collect/listings/iis.ts'
import { brief, fixture, pageOf } from './pages.ts'

const URL_OF = 'http://127.0.0.1:8001/log/'

test.each([
  ['iis.html', '8/14/2008'],
  ['iis-long-date.html', 'Thursday, August 14, 2008'],
])('reads %s', (file, day) => {
  expect(brief(iis.entriesOf(fixture(file, URL_OF)))).toEqual([
    `/log/a%20b/ - ${day} 11:59 PM D`,
    `/log/%E4%B8%AD%E6%96%87/ - ${day} 11:59 PM D`,
    `/log/empty.log 0 ${day} 11:59 PM`,
    `/log/big.log 1300000 ${day} 11:59 PM`,
    `/log/huge.bin 3221225472 ${day} 11:59 PM`,
    `/log/it's%20a%20&%20b.txt 2 ${day}  6:02 AM`,
    `/log/per%252fcent%20%231.log 2 ${day} 11:59 PM`,
    `/log/%E8%81%8A%E5%A4%A9%E8%AE%B0%E5%BD%95.log 2 ${day} 11:59 PM`,
  ])
})

test('an empty folder', () => {
  expect(iis.entriesOf(fixture('iis-empty.html', URL_OF))).toEqual([])
})

const page = (title: string, rows: string) => pageOf(`<title>${title}</title><h1>${title}</h1><pre>${rows}</pre>`)

test('a file may be named like the link to the parent', () => {
  const rows = ' 8/14/2008  6:02 PM  12 <A HREF="/log/x">[To Parent Directory]</A><br>'
  expect(brief(iis.entriesOf(page('h - /log/', rows)))).toEqual(['/log/x 12 8/14/2008  6:02 PM'])
})

test.each([
  ['a row without columns', page('h - /log/', '<a href="/log/x">x</a>')],
  ['another title', page('Index of /log/', '')],
])('%s: no listing', (_title, text) => {
  expect(iis.entriesOf(text)).toBeNull()
})
