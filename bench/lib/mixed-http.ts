import { closeSync, openSync, writeSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { randomFrom } from './random.ts'

/** Connections that are under way at a time. */
const CONNECTIONS = 300
const MAX_SEGMENT_BYTES = 1448
const CHUNK_BYTES = 8 << 20
const HEADER_BYTES = 16 + 14 + 20 + 20
const SYN = 2
const ACK = 16
const PSH_ACK = 24
const FIN_ACK = 17
/** Bodies are letters without the signs that the other program's table is cut at, so that both can be compared. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .:-_='

type Random = (below: number) => number

interface Packet {
  /** From the client. */
  isUp: boolean
  sequence: number
  acknowledgement: number
  flags: number
  payload: Uint8Array
}

/** Writes a pcap of HTTP as it is met: small and large, plain and compressed, pipelined, out of order, repeated. */
export function writeMixedHttp(path: string, sizeBytes: number, seed: number): void {
  const random = randomFrom(seed)
  const bodies = bodyPool(random)
  const out = new PcapWriter(path)
  let opened = 0
  const isFull = (): boolean => out.sizeBytes >= sizeBytes
  const open = (): Conversation => ({ number: opened++, packets: conversation({ random, bodies, isFull }, opened) })
  const active = Array.from({ length: CONNECTIONS }, open)
  while (active.length > 0) {
    const index = random(active.length)
    const one = active[index]
    if (one === undefined) break
    for (let n = 1 + random(8); n > 0; n--) {
      const { done, value } = one.packets.next()
      if (done !== true) out.packet(one.number, value)
      else if (!isFull()) active[index] = open()
      else active.splice(index, 1)
      if (done === true) break
    }
  }
  out.close()
}

interface Conversation {
  number: number
  packets: Generator<Packet>
}

interface Bodies {
  text: Buffer
  zipped: readonly Buffer[]
}

function bodyPool(random: Random): Bodies {
  const text = Buffer.from(Array.from({ length: 4 << 20 }, () => LETTERS.charCodeAt(random(LETTERS.length))))
  const zipped = Array.from({ length: 200 }, () => gzipSync(slice(text, random)))
  return { text, zipped }
}

/** Most bodies are small, most bytes are in large ones. */
function slice(text: Buffer, random: Random): Buffer {
  const kind = random(100)
  const length = kind < 60 ? 100 + random(3000) : kind < 93 ? 3000 + random(60_000) : 60_000 + random(700_000)
  const start = random(text.length - length)
  return text.subarray(start, start + length)
}

interface Source {
  random: Random
  bodies: Bodies
  /** No more rounds are begun. */
  isFull: () => boolean
}

/** One connection: opened, some rounds of requests and answers, closed. */
function* conversation({ random, bodies, isFull }: Source, number: number): Generator<Packet> {
  const next = { up: random(2 ** 31) * 2, down: random(2 ** 31) * 2 }
  const packet = (isUp: boolean, flags: number, payload: Uint8Array = Buffer.alloc(0)): Packet => {
    const [sequence, acknowledgement] = isUp ? [next.up, next.down] : [next.down, next.up]
    const used = payload.length + ((flags & 3) === 0 ? 0 : 1)
    if (isUp) next.up = (next.up + used) >>> 0
    else next.down = (next.down + used) >>> 0
    return { isUp, sequence, acknowledgement, flags, payload }
  }
  yield packet(true, SYN)
  yield packet(false, SYN | ACK)
  yield packet(true, ACK)
  const rounds = 1 + random(12)
  for (let round = 0; round < rounds && !isFull(); round++) {
    const { requests, responses } = exchangesOf(random, bodies, `/${number}/${round}`)
    yield* segments(requests, true)
    yield packet(false, ACK)
    yield* segments(responses, false)
    yield packet(true, ACK)
  }
  yield packet(true, FIN_ACK)
  yield packet(false, FIN_ACK)
  yield packet(true, ACK)

  function* segments(stream: Buffer, isUp: boolean): Generator<Packet> {
    let late: Packet | null = null
    for (let at = 0; at < stream.length; at += MAX_SEGMENT_BYTES) {
      const segment = packet(isUp, PSH_ACK, stream.subarray(at, at + MAX_SEGMENT_BYTES))
      const isLast = at + MAX_SEGMENT_BYTES >= stream.length
      if (late === null && !isLast && random(200) === 0) {
        late = segment
        continue
      }
      yield segment
      if (random(200) === 0) yield segment
      if (late !== null) yield late
      late = null
      if (random(4) === 0) yield packet(!isUp, ACK)
    }
  }
}

