import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { egressText, parseEgress } from '../../src/collect/egress.ts'
import { scratch } from '../e2e/cli.ts'
import { list, reply, withoutRobots } from './hostile-server.ts'
import { httpProxy, type Proxy, socksProxy } from './proxies.ts'
import { type Asked, closeWorld, collectFrom, type World, world } from './world.ts'

const dir = scratch('egress')

test.each([
  ['direct', { kind: 'direct' }],
  ['socks5://127.0.0.1:9050', { kind: 'socks5', host: '127.0.0.1', port: 9050, resolvesNames: false }],
  ['socks5h://[::1]:9050', { kind: 'socks5', host: '::1', port: 9050, resolvesNames: true }],
  ['http://proxy.example:3128', { kind: 'http', host: 'proxy.example', port: 3128 }],
])('%s is a way out', (text, egress) => {
  expect(parseEgress(text)).toEqual(egress)
  expect(egressText(parseEgress(text))).toBe(text)
})

test.each([
  '',
  'tor',
  'http://proxy',
  'https://proxy:1',
  'socks4://a:1',
  'http://a:b@c:1',
  'http://a:0',
  'http://a:65536',
  'http://a:1/x',
])('%j is none', (text) => {
  expect(() => parseEgress(text)).toThrow(/is no way out/)
})

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()))
})

async function setting(proxied: Promise<Proxy>): Promise<{ around: World; proxy: Proxy }> {
  const around = await world(() =>
    withoutRobots((path, socket) =>
      path === '/log/' ? list(socket, path, ['x']) : reply(socket, '200 OK', { body: path }),
    ),
  )
  const proxy = await proxied
  open.push(proxy, { close: () => closeWorld(around) })
  return { around, proxy }
}

const run = (around: World, egress: string, asked: Partial<Asked> = {}) =>
  collectFrom(around, {
    dir: mkdtempSync(join(dir, 'run-')),
    ...asked,
    options: { egress: parseEgress(egress), ...asked.options },
  })

/** The server under a name that this machine resolves to loopback. */
const byName = ({ main }: World, ...lines: readonly string[]): Partial<Asked> => ({
  hosts: [`logs.example:${main.port}`],
  start: `http://logs.example:${main.port}/log/`,
  lines,
  options: { resolve: () => Promise.resolve(['127.0.0.1']) },
})

test('SOCKS5: the proxy is given the address that was checked, not the name', async () => {
  const { around, proxy } = await setting(socksProxy())
  expect(await run(around, `socks5://127.0.0.1:${proxy.port}`, byName(around))).toMatchObject({
    ended: 'complete',
    saved: 3,
  })
  expect(new Set(proxy.asked)).toEqual(new Set([`127.0.0.1:${around.main.port}`]))
  expect(around.main.paths()).toEqual(['/log/', '/log/x'])
})

test('SOCKS5 that resolves names is given them only when the scope says so', async () => {
  const { around, proxy } = await setting(socksProxy())
  expect(await run(around, `socks5h://127.0.0.1:${proxy.port}`, byName(around))).toMatchObject({
    requests: 0,
    refused: { 'remote-name': 1 },
  })
  expect(proxy.asked).toEqual([])
  expect(
    await run(around, `socks5h://127.0.0.1:${proxy.port}`, byName(around, 'remote_resolution: true')),
  ).toMatchObject({ saved: 3 })
  expect(new Set(proxy.asked)).toEqual(new Set([`logs.example:${around.main.port}`]))
})

test('an HTTP proxy gets absolute addresses; names only when the scope lets it resolve them', async () => {
  const { around, proxy } = await setting(httpProxy())
  expect(await run(around, `http://127.0.0.1:${proxy.port}`)).toMatchObject({ ended: 'complete', saved: 3 })
  expect(proxy.asked.at(-1)).toBe(`GET ${around.main.origin}/log/x HTTP/1.1`)
  expect(await run(around, `http://127.0.0.1:${proxy.port}`, byName(around))).toMatchObject({
    requests: 0,
    refused: { 'remote-name': 1 },
  })
  expect(await run(around, `http://127.0.0.1:${proxy.port}`, byName(around, 'remote_resolution: true'))).toMatchObject({
    saved: 3,
  })
})

test.each(['socks5', 'http'])('an address that is denied is denied through %s, too', async (kind) => {
  const { around, proxy } = await setting(kind === 'http' ? httpProxy() : socksProxy())
  const denied = { hosts: ['10.1.2.3'], start: 'http://10.1.2.3/log/' }
  expect(await run(around, `${kind}://127.0.0.1:${proxy.port}`, denied)).toMatchObject({
    requests: 0,
    refused: { 'denied-address': 1 },
  })
  expect(proxy.asked).toEqual([])
})

test.each(['socks5', 'http'])('the %s proxy itself is never a goal', async (kind) => {
  const { around, proxy } = await setting(kind === 'http' ? httpProxy() : socksProxy())
  const itself = { hosts: [`127.0.0.1:${proxy.port}`, `127.9.9.9:${proxy.port}`], addresses: '[127.0.0.0/8]' }
  for (const host of ['127.0.0.1', '127.9.9.9'])
    expect(
      await run(around, `${kind}://127.0.0.1:${proxy.port}`, { ...itself, start: `http://${host}:${proxy.port}/log/` }),
    ).toMatchObject({ requests: 0, refused: { 'own-port': 1 } })
  expect(proxy.asked).toEqual([])
})

test('names of this machine are never left to a proxy', async () => {
  const { around, proxy } = await setting(socksProxy())
  const local = {
    hosts: [`localhost:${around.main.port}`],
    start: `http://localhost:${around.main.port}/log/`,
    lines: ['remote_resolution: true'],
  }
  expect(await run(around, `socks5h://127.0.0.1:${proxy.port}`, local)).toMatchObject({
    requests: 0,
    refused: { 'remote-name': 1 },
  })
})

test('a proxy that does not answer is the operator’s to mend', async () => {
  const { around, proxy } = await setting(socksProxy())
  await proxy.close()
  await expect(run(around, `socks5://127.0.0.1:${proxy.port}`)).rejects.toThrow(/does not answer \(ECONNREFUSED\)/)
})

test('a server that a proxy cannot reach is a failure of the way', async () => {
  const { around, proxy } = await setting(socksProxy())
  await around.main.close()
  expect(await run(around, `socks5://127.0.0.1:${proxy.port}`)).toMatchObject({
    failed: { proxy: 1 },
    refused: { robots: 1 },
  })
})

test('proxies of the environment are not used', async () => {
  const { around } = await setting(socksProxy())
  for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) process.env[name] = 'http://127.0.0.1:1'
  try {
    expect(await run(around, 'direct')).toMatchObject({ saved: 3 })
  } finally {
    for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) delete process.env[name]
  }
})
