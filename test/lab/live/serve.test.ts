import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PLANTED } from '../../../lab/client/combinations.ts'
import { decodeKeyfile, keyfileKeys } from '../../../lab/client/keyfile.ts'
import { encodeUpload, uploadKey } from '../../../lab/client/upload.ts'
import { serveSites, type Site } from '../../../lab/live/serve.ts'
import { listenOnLoopback } from '../../../lab/loopback.ts'
import { LIST_LINES, LIST_WORDS } from '../../../lab/talk/words.ts'
import { liveRows } from './decrypt.ts'
import { has, hasPycryptodome, replicaDir, SEED, WATCHED } from './replica-dir.ts'

const run = promisify(execFile)
const noPython = !hasPycryptodome()
const noCurl = !has('curl', '--version')
const dir = replicaDir()
let sites: readonly Site[]
let close: () => Promise<void>

beforeAll(async () => {
  // A log written while the servers run lies beside the evidence, and is shown with it
  mkdirSync(join(dir, 'live/log01/log'), { recursive: true })
  writeFileSync(join(dir, 'live/log01/log/skypeversion.log'), 'written live\n')
  ;({ sites, close } = await serveSites({ dir, firstPort: 0 }))
})
afterAll(async () => {
  await close()
  rmSync(dir, { recursive: true })
})

const urlOf = (name: string): string => sites.find((site) => site.name === name)?.url ?? ''

async function curl(...args: readonly string[]): Promise<Buffer> {
  return (await run('curl', ['-sS', ...args], { encoding: 'buffer' })).stdout
}

/** Sends bytes as they are: curl and Node would tidy a path up first. */
async function raw(name: string, request: string): Promise<string> {
  const socket = connect(Number(new URL(urlOf(name)).port), '127.0.0.1')
  socket.write(request)
  return (await buffer(socket)).toString()
}
const statusOf = async (name: string, path: string, method = 'GET'): Promise<number> =>
  Number((await raw(name, `${method} ${path} HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n`)).split(' ')[1])

const at = (name: string, path: string): string => new URL(path, urlOf(name)).href
const bodyOf = async (...args: readonly string[]): Promise<Buffer> => curl('-f', ...args)

const keys = keyfileKeys(SEED)
const keyfileLines = async (name: string, path: string, encoding: keyof typeof keys): Promise<string[]> =>
  decodeKeyfile(await bodyOf(at(name, path)), encoding, keys[encoding])

const unescaped = (html: string): string =>
  html.replaceAll(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
  )

/** Everything below a folder, followed from listing to listing as a crawler would. */
async function walk(url: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  const page = (await curl(url)).toString()
  const links = [...page.matchAll(/<a href="(?<link>[^"?][^"]*)"/gi)].map((match) =>
    unescaped(match.groups?.['link'] ?? ''),
  )
  for (const link of links) {
    const target = new URL(link, url).href
    if (!target.startsWith(url) || target === url) continue
    if (!target.endsWith('/')) found.set(target, await curl(target))
    else for (const [below, bytes] of await walk(target)) found.set(below, bytes)
  }
  return found
}

/** Files of a folder on disk; links are followed only as far as they stay in it. */
function filesOf(folder: string): Map<string, Buffer> {
  if (!existsSync(folder)) return new Map()
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.includes('-out') && statSync(join(folder, path)).isFile(),
  )
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]))
}

const evidenceOf = (name: string): string => (name.startsWith('log') ? join(dir, 'tree', name) : join(dir, name))

test('ten servers, in the styles of four programs', () => {
  expect(sites.map(({ name }) => name)).toEqual([
    'log01',
    'log02',
    'log03',
    'log04',
    'log05',
    'log06',
    'log07',
    'log08',
    'netbar',
    'wireless',
  ])
  for (const style of ['apache', 'nginx', 'iis', 'lighttpd'])
    expect([style, sites.filter(({ listing }) => listing === style).length >= 2]).toEqual([style, true])
  for (const { url } of sites) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
})

test.skipIf(noCurl)('curl walks all listings and gets every file byte for byte (needs curl)', async () => {
  for (const { name, url } of sites) {
    const walked = [...(await walk(url))].map(
      ([href, bytes]) => [decodeURIComponent(new URL(href).pathname).slice(1), bytes] as const,
    )
    const onDisk = new Map([...filesOf(join(dir, 'live', name)), ...filesOf(evidenceOf(name))])
    // A link inside the folder is shown like a folder; `readdir` does not go down there
    if (name === 'log01') onDisk.set('pub/link-in/er/noise.bin', onDisk.get('pub/deep/er/noise.bin') ?? Buffer.alloc(0))
    expect([name, onDisk.size > 8]).toEqual([name, true])
    expect([name, walked.map(([path]) => path).toSorted()]).toEqual([name, [...onDisk.keys()].toSorted()])
    for (const [path, bytes] of walked)
      expect([name, path, bytes.equals(onDisk.get(path) ?? Buffer.from('-'))]).toEqual([name, path, true])
  }
})

