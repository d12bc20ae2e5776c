import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { assertLoopback, connectOnLoopback, hasLoopback, listenOnLoopback, requestOver } from '../../lab/loopback.ts'

const lab = join(import.meta.dirname, '../../lab')
const ONLY_FILE = 'loopback.ts'
/** Everything in Node that makes a socket, asks the network for a name, or starts a program that could. */
const MODULES = 'net|http|https|http2|tls|dgram|dns|dns/promises|cluster|inspector|child_process|undici|ws'
const NETWORK = new RegExp(
  [
    String.raw`(?:from|import|require|getBuiltinModule)\s*\(?\s*['"](?:node:)?(?:${MODULES})['"]`,
    String.raw`\b(?:fetch|WebSocket|EventSource)\s*\(`,
    String.raw`\b(?:import|require)\s*\(\s*[^'"\s]`,
  ].join('|'),
)

const OUTSIDE = [
  '0.0.0.0',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '192.0.2.1',
  '10.0.0.1',
  '128.0.0.1',
  '126.255.255.255',
  'localhost',
  'localhost.localdomain',
  'example.com',
  '127.1',
  '2130706433',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '127.0.0.01',
  '127.0.0.256',
  '127.0.0.1.example.com',
  ' 127.0.0.1',
  '127.0.0.1\n',
  '',
]

const respond = { answer: async (_: unknown, response: { end(text: string): unknown }) => void response.end('here') }

test('one file of the lab makes sockets', () => {
  const files = readdirSync(lab, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(30)
  expect(files.filter((path) => NETWORK.test(readFileSync(join(lab, path), 'utf8')))).toEqual([ONLY_FILE])
})

test('the look for sockets sees them', () => {
  for (const code of ["from 'node:net'", "import 'http'", "await import('dgram')", 'fetch(url)', 'import(name)'])
    expect([code, NETWORK.test(code)]).toEqual([code, true])
  for (const code of ["from './net.ts'", "['net', 'com']", 'await import("./a.ts")'])
    expect([code, NETWORK.test(code)]).toEqual([code, false])
})

test.each(OUTSIDE)('%j is refused before there is a socket', async (address) => {
  const refused = { name: 'NotLoopback' }
  expect(() => assertLoopback(address)).toThrow(expect.objectContaining(refused))
  await expect(listenOnLoopback({ address, port: 0, ...respond })).rejects.toMatchObject(refused)
  await expect(connectOnLoopback({ from: '127.0.0.1', to: address, port: 9 })).rejects.toMatchObject(refused)
  await expect(connectOnLoopback({ from: address, to: '127.0.0.1', port: 9 })).rejects.toMatchObject(refused)
  await expect(hasLoopback(address)).rejects.toMatchObject(refused)
})

test('the whole of 127.0.0.0/8 is loopback', () => {
  for (const address of ['127.0.0.1', '127.0.0.11', '127.0.0.0', '127.255.255.255', '127.10.200.99'])
    expect(() => assertLoopback(address)).not.toThrow()
  expect(() => assertLoopback(undefined)).toThrow('not an unknown address')
})

test('what listens is bound to the address it was given, and answers there', async () => {
  const server = await listenOnLoopback({ address: '127.0.0.1', port: 0, ...respond })
  try {
    const socket = await connectOnLoopback({ from: '127.0.0.1', to: '127.0.0.1', port: server.port })
    expect([socket.localAddress, socket.remoteAddress, socket.remotePort]).toEqual([
      '127.0.0.1',
      '127.0.0.1',
      server.port,
    ])
    const response = await requestOver(socket, { method: 'GET', path: '/', headers: {}, body: null })
    expect((await buffer(response)).toString()).toBe('here')
  } finally {
    await server.close()
  }
  await expect(connectOnLoopback({ from: '127.0.0.1', to: '127.0.0.1', port: server.port })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  })
})

test('a port that is taken is an error of the system', async () => {
  const server = await listenOnLoopback({ address: '127.0.0.1', port: 0, ...respond })
  await expect(listenOnLoopback({ address: '127.0.0.1', port: server.port, ...respond })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
  await server.close()
})

test('a connection that the other end has closed still takes what this end has to say', async () => {
  const other = createServer({ allowHalfOpen: true }, (socket) => void socket.end())
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const heard = once(other, 'connection').then(async ([socket]) => buffer(socket))
  const bound = other.address()
  const port = typeof bound === 'object' ? (bound?.port ?? 0) : 0
  const socket = await connectOnLoopback({ from: '127.0.0.1', to: '127.0.0.1', port })
  await once(socket.resume(), 'end')
  await new Promise((resolve) => setTimeout(resolve, 20))
  socket.end('still here')
  expect((await heard).toString()).toBe('still here')
  await new Promise((resolve) => other.close(resolve))
})
