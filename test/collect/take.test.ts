import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Collected, INVENTORY_FILE } from '../../src/collect/inventory.ts'
import { bytesAt, inventoryOf } from '../../src/collect/snapshot.ts'
import { takeFrom } from '../../src/collect/take.ts'
import { openWarc } from '../../src/collect/warc-writer.ts'
import { urlKey } from '../../src/collect/url-key.ts'
import { scratch } from '../e2e/cli.ts'
import { zip } from '../unpack/pack.ts'
import { warcRecord, warcResponse } from '../unpack/pack-warc.ts'
import { exchange, INFO } from './warc-samples.ts'

const dir = scratch('take')
const hex = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const ONE = warcResponse('http://log.example/a.log', {
  head: 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nLast-Modified: Thu, 14 Aug 2008 23:59:59 GMT\r\n',
  body: 'one\n',
})

async function textAt(snapshot: Awaited<ReturnType<typeof inventoryOf>>, url: string): Promise<string> {
  let text = ''
  for await (const chunk of bytesAt(snapshot, url)) text += Buffer.from(chunk).toString()
  return text
}

describe('WARC', () => {
  test('rows of answers, resources and revisits; every digest verified', async () => {
    const path = join(dir, 'a.warc.gz')
    const records = [
      warcRecord('warcinfo', Buffer.alloc(0)),
      ONE,
      warcResponse(
        'http://log.example/no',
        { head: 'HTTP/1.1 404 Not Found\r\n', body: '' },
        { 'WARC-Truncated': 'LENGTH' },
      ),
      warcRecord('resource', Buffer.from('two'), { 'WARC-Target-URI': 'ftp://log.example/b', 'WARC-Date': '2008' }),
      warcRecord('revisit', Buffer.alloc(0), { 'WARC-Target-URI': 'http://log.example/c', 'WARC-Block-Digest': '' }),
    ]
    writeFileSync(path, Buffer.concat(records.map((record) => gzipSync(record))))
    const { inventory, sources, faults, evidencePaths } = await takeFrom([path])
    expect(faults).toEqual([])
    expect(evidencePaths).toEqual([path])
    expect(sources).toEqual([
      {
        kind: 'warc',
        path,
        check: { records: 5, digests: { passed: 4, failed: 0, absent: 1, unknown: 0 } },
        packageCheck: null,
      },
    ])
    const none = { contentType: null, modified: null, truncated: null, listedSizeBytes: null }
    const atUtcMs = Date.UTC(2008, 7, 14, 23, 59, 59)
    expect(inventory).toEqual([
      {
        ...none,
        url: 'http://log.example/a.log',
        status: 200,
        sizeBytes: 4,
        sha256: hex('one\n'),
        contentType: 'text/plain',
        modified: 'Thu, 14 Aug 2008 23:59:59 GMT',
        fetchedAtUtcMs: atUtcMs,
      },
      {
        ...none,
        url: 'http://log.example/no',
        status: 404,
        sizeBytes: 0,
        sha256: hex(''),
        fetchedAtUtcMs: atUtcMs,
        truncated: 'length',
      },
      {
        ...none,
        url: 'ftp://log.example/b',
        status: null,
        sizeBytes: 3,
        sha256: hex('two'),
        contentType: 'application/octet-stream',
        fetchedAtUtcMs: Date.UTC(2008, 0),
      },
      { ...none, url: 'http://log.example/c', status: null, sizeBytes: null, sha256: null, fetchedAtUtcMs: atUtcMs },
    ])
    expect(await textAt(await inventoryOf(path), 'http://log.example/a.log')).toBe('one\n')
  })

  test('tells each fault and its place', async () => {
    const path = join(dir, 'bad.warc')
    const failed = warcResponse('http://log.example/x', { body: 'x' }, { 'WARC-Payload-Digest': `sha256:${hex('y')}` })
    const bare = warcRecord('response', Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), {
      'WARC-Date': '',
      'WARC-Record-ID': '',
    })
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n'
    const framing = warcResponse('http://log.example/y', { head, body: '5\r\nabc' })
    writeFileSync(path, Buffer.concat([failed, bare, framing, Buffer.from('junk')]))
    const { faults, faultCount, evidencePaths } = await takeFrom([path])
    expect(faults.map(({ place, detail }) => `${place.replace(path, '')}: ${detail}`)).toEqual([
      ', byte 0: a digest does not match the bytes',
      `, byte ${failed.length}: a record without warc-record-id`,
      `, byte ${failed.length}: a record without warc-date`,
      `, byte ${failed.length}: a record without warc-target-uri`,
      `, byte ${failed.length + bare.length}: chunked framing: chunk 1 stops before its end`,
      `, byte ${failed.length + bare.length + framing.length}: bad-syntax: 4 bytes that are no record`,
    ])
    expect([faultCount, evidencePaths]).toEqual([6, [path]])
  })
})

