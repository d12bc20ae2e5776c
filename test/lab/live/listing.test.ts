import { expect, test } from 'vitest'
import type { Entry } from '../../../lab/live/files.ts'
import { type Listing, LISTINGS } from '../../../lab/live/listing.ts'

const AT = Date.UTC(2008, 7, 4, 18, 2, 9)
const file = (name: string, sizeBytes: number): Entry => ({ name, kind: 'file', sizeBytes, modifiedAtUtcMs: AT })
const LONG = `${'a'.repeat(49)}é.log`
const ENTRIES: readonly Entry[] = [
  { name: 'old', kind: 'folder', sizeBytes: 4096, modifiedAtUtcMs: AT },
  file('a & <b>".log', 1234),
  file('film.avi', 734_003_200),
  file(LONG, 12),
]

const page = (listing: Listing, segments: readonly string[]): string =>
  LISTINGS[listing].page({ segments, entries: ENTRIES, port: 18081 })

/** Lines of a page that show the entries above. */
const rows = (listing: Listing, from: RegExp): string[] =>
  page(listing, ['log', 'x y'])
    .split(/\r?\n|<br>/)
    .filter((line) => from.test(line))

test('Apache: icons, names cut at 23 characters, rounded sizes', () => {
  expect(rows('apache', /^<img/)).toEqual([
    '<img src="/icons/folder.gif" alt="[DIR]"> <a href="old/">old/</a>                    04-Aug-2008 18:02   -  ',
    '<img src="/icons/unknown.gif" alt="[   ]"> <a href="a%20%26%20%3Cb%3E%22.log">a &amp; &lt;b&gt;&quot;.log</a>            04-Aug-2008 18:02 1.2K ',
    '<img src="/icons/unknown.gif" alt="[   ]"> <a href="film.avi">film.avi</a>                04-Aug-2008 18:02 700M ',
    `<img src="/icons/unknown.gif" alt="[   ]"> <a href="${'a'.repeat(49)}%C3%A9.log">${'a'.repeat(20)}..&gt;</a> 04-Aug-2008 18:02  12  `,
  ])
  expect(page('apache', ['log', 'x y'])).toMatch(
    /<title>Index of \/log\/x y<\/title>[^]*<a href="\/log\/">Parent Directory<\/a>/,
  )
  expect(page('apache', [])).not.toContain('Parent Directory')
  expect(page('apache', [])).toContain('<address>Apache/2.2.3 (CentOS) Server at 127.0.0.1 Port 18081</address>')
})

test('nginx: names cut at 50 characters, exact sizes, CR LF', () => {
  expect(rows('nginx', /^<a href="(?!\.\.)/)).toEqual([
    `<a href="old/">old/</a>${' '.repeat(46)} 04-Aug-2008 18:02                   -`,
    `<a href="a%20%26%20%3Cb%3E%22.log">a &amp; &lt;b&gt;&quot;.log</a>${' '.repeat(38)} 04-Aug-2008 18:02                1234`,
    `<a href="film.avi">film.avi</a>${' '.repeat(42)} 04-Aug-2008 18:02           734003200`,
    `<a href="${'a'.repeat(49)}%C3%A9.log">${'a'.repeat(47)}..&gt;</a> 04-Aug-2008 18:02                  12`,
  ])
  expect(page('nginx', ['log'])).toContain('<h1>Index of /log/</h1><hr><pre><a href="../">../</a>\r\n')
})

test('IIS: times with AM and PM before the size, links from the root, all in one line', () => {
  expect(rows('iis', /A HREF="\/log\/x/)).toEqual([
    '  8/4/2008  6:02 PM        &lt;dir&gt; <A HREF="/log/x%20y/old/">old</A>',
    '  8/4/2008  6:02 PM         1234 <A HREF="/log/x%20y/a%20%26%20%3Cb%3E%22.log">a &amp; &lt;b&gt;&quot;.log</A>',
    '  8/4/2008  6:02 PM    734003200 <A HREF="/log/x%20y/film.avi">film.avi</A>',
    `  8/4/2008  6:02 PM           12 <A HREF="/log/x%20y/${'a'.repeat(49)}%C3%A9.log">${LONG}</A>`,
  ])
  expect(page('iis', ['log'])).toContain(
    '<H1>127.0.0.1 - /log/</H1><hr>\r\n\r\n<pre><A HREF="/">[To Parent Directory]</A><br><br>',
  )
  expect(page('iis', [])).not.toContain('Parent')
})

test('lighttpd: a table with names of months and rounded sizes', () => {
  const cells = rows('lighttpd', /^<tr><td class="n"><a href="(?!\.\.)/).map((row) =>
    row.replaceAll(/<td class="[nmst]">/g, '|').replaceAll(/<\/?t[dr]>/g, ''),
  )
  expect(cells).toEqual([
    '|<a href="old/">old</a>/|2008-Aug-04 18:02:09|- &nbsp;|Directory',
    '|<a href="a%20%26%20%3Cb%3E%22.log">a &amp; &lt;b&gt;&quot;.log</a>|2008-Aug-04 18:02:09|1.2K|application/octet-stream',
    '|<a href="film.avi">film.avi</a>|2008-Aug-04 18:02:09|700.0M|application/octet-stream',
    `|<a href="${'a'.repeat(49)}%C3%A9.log">${LONG}</a>|2008-Aug-04 18:02:09|0.0K|application/octet-stream`,
  ])
})

test('every program names itself, in the header of 2008', () => {
  expect(Object.values(LISTINGS).map(({ server }) => server)).toEqual([
    'Apache/2.2.3 (CentOS)',
    'nginx/0.6.32',
    'Microsoft-IIS/7.0',
    'lighttpd/1.4.19',
  ])
})