/** The bytes of one round in both directions: one request with or without a body, or some pipelined. */
function exchangesOf(random: Random, bodies: Bodies, path: string): { requests: Buffer; responses: Buffer } {
  const pipelined = random(10) === 0 ? 2 + random(4) : 1
  const isPost = pipelined === 1 && random(3) === 0
  const requests: Buffer[] = []
  const responses: Buffer[] = []
  for (let n = 0; n < pipelined; n++) {
    const head = `${isPost ? 'POST' : 'GET'} ${path}/${n}?q=${random(1e9)} HTTP/1.1\r\nHost: h${random(40)}.example\r\nUser-Agent: bench/1 (mixed; seeded)\r\nAccept: */*\r\nCookie: session=${random(1e9)}\r\n`
    if (isPost) {
      const body = slice(bodies.text, random)
      requests.push(Buffer.from(`${head}Content-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n`), body)
    } else requests.push(Buffer.from(`${head}\r\n`))
    // tshark's table repeats or leaves out bodies where chunked answers share packets with others.
    responses.push(...responseOf(random, bodies, pipelined === 1))
  }
  return { requests: Buffer.concat(requests), responses: Buffer.concat(responses) }
}

function responseOf(random: Random, bodies: Bodies, mayBeChunked: boolean): Buffer[] {
  const isZipped = random(4) === 0
  const body = (isZipped ? bodies.zipped[random(bodies.zipped.length)] : null) ?? slice(bodies.text, random)
  const head = `HTTP/1.1 200 OK\r\nServer: bench\r\nContent-Type: text/plain\r\n${isZipped ? 'Content-Encoding: gzip\r\n' : ''}`
  if (!mayBeChunked || random(4) > 0) return [Buffer.from(`${head}Content-Length: ${body.length}\r\n\r\n`), body]
  const parts: Buffer[] = [Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n`)]
  const chunkBytes = 500 + random(16_000)
  for (let at = 0; at < body.length; at += chunkBytes) {
    const chunk = body.subarray(at, at + chunkBytes)
    parts.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'))
  }
  parts.push(Buffer.from('0\r\n\r\n'))
  return parts
}

/** Ethernet and IPv4 around TCP; checksums are left out, as cards do. */
class PcapWriter {
  readonly #file: number
  readonly #buffer = Buffer.alloc(CHUNK_BYTES)
  #at = 0
  #packets = 0
  sizeBytes = 0

  constructor(path: string) {
    this.#file = openSync(path, 'w')
    this.#buffer.writeUInt32LE(0xa1b2c3d4, 0)
    this.#buffer.writeUInt16LE(2, 4)
    this.#buffer.writeUInt16LE(4, 6)
    this.#buffer.writeUInt32LE(262_144, 16)
    this.#buffer.writeUInt32LE(1, 20)
    this.#at = 24
  }

  packet(connection: number, { isUp, sequence, acknowledgement, flags, payload }: Packet): void {
    const total = HEADER_BYTES + payload.length
    if (this.#at + total > this.#buffer.length) this.#flush()
    const [to, at] = [this.#buffer, this.#at]
    to.fill(0, at, at + HEADER_BYTES)
    to.writeUInt32LE(1_700_000_000 + Math.floor(this.#packets / 1e5), at)
    to.writeUInt32LE((this.#packets % 1e5) * 10, at + 4)
    to.writeUInt32LE(total - 16, at + 8)
    to.writeUInt32LE(total - 16, at + 12)
    to.writeUInt16BE(0x0800, at + 28)
    const ip = at + 30
    to.writeUInt16BE(0x4500, ip)
    to.writeUInt16BE(total - 30, ip + 2)
    to.writeUInt16BE(this.#packets & 0xffff, ip + 4)
    to.writeUInt16BE(0x4006, ip + 8)
    const client = 0x0a000000 + (connection & 0xffff)
    to.writeUInt32BE(isUp ? client : 0xc0a80001, ip + 12)
    to.writeUInt32BE(isUp ? 0xc0a80001 : client, ip + 16)
    const port = 20_000 + (connection % 40_000)
    to.writeUInt16BE(isUp ? port : 80, ip + 20)
    to.writeUInt16BE(isUp ? 80 : port, ip + 22)
    to.writeUInt32BE(sequence, ip + 24)
    to.writeUInt32BE(acknowledgement, ip + 28)
    to.writeUInt16BE(0x5000 | flags, ip + 32)
    to.writeUInt16BE(0xffff, ip + 34)
    to.set(payload, ip + 40)
    this.#at += total
    this.sizeBytes += total
    this.#packets += 1
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
  }

  #flush(): void {
    writeSync(this.#file, this.#buffer, 0, this.#at)
    this.#at = 0
  }
}
