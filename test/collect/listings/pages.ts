import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ListedEntry, ListingPage } from '../../../src/collect/listing.ts'

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'listings')

/** A fixture as a page of a server, at a given address. */
export const fixture = (name: string, url = 'http://127.0.0.1:8001/'): ListingPage => ({
  ...pageOf(readFileSync(join(FIXTURES, name), 'utf8'), url),
})

export const pageOf = (text: string, url = 'http://127.0.0.1:8001/log/', server = ''): ListingPage => ({
  url,
  contentType: 'text/html',
  server,
  text,
})

/** One line for each entry: `href size~ date`, `~` for rounded, `-` for unknown, a trailing `D` for folders. */
export const brief = (entries: readonly ListedEntry[] | null): readonly string[] | null =>
  entries?.map(
    ({ href, isFolder, sizeBytes, isSizeRounded, modified }) =>
      `${href} ${sizeBytes ?? '-'}${isSizeRounded ? '~' : ''} ${modified ?? '-'}${isFolder ? ' D' : ''}`,
  ) ?? null

/** Names in the folder that the real servers showed, folders with a slash. */
export const SHOWN = [
  '-dash',
  '..dots',
  'a b/',
  'a;b=c,d+e.log',
  'back\\slash.log',
  'bidi\u202egol.exe',
  'big.log',
  'c:colon.log',
  'empty.log',
  'huge.bin',
  'it\'s a "log" & <b>.txt',
  'less<than/',
  `${'long'.repeat(50)}.log`,
  'new\nline.log',
  'old/',
  'per%20cent/',
  'per%2fcent #1?.log',
  'quo"te/',
  'small.log',
  '中文/',
  '聊天记录.log',
]

/** The names that links lead to, sorted. */
export const namesOf = (entries: readonly ListedEntry[] | null): readonly string[] | null =>
  entries?.map(({ href }) => decodeURIComponent(href.replace(/^\.\//, ''))).toSorted() ?? null

/** Sizes of the files that were made with a known size, by name. */
export const sizesOf = (entries: readonly ListedEntry[] | null): Record<string, string> =>
  Object.fromEntries(
    (entries ?? []).flatMap(({ href, sizeBytes, isSizeRounded }) =>
      /^(?:\.\/)?(?:big\.log|empty\.log|huge\.bin|small\.log|old\/)$/.test(href)
        ? [[href.replace('./', ''), `${sizeBytes ?? '-'}${isSizeRounded ? '~' : ''}`]]
        : [],
    ),
  )