test('evidence stands before anything written since', async () => {
  const text = await raw('log01', 'GET /etc/filter.ini HTTP/1.0\r\n\r\n')
  expect(text).toContain('as it was found')
  expect(readFileSync(join(dir, 'live/log01/etc/filter.ini'), 'latin1')).toContain('upkey=')
  expect(await raw('log01', 'GET /etc/ HTTP/1.0\r\n\r\n')).toMatch(/>filter\.ini<\/a> .* 17 /)
  expect(await raw('log01', 'GET /log/ HTTP/1.0\r\n\r\n')).toMatch(/20080801\.log[^]*skypeversion\.log/)
})

describe('what is not below the folder is not served', () => {
  test.each([
    ['/../secret.txt', 400],
    ['/pub/../../../secret.txt', 400],
    ['/%2e%2e/secret.txt', 400],
    ['/pub/..%2f..%2f..%2fsecret.txt', 400],
    ['/./log/', 400],
    ['/log%00/', 400],
    ['/%zz', 400],
    ['/pub/link-out', 404],
    ['/pub/folder-out/', 404],
    ['/pub/folder-out/secret.txt', 404],
    ['/nothing', 404],
    ['/log/contentfilter20080801.log/more', 404],
    [`/${'x'.repeat(300)}`, 404],
    ['//', 200],
    ['/log/contentfilter20080801.log', 200],
    ['/log', 301],
  ])('%s → %i', async (path, status) => {
    expect(await statusOf('log01', path)).toBe(status)
  })

  test('a folder that leads out is not listed, one that stays inside is', async () => {
    const page = await raw('log01', 'GET /pub/ HTTP/1.0\r\n\r\n')
    expect([page.includes('-out'), page.includes('link-in/')]).toEqual([false, true])
  })

  test('other methods are refused, HEAD has no body', async () => {
    for (const method of ['PUT', 'DELETE', 'POST', 'OPTIONS'])
      expect([method, await statusOf('log01', '/log/', method)]).toEqual([method, 405])
    const [head = '', body] = (await raw('log02', 'HEAD /pub/deep/er/noise.bin HTTP/1.0\r\n\r\n')).split('\r\n\r\n')
    expect([/Content-Length: 70000/.test(head), body]).toEqual([true, ''])
    expect((await raw('log02', 'HEAD /log/ HTTP/1.0\r\n\r\n')).split('\r\n\r\n')[1]).toBe('')
  })
})

