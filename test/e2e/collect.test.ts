import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hostile, hostile, list, reply, withoutRobots } from '../collect/hostile-server.ts'
import { lockCase } from '../../src/custody/index.ts'
import { scopeFile } from '../collect/world.ts'
import { logLines } from '../decrypt/evidence.ts'
import { breachlight, rowsOf, scratch } from './cli.ts'

const dir = scratch('collect-cli')
const at = (...names: readonly string[]): string => join(dir, ...names)
const lines = (count: number): string => logLines(count).join('\n') + '\n'

/** What the server holds; changed between two snapshots. */
const files = new Map([
  ['/log/a.log', lines(40)],
  ['/log/b.log', lines(12)],
  ['/log/keys.ini', 'enckey="lantern7"\n'],
])

let server: Hostile
const start = (): string => `http://127.0.0.1:${server.port}/log/`
const host = (): string => `127.0.0.1_${server.port}`

beforeAll(async () => {
  server = await hostile(
    withoutRobots((path, socket) => {
      if (path === '/log/')
        return list(
          socket,
          path,
          [...files.keys()].map((name) => name.slice('/log/'.length)),
        )
      const body = files.get(path)
      return body === undefined ? reply(socket, '404 Not Found', {}) : reply(socket, '200 OK', { body })
    }),
  )
  const scope = ['hosts:', `  - { host: 127.0.0.1, ports: [${server.port}] }`, 'addresses: [127.0.0.1/32]']
  await scopeFile(at('scope.yaml'), [...scope, 'path_prefixes: [/log/]', 'requests_per_second: 200'])
  await scopeFile(at('few.yaml'), [
    ...scope,
    'path_prefixes: [/log/]',
    'requests_per_second: 200',
    'budgets: { urls: 3 }',
  ])
})
afterAll(() => server.close())

const collect = (...argv: readonly string[]) => breachlight('collect', ...argv)

describe.sequential('an exposed directory', () => {
  test('is collected, sealed with its scope, and read', async () => {
    const { code, out, err } = await collect(start(), '--scope', at('scope.yaml'), '--case', at('case'))
    expect(code, err).toBe(0)
    expect(err).toContain('authority   a test')
    expect(out).toContain('Ended: nothing is left to fetch.')
    const servers = await rowsOf(at('case'), 'servers')
    expect(servers).toMatchObject([
      { server: host(), family: 'a', records: 40 },
      { server: host(), family: 'b', records: 12 },
    ])
    const exposed = await rowsOf(at('case'), 'exposures')
    expect(exposed.map(({ kind, path }) => [kind, String(path).replace(/^.*!/, '')])).toEqual([
      ['configuration', `${host()}/log/`],
      ['configuration', `${host()}/log/keys.ini`],
      ['configuration', 'scope.yaml'],
    ])
    const manifest = readFileSync(at('case', 'manifest.jsonl'), 'utf8')
    for (const name of ['collection.warc.gz', 'scope.yaml']) expect(manifest).toContain(`"${name}"`)
    expect((await breachlight('verify', '--case', at('case'))).code).toBe(0)
  })

  test('again, nothing is asked for and nothing changes', async () => {
    const [ledger, seen] = [readFileSync(at('case', 'ledger.jsonl'), 'utf8'), server.seen.length]
    const { code, err } = await collect(start(), '--scope', at('scope.yaml'), '--case', at('case'))
    expect([code, server.seen.length]).toEqual([4, seen])
    expect(err).toMatch(/complete and sealed in a case\.\nFor a new snapshot choose another folder with --out/)
    expect(readFileSync(at('case', 'ledger.jsonl'), 'utf8')).toBe(ledger)
  })

  test('after a sealing that was cut short, the same command seals the same bytes', async () => {
    const folder = at('case-collected', `${host()}_log`)
    const records = readFileSync(join(folder, 'collection.warc.gz'))
    const [manifest, seen] = [readFileSync(at('case', 'manifest.jsonl'), 'utf8'), server.seen.length]
    rmSync(join(folder, 'sealed'))
    const other = await collect(`${start()}a.log`, '--scope', at('scope.yaml'), '--case', at('case'), '--out', folder)
    expect([other.code, other.err]).toEqual([4, expect.stringContaining(`holds a collection of ${start()}, not of`)])
    const { code, out, err } = await collect(start(), '--scope', at('scope.yaml'), '--case', at('case'), '--json')
    expect(code, err).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ ended: 'complete', sealed: true })
    expect(server.seen.length).toBe(seen)
    expect(readFileSync(join(folder, 'collection.warc.gz')).equals(records)).toBe(true)
    expect(readFileSync(at('case', 'manifest.jsonl'), 'utf8')).toBe(manifest)
    expect(existsSync(join(folder, 'sealed'))).toBe(true)
  })

  test('later, what became of each file is said', async () => {
    files.set('/log/a.log', lines(50))
    files.delete('/log/b.log')
    files.set('/log/c.log', lines(5))
    const options = ['--scope', at('scope.yaml'), '--case', at('later'), '--out', at('second')]
    expect((await collect(start(), ...options)).code).toBe(0)
    const first = at('case-collected', `${host()}_log`)
    const { code, out } = await collect('diff', first, at('second'))
    expect(code).toBe(0)
    for (const line of [/^grown .*\/log\/a\.log/m, /^vanished .*\/log\/b\.log/m, /^appeared .*\/log\/c\.log/m])
      expect(out).toMatch(line)
    const { rows } = JSON.parse((await collect('diff', first, at('second'), '--json')).out)
    expect(rows).toContainEqual(expect.objectContaining({ change: 'same', path: '/log/keys.ini' }))
  })

  test('that a budget cuts short is not sealed; what there is can be taken over', async () => {
    const options = ['--scope', at('few.yaml'), '--out', at('few')]
    const { code, err } = await collect(start(), ...options, '--case', at('few-case'))
    expect([code, existsSync(at('few-case'))]).toEqual([0, false])
    expect(err).toContain(`collect --from ${at('few')} --case ${at('few-case')}`)
    const taken = await collect('--from', at('few'), '--case', at('few-case'))
    expect(taken.code, taken.err).toBe(0)
    expect(taken.out).toContain('0 do not')
    expect(readFileSync(at('few-case', 'manifest.jsonl'), 'utf8')).not.toContain('journal')
  })
})

