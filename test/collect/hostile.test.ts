import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Resolve } from '../../src/collect/destination.ts'
import type { CollectResult } from '../../src/collect/result.ts'
import { scratch } from '../e2e/cli.ts'
import { type Behaviour, list, listingOf, reply, withoutRobots } from './hostile-server.ts'
import { type Asked, closeWorld, collectFrom, FACTOR, type World, world } from './world.ts'

const dir = scratch('hostile')

interface Row {
  name: string
  behave: (world: World) => Behaviour
  asked?: (world: World) => Partial<Asked>
  /** Paths that the server was asked for, in their order; robots.txt left out. */
  paths: readonly string[]
  /** How much faster time runs, for a row that waits. */
  factor?: number
  /** What of the result matters. */
  result?: Partial<CollectResult>
  rows?: readonly (readonly [path: string, status: number | null, truncated: string | null])[]
}

/** A folder with these links; everything else is a small file. */
const folder =
  (...hrefs: readonly string[]) =>
  (): Behaviour =>
    withoutRobots((path, socket) =>
      path === '/log/' ? list(socket, path, hrefs) : reply(socket, '200 OK', { body: path }),
    )

/** The folder's one file is answered in an odd way. */
const oddFile = (behave: Behaviour) => (): Behaviour =>
  withoutRobots((path, socket, seen) => (path === '/log/' ? list(socket, path, ['x']) : behave(path, socket, seen)))

/** A store that answers every address below /log/ that ends in / or has a query with a page of a bucket. */
const bucket = (pageOf: (path: string) => string) => (): Behaviour =>
  withoutRobots((path, socket) => {
    if (!/[/?]/.test(path.slice('/log/'.length)) && path !== '/log/') return reply(socket, '200 OK', { body: path })
    if (path === '/log/d/y') return reply(socket, '200 OK', { body: path })
    const body = `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name>${pageOf(path)}</ListBucketResult>`
    return reply(socket, '200 OK', { headers: ['Content-Type: application/xml', 'Server: AmazonS3'], body })
  })

/** A listing and then 50 MB of nothing, in 50 KB; made beforehand, because time runs fast for who waits. */
const BOMB = gzipSync(`${listingOf('/log/', ['x'])}${' '.repeat(50_000_000)}`)

const redirectTo =
  (location: (world: World) => string) =>
  (around: World): Behaviour =>
    withoutRobots((path, socket) =>
      path === '/log/'
        ? reply(socket, '302 Found', { headers: [`Location: ${location(around)}`] })
        : reply(socket, '200 OK', { body: path }),
    )

const answers =
  (...sets: readonly (readonly string[])[]): Resolve =>
  () => {
    const [first = [], ...rest] = sets
    if (rest.length > 0) sets = rest
    return Promise.resolve(first)
  }

/** The same server under a name, with answers of a resolver that is not to be trusted. */
const named =
  (...sets: readonly (readonly string[])[]) =>
  ({ main }: World): Partial<Asked> => ({
    hosts: [`logs.example:${main.port}`],
    start: `http://logs.example:${main.port}/log/`,
    options: { resolve: answers(...sets) },
  })

const drip =
  (before: string, each: string): Behaviour =>
  (_, socket) => {
    socket.write(before)
    const timer = setInterval(() => socket.write(each), 20)
    socket.on('close', () => clearInterval(timer))
  }