describe('programs', () => {
  test.skipIf(noCurl)('keyfiles in the code of each edition (needs curl)', async () => {
    expect(await keyfileLines('log01', '/agent/newkeyfile/keyfile', 'xor-hex')).toEqual([
      ...LIST_LINES,
      ...PLANTED['tom-3.8'],
    ])
    expect(await keyfileLines('log08', '/agent/keyfile', 'aes-256-ecb-hex')).toEqual([
      ...LIST_LINES,
      ...PLANTED['tom-5.1'],
    ])
    expect(await keyfileLines('log08', '/agent/keyfile_u', 'aes-256-ecb-hex')).toEqual(LIST_WORDS.surveillance)
    expect(await keyfileLines('netbar', '/agent/newkeyfile/keyfile', 'plain')).toEqual([
      ...LIST_WORDS.netbar,
      ...PLANTED.netbar,
    ])
  })

  test.skipIf(noCurl)('the version check knows its own keyfiles, and answers in chunks (needs curl)', async () => {
    const current = (await run('sh', ['-c', `curl -s ${at('log01', '/agent/keyfile')} | md5sum`])).stdout.slice(0, 32)
    const answer = async (md5: string): Promise<string> =>
      (await bodyOf('-i', at('log01', `/agent/skypever.php?md5=${md5}`))).toString()
    expect(await answer('nofile')).toMatch(/Transfer-Encoding: chunked[^]*\r\n\r\n0$/)
    expect(await answer(current)).toMatch(/\r\n\r\n1$/)
  })

  test.skipIf(noCurl)(
    'presence tells who is watched; advertisements and offline messages answer (needs curl)',
    async () => {
      const presence = async (account: string): Promise<string> =>
        (await bodyOf('-d', `account=${account}&version=3`, at('log01', '/agent/presence.php'))).toString()
      expect([await presence(WATCHED), await presence('somebody.else')]).toEqual(['watch=1', 'watch=0'])
      expect((await bodyOf(at('log03', '/ad/banner.gif'))).toString('latin1', 0, 6)).toBe('GIF89a')
      expect((await bodyOf(at('log03', '/agent/offline.php'))).toString()).toBe('0')
    },
  )

  test.skipIf(noCurl)('an upload is taken under its key only, and not if it is too large (needs curl)', async () => {
    const status = async (body: string | Buffer, server = 'log04'): Promise<string> => {
      writeFileSync(join(dir, 'body'), body)
      const url = at(server, '/agent/contentfilter.php?v=3.8.4.44')
      return (
        await curl('-o', '/dev/null', '-w', '%{http_code}', '--data-binary', `@${join(dir, 'body')}`, url)
      ).toString()
    }
    const line = { account: 'kite', text: '纸鹤', at: '2008-08-08 20:08:00', direction: 'sent' } as const
    expect(await status(encodeUpload(line, uploadKey(SEED)))).toBe('200')
    expect(await status(encodeUpload(line, uploadKey(SEED)))).toBe('200')
    expect(await status(encodeUpload({ ...line, text: 'a|b' }, uploadKey(SEED)))).toBe('400')
    expect(await status(encodeUpload({ ...line, text: '🙂' }, uploadKey(SEED)), 'log02')).toBe('400')
    expect(await status(encodeUpload(line, uploadKey(SEED + 1)))).toBe('400')
    expect(await status('x'.repeat(65_537))).toBe('413')
    expect(await status('x'.repeat(5_000_000))).toBe('413')
    expect(await status('x', 'wireless')).toBe('405')
    const log = readFileSync(join(dir, 'live/log04/log/contentfilter20080808.log'))
    const row = 'kite|2008-08-08 20:08:00|127.0.0.1|3.8.4.44|纸鹤\n'
    expect(log).toEqual(Buffer.from(`\uFEFF${row}${row}`, 'utf16le'))
  })
})

test.skipIf(noCurl || noPython)(
  'each log server writes an upload in its own habit (needs curl, pycryptodome)',
  async () => {
    const line = { account: 'lamp', text: '石舟', at: '2008-08-09 09:08:07', direction: 'received' } as const
    for (const { name, url } of sites.filter((site) => site.name.startsWith('log'))) {
      const body = encodeUpload(line, uploadKey(SEED)).toString()
      await bodyOf('--data-binary', body, `${url}agent/contentfilter.php?v=5.1.4.10`)
      const [row, ...others] = liveRows(dir, name).filter((cells) => cells.includes('lamp'))
      expect([name, others]).toEqual([name, []])
      // Date and time stand in one column or in two
      for (const cell of ['lamp', '石舟', '127.0.0.1'])
        expect([name, row]).toEqual([name, expect.arrayContaining([cell])])
      expect([name, row?.join(' ')]).toEqual([name, expect.stringContaining('2008-08-09 09:08:07')])
    }
  },
)

test('whoever hangs up in the middle leaves the server standing', async () => {
  const { port } = new URL(urlOf('log03'))
  for (const request of [
    'POST /agent/contentfilter.php HTTP/1.1\r\nHost: lab\r\nContent-Length: 100\r\n\r\nhalf',
    'GET /pub/deep/er/noise.bin HTTP/1.1\r\nHost: lab\r\n\r\n',
    'no HTTP at all\r\n\r\n',
  ]) {
    const socket = connect(Number(port), '127.0.0.1')
    await new Promise((resolve) => socket.write(request, resolve))
    await new Promise((resolve) => setTimeout(resolve, 20))
    socket.resetAndDestroy()
  }
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await statusOf('log03', '/log/')).toBe(200)
})

test('ports in a row when the first is given; a taken port leaves nothing up', async () => {
  const taken = Number(new URL(urlOf('log01')).port)
  await expect(serveSites({ dir, firstPort: taken })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  const firstPort = 23_480 + (process.pid % 100) * 10
  const more = await serveSites({ dir, firstPort })
  try {
    expect(more.sites.map(({ url }) => Number(new URL(url).port))).toEqual(
      more.sites.map((_, index) => firstPort + index),
    )
  } finally {
    await more.close()
  }
  const last = await listenOnLoopback({ address: '127.0.0.1', port: firstPort + 9, answer: () => Promise.resolve() })
  await expect(serveSites({ dir, firstPort })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await last.close()
  const again = await serveSites({ dir, firstPort })
  await again.close()
})
