import { connect, createServer, type Server, type Socket } from 'node:net'

/** A proxy on loopback that remembers what it was asked to connect to, `host:port`. */
export interface Proxy {
  port: number
  asked: readonly string[]
  close(): Promise<void>
}

async function listening(serve: (socket: Socket, asked: string[]) => void): Promise<Proxy> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    serve(socket, asked)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    asked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** Joins two sockets; `localhost` names a host for which this machine stands in. */
function join(
  socket: Socket,
  { host, port, greeting, sent }: { host: string; port: number; greeting: Uint8Array; sent: Uint8Array },
): void {
  const onward = connect({ host: host.endsWith('.example') ? '127.0.0.1' : host, port }, () => {
    socket.write(greeting)
    onward.write(sent)
    socket.pipe(onward)
    onward.pipe(socket)
  })
  onward.on('error', () => socket.destroy())
  socket.on('close', () => onward.destroy())
}

/** An HTTP proxy: CONNECT, and absolute addresses for plain requests. `status` other than 200 refuses tunnels. */
export const httpProxy = (status = '200 OK'): Promise<Proxy> =>
  listening((socket, asked) => {
    socket.once('data', (bytes) => {
      const [first = ''] = bytes.toString('latin1').split('\r\n')
      asked.push(first)
      const tunnel = /^CONNECT \[?([^\]\s]+?)\]?:(\d+) /.exec(first)
      const plain = /^GET http:\/\/([^:/]+):(\d+)(\/\S*) /.exec(first)
      if (tunnel !== null && status !== '200 OK') return void socket.end(`HTTP/1.1 ${status}\r\n\r\n`)
      const [, host = '', port = '0', path = ''] = tunnel ?? plain ?? []
      const greeting = tunnel === null ? Buffer.alloc(0) : Buffer.from(`HTTP/1.1 ${status}\r\n\r\n`)
      const sent =
        tunnel === null
          ? Buffer.from(bytes.toString('latin1').replace(/^GET \S+/, `GET ${path}`), 'latin1')
          : Buffer.alloc(0)
      join(socket, { host, port: Number(port), greeting, sent })
    })
  })

/** A SOCKS5 proxy without authentication (RFC 1928). */
export const socksProxy = (): Promise<Proxy> =>
  listening((socket, asked) => {
    socket.once('data', () => {
      socket.write(Uint8Array.of(5, 0))
      socket.once('data', (bytes) => {
        const isName = bytes[3] === 3
        const end = isName ? 5 + (bytes[4] ?? 0) : 8
        const host = isName ? bytes.subarray(5, end).toString() : [...bytes.subarray(4, end)].join('.')
        const port = bytes.readUInt16BE(end)
        asked.push(`${host}:${port}`)
        join(socket, { host, port, greeting: Uint8Array.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0), sent: Buffer.alloc(0) })
      })
    })
  })
