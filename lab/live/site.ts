import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { IncomingMessage, ServerResponse } from '../loopback.ts'
import type { Answer, Program } from './agent.ts'
import { find, segmentsOf } from './files.ts'
import { type Listing, LISTINGS } from './listing.ts'
import { linkTo } from './listing/parts.ts'

/** What a server needs to answer. */
export interface Desk {
  listing: Listing
  /** Folders shown as one: the evidence first, so that nothing written now ever stands in its place. */
  roots: readonly string[]
  /** By method and path. */
  programs: ReadonlyMap<string, Program>
}

/** An upload is some hundred bytes; whoever sends more than this is not a client. */
const MOST_BODY_BYTES = 65_536

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length
    if (sizeBytes > MOST_BODY_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const page = (status: number, html: string): Answer => ({ status, type: 'text/html', body: Buffer.from(html) })
const refusal = (status: 400 | 404 | 405 | 413): Answer =>
  page(status, `<html><body><h1>${status}</h1></body></html>\n`)

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'Content-Type': type })
  // Written before the end is known, and therefore in chunks: so did the server seen in 2006 (nartv.org 2006-06-15)
  response.write(body)
  response.end()
}

async function sendFile(response: ServerResponse, options: { path: string; sizeBytes: number; isHead: boolean }) {
  const { path, sizeBytes, isHead } = options
  response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': sizeBytes })
  // A live log may grow while it is sent: no more than was promised
  if (isHead || sizeBytes === 0) response.end()
  else await pipeline(createReadStream(path, { end: sizeBytes - 1 }), response)
}

async function sendFromDisk(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request)
  const isHead = request.method === 'HEAD'
  const segments = segmentsOf(path)
  if (segments === null) return send(response, refusal(400))
  const found = await find(desk.roots, segments)
  if (found === null) return send(response, refusal(404))
  if (found.kind === 'file') return sendFile(response, { path: found.path, sizeBytes: found.entry.sizeBytes, isHead })
  if (!path.endsWith('/')) {
    response.writeHead(301, { Location: linkTo(segments) })
    return void response.end()
  }
  const port = request.socket.localPort ?? 0
  send(response, page(200, LISTINGS[desk.listing].page({ segments, entries: found.entries, port })))
}

const pathOf = (request: IncomingMessage): string => request.url?.split('?', 1)[0] ?? '/'

async function run(program: Program, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(request)
  if (body === null) return send(response, refusal(413))
  const query = new URLSearchParams(request.url?.split('?')[1])
  send(response, program({ query, body, address: request.socket.remoteAddress ?? '' }))
}

/** Answers one request: from a program when one has that path, else from disk. */
export async function answer(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Server', LISTINGS[desk.listing].server)
  const program = desk.programs.get(`${request.method} ${pathOf(request)}`)
  if (program !== undefined) return run(program, request, response)
  if (request.method === 'GET' || request.method === 'HEAD') return sendFromDisk(desk, request, response)
  send(response, refusal(405))
}
