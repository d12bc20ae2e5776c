import type { CaptureTally, Exchange } from '../../model/exchange.ts'
import type { Connection, ConnectionReader, Direction, OpenConnection } from '../connection.ts'
import { httpReader } from '../http/exchanges.ts'
import { count, newTally } from '../reader.ts'
import type { TlsPacket, TlsRecord } from './packet.ts'

/** Connections read at a time; the one that was opened first gives way. Each may hold a message that is not whole. */
export const MAX_OPEN = 4096

const HTTP2 = 'h2'
/** RFC 9113 §3.4. */
const HTTP2_PREFACE = Buffer.from('PRI * HTTP/2.0\r\n', 'latin1')

interface Open {
  ends: Connection['ends']
  /** Null until something is decrypted, and for what is not read. */
  reader: ConnectionReader | null
  isDecrypted: boolean
  isHttp2: boolean
  /** What TLS adds to a record of each direction, learnt from the last one decrypted. */
  addedBytes: [number | null, number | null]
  finished: [boolean, boolean]
}

/** Gives decrypted bytes to the reader of HTTP, connection by connection. */
export class TlsConnections {
  readonly #open = new Map<number, Open>()
  /** Every connection under TLS; closed ones too, so that none is opened twice. */
  readonly #seen = new Set<number>()
  readonly #openHttp: OpenConnection
  /** What the reader of HTTP counts: packets and their gaps are counted already, by who read the capture. */
  readonly #inner = newTally()
  #exchanges: Exchange[] = []
  #decrypted = 0
  #http2 = 0

  constructor() {
    this.#openHttp = httpReader((exchange) => this.#exchanges.push({ ...exchange, scheme: 'https' }), this.#inner)
  }

  get sums(): { seen: number; decrypted: number; http2: number } {
    return { seen: this.#seen.size, decrypted: this.#decrypted, http2: this.#http2 }
  }

  packet(packet: TlsPacket): void {
    const open = this.#open.get(packet.stream) ?? this.#opened(packet)
    if (open === null) return
    if (packet.protocol === HTTP2) this.#setHttp2(open)
    const direction = isFrom(open, packet) ? 0 : 1
    for (const record of packet.records) this.#record(open, record, { packet, direction })
    if (packet.finishes) this.#finish(open, packet, direction)
    if (packet.resets) this.#close(packet.stream, 'reset', packet.atUtcMs)
  }

  /** The exchanges that have become whole. */
  take(): readonly Exchange[] {
    const taken = this.#exchanges
    this.#exchanges = []
    return taken
  }

  /** The capture is over; what was found out goes into its tally. */
  end(tally: CaptureTally): void {
    for (const stream of this.#open.keys()) this.#close(stream, 'capture', null)
    if (this.#decrypted > 0) count(tally, 'tls_decrypted', this.#decrypted)
    const foreignBytes = this.#inner.counts.not_http_bytes ?? 0
    if (foreignBytes > 0) count(tally, 'not_http_bytes', foreignBytes)
  }

  #opened(packet: TlsPacket): Open | null {
    if (!packet.hasTls || this.#seen.has(packet.stream)) return null
    if (this.#open.size === MAX_OPEN) for (const [first] of this.#open) return this.#evict(first, packet)
    const isServer = !packet.isClientHello && packet.protocol !== null
    const open: Open = {
      ends: isServer ? [packet.to, packet.from] : [packet.from, packet.to],
      reader: null,
      isDecrypted: false,
      isHttp2: false,
      addedBytes: [null, null],
      finished: [false, false],
    }
    this.#open.set(packet.stream, open)
    this.#seen.add(packet.stream)
    return open
  }

  #evict(stream: number, packet: TlsPacket): Open | null {
    this.#close(stream, 'evicted', packet.atUtcMs)
    return this.#opened(packet)
  }

  #setHttp2(open: Open): void {
    if (!open.isHttp2) this.#http2 += 1
    open.isHttp2 = true
  }

  #record(open: Open, record: TlsRecord, { packet, direction }: { packet: TlsPacket; direction: Direction }): void {
    const { bytes, lengthBytes } = record
    if (bytes === null) return this.#missed(open, lengthBytes, direction)
    if (!open.isDecrypted) this.#decrypted += 1
    open.isDecrypted = true
    open.addedBytes[direction] = lengthBytes - bytes.length
    if (HTTP2_PREFACE.equals(bytes.subarray(0, HTTP2_PREFACE.length))) this.#setHttp2(open)
    if (open.isHttp2) return
    open.reader ??= this.#openHttp({ stream: packet.stream, ends: open.ends })
    open.reader.bytes(direction, bytes, packet.atUtcMs)
  }

  #missed(open: Open, lengthBytes: number, direction: Direction): void {
    const added = open.addedBytes[direction]
    if (added !== null && lengthBytes > added) open.reader?.gap(direction, lengthBytes - added)
  }

  #finish(open: Open, packet: TlsPacket, direction: Direction): void {
    if (open.finished[direction]) return
    open.finished[direction] = true
    open.reader?.finished(direction, packet.atUtcMs)
    if (open.finished[0] && open.finished[1]) this.#close(packet.stream, 'capture', packet.atUtcMs)
  }

  #close(stream: number, how: 'reset' | 'capture' | 'evicted', atUtcMs: number | null): void {
    this.#open.get(stream)?.reader?.closed(how, atUtcMs)
    this.#open.delete(stream)
  }
}

const isFrom = ({ ends: [opener] }: Open, { from }: TlsPacket): boolean =>
  opener.port === from.port && opener.address === from.address