describe('WACZ', () => {
  const warc = Buffer.concat([warcRecord('warcinfo', Buffer.alloc(0)), ONE].map((record) => gzipSync(record)))
  const pages = Buffer.from('{"format": "json-pages-1.0"}\n')

  function wacz(
    name: string,
    changes: { pages?: Buffer; listed?: Record<string, string>; digest?: string } = {},
  ): string {
    const listed = changes.listed ?? {
      'archive/data.warc.gz': `sha256:${hex(warc)}`,
      'pages/pages.jsonl': `sha256:${hex(pages)}`,
    }
    const resources = Object.entries(listed).map(([path, hash]) => ({ name: path, path, hash }))
    const datapackage = Buffer.from(JSON.stringify({ profile: 'data-package', resources, wacz_version: '1.1.1' }))
    const digest = { path: 'datapackage.json', hash: changes.digest ?? `sha256:${hex(datapackage)}`, signedData: {} }
    const path = join(dir, name)
    writeFileSync(
      path,
      zip([
        { name: 'archive/data.warc.gz', bytes: warc, method: 0 },
        { name: 'pages/pages.jsonl', bytes: changes.pages ?? pages },
        { name: 'datapackage.json', bytes: datapackage },
        { name: 'datapackage-digest.json', bytes: Buffer.from(JSON.stringify(digest)) },
      ]),
    )
    return path
  }

  test('verifies its hashes and the WARCs in it', async () => {
    const { inventory, sources, faults } = await takeFrom([wacz('good.wacz')])
    expect(faults).toEqual([])
    expect(inventory.map(({ url, sha256 }) => [url, sha256])).toEqual([['http://log.example/a.log', hex('one\n')]])
    expect(sources[0]?.packageCheck).toEqual({
      resources: { passed: 2, failed: 0, absent: 0, unknown: 0 },
      missing: 0,
      package: 'passed',
      isSigned: true,
    })
  })

  test.each([
    ['a file that was changed', { pages: Buffer.from('other') }, 'does not match its hash'],
    ['a digest that was changed', { digest: 'sha256:00' }, 'does not match datapackage-digest.json'],
    ['a WARC nobody vouches for', { listed: {} }, 'nothing vouches for it'],
    [
      'a file that is gone',
      { listed: { 'archive/data.warc.gz': `sha256:${hex(warc)}`, gone: 'sha256:00' } },
      'not there',
    ],
  ])('%s', async (title, changes, said) => {
    const { inventory, faults } = await takeFrom([wacz(`${title}.wacz`, changes)])
    expect(inventory).toHaveLength(1)
    expect(faults.map(({ detail }) => detail)).toEqual([expect.stringContaining(said)])
  })

  test('cut or changed anywhere: never throws, and is told', async () => {
    const sound = readFileSync(wacz('sound.wacz'))
    const path = join(dir, 'broken.wacz')
    const isTold = async (bytes: Uint8Array) => {
      writeFileSync(path, bytes)
      const { faultCount, inventory } = await takeFrom([path])
      return faultCount > 0 || inventory.length === 1
    }
    for (let at = 0; at < sound.length; at += 41) {
      const changed = Buffer.from(sound)
      changed[at] = (changed[at] ?? 0) ^ 0x55
      expect([at, await isTold(sound.subarray(0, at)), await isTold(changed)]).toEqual([at, true, true])
    }
  })
})

describe('a collection of ours', () => {
  test('rows come from its inventory, and each must be in its WARC', async () => {
    const folder = join(dir, 'collection')
    mkdirSync(folder)
    const warc = join(folder, 'collection.warc.gz')
    const sink = await openWarc(warc, INFO)
    await sink.write(exchange('/a.log', Buffer.from('one\n')))
    await sink.close()
    const row: Collected = {
      url: 'http://127.0.0.1:8001/a.log',
      status: 200,
      sizeBytes: 4,
      sha256: hex('one\n'),
      contentType: null,
      modified: null,
      fetchedAtUtcMs: 0,
      truncated: null,
      listedSizeBytes: 4,
    }
    const inventory = join(folder, INVENTORY_FILE)
    writeFileSync(inventory, `${JSON.stringify(row)}\n`)
    expect(await takeFrom([folder])).toMatchObject({ inventory: [row], faultCount: 0, evidencePaths: [warc] })
    expect(await textAt(await inventoryOf(folder), row.url)).toBe('one\n')
    appendFileSync(inventory, `${JSON.stringify({ ...row, sha256: hex('two') })}\n{"url":1}\n[`)
    const { faults } = await takeFrom([folder])
    expect(faults.map(({ detail }) => detail)).toEqual([
      'no row of an inventory',
      'no row of an inventory',
      'is in the inventory, but no WARC holds these bytes',
    ])
  })
})

const mkdir = (name: string): string => {
  mkdirSync(join(dir, name))
  return join(dir, name)
}

const listedRow = (name: string, text: string) =>
  `<a href="${encodeURIComponent(name)}">x</a>   14-Aug-2008 23:59   ${Buffer.byteLength(text)}\r\n`

const sorted = (rows: readonly Collected[]) => rows.map(({ url, sha256 }) => `${urlKey(url)} ${sha256}`).toSorted()

