import { expect, test } from 'vitest'
import nginx from '../../../src/collect/listings/nginx.ts'
import { brief, fixture, namesOf, pageOf, SHOWN, sizesOf } from './pages.ts'

// nginx hides names that begin with a dot.
const NAMES = SHOWN.filter((name) => !name.startsWith('.')).toSorted()

test.each([
  ['nginx.html', { 'big.log': '1300000', 'huge.bin': '3221225472' }],
  ['nginx-rounded.html', { 'big.log': '1048576~', 'huge.bin': '3221225472~' }],
])('reads %s', (file, sizes) => {
  const entries = nginx.entriesOf(fixture(file))
  expect(namesOf(entries)).toEqual(NAMES)
  expect(sizesOf(entries)).toEqual({ 'empty.log': '0', 'small.log': '734', 'old/': '-', ...sizes })
  expect(new Set(entries?.map((entry) => entry.modified))).toEqual(new Set(['14-Aug-2008 23:59']))
})

test('an empty folder', () => {
  expect(nginx.entriesOf(fixture('nginx-empty.html', 'http://127.0.0.1:8001/old/'))).toEqual([])
})

const page = (rows: string, heading = 'Index of /log/') =>
  pageOf(`<h1>${heading}</h1><hr><pre><a href="../">../</a>\r\n${rows}</pre>`)

test('the link counts, not the cut name', () => {
  const row = '<a href="long%3Cer.log">long..&gt;</a>  14-Aug-2008 23:59   5\r\n'
  expect(brief(nginx.entriesOf(page(row)))).toEqual(['long%3Cer.log 5 14-Aug-2008 23:59'])
})

test.each([
  ['a row without columns', page('<a href="a">a</a>\r\n')],
  ['another heading', page('', 'Downloads')],
  ['no link to the parent', pageOf('<h1>Index of /</h1><pre><a href="a">a</a> 14-Aug-2008 23:59 5</pre>')],
])('%s: no listing', (_title, text) => {
  expect(nginx.entriesOf(text)).toBeNull()
})