test('a mirror of somebody else’s is taken over, each folder a server', async () => {
  mkdirSync(at('mirror', 'logs.example.org', 'log'), { recursive: true })
  writeFileSync(at('mirror', 'logs.example.org', 'log', 'a.log'), lines(40))
  const { code, out } = await collect('--from', at('mirror'), '--case', at('mirror-case'), '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ sources: [{ kind: 'mirror', check: null }], addresses: 1, fault_count: 0 })
  expect(await rowsOf(at('mirror-case'), 'servers')).toMatchObject([{ server: 'logs.example.org', records: 40 }])
})

test('a WARC that was tampered with is sealed all the same, and said', async () => {
  const warc = readFileSync(at('second', 'collection.warc.gz'))
  warc.writeUInt8(warc.readUInt8(warc.length - 60) ^ 255, warc.length - 60)
  writeFileSync(at('bad.warc.gz'), warc)
  const { code, out } = await collect('--from', at('bad.warc.gz'), '--case', at('bad-case'))
  expect(code).toBe(0)
  expect(out).toMatch(/[1-9]\d* faults; all is sealed as it is:/)
})

test.each([
  ['no scope', ['http://127.0.0.1:9/'], 2, /needs a URL and the scope that allows it/],
  ['no URL', ['--scope', 'scope.yaml'], 2, /needs a URL and the scope that allows it/],
  ['a URL outside the scope', ['http://127.0.0.1:9/log/', '--scope', 'scope.yaml'], 4, /is not within the scope/],
  [
    'both a URL and --from',
    ['http://127.0.0.1:9/', '--from', 'mirror'],
    2,
    /Give either a URL with --scope, or --from/,
  ],
  ['nothing at that place', ['--from', 'absent'], 4, /absent/],
])('%s is refused before there is a case', async (...[, argv, exit, message]) => {
  const words = argv.map((word) => (/^(?:scope\.yaml|mirror|absent)$/.test(word) ? at(word) : word))
  const { code, err } = await collect(...words, '--case', at('refused'))
  expect([code, existsSync(at('refused'))], err).toEqual([exit, false])
  expect(err).toMatch(message)
})

test('a folder that another run collects into is left to it', async () => {
  mkdirSync(at('busy'))
  const unlock = lockCase(at('busy', 'lock'), 0)
  const asked = server.seen.length
  const options = ['--scope', at('scope.yaml'), '--case', at('busy-case'), '--out', at('busy')]
  expect([(await collect(start(), ...options)).code, server.seen.length]).toEqual([6, asked])
  unlock()
})

test('a page of a server may hold a key', async () => {
  writeFileSync(at('info.html'), '<html><head><title>info</title></head>\n<body>enckey="lantern7"</body></html>\n')
  const { candidates } = JSON.parse((await breachlight('keys', at('info.html'), '--json')).out)
  expect(candidates).toContainEqual(expect.objectContaining({ hex: Buffer.from('lantern7').toString('hex') }))
})

test('no case is refused', async () => {
  const { code, err } = await collect('http://127.0.0.1:9/', '--scope', at('scope.yaml'))
  expect([code, err]).toEqual([2, expect.stringContaining('There is no case to seal it in.')])
})
