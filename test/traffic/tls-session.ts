import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect as connectHttp2, createSecureServer } from 'node:http2'
import { Agent, createServer as createHttpsServer, request } from 'node:https'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'

/** Bytes that crossed the tap: 0 from the client, 1 to it. */
export interface Crossing {
  /** Number of the connection, in the order of opening. */
  connection: number
  direction: 0 | 1
  bytes: Uint8Array
}

export interface TlsSession {
  crossings: readonly Crossing[]
  /** Lines of the NSS key log, as the client wrote them. */
  keyLog: string
}

export interface Sent {
  method: string
  path: string
  body: string
}

export interface Certificate {
  key: Buffer
  cert: Buffer
}

/** A self-signed certificate for 127.0.0.1, made now. */
export function certificateIn(dir: string): Certificate {
  const [key, cert] = [join(dir, 'key.pem'), join(dir, 'cert.pem')]
  const made = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=lab.invalid',
    '-keyout',
    key,
    '-out',
    cert,
  ])
  if (made.status !== 0) throw new Error(made.stderr.toString())
  return { key: readFileSync(key), cert: readFileSync(cert) }
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('listening on no port')
  return address.port
}

/** What the server answers to a request, so that each answer is another one. */
export const answerTo = ({ method, path, body }: Sent): string => `${method} ${path} ${body.length}\n${body}`

const httpsServer = (certificate: Certificate) =>
  createHttpsServer(certificate, (asked, answer) => {
    const parts: Buffer[] = []
    asked.on('data', (part: Buffer) => parts.push(part))
    asked.on('end', () => {
      const sent = { method: asked.method ?? '', path: asked.url ?? '', body: Buffer.concat(parts).toString('latin1') }
      answer.writeHead(200, { 'Content-Type': 'text/plain' })
      answer.end(answerTo(sent))
    })
  })

/** A listener that hands every byte on to `port` and notes it. */
function tap(port: number, crossings: Crossing[]): Server {
  let opened = 0
  return createServer((client) => {
    const connection = opened++
    const server = connect(port, '127.0.0.1')
    client.on('data', (bytes) => {
      crossings.push({ connection, direction: 0, bytes })
      server.write(bytes)
    })
    server.on('data', (bytes) => {
      crossings.push({ connection, direction: 1, bytes })
      client.write(bytes)
    })
    client.on('end', () => server.end())
    server.on('end', () => client.end())
    client.on('error', () => server.destroy())
    server.on('error', () => client.destroy())
  })
}

function exchange(sent: Sent, port: number, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, agent, method: sent.method, path: sent.path }, (answer) => {
      answer.resume()
      answer.on('end', resolve)
    })
    asked.on('error', reject)
    asked.end(sent.body)
  })
}

/** Real requests over real TLS on loopback: one connection for each list of requests, one after another. */
export async function tlsSession(
  certificate: Certificate,
  version: 'TLSv1.2' | 'TLSv1.3',
  connections: readonly (readonly Sent[])[],
): Promise<TlsSession> {
  const crossings: Crossing[] = []
  let keyLog = ''
  const server = httpsServer(certificate)
  const tapped = tap(await listening(server), crossings)
  const port = await listening(tapped)
  for (const all of connections) {
    const agent = new Agent({
      keepAlive: true,
      maxSockets: 1,
      maxCachedSessions: 0,
      rejectUnauthorized: false,
      minVersion: version,
      maxVersion: version,
    })
    agent.on('keylog', (line: Buffer) => {
      keyLog += line.toString('latin1')
    })
    for (const sent of all) await exchange(sent, port, agent)
    agent.destroy()
  }
  server.closeAllConnections()
  await Promise.all([tapped, server].map((one) => new Promise((resolve) => one.close(resolve))))
  return { crossings, keyLog }
}

/** One request over HTTP/2, on one connection. */
export async function http2Session(certificate: Certificate): Promise<TlsSession> {
  const crossings: Crossing[] = []
  let keyLog = ''
  const server = createSecureServer(certificate, (_, answer) => answer.end('ok'))
  const tapped = tap(await listening(server), crossings)
  const client = connectHttp2(`https://127.0.0.1:${await listening(tapped)}`, { rejectUnauthorized: false })
  client.socket.on('keylog', (line: Buffer) => {
    keyLog += line.toString('latin1')
  })
  const stream = client.request({ ':path': '/' })
  stream.resume()
  await once(stream, 'end')
  await new Promise<void>((resolve) => client.close(resolve))
  await Promise.all([tapped, server].map((one) => new Promise((resolve) => one.close(resolve))))
  return { crossings, keyLog }
}
