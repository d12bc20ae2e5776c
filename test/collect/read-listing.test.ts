import { describe, expect, test } from 'vitest'
import { LISTINGS } from '../../lab/live/listing.ts'
import type { Listing } from '../../lab/live/listing.ts'
import { readListing } from '../../src/collect/read-listing.ts'
import { fixture, pageOf } from './listings/pages.ts'

describe('what the demonstration’s servers show', () => {
  const entries = [
    { name: 'old & "new"', kind: 'folder', sizeBytes: 0, modifiedAtUtcMs: 1_218_758_399_000 },
    { name: '<聊天>%2f.log', kind: 'file', sizeBytes: 1_300_000, modifiedAtUtcMs: 1_218_758_399_000 },
    { name: `${'long'.repeat(30)}.log`, kind: 'file', sizeBytes: 12, modifiedAtUtcMs: 1_218_758_399_000 },
  ] as const
  const names = ['apache', 'nginx', 'iis', 'lighttpd'] satisfies readonly Listing[]

  test.each(names)('%s', (name) => {
    const segments = ['log', '中文']
    const text = LISTINGS[name].page({ segments, entries: [...entries], port: 8001 })
    const url = 'http://127.0.0.1:8001/log/%E4%B8%AD%E6%96%87/'
    const read = readListing(pageOf(text, url))
    expect(read?.kind).toBe(name)
    expect(read?.entries.map(({ href }) => decodeURIComponent(new URL(href, url).pathname))).toEqual(
      ['old & "new"/', '<聊天>%2f.log', `${'long'.repeat(30)}.log`].map((one) => `/log/中文/${one}`),
    )
    expect(read?.entries.map(({ isFolder }) => isFolder)).toEqual([true, false, false])
    expect(readListing(pageOf(LISTINGS[name].page({ segments, entries: [], port: 1 }), url))?.entries).toEqual([])
  })
})

test('gives the next page of a cut listing, and null for an ordinary page', () => {
  expect(readListing(fixture('s3-v1.xml'))?.nextPage).toMatch(/\?marker=/)
  expect(readListing(fixture('nginx.html'))?.nextPage).toBeNull()
  const links =
    '<title>Index of things</title><h1>Things</h1><ul><li><a href="a">a</a></ul><pre><a href="b">b</a></pre>'
  expect(readListing(pageOf(links))).toBeNull()
})
