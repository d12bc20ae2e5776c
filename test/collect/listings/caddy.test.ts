import { expect, test } from 'vitest'
import caddy from '../../../src/collect/listings/caddy.ts'
import { brief, fixture, namesOf, pageOf, SHOWN, sizesOf } from './pages.ts'

test('reads every name, exact sizes and dates', () => {
  const entries = caddy.entriesOf(fixture('caddy.html'))
  expect(namesOf(entries)).toEqual(SHOWN.toSorted())
  expect(sizesOf(entries)).toEqual({
    'big.log': '1300000',
    'empty.log': '0',
    'huge.bin': '3221225472',
    'small.log': '734',
    'old/': '-',
  })
  expect(new Set(entries?.map((entry) => entry.modified))).toEqual(new Set(['2008-08-14T23:59:59Z']))
})

test('an empty folder', () => {
  expect(caddy.entriesOf(fixture('caddy-empty.html', 'http://127.0.0.1:8001/old/'))).toEqual([])
})

const FOOT = '<footer>Served with <a href="https://caddyserver.com">Caddy</a></footer>'

test('reads sizes of newer templates', () => {
  const row = '<tr class="file"><td><a href="./x.log">x.log</a></td><td class="size" data-size="7">7 B</td></tr>'
  expect(brief(caddy.entriesOf(pageOf(`<table>${row}</table>${FOOT}`)))).toEqual(['./x.log 7 -'])
})

test.each([
  ['a page that only mentions Caddy', `<table><tr><th>Price</th></tr></table>${FOOT}`],
  ['rows without Caddy', '<table><tr class="file"><td><a href="x">x</a></td></tr></table>'],
])('%s is no listing', (_title, text) => {
  expect(caddy.entriesOf(pageOf(text))).toBeNull()
})
