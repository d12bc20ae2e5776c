import { createServer, type Server, type Socket } from 'node:net'
import type { Clock } from '../../src/collect/clock.ts'

/** A request as it came over the socket. */
export interface Seen {
  path: string
  /** Request line and headers. */
  head: string
  /** When it came, by the monotonic clock. */
  atMs: number
}

/** Answers one request as it likes: it has the bare socket. */
export type Behaviour = (path: string, socket: Socket, seen: Seen) => void

export interface Hostile {
  port: number
  /** `http://127.0.0.1:PORT`. */
  origin: string
  seen: readonly Seen[]
  /** Connections, also those over which nothing was asked. */
  connections: () => number
  /** Paths that were asked for, without robots.txt. */
  paths: () => string[]
  close(): Promise<void>
}

const listenOn = (server: Server, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, () => resolve())
  })

/** A server on loopback that behaves as it is told and remembers everything it was asked. */
export async function hostile(behave: Behaviour, host = '127.0.0.1'): Promise<Hostile> {
  const seen: Seen[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    let text = ''
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = text.slice(0, end)
      text = ''
      const one = { path: head.split(' ')[1] ?? '', head, atMs: performance.now() }
      seen.push(one)
      behave(one.path, socket, one)
    })
  })
  await listenOn(server, host)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    port,
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    seen,
    connections: () => connections,
    paths: () => seen.map(({ path }) => path).filter((path) => path !== '/robots.txt'),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** A whole response with a true length. */
export function reply(
  socket: Socket,
  status: string,
  { headers = [], body = '' }: { headers?: readonly string[]; body?: string | Uint8Array } = {},
): void {
  const bytes = Buffer.from(body)
  const lines = [`HTTP/1.1 ${status}`, `Content-Length: ${bytes.length}`, ...headers]
  socket.end(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]))
}

/** A page as nginx lists a directory; links as given, with no regard to what they are. */
export const listingOf = (path: string, hrefs: readonly string[]): string =>
  [
    `<html>\r\n<head><title>Index of ${path}</title></head>\r\n<body bgcolor="white">\r\n`,
    `<h1>Index of ${path}</h1><hr><pre><a href="../">../</a>\r\n`,
    ...hrefs.map((href) => `<a href="${href}">${href.slice(0, 40)}</a>    14-Aug-2008 23:59    5\r\n`),
    '</pre><hr></body>\r\n</html>\r\n',
  ].join('')

export const list = (socket: Socket, path: string, hrefs: readonly string[]): void =>
  reply(socket, '200 OK', {
    headers: ['Server: nginx/0.6.32', 'Content-Type: text/html'],
    body: listingOf(path, hrefs),
  })

/** No robots.txt, and everything else as told. */
export const withoutRobots =
  (behave: Behaviour): Behaviour =>
  (path, socket, seen) =>
    path === '/robots.txt' ? reply(socket, '404 Not Found') : behave(path, socket, seen)

/** A clock on which `factor` seconds pass in one: all the collector's times hold, and a test need not wait for them. */
export function hurried(factor: number): Clock {
  const begunMs = performance.now()
  const begunUtcMs = Date.now()
  const passedMs = () => (performance.now() - begunMs) * factor
  return {
    utcMs: () => begunUtcMs + passedMs(),
    monotonicMs: passedMs,
    after(delayMs, call) {
      const timer = setTimeout(call, Math.min(delayMs / factor, 2 ** 31 - 1))
      return () => clearTimeout(timer)
    },
  }
}
