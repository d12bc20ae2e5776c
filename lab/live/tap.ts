import { Duplex } from 'node:stream'
import { connectOnLoopback, type Socket } from '../loopback.ts'
import { nowUtcUs } from './clock.ts'

/** One end of a connection. */
export interface End {
  address: string
  port: number
}

/** Something that happened on a client's socket, and when. */
export type FlowEvent =
  | { kind: 'opening' | 'open' | 'client-ended' | 'server-ended'; atUtcUs: number }
  | { kind: 'sent' | 'received'; atUtcUs: number; bytes: Buffer }

/** A connection as its client saw it, first to last. */
export interface Flow {
  client: End
  server: End
  events: FlowEvent[]
}

/** The same connection as a stream that writes down every byte in both directions on its way through. */
function tapped(socket: Socket, events: FlowEvent[]): Duplex {
  const stream = new Duplex({
    read: () => void socket.resume(),
    write(bytes: Buffer, _encoding, done) {
      // Node ends a request by writing nothing, of which nothing goes over the wire
      if (bytes.length > 0) events.push({ kind: 'sent', atUtcUs: nowUtcUs(), bytes })
      socket.write(bytes, done)
    },
    final(done) {
      events.push({ kind: 'client-ended', atUtcUs: nowUtcUs() })
      socket.end(done)
    },
    destroy(error, done) {
      socket.destroy()
      done(error)
    },
  })
  socket.on('data', (bytes: Buffer) => {
    events.push({ kind: 'received', atUtcUs: nowUtcUs(), bytes })
    if (!stream.push(bytes)) socket.pause()
  })
  socket.on('end', () => {
    events.push({ kind: 'server-ended', atUtcUs: nowUtcUs() })
    stream.push(null)
  })
  socket.on('error', (error) => stream.destroy(error))
  return stream
}

/** Opens a connection that is recorded. `closed` settles once both ends have closed it. */
export async function connectTapped(options: {
  from: string
  server: End
}): Promise<{ stream: Duplex; flow: Flow; closed: Promise<void> }> {
  const { from, server } = options
  const opening: FlowEvent = { kind: 'opening', atUtcUs: nowUtcUs() }
  const socket = await connectOnLoopback({ from, to: server.address, port: server.port })
  const events: FlowEvent[] = [opening, { kind: 'open', atUtcUs: nowUtcUs() }]
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const client = { address: socket.localAddress ?? from, port: socket.localPort ?? 0 }
  return { stream: tapped(socket, events), flow: { client, server, events }, closed }
}
