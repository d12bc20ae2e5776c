import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type BytesAt, diffRows, diffSnapshots } from '../../src/collect/diff.ts'
import type { Collected } from '../../src/collect/inventory.ts'
import { bytesAt, inventoryOf } from '../../src/collect/snapshot.ts'
import { scratch } from '../e2e/cli.ts'
import { warcResponse } from '../unpack/pack-warc.ts'

const dir = scratch('diff')
const hex = (text: string) => createHash('sha256').update(text).digest('hex')

const row = (path: string, text: string, changes: Partial<Collected> = {}): Collected => ({
  url: path.startsWith('/') ? `http://log.example${path}` : path,
  status: 200,
  sizeBytes: text.length,
  sha256: hex(text),
  contentType: null,
  modified: null,
  fetchedAtUtcMs: null,
  truncated: null,
  listedSizeBytes: null,
  ...changes,
})

/** Serves the bytes that a table of texts gives. */
const from = (texts: Readonly<Record<string, string>>): BytesAt =>
  async function* (url) {
    const text = texts[new URL(url).pathname]
    if (text === undefined) return false
    for (const character of text) yield Buffer.from(character)
    return true
  }

const changes = async (...call: Parameters<typeof diffSnapshots>) =>
  (await diffSnapshots(...call)).differences.map(({ change, url }) => `${change} ${new URL(url).pathname}`)

describe('what became of an address', () => {
  test.each([
    ['same', row('/a', 'one'), row('/a', 'one')],
    ['appeared', null, row('/a', 'one')],
    ['vanished', row('/a', 'one'), null],
    ['vanished', row('/a', 'one'), row('/a', 'gone', { status: 404 })],
    ['appeared', row('/a', 'moved', { status: 301 }), row('/a', 'one')],
    ['grown', row('/a', 'one'), row('/a', 'one two')],
    ['changed', row('/a', 'oNe'), row('/a', 'one two')],
    ['changed', row('/a', 'one two'), row('/a', 'one')],
    ['changed', row('/a', 'one'), row('/a', 'two')],
    ['larger', row('/b', 'one'), row('/b', 'one two')],
    ['unknown', row('/a', 'one'), row('/a', 'one two', { truncated: 'time' })],
    ['unknown', row('/a', 'one', { sha256: null }), row('/a', 'one')],
    ['same', row("/it's", 'one', { status: null }), row('/it%27s', 'one')],
  ])('%s', async (change, before, after) => {
    const bytes = from({ '/a': 'one two' })
    const [said] = await changes(before === null ? [] : [before], after === null ? [] : [after], bytes)
    expect(said?.split(' ')[0]).toBe(change)
  })

  test('in the order of addresses; the last good answer counts; growth without bytes is only larger', async () => {
    const before = [row('/b', 'one'), row('/a', 'one'), row('/c', 'x')]
    const after = [
      row('/c', 'busy', { status: 429 }),
      row('/c', 'y'),
      row('/c', 'no', { status: 500 }),
      row('/a', 'one two'),
    ]
    expect(await changes(before, after)).toEqual(['larger /a', 'vanished /b', 'changed /c'])
  })
})

test('the same bytes on several hosts', async () => {
  const rows = [
    row('http://a.example/1', 'key'),
    row('http://a.example/2', 'key'),
    row('http://b.example:8001/1', 'key'),
    row('http://a.example/3', 'only here'),
    row('http://a.example/4', 'only here'),
    row('http://a.example/5', ''),
    row('http://b.example/5', ''),
    row('http://a.example/6', 'a larger one'),
    row('http://c.example/6', 'a larger one'),
    row('http://d.example/6', 'a larger one', { truncated: 'length' }),
  ]
  expect((await diffSnapshots([], rows)).twins).toEqual([
    { sha256: hex('a larger one'), sizeBytes: 12, urls: ['http://a.example/6', 'http://c.example/6'] },
    { sha256: hex('key'), sizeBytes: 3, urls: ['http://a.example/1', 'http://b.example:8001/1'] },
  ])
})

test('rows for a table', async () => {
  const diff = await diffSnapshots(
    [row('/a', 'one'), row('/b', 'b')],
    [row('/a', 'two!', { fetchedAtUtcMs: 5 }), row('/b', 'b')],
  )
  expect(diffRows(diff)).toEqual([
    {
      change: 'larger',
      host: 'log.example',
      path: '/a',
      bytesBefore: 3,
      bytesAfter: 4,
      sha256Before: hex('one'),
      sha256After: hex('two!'),
      fetchedBeforeUtcMs: null,
      fetchedAfterUtcMs: 5,
    },
  ])
  expect(diffRows(diff, 'all').map(({ change }) => change)).toEqual(['larger', 'same'])
})

test.each(['mirror', 'record by record', 'gzipped as a whole', 'plain'])('growth is seen in a %s', async (kind) => {
  const early = join(dir, `${kind} early`)
  const late = join(dir, `${kind} late`)
  const write = (name: string, texts: Readonly<Record<string, string>>) => {
    const records = Object.entries(texts).map(([path, body]) => warcResponse(`http://log.example/${path}`, { body }))
    mkdirSync(join(name, 'log.example'), { recursive: true })
    if (kind === 'mirror')
      for (const [path, text] of Object.entries(texts)) writeFileSync(join(name, 'log.example', path), text)
    else if (kind === 'plain') writeFileSync(join(name, 'a.warc'), Buffer.concat(records))
    else {
      const parts =
        kind === 'record by record' ? records.map((record) => gzipSync(record)) : [gzipSync(Buffer.concat(records))]
      writeFileSync(join(name, 'a.warc.gz'), Buffer.concat(parts))
    }
  }
  write(early, { a: 'x', b: 'one\n', c: 'one\n' })
  write(late, { a: 'x', b: 'one\ntwo\n', c: 'ONE\ntwo\n' })
  const [before, after] = [await inventoryOf(early), await inventoryOf(late)]
  const said = await changes(before.rows, after.rows, (url) => bytesAt(after, url))
  expect(said).toEqual(['same /a', 'grown /b', 'changed /c'])
})

test('a million light rows take bounded time', { timeout: 60_000 }, async () => {
  const rows = Array.from({ length: 200_000 }, (_, number) => row(`/log/${number}.log`, 'same'))
  const startedAtMs = performance.now()
  const { differences } = await diffSnapshots(rows, rows)
  expect(differences).toHaveLength(200_000)
  expect(performance.now() - startedAtMs).toBeLessThan(15_000)
})
