import { createServer, type IncomingMessage, request, type RequestOptions, type ServerResponse } from 'node:http'
import { connect, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/*
 * Every socket of the lab is made in this file, and none of them can leave the machine. The lab copies a surveillance
 * system: what listens must not be reachable for anybody, and what sends must not reach anybody, also not when a setting
 * is wrong. So an address is looked at before there is a socket, and the socket is asked again when it is connected.
 * Names are refused as well: `localhost` is whatever a hosts file says it is.
 */

export type { IncomingMessage, ServerResponse, Socket }

/** Something asked for a socket that could leave the machine. */
export class NotLoopback extends Error {
  override readonly name = 'NotLoopback'
}

/** 127.0.0.0/8 as four decimal numbers (RFC 1122 §3.2.1.3), nothing else that a system might read as the same. */
const LOOPBACK = /^127(?:\.(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])){3}$/

/** Throws unless `address` is written as an address of 127.0.0.0/8. */
export function assertLoopback(address: string | undefined): void {
  if (address === undefined || !LOOPBACK.test(address))
    throw new NotLoopback(`the lab uses 127.0.0.0/8 only, not ${address ?? 'an unknown address'}`)
}

/** A server that answers until it is closed. */
export interface Listening {
  port: number
  close: () => Promise<void>
}

async function listening(server: Server, options: { address: string; port: number }): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: options.address, port: options.port }, resolve)
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new NotLoopback('the lab listens on addresses only')
  if (!LOOPBACK.test(bound.address)) server.close()
  assertLoopback(bound.address)
  return bound.port
}

/** Answers HTTP on a loopback address; port 0 is any free one. */
export async function listenOnLoopback(options: {
  address: string
  port: number
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}): Promise<Listening> {
  assertLoopback(options.address)
  const server = createServer((asked, response) => {
    options.answer(asked, response).catch((error: unknown) => {
      // Whoever asked may hang up in the middle of an answer; anything else is a bug and ends the program
      if (!response.destroyed) throw error
    })
  })
  server.on('connection', (socket: Socket) => {
    if (!LOOPBACK.test(socket.remoteAddress ?? '')) socket.destroy()
  })
  const port = await listening(server, options)
  const close = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.close((error) => (error === undefined ? resolve() : reject(error)))
      server.closeAllConnections()
    })
  return { port, close }
}

/** Whether this system has the address at all: Linux has the whole of 127.0.0.0/8, macOS only 127.0.0.1. */
export async function hasLoopback(address: string): Promise<boolean> {
  assertLoopback(address)
  const probe = createTcpServer()
  try {
    await listening(probe, { address, port: 0 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL') return false
    throw error
  }
  await new Promise((resolve) => probe.close(resolve))
  return true
}

function connected(options: { from: string; localPort: number; to: string; port: number }): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const { from, localPort, to, port } = options
    // Half open, so that this end closes when it is told to and not by itself: a recording then shows who closed first
    const socket = connect({ host: to, port, localAddress: from, localPort, allowHalfOpen: true })
    socket.once('error', reject)
    socket.once('connect', () => resolve(socket.off('error', reject)))
  })
}

/**
 * Ports that clients speak from. They lie above those that Linux hands out by itself, and no protocol is registered for
 * them in Wireshark: from 44818, for one, it would read HTTP as EtherNet/IP.
 */
const CLIENT_PORTS = { from: 61_000, below: 65_536 } as const
let nextPort: number = CLIENT_PORTS.from

function clientPort(): number {
  const port = nextPort
  nextPort = port + 1 < CLIENT_PORTS.below ? port + 1 : CLIENT_PORTS.from
  return port
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EADDRNOTAVAIL')

/** A TCP connection from one loopback address to another. */
export async function connectOnLoopback(options: { from: string; to: string; port: number }): Promise<Socket> {
  assertLoopback(options.from)
  assertLoopback(options.to)
  for (let tries = CLIENT_PORTS.below - CLIENT_PORTS.from; tries > 0; tries -= 1) {
    try {
      const socket = await connected({ ...options, localPort: clientPort() })
      if (!LOOPBACK.test(socket.localAddress ?? '') || !LOOPBACK.test(socket.remoteAddress ?? '')) socket.destroy()
      assertLoopback(socket.localAddress)
      assertLoopback(socket.remoteAddress)
      return socket
    } catch (error) {
      if (!isTaken(error)) throw error
    }
  }
  throw new Error(`no free port on ${options.from}`)
}

/** Sends one HTTP request over a connection made above; opens none itself. */
export function requestOver(
  connection: Duplex,
  options: Pick<RequestOptions, 'method' | 'path' | 'headers'> & { body: Buffer | null },
): Promise<IncomingMessage> {
  const { body, ...rest } = options
  return new Promise((resolve, reject) => {
    const sending = request({ ...rest, createConnection: () => connection })
    sending.once('response', resolve)
    sending.once('error', reject)
    sending.end(body ?? undefined)
  })
}
