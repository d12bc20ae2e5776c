import { once } from 'node:events'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { SocksClient, SocksClientError } from 'socks'
import { parseAddress } from '../lib/addresses.ts'
import { codeOf } from '../lib/error-code.ts'
import { OperatorError } from '../model/errors.ts'
import type { Clock } from './clock.ts'
import { type Destination, refusalOfAddress, type Surroundings } from './destination.ts'
import { type Egress, egressText } from './egress.ts'
import type { Failure } from './reasons.ts'
import { ResponseHeadReader } from './response-head.ts'

/** A connection over which the request may be written. */
export interface Connection {
  socket: Socket
  /** Address that is spoken to; '' when the proxy resolved the name. */
  address: string
  /** What TLS said of the server, for the record; empty without TLS. */
  tls: Readonly<Record<string, string>>
}

export interface Unconnected {
  failure: Failure
  detail: string
}

/** How long connecting, a proxy's answer or a TLS handshake may take, each. */
const CONNECT_MS = 30_000

/** Ends a socket whose time is up; the code makes it an error of the network like others. */
class TimeUp extends Error {
  readonly code = 'ETIMEDOUT'
}

/** Connects to the addresses of a destination in turn; gives the last failure when none of them answers. */
export async function openConnection(
  destination: Destination,
  around: Surroundings,
  clock: Clock,
): Promise<Connection | Unconnected> {
  let last: Connection | Unconnected = { failure: 'connect', detail: 'no address' }
  for (const address of destination.addresses ?? [null]) {
    last = await openTo(address, { destination, around, clock })
    if ('socket' in last) return last
  }
  return last
}

interface Way {
  destination: Destination
  around: Surroundings
  clock: Clock
}

async function openTo(address: string | null, way: Way): Promise<Connection | Unconnected> {
  const { egress, proxyAddress: proxy } = way.around
  const [first, port] = egress.kind === 'direct' ? [address ?? '', way.destination.port] : [proxy ?? '', egress.port]
  const socket = connect({ host: first, port, noDelay: true })
  const refused = await settled(socket, way.clock, async () => void (await once(socket, 'connect')))
  if (refused !== null) return { failure: egress.kind === 'direct' ? 'connect' : 'proxy', detail: refused }
  const strange = strangePeer(socket, first, way)
  if (strange !== null) return ended(socket, strange)
  const through = await passProxy(socket, address ?? way.destination.hostname, way)
  if (through !== null) return ended(socket, { failure: 'proxy', detail: through })
  if (!way.destination.isTls) return { socket, address: address ?? '', tls: {} }
  return secured(socket, address ?? '', way)
}

/** Which of its addresses the proxy answers at. Throws when at none: every address would only seem to be dead. */
export async function proxyAddress(egress: Egress, addresses: readonly string[], clock: Clock): Promise<string | null> {
  if (egress.kind === 'direct') return null
  let refused: string | null = 'no address'
  for (const address of addresses) {
    const socket = connect({ host: address, port: egress.port })
    refused = await settled(socket, clock, async () => void (await once(socket, 'connect')))
    socket.destroy()
    if (refused === null) return address
  }
  throw new OperatorError(`The way out ${egressText(egress)} does not answer (${refused}).`, {
    hint: 'Nothing was fetched. Start the proxy, or name another way out with --egress.',
  })
}

function ended(socket: Socket, failed: Unconnected): Unconnected {
  socket.destroy()
  return failed
}

/** Runs one step of connecting within its time; the network's word for what went wrong, or null. */
async function settled(socket: Socket, clock: Clock, step: () => Promise<void>): Promise<string | null> {
  const callOff = clock.after(CONNECT_MS, () => socket.destroy(new TimeUp('no answer in time')))
  try {
    await step()
    return null
  } catch (error) {
    socket.destroy()
    if (error instanceof SocksClientError) return error.message
    const code = codeOf(error)
    if (code === null) throw error
    return code
  } finally {
    callOff()
  }
}

/** The operating system says whom the socket reached; that, not what was asked for, is what counts. */
function strangePeer(socket: Socket, expected: string, { destination, around }: Way): Unconnected | null {
  const peer = parseAddress(socket.remoteAddress ?? '')
  if (peer === null || peer.canonical !== parseAddress(expected)?.canonical)
    return { failure: 'wrong-peer', detail: socket.remoteAddress ?? 'none' }
  if (around.egress.kind !== 'direct') return null
  const refusal = refusalOfAddress(expected, destination.port, around)
  return refusal === null ? null : { failure: 'wrong-peer', detail: refusal }
}

/** Has the proxy connect to a host; null when it did, otherwise why not. */
function passProxy(socket: Socket, host: string, way: Way): Promise<string | null> {
  const { egress } = way.around
  const { port, isTls } = way.destination
  if (egress.kind === 'socks5') return settled(socket, way.clock, () => askSocks(socket, { host, port, egress }))
  if (egress.kind === 'http' && isTls) return settled(socket, way.clock, () => askTunnel(socket, host, port))
  return Promise.resolve(null)
}

async function askSocks(
  socket: Socket,
  { host, port, egress }: { host: string; port: number; egress: Extract<Egress, { kind: 'socks5' }> },
): Promise<void> {
  await SocksClient.createConnection({
    proxy: { host: egress.host, port: egress.port, type: 5 },
    command: 'connect',
    destination: { host, port },
    existing_socket: socket,
  })
}

/** What a proxy refuses with; the code makes it an outcome like errors of the network. */
class TunnelRefused extends Error {
  readonly code: string
  constructor(said: string) {
    super(said)
    this.code = said
  }
}

/** CONNECT (RFC 9110 §9.3.6). */
async function askTunnel(socket: Socket, host: string, port: number): Promise<void> {
  const authority = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`)
  const reader = new ResponseHeadReader()
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    const read = reader.push(chunk)
    if (read.kind === 'more') continue
    if (read.kind === 'fault') throw new TunnelRefused(read.failure)
    if (read.head.status < 200 || read.head.status > 299) throw new TunnelRefused(`status ${read.head.status}`)
    if (read.rest.length > 0) throw new TunnelRefused('words before the handshake')
    return
  }
  throw new TunnelRefused('no answer')
}

async function secured(plain: Socket, address: string, way: Way): Promise<Connection | Unconnected> {
  const { hostname } = way.destination
  const socket = connectTls({
    socket: plain,
    host: hostname,
    ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
    ALPNProtocols: ['http/1.1'],
    // Verified below: whether a bad certificate ends the fetch is for the scope to say.
    rejectUnauthorized: false,
  })
  const refused = await settled(socket, way.clock, async () => void (await once(socket, 'secureConnect')))
  if (refused !== null) return { failure: 'connect', detail: refused }
  const tls = tlsFacts(socket)
  if (!socket.authorized && !way.around.scope.acceptsInvalidCertificates)
    return ended(socket, { failure: 'certificate', detail: tls['tls-certificate'] ?? '' })
  return { socket, address, tls }
}

function tlsFacts(socket: TLSSocket): Record<string, string> {
  const certificate = socket.getPeerCertificate()
  return {
    'tls-protocol': socket.getProtocol() ?? '',
    'tls-cipher': socket.getCipher().name,
    'tls-certificate': socket.authorized
      ? 'valid'
      : String(codeOf(socket.authorizationError) ?? socket.authorizationError),
    'tls-certificate-sha256': certificate.fingerprint256 ?? '',
  }
}
