import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { parseEgress } from '../../src/collect/egress.ts'
import { scratch } from '../e2e/cli.ts'
import { list, reply } from './hostile-server.ts'
import { httpProxy } from './proxies.ts'
import { closeWorld, collectFrom, scopeFile, type World, world } from './world.ts'

const dir = scratch('tls')
const [keyPath, certificatePath] = [join(dir, 'key.pem'), join(dir, 'certificate.pem')]
execFileSync(
  'openssl',
  [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    keyPath,
    '-out',
    certificatePath,
    '-days',
    '2',
    '-subj',
    '/CN=test',
    '-addext',
    'subjectAltName=IP:127.0.0.1',
  ],
  { stdio: 'ignore' },
)

const asked: string[] = []
const server = createServer({ key: readFileSync(keyPath), cert: readFileSync(certificatePath) }, (socket) => {
  socket.on('error', () => socket.destroy())
  socket.once('data', (bytes) => {
    const path = bytes.toString('latin1').split(' ')[1] ?? ''
    asked.push(path)
    if (path === '/robots.txt') reply(socket, '404 No')
    else if (path === '/log/') list(socket, path, ['x'])
    else reply(socket, '200 OK', { body: path })
  })
})
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve())
})
const address = server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0
afterAll(() => server.close())

const nobody: World = await world(() => (_, socket) => reply(socket, '404 No'))
afterAll(() => closeWorld(nobody))

const run = (egress: string, ...lines: readonly string[]) =>
  collectFrom(nobody, {
    dir: mkdtempSync(join(dir, 'run-')),
    hosts: [`127.0.0.1:${port}`],
    start: `https://127.0.0.1:${port}/log/`,
    lines,
    options: { egress: parseEgress(egress) },
  })

test('a certificate that does not hold ends the fetch before a byte of the request', async () => {
  asked.length = 0
  expect(await run('direct')).toMatchObject({ saved: 0, failed: { certificate: 1 }, refused: { robots: 1 } })
  expect(asked).toEqual([])
})

test('a certificate that does not hold is recorded when the scope accepts it', async () => {
  asked.length = 0
  const result = await run('direct', 'accept_invalid_certificates: true')
  expect(result).toMatchObject({ ended: 'complete', saved: 3, failed: {} })
  expect(asked).toEqual(['/robots.txt', '/log/', '/log/x'])
  const records = gunzipSync(readFileSync(result.warcPath)).toString('latin1')
  expect(records).toMatch(/^tls-certificate: DEPTH_ZERO_SELF_SIGNED_CERT\r$/m)
  expect(records).toMatch(/^tls-certificate-sha256: (?:[0-9A-F]{2}:){31}[0-9A-F]{2}\r$/m)
})

test('a certificate that holds needs no leave', async () => {
  asked.length = 0
  const at = mkdtempSync(join(dir, 'holds-'))
  const scopePath = join(at, 'scope.yaml')
  await scopeFile(scopePath, [`hosts: ['127.0.0.1:${port}']`, 'path_prefixes: [/log/]', 'addresses: [127.0.0.1]'])
  const child = join(import.meta.dirname, 'collect-child.ts')
  const args = ['--import', 'tsx', child, `https://127.0.0.1:${port}/log/`, scopePath, join(at, 'out')]
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: certificatePath }
  const { stdout } = await promisify(execFile)(process.execPath, args, { env })
  expect(stdout).toBe('complete')
  expect(asked).toEqual(['/robots.txt', '/log/', '/log/x'])
})

test('through an HTTP proxy, TLS goes to the checked address in a tunnel', async () => {
  const proxy = await httpProxy()
  const egress = `http://127.0.0.1:${proxy.port}`
  expect(await run(egress, 'accept_invalid_certificates: true')).toMatchObject({ saved: 3 })
  expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT 127.0.0.1:${port} HTTP/1.1`]))
  await proxy.close()
})

test('a proxy that refuses the tunnel is a failure of the way', async () => {
  const proxy = await httpProxy('403 Forbidden')
  expect(await run(`http://127.0.0.1:${proxy.port}`, 'accept_invalid_certificates: true')).toMatchObject({
    saved: 0,
    failed: { proxy: 1 },
  })
  await proxy.close()
})

test('a server that speaks no TLS gets no request', async () => {
  const plain = {
    dir: mkdtempSync(join(dir, 'plain-')),
    start: `https://127.0.0.1:${nobody.main.port}/log/`,
    factor: 100,
  }
  expect(await collectFrom(nobody, plain)).toMatchObject({ saved: 0, failed: { connect: 1 } })
})
