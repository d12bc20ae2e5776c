import { expect, test } from 'vitest'
import apache from '../../../src/collect/listings/apache.ts'
import { brief, fixture, namesOf, pageOf, SHOWN, sizesOf } from './pages.ts'

test.each(['apache-list.html', 'apache-fancy.html', 'apache-table.html'])('reads every name of %s', (file) => {
  expect(namesOf(apache.entriesOf(fixture(file)))).toEqual(SHOWN.toSorted())
})

test.each(['apache-list-empty.html', 'apache-fancy-empty.html', 'apache-table-empty.html'])('%s: empty', (file) => {
  expect(apache.entriesOf(fixture(file, 'http://127.0.0.1:8001/old/'))).toEqual([])
})

test.each(['apache-fancy.html', 'apache-table.html'])('sizes and dates of %s', (file) => {
  const entries = apache.entriesOf(fixture(file))
  expect(sizesOf(entries)).toEqual({
    'big.log': '1258291~',
    'empty.log': '0',
    'huge.bin': '3221225472~',
    'small.log': '734',
    'old/': '-',
  })
  expect(new Set(entries?.map((entry) => entry.modified))).toEqual(new Set(['2008-08-14 23:59']))
  expect(entries?.filter((entry) => entry.isFolder)).toHaveLength(6)
})

const SORTING = '<a href="?C=N;O=D">Name</a> <a href="?C=M;O=A">Last modified</a><hr>'

test('reads old dates, icons, cut names, rows without columns, and leaves the parent out however it is named', () => {
  const page = pageOf(
    `<pre><img src="/icons/blank.gif"> ${SORTING}<img src="/icons/back.gif" alt="[DIR]"> <a href="/">Up</a>   -
<img alt="[   ]"> <a href="a-very-long-name-indeed.log">a-very-long-name-in..&gt;</a> 14-Aug-2008 23:59  1.2M  A log
<a href="Parent%20Directory">Parent Directory</a>  14-Aug-2008 23:59   12
<a href="bare">bare</a>
<a href="http://elsewhere.example/x">x</a>  14-Aug-2008 23:59   3K <hr></pre>`,
  )
  expect(brief(apache.entriesOf(page))).toEqual([
    'a-very-long-name-indeed.log 1258291~ 14-Aug-2008 23:59',
    'Parent%20Directory 12 14-Aug-2008 23:59',
    'bare - -',
    'http://elsewhere.example/x 3072~ 14-Aug-2008 23:59',
  ])
})

test.each([
  ['a list of an ordinary page', '<title>Index of /</title><h1>Index of /</h1><ul><li><a href="a">a</a></ul>'],
  [
    'links outside the list',
    '<title>Index of /</title><h1>Index of /</h1><a href=b>b</a><ul><li><a href="a"> a</a></ul>',
  ],
  ['another title', '<title>Links</title><h1>Links</h1><ul><li><a href="a"> a</a></ul>'],
  ['nothing', ''],
])('%s is no listing', (_title, text) => {
  expect(apache.entriesOf(pageOf(text))).toBeNull()
})
