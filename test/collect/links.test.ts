import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ResponseLine } from '../../src/collect/journal.ts'
import { nextPageOf, refusalOfEntry, withoutQuery } from '../../src/collect/links.ts'
import { apply, standingAt } from '../../src/collect/run.ts'
import { scratch } from '../e2e/cli.ts'
import { scopeFile } from './world.ts'

const dir = scratch('links')
const { scope } = await scopeFile(join(mkdtempSync(join(dir, 'scope-')), 'scope.yaml'), [
  'hosts: [a.example]',
  'path_prefixes: [/log/, /old/]',
])
const listing = new URL('http://a.example/log/b/')

test.each([
  ['?marker=1', 'http://a.example/log/b/?marker=1'],
  ['http://a.example/log/b/?x#y', 'http://a.example/log/b/?x'],
  ['http://a.example/log/?marker=1', null],
  ['http://b.example/log/b/?marker=1', null],
  ['https://a.example/log/b/?marker=1', null],
  ['/log/b/', null],
  ['http://[', null],
  [null, null],
])('the next page %s is %s', (href, expected) => {
  expect(nextPageOf(href, listing)?.href ?? null).toBe(expected)
})

test('a query is taken off, and nothing else', () => {
  expect(withoutQuery(new URL('http://a.example:81/log/?x=y')).href).toBe('http://a.example:81/log/')
})

test.each([
  ['http://a.example/log/b/x', null],
  ['http://a.example/log/c', null],
  ['http://a.example/old/x', 'lure'],
  ['http://a.example/etc', 'path'],
])('from a start in /log/, an entry %s is refused as %s', (url, refusal) => {
  expect(refusalOfEntry(new URL(url), listing, { scope, start: new URL('http://a.example/log/') })).toBe(refusal)
})

test('links with a query are pages of a bucket only where a bucket lists them', () => {
  const taken = ['s3', 'nginx'].map((kind) => {
    const standing = standingAt(new URL('http://a.example/log/'), scope)
    apply(standing, listed(kind))
    return [standing.frontier.descend(), Object.fromEntries(standing.frontier.refused)]
  })
  expect(taken).toEqual([
    [2, { query: 1 }],
    [1, { query: 2 }],
  ])
})

/** An answer that lists a folder and a file, both by a query. */
const listed = (kind: string): ResponseLine => ({
  kind: 'response',
  item: {
    url: 'http://a.example/log/',
    kind: 'folder',
    depth: 0,
    hops: 0,
    listedSizeBytes: null,
    listedModified: null,
  },
  status: 200,
  location: null,
  retryAfter: null,
  contentType: null,
  lastModified: null,
  fetchedAtUtcMs: 0,
  truncated: null,
  sizeBytes: 0,
  sha256: '',
  warcRecordId: '',
  warcOffsetBytes: 0,
  listing: {
    kind,
    hasStrayBytes: false,
    nextPage: null,
    entries: [true, false].map((isFolder) => ({
      href: `?${isFolder}`,
      isFolder,
      sizeBytes: null,
      isSizeRounded: false,
      modified: null,
    })),
  },
  robots: null,
  wireBytes: 1,
  spentMs: 1,
})
