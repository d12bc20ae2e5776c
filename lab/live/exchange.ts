import { buffer } from 'node:stream/consumers'
import { USER_AGENT } from '../client/editions.ts'
import { requestOver } from '../loopback.ts'
import { nowUtcUs } from './clock.ts'
import { connectTapped, type Flow } from './tap.ts'

/** What a client asks for. */
export interface Ask {
  /** Loopback address that it asks from. */
  from: string
  method: 'GET' | 'POST'
  url: string
  /** Body and what it says it is. */
  body: { type: string; bytes: Buffer } | null
}

/** One HTTP request with its answer, on a connection of its own, as clients of that time had it. */
export interface Exchange {
  ask: Ask
  flow: Flow
  status: number
  statusText: string
  body: Buffer
  /** When the answer had been read to its end. */
  endedAtUtcUs: number
}

/** Asks, waits for the whole answer, and until the connection is closed. */
export async function exchange(ask: Ask): Promise<Exchange> {
  const { hostname, port, host, pathname, search } = new URL(ask.url)
  const { stream, flow, closed } = await connectTapped({
    from: ask.from,
    server: { address: hostname, port: Number(port) },
  })
  const type = ask.body === null ? {} : { 'Content-Type': ask.body.type }
  const response = await requestOver(stream, {
    method: ask.method,
    path: pathname + search,
    headers: { Host: host, 'User-Agent': USER_AGENT, Accept: '*/*', ...type },
    body: ask.body?.bytes ?? null,
  })
  const body = await buffer(response)
  const endedAtUtcUs = nowUtcUs()
  await closed
  return { ask, flow, status: response.statusCode ?? 0, statusText: response.statusMessage ?? '', body, endedAtUtcUs }
}

/** When the exchange began. */
export const startedAtUtcUs = ({ flow }: Exchange): number => flow.events[0]?.atUtcUs ?? 0

/** All bytes that went one way. */
export const bytesOf = ({ events }: Flow, kind: 'sent' | 'received'): Buffer =>
  Buffer.concat(events.flatMap((event) => (event.kind === kind ? [event.bytes] : [])))