const raw =
  (bytes: string | Uint8Array): Behaviour =>
  (_, socket) => {
    socket.end(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
  }

const PLAIN = 'HTTP/1.1 200 OK\r\n'
const THREE = ['/log/', '/log/x', '/log/x', '/log/x']

const rows: readonly Row[] = [
  // where a redirect leads
  {
    name: 'redirect to another port of loopback',
    behave: redirectTo(({ sentinel }) => `${sentinel.origin}/log/`),
    paths: ['/log/'],
    result: { refused: { port: 1 } },
  },
  {
    name: 'redirect to the workbench, which the scope names',
    behave: redirectTo(({ workbench }) => `${workbench.origin}/log/`),
    paths: ['/log/'],
    result: { refused: { 'own-port': 1 } },
  },
  {
    name: 'redirect to the metadata service',
    behave: redirectTo(() => 'http://169.254.169.254/log/'),
    paths: ['/log/'],
    result: { refused: { host: 1 } },
  },
  {
    name: 'redirect to the metadata service, which the scope names as a host',
    behave: redirectTo(() => 'http://169.254.169.254/log/'),
    asked: ({ main }) => ({ hosts: [`127.0.0.1:${main.port}`, '169.254.169.254'] }),
    paths: ['/log/'],
    result: { refused: { 'denied-address': 1 } },
  },
  {
    name: 'redirect to a file',
    behave: redirectTo(() => 'file:///etc/passwd'),
    paths: ['/log/'],
    result: { refused: { scheme: 1 } },
  },
  {
    name: 'redirect to another host',
    behave: redirectTo(({ main }) => `http://127.0.0.2:${main.port}/log/`),
    paths: ['/log/'],
    result: { refused: { host: 1 } },
  },
  {
    name: 'redirect to no address',
    behave: redirectTo(() => 'http://['),
    paths: ['/log/'],
    result: { refused: { 'not-a-url': 1 } },
  },
  {
    name: 'redirect with line ends in it',
    behave: redirectTo(() => '/log/a%0d%0aHost:%20evil\tb'),
    paths: ['/log/', '/log/a%0d%0aHost:%20evilb'],
    result: { refused: {} },
  },
  {
    name: 'redirect out of the path by dots',
    behave: redirectTo(() => '/log/../etc/'),
    paths: ['/log/'],
    result: { refused: { path: 1 } },
  },
  {
    name: 'redirects in a circle',
    behave: () =>
      withoutRobots((path, socket) =>
        reply(socket, '301 Moved', { headers: [`Location: ${path === '/log/' ? '/log/b' : '/log/'}`] }),
      ),
    paths: ['/log/', '/log/b'],
    result: { ended: 'complete' },
  },
  {
    name: 'a chain of redirects that leaves the path',
    behave: () =>
      withoutRobots((path, socket) =>
        reply(socket, '307 Go', { headers: [`Location: ${path === '/log/' ? '/log/x/' : '/other/'}`] }),
      ),
    paths: ['/log/', '/log/x/'],
    result: { refused: { path: 1 } },
  },
  {
    name: 'redirects without end',
    behave: () => withoutRobots((path, socket) => reply(socket, '302 Found', { headers: [`Location: ${path}n`] })),
    paths: ['/log/', '/log/n', '/log/nn', '/log/nnn', '/log/nnnn', '/log/nnnnn'],
    result: { refused: { redirects: 1 } },
  },
  {
    name: 'Refresh, in the header and in the page',
    behave: () =>
      withoutRobots((_, socket) =>
        reply(socket, '200 OK', {
          headers: ['Refresh: 0; url=/log/x'],
          body: '<meta http-equiv="refresh" content="0; url=/log/y">',
        }),
      ),
    paths: ['/log/'],
  },

  // where names lead
  {
    name: 'a name whose second answer is another address',
    behave: folder('x', 'y'),
    asked: named(['127.0.0.1'], ['127.0.0.1'], ['127.0.0.2']),
    paths: ['/log/'],
    result: { refused: { 'denied-address': 2 } },
  },
  ...[
    ['127.0.0.1', '10.0.0.1'],
    ['::ffff:10.0.0.1'],
    ['::ffff:8.8.8.8'],
    ['64:ff9b::7f00:1'],
    ['2002:7f00:1::1'],
    ['2001:0:7f00:1::1'],
    ['fd00::1'],
    ['fe80::1%eth0'],
    ['224.0.0.1'],
    ['100.64.0.1'],
    ['0.0.0.0'],
    ['no address'],
  ].map(
    (addresses): Row => ({
      name: `a name that leads to ${addresses.join(' and ')}`,
      behave: folder(),
      asked: named(addresses),
      paths: [],
      result: { requests: 0, refused: { 'denied-address': 1 } },
    }),
  ),
  {
    name: 'a name that leads nowhere',
    behave: folder(),
    asked: named([]),
    paths: [],
    result: { refused: { unresolved: 1 } },
  },

  // listings
  {
    name: 'listings without end',
    behave: () =>
      withoutRobots((path, socket) =>
        list(
          socket,
          path,
          Array.from({ length: 50 }, (_, n) => `${n}/`),
        ),
      ),
    asked: () => ({ lines: ['budgets: { urls: 20 }'] }),
    paths: ['/log/', ...Array.from({ length: 18 }, (_, n) => `/log/${n}/`)],
    result: { requests: 20, ended: 'urls' },
  },
  {
    name: 'a listing that lists itself',
    behave: folder('./', '.', '', '#top', './#a', '../log/', '/log/', './#top', '//127.0.0.1/log/'),
    paths: ['/log/'],
    result: { ended: 'complete' },
  },
  {
    name: 'folders in folders without end',
    behave: () => withoutRobots((path, socket) => list(socket, path, ['d/'])),
    asked: () => ({ lines: ['budgets: { depth: 3 }'] }),
    paths: ['/log/', '/log/d/', '/log/d/d/', '/log/d/d/d/'],
    result: { refused: { depth: 1 }, ended: 'complete' },
  },
  {
    name: 'names that want to be more than names',
    behave: folder(
      '../../etc/passwd',
      '..%2f..%2fetc%2fpasswd',
      '%2e%2e/%2e%2e/etc',
      '..%5c..%5cetc',
      '..\\..\\etc',
      '%252e%252e%252fetc',
      '..%c0%af..%c0%afetc',
      '%c0%ae%c0%ae/etc',
      '..;/etc',
      '.../etc',
      'a%2fb',
      'n%00ul',
      'line%0aend',
      'c%1bontrol',
      '\u202ebidi',
      'CON',
      'a:b',
      '*',
      "q'uote",
      '%',
      '%zz',
      'caf\u00e9',
    ),
    paths: [
      '/log/',
      '/log/a%2fb',
      '/log/n%00ul',
      '/log/line%0aend',
      '/log/c%1bontrol',
      '/log/%E2%80%AEbidi',
      '/log/CON',
      '/log/*',
      "/log/q'uote",
      '/log/%',
      '/log/%zz',
      '/log/caf%C3%A9',
    ],
  },
  {
    name: 'a name of 4 KB is asked for, one of 8 KB is not',
    behave: folder('n'.repeat(4096), 'm'.repeat(8192)),
    paths: ['/log/', `/log/${'n'.repeat(4096)}`],
    result: { refused: { 'too-long': 1 } },
  },
  {
    name: 'links to elsewhere',
    behave: folder(
      'http://evil.example/log/x',
      'https://127.0.0.1/log/x',
      '//evil.example/log/x',
      'http://127.0.0.1:1/log/x',
      '/etc/passwd',
    ),
    paths: ['/log/'],
    result: { refused: { host: 2, port: 2, path: 1 } },
  },
  {
    name: 'links of other kinds',
    behave: folder(
      'javascript:alert(1)',
      'data:text/plain,x',
      'ftp://127.0.0.1/log/x',
      'mailto:a@b',
      'file:///log/x',
      'gopher://127.0.0.1/log/',
    ),
    paths: ['/log/'],
    result: { refused: { scheme: 6 } },
  },
  {
    name: 'links with a name and a password',
    behave: (around) => folder(`http://a:b@127.0.0.1:${around.main.port}/log/x`)(),
    paths: ['/log/'],
    result: { refused: { credentials: 1 } },
  },
  { name: 'links with a query', behave: folder('?C=N;O=D&x', 'x?cmd=rm', 'y?'), paths: ['/log/'] },
  {
    name: 'other spellings of the same server',
    behave: (around) =>
      folder(
        ...['2130706433', '0x7f.1', '0177.0.0.1', '127.0.0.1.'].map(
          (host) => `http://${host}:${around.main.port}/log/x`,
        ),
      )(),
    paths: ['/log/', '/log/x'],
    result: { refused: {} },
  },
  {
    name: 'a lure in scope beside the start',
    behave: folder('/old/x', 'y'),
    asked: () => ({ prefixes: '[/log/, /old/]' }),
    paths: ['/log/', '/log/y'],
    result: { refused: { lure: 1 } },
  },

  {
    name: 'a bucket in pages and folders',
    behave: bucket((path) =>
      path === '/log/'
        ? '<IsTruncated>true</IsTruncated><NextContinuationToken>t/1</NextContinuationToken><Contents><Key>x</Key></Contents>'
        : path.includes('token')
          ? '<IsTruncated>false</IsTruncated><CommonPrefixes><Prefix>d/</Prefix></CommonPrefixes>'
          : '<IsTruncated>false</IsTruncated><Contents><Key>d/y</Key></Contents><Contents><Key>../etc</Key></Contents>',
    ),
    paths: [
      '/log/',
      '/log/?list-type=2&continuation-token=t%2F1',
      '/log/x',
      '/log/?list-type=2&prefix=d%2F&delimiter=%2F',
      '/log/d/y',
    ],
    result: { refused: { path: 1 } },
  },
  {
    name: 'a folder whose links are queries, like those of a bucket',
    behave: folder('?prefix=d/', 'd/?x', './?list-type=2/'),
    paths: ['/log/'],
  },

  // what a response does
  {
    name: 'headers drop by drop',
    factor: 60,
    behave: oddFile(drip(PLAIN, 'X'.repeat(400))),
    paths: ['/log/', '/log/x'],
    result: { failed: { time: 1 } },
  },
  {
    name: 'a body drop by drop',
    factor: 60,
    behave: oddFile(drip(`${PLAIN}\r\n`, 'x')),
    paths: ['/log/', '/log/x'],
    rows: [['/log/x', 200, 'time']],
  },
  {
    name: 'a body that falls silent',
    factor: 60,
    behave: oddFile((_, socket) => void socket.write(`${PLAIN}Content-Length: 9\r\n\r\nsome`)),
    paths: ['/log/', '/log/x'],
    rows: [['/log/x', 200, 'time']],
  },
  {
    name: 'a connection that says nothing',
    factor: 60,
    behave: oddFile(() => undefined),
    paths: ['/log/', '/log/x'],
    result: { failed: { time: 1 } },
  },
  {
    name: 'headers without end',
    behave: oddFile(raw(`${PLAIN}A: ${'a'.repeat(200_000)}`)),
    paths: ['/log/', '/log/x'],
    result: { failed: { 'header-limit': 1 } },
  },
  {
    name: 'a thousand headers',
    behave: oddFile(raw(`${PLAIN}${'A: b\r\n'.repeat(1000)}\r\n`)),
    paths: ['/log/', '/log/x'],
    result: { failed: { 'header-limit': 1 } },
  },
  {
    name: 'interim responses without end',
    behave: oddFile(raw('HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(100))),
    paths: ['/log/', '/log/x'],
    result: { failed: { 'header-limit': 1 } },
  },
  {
    name: 'an interim response before the real one',
    behave: oddFile(raw(`HTTP/1.1 100 Continue\r\n\r\n${PLAIN}Content-Length: 2\r\n\r\nok`)),
    paths: ['/log/', '/log/x'],
    rows: [['/log/x', 200, null]],
  },
  {
    name: 'HTTP/0.9',
    behave: oddFile(raw('just text')),
    paths: ['/log/', '/log/x'],
    result: { failed: { 'not-http': 1 } },
  },
  {
    name: 'a status line of other bytes',
    behave: oddFile(raw(Uint8Array.of(0x48, 0x54, 0x54, 0x50, 0x2f, 0, 255, 13, 10, 13, 10))),
    paths: ['/log/', '/log/x'],
    result: { failed: { 'not-http': 1 } },
  },
  {
    name: 'a switch to another protocol',
    behave: oddFile(raw('HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n')),
    paths: ['/log/', '/log/x'],
    rows: [['/log/x', 101, null]],
  },
  {
    name: 'a length longer than the body',
    factor: 60,
    behave: oddFile(raw(`${PLAIN}Content-Length: 10\r\n\r\nshort`)),
    paths: THREE,
    rows: [['/log/x', 200, 'disconnect']],
  },
  {
    name: 'a length shorter than the body',
    behave: oddFile(raw(`${PLAIN}Content-Length: 2\r\n\r\nlonger`)),
    paths: ['/log/', '/log/x'],
    rows: [['/log/x', 200, null]],
  },
  {
    name: 'two lengths',
    behave: oddFile(raw(`${PLAIN}Content-Length: 2\r\nContent-Length: 6\r\n\r\nlonger`)),
    paths: ['/log/', '/log/x'],
    rows: [['/log/x', 200, null]],
  },
  {
    name: 'chunks that are none',
    behave: oddFile(raw(`${PLAIN}Transfer-Encoding: chunked\r\n\r\n4\r\ngoodZZ\r\n`)),
    paths: ['/log/', '/log/x'],
    rows: [['/log/x', 200, 'unspecified']],
  },
  {
    name: 'chunks without a last one',
    factor: 60,
    behave: oddFile(raw(`${PLAIN}Transfer-Encoding: chunked\r\n\r\n4\r\ngood\r\n`)),
    paths: THREE,
    rows: [['/log/x', 200, 'disconnect']],
  },
  {
    name: 'a reset in the body',
    factor: 60,
    behave: oddFile((_, socket) => {
      socket.write(`${PLAIN}\r\nsome`)
      setTimeout(() => socket.resetAndDestroy(), 20)
    }),
    paths: THREE,
    rows: [['/log/x', 200, 'disconnect']],
  },
  {
    name: 'a reset instead of an answer',
    factor: 60,
    behave: oddFile((_, socket) => socket.resetAndDestroy()),
    paths: THREE,
    result: { failed: { disconnect: 1 } },
  },
  {
    name: 'a listing that is a bomb',
    behave: () =>
      withoutRobots((_, socket) =>
        reply(socket, '200 OK', {
          headers: ['Server: nginx', 'Content-Encoding: gzip', 'Content-Type: text/html'],
          body: BOMB,
        }),
      ),
    paths: ['/log/'],
    rows: [['/log/', 200, null]],
  },
  {
    name: 'a listing that was compressed without being asked to',
    behave: () =>
      withoutRobots((path, socket) =>
        path === '/log/'
          ? reply(socket, '200 OK', {
              headers: ['Server: nginx', 'Content-Encoding: gzip', 'Content-Type: text/html'],
              body: gzipSync(listingOf('/log/', ['x'])),
            })
          : reply(socket, '200 OK'),
      ),
    paths: ['/log/', '/log/x'],
  },
  {
    name: 'part of a file and no change of a file, both unasked',
    behave: () =>
      withoutRobots((path, socket) =>
        path === '/log/'
          ? list(socket, path, ['p', 'n'])
          : reply(socket, path === '/log/p' ? '206 Partial Content' : '304 Not Modified', {
              body: path === '/log/p' ? 'part' : '',
            }),
      ),
    paths: ['/log/', '/log/p', '/log/n'],
    rows: [
      ['/log/p', 206, null],
      ['/log/n', 304, null],
    ],
  },
  {
    name: 'a body larger than the budget',
    behave: oddFile((_, socket) => {
      socket.write(`${PLAIN}Content-Length: 99999999999\r\n\r\n`)
      const pour = () => void (!socket.destroyed && socket.write(Buffer.alloc(65_536), pour))
      pour()
    }),
    asked: () => ({ lines: ['budgets: { bytes: 300000 }'] }),
    paths: ['/log/', '/log/x'],
    result: { ended: 'bytes', bytes: 300_000 },
    rows: [['/log/x', 200, 'length']],
  },
  {
    name: 'a body that goes on past the time',
    factor: 60,
    behave: oddFile((_, socket) => {
      socket.write(`${PLAIN}\r\n`)
      const timer = setInterval(() => socket.write(Buffer.alloc(4096)), 2)
      socket.on('close', () => clearInterval(timer))
    }),
    asked: () => ({ lines: ['budgets: { seconds: 90 }'] }),
    paths: ['/log/', '/log/x'],
    rows: [['/log/x', 200, 'time']],
  },
  {
    name: 'a folder that is none',
    behave: () => withoutRobots((_, socket) => reply(socket, '403 Forbidden', { body: listingOf('/log/', ['x']) })),
    paths: ['/log/'],
    rows: [['/log/', 403, null]],
  },

  // what a host asks for
  {
    name: 'robots.txt that keeps the collector out of a folder',
    behave: () => (path, socket) =>
      path === '/robots.txt'
        ? reply(socket, '200 OK', { body: 'User-agent: *\nDisallow: /log/no/\n' })
        : path === '/log/'
          ? list(socket, path, ['no/', 'yes'])
          : reply(socket, '200 OK'),
    paths: ['/log/', '/log/yes'],
    result: { refused: { robots: 1 } },
  },
  {
    name: 'robots.txt that means this program',
    behave: () => (path, socket) =>
      path === '/robots.txt'
        ? reply(socket, '200 OK', { body: 'User-agent: *\nAllow: /\n\nUser-agent: breachlight\nDisallow: /\n' })
        : list(socket, path, []),
    paths: [],
    result: { refused: { robots: 1 } },
  },
  {
    name: 'robots.txt that breaks',
    behave: () => (path, socket) => (path === '/robots.txt' ? reply(socket, '500 Oops') : list(socket, path, [])),
    paths: [],
    result: { refused: { robots: 1 } },
  },
  {
    name: 'robots.txt that leads away',
    behave:
      ({ sentinel }) =>
      (path, socket) =>
        path === '/robots.txt'
          ? reply(socket, '302 Found', { headers: [`Location: ${sentinel.origin}/robots.txt`] })
          : list(socket, path, []),
    paths: ['/log/'],
  },
  {
    name: 'robots.txt that leads to a page in scope',
    behave: () => (path, socket) =>
      path === '/robots.txt'
        ? reply(socket, '302 Found', { headers: ['Location: /log/rules'] })
        : path === '/log/'
          ? list(socket, path, [])
          : reply(socket, '200 OK', { body: 'User-agent: *\nDisallow: /' }),
    paths: ['/log/'],
  },
  {
    name: 'robots.txt without end',
    behave: () => (path, socket) =>
      path === '/robots.txt'
        ? reply(socket, '200 OK', { body: `User-agent: *\nDisallow: /log/no\n${'# x\n'.repeat(2_000_000)}` })
        : path === '/log/'
          ? list(socket, path, ['no', 'yes'])
          : reply(socket, '200 OK'),
    paths: ['/log/', '/log/yes'],
    result: { refused: { robots: 1 } },
  },
  {
    name: 'a server that puts off for longer than the budget',
    behave: oddFile((_, socket) => reply(socket, '429 Too Many', { headers: ['Retry-After: 86400'] })),
    asked: () => ({ lines: ['budgets: { seconds: 600 }'] }),
    paths: ['/log/', '/log/x'],
    result: { ended: 'seconds' },
  },
  {
    name: 'a server that puts off again and again',
    factor: 60,
    behave: oddFile((_, socket) => reply(socket, '503 Busy', { headers: ['Retry-After: 2'] })),
    paths: THREE,
    rows: [['/log/x', 503, null]],
  },
  {
    name: 'cookies',
    behave: () =>
      withoutRobots((path, socket) =>
        path === '/log/'
          ? reply(socket, '200 OK', {
              headers: ['Server: nginx', 'Content-Type: text/html', 'Set-Cookie: a=b'],
              body: listingOf(path, ['x']),
            })
          : reply(socket, '200 OK'),
      ),
    paths: ['/log/', '/log/x'],
  },
]

test.concurrent.each(rows)(
  '$name',
  { timeout: 20_000 },
  async ({ behave, asked, paths, factor, result, rows: expectedRows }) => {
    const around = await world(behave)
    try {
      const got = await collectFrom(around, {
        dir: mkdtempSync(join(dir, 'row-')),
        ...(factor === undefined ? {} : { factor }),
        ...asked?.(around),
      })
      expect(around.main.paths()).toEqual(paths)
      expect(got).toMatchObject(result ?? {})
      expect(got.refused).toEqual(result?.refused ?? got.refused)
      for (const [path, status, truncated] of expectedRows ?? [])
        expect(got.rows.find(({ url }) => new URL(url).pathname === path)).toMatchObject({ status, truncated })
      expect([around.sentinel.connections(), around.workbench.connections()]).toEqual([0, 0])
      for (const { head } of around.main.seen) expect(head).toMatch(ONLY_THIS)
    } finally {
      await closeWorld(around)
    }
  },
)

/** Every request, whole: nothing else is ever sent. */
const ONLY_THIS =
  /^GET \/(?:log\/[!-~]*|robots\.txt) HTTP\/1\.1\r\nHost: (?:127\.0\.0\.1|logs\.example):\d+\r\nUser-Agent: Breachlight\/0\.0\.0\r\nAccept: \*\/\*\r\nAccept-Encoding: identity\r\nConnection: close$/

test('requests to one host are a second apart, or as far as its robots.txt asks', async () => {
  for (const [delay, leastMs] of [
    ['', 1000],
    ['Crawl-delay: 4', 4000],
  ] as const) {
    const around = await world(
      () => (path, socket) =>
        path === '/robots.txt'
          ? reply(socket, '200 OK', { body: `User-agent: *\n${delay}\n` })
          : path === '/log/'
            ? list(socket, path, ['x', 'y'])
            : reply(socket, '200 OK'),
    )
    await collectFrom(around, { dir: mkdtempSync(join(dir, 'pace-')), requestsPerSecond: 1 })
    const times = around.main.seen.map(({ atMs }) => atMs * FACTOR)
    const gaps = times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0))
    expect(gaps).toHaveLength(3)
    // A timer may fire a millisecond early, and a request may come late.
    expect(Math.min(...gaps)).toBeGreaterThan(leastMs - 500)
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(3 * leastMs - 500)
    await closeWorld(around)
  }
})