const hasWget = existsSync('/usr/bin/wget')

describe.skipIf(!hasWget)('what Wget fetched', () => {
  const files: Readonly<Record<string, string>> = {
    'a b.log': 'one\n',
    "it's & more.log": 'two\n',
    'per%2fcent #1?.log': 'three\n',
    '聊天.log': 'four\n',
    'empty.log': '',
  }
  const listing = `<h1>Index of /log/</h1><hr><pre><a href="../">../</a>\r\n${Object.entries(files)
    .map(([name, text]) => listedRow(name, text))
    .join('')}</pre>`
  let server: Server
  let base = ''

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', base).pathname)
      if (path === '/log/') response.setHeader('Content-Type', 'text/html').end(listing)
      else if (path.slice(5) in files) {
        response.setHeader('Last-Modified', 'Thu, 14 Aug 2008 23:59:59 GMT').end(files[path.slice(5)])
      } else response.writeHead(404).end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
    const options = ['-q', '-m', '--no-parent', '-e', 'robots=off', '--no-proxy', '--warc-file=w', '--no-config']
    await once(spawn('/usr/bin/wget', [...options, `${base}log/`], { cwd: mkdir('wget') }), 'exit')
  })
  afterAll(() => server.close())
  const wanted = () =>
    Object.entries(files).map(([name, text]) => `${urlKey(`${base}log/${encodeURIComponent(name)}`)} ${hex(text)}`)
  test('its mirror: addresses, bytes, sizes and dates of the listing', async () => {
    const folder = join(dir, 'wget', base.slice('http://'.length, -1))
    const { inventory, faults, evidencePaths, sources } = await takeFrom([folder])
    expect(faults).toEqual([])
    expect([evidencePaths, sources.map(({ kind }) => kind)]).toEqual([[folder], ['mirror']])
    expect(sorted(inventory)).toEqual([...wanted(), `${base}log/ ${hex(listing)}`].toSorted())
    const log = inventory.find(({ url }) => urlKey(url) === urlKey(`${base}log/a%20b.log`))
    expect(log).toMatchObject({ status: null, sizeBytes: 4, listedSizeBytes: 4, modified: '14-Aug-2008 23:59' })
    expect(await textAt(await inventoryOf(folder), log?.url ?? '')).toBe('one\n')
  })

  test('its WARC: the same bytes, with its sha1 digests passing', async () => {
    const path = join(dir, 'wget', 'w.warc.gz')
    const { inventory, faults, sources } = await takeFrom([path])
    expect(faults).toEqual([])
    expect(sources[0]?.check?.digests).toMatchObject({ failed: 0, unknown: 0 })
    expect(sources[0]?.check?.digests.passed).toBeGreaterThan(Object.keys(files).length)
    const good = inventory.filter(({ url, status }) => status === 200 && url.startsWith('http'))
    expect(sorted(good)).toEqual([...wanted(), `${base}log/ ${hex(listing)}`].toSorted())
  })
})

const make = (name: string, files: Readonly<Record<string, string>>): string => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(dir, name, path, '..'), { recursive: true })
    writeFileSync(join(dir, name, path), text)
  }
  return join(dir, name)
}

const urls = async (folder: string) => (await inventoryOf(folder)).rows.map(({ url }) => url)

describe('mirrors', () => {
  test('hosts, ports, schemes and queries, as Wget writes them on Unix and Windows', async () => {
    const folder = make('hosts', {
      'log.example/a?x=1': '',
      'log.example:8001/d/a@b': '',
      'other.example+8002/a@x=1': '',
      'https/third.example/a': '',
    })
    expect(await urls(folder)).toEqual([
      'http://log.example/a?x=1',
      'http://log.example:8001/d/a@b',
      'http://other.example:8002/a?x=1',
      'https://third.example/a',
    ])
  })

  test('a page named like a listing that is none keeps its name', async () => {
    expect(await urls(make('pages', { 'log.example/index.html': '<p>Hello</p>' }))).toEqual([
      'http://log.example/index.html',
    ])
  })

  test('links and strays are told, never followed', async () => {
    const folder = make('strays', { 'log.example/a': 'a', 'notes.txt': '', 'nohost/a': '' })
    symlinkSync('/etc/passwd', join(folder, 'log.example', 'passwd'))
    const { rows, faults } = await inventoryOf(folder)
    expect(rows.map(({ url }) => url)).toEqual(['http://log.example/a'])
    expect(faults.kept.map(({ detail }) => detail).toSorted()).toEqual([
      'lies in no folder of a host',
      'lies in no folder of a host',
      'neither a file nor a folder; not followed',
    ])
  })
})

test.each([
  ['nothing', [], 'nothing to take over'],
  ['a lost path', ['lost'], 'lost: cannot be read (ENOENT)'],
  ['a file of another kind', ['package.json'], 'package.json: neither a WARC nor a WACZ'],
])('%s is for the person to mend', async (_title, paths, said) => {
  await expect(takeFrom(paths)).rejects.toThrow(said)
})
