import { bufferOf, latin1 } from '../../lib/bytes.ts'
import type { MessageFault } from '../../model/exchange.ts'
import type { Direction } from '../connection.ts'
import { type Head, parseHeaders } from './head.ts'
import { HeadReader } from './head-reader.ts'
import { MESSAGE_BYTES, MIN_MESSAGE_BYTES, SCANT_BYTES } from './limits.ts'
import { OpenMessage } from './message.ts'
import type { Room } from './room.ts'
import { firstOddLine, StartSearch } from './search.ts'
import type { Sides } from './side.ts'
import type { StartLine } from './start-line.ts'

const LF = 10
const CR = 13
const EMPTY = Buffer.alloc(0)

/** The answer to a request of HTTP/0.9 has no head, so the status is what a body stands for. */
const SIMPLE_ANSWER: Head = { start: { kind: 'response', version: '0.9', status: 200 }, headers: [], faults: [] }

/** RFC 8446 §5.1: a handshake record, of whichever version. */
const isTls = (bytes: Buffer): boolean => bytes[0] === 0x16 && bytes[1] === 3

const mostIn = (bytes: number): number => Math.ceil(bytes / MIN_MESSAGE_BYTES)

function lineEndsAtStart(bytes: Buffer): number {
  let at = 0
  while (bytes[at] === CR || bytes[at] === LF) at += 1
  return at
}

const isOnlyReturns = (bytes: Buffer): boolean => bytes.every((byte) => byte === CR)

/** Cuts one direction of a connection into messages. */
export class MessageStream {
  readonly #direction: Direction
  readonly #sides: Sides
  readonly #room: Room
  #head: HeadReader | null = null
  #search: StartSearch | null = null
  #state: 'head' | 'rest-of-head' | 'body' | 'search' | 'foreign' | 'ended' = 'head'
  #open: OpenMessage | null = null
  /** Neither a message nor anything else has been in this direction. */
  #isFresh = true
  /** What begins after a hole must look like a head in every line. */
  #isAfterHole = false
  /** Bytes without a message since the last one. */
  #skippedBytes = 0
  #isLineEmpty = false
  #startedAtUtcMs: number | null = null
  #lastAtUtcMs: number | null = null
  #unreadBytes = 0

  constructor(direction: Direction, sides: Sides, room: Room) {
    this.#direction = direction
    this.#sides = sides
    this.#room = room
  }

  /** Bytes since the beginning, or since `restart`, that belong to no message. */
  get unreadBytes(): number {
    return this.#unreadBytes + this.#pendingBytes
  }

  bytes(bytes: Uint8Array, atUtcMs: number | null): void {
    this.#lastAtUtcMs = atUtcMs
    let rest = bufferOf(bytes)
    while (rest.length > 0) rest = this.#step(rest)
  }

  gap(missedBytes: number): void {
    switch (this.#state) {
      case 'head':
        return this.#gapInHead(missedBytes)
      case 'rest-of-head':
        return this.#endByHole(missedBytes)
      case 'body':
        return this.#gapInBody(missedBytes)
      case 'search':
      case 'foreign':
        return this.#hole({ least: 0, missedBytes })
      case 'ended':
    }
  }

  /** The direction ends; `isRegular` when by FIN. */
  end(isRegular: boolean, atUtcMs: number | null): void {
    if (atUtcMs !== null && this.#lastAtUtcMs === null) this.#lastAtUtcMs = atUtcMs
    if (this.#state === 'head' && this.#pendingBytes > 0) this.#endInHead()
    if (this.#open !== null) this.#endMessage({ byConnection: isRegular })
    this.#forgetPending()
    this.#state = 'ended'
  }

  /** What follows is a connection of its own, or nothing that can be read. */
  restart(isReadable: boolean): void {
    if (this.#open !== null) this.#endMessage({ fault: 'cut' })
    this.#forgetPending()
    this.#unreadBytes = 0
    this.#isFresh = true
    this.#isAfterHole = false
    this.#skippedBytes = 0
    if (this.#state !== 'ended') this.#state = isReadable ? 'head' : 'ended'
  }

  #step(bytes: Buffer): Buffer {
    switch (this.#state) {
      case 'head':
        return this.#readHead(bytes)
      case 'rest-of-head':
        return this.#readRestOfHead(bytes)
      case 'body':
        return this.#readBody(bytes)
      case 'search':
        return this.#readOn(bytes)
      case 'foreign':
        if (!this.#sides.isHttp()) return this.#pass(bytes)
        this.#state = 'search'
        return bytes
      case 'ended':
        return this.#pass(bytes)
    }
  }

  #accepts({ kind, version }: StartLine): boolean {
    if (version === '0.9' && (!this.#isFresh || this.#isAfterHole)) return false
    return (this.#sides.expects(this.#direction) ?? kind) === kind
  }

  #pass(bytes: Buffer): Buffer {
    this.#unreadBytes += bytes.length
    return EMPTY
  }

  #readHead(bytes: Buffer): Buffer {
    this.#head ??= new HeadReader((start) => this.#accepts(start), this.#room)
    if (this.#head.pendingBytes === 0) {
      const blank = lineEndsAtStart(bytes)
      this.#unreadBytes += blank
      if (blank > 0) return bytes.subarray(blank)
      this.#startedAtUtcMs = this.#lastAtUtcMs
    }
    const step = this.#head.push(bytes)
    if (step.kind === 'more') return EMPTY
    if (step.kind === 'none') return this.#noHead(step.rest)
    const odd = this.#isAfterHole ? firstOddLine(latin1(step.bytes)) : null
    if (odd !== null) return this.#notTheHead(Buffer.concat([step.bytes, step.rest]), odd)
    this.#beginWith(step)
    if (step.isCut) {
      this.#isLineEmpty = isOnlyReturns(step.bytes.subarray(step.bytes.lastIndexOf(LF) + 1))
      this.#state = 'rest-of-head'
    } else this.#endIfOver()
    const { rest } = step
    this.#head.clear()
    return rest
  }

  /** `bytes` were gathered for a head, and none begins with them. */
  #noHead(bytes: Buffer): Buffer {
    this.#head?.clear()
    if (this.#isFresh && this.#sides.awaitsSimpleAnswer()) {
      this.#begin(SIMPLE_ANSWER, 0)
      return bytes
    }
    if (this.#isFresh && isTls(bytes)) this.#sides.sawTls()
    this.#isFresh = false
    this.#state = this.#sides.isHttp() ? 'search' : 'foreign'
    // There may be very many connections that are not HTTP.
    if (this.#state === 'foreign') this.#head = null
    return bytes
  }

  /** The line at `odd` is no header line: no head holds it, so the search goes on there. */
  #notTheHead(bytes: Buffer, odd: number): Buffer {
    this.#head?.clear()
    this.#skip(odd)
    this.#state = 'search'
    return bytes.subarray(odd)
  }

  get #pendingBytes(): number {
    return (this.#head?.pendingBytes ?? 0) + (this.#search?.pendingBytes ?? 0)
  }

  #forgetPending(): void {
    this.#skip(this.#pendingBytes)
    this.#head?.clear()
    this.#search?.clear()
  }

  #skip(bytes: number): void {
    this.#unreadBytes += bytes
    this.#skippedBytes += bytes
  }

  #beginWith({ start, bytes, isCut }: { start: StartLine; bytes: Buffer; isCut: boolean }): void {
    const heldBytes = MESSAGE_BYTES + bytes.length
    const isKeptWhole = this.#room.take(heldBytes)
    const text = latin1(isKeptWhole ? bytes : bytes.subarray(0, SCANT_BYTES))
    const { headers, faults } = parseHeaders(text.slice(text.indexOf('\n') + 1))
    const isLimited = isCut || text.length < bytes.length
    const head: Head = { start, headers, faults: isLimited ? [...faults, 'over-limit'] : faults }
    this.#begin(head, isKeptWhole ? heldBytes : 0)
  }

  #begin(head: Head, headHeldBytes: number): void {
    if (this.#skippedBytes > 0) this.#sides.lost(this.#direction, { least: 0, most: mostIn(this.#skippedBytes) })
    const framed = this.#sides.began(this.#direction, head, this.#startedAtUtcMs)
    const at = { startedAtUtcMs: this.#startedAtUtcMs, headHeldBytes, room: this.#room }
    this.#open = new OpenMessage(head, framed, at)
    this.#state = 'body'
    this.#isFresh = false
    this.#isAfterHole = false
    this.#skippedBytes = 0
  }

  #readRestOfHead(bytes: Buffer): Buffer {
    let from = 0
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, from)) {
      if (this.#isLineEmpty && isOnlyReturns(bytes.subarray(from, at))) {
        this.#state = 'body'
        this.#endIfOver()
        return bytes.subarray(at + 1)
      }
      this.#isLineEmpty = true
      from = at + 1
    }
    this.#isLineEmpty &&= isOnlyReturns(bytes.subarray(from))
    return EMPTY
  }

  #readBody(bytes: Buffer): Buffer {
    const used = this.#open?.body.push(bytes) ?? 0
    this.#endIfOver()
    return bytes.subarray(used)
  }

  #endIfOver(): void {
    if (this.#open?.body.isOver ?? true) this.#endMessage({})
  }

  #readOn(bytes: Buffer): Buffer {
    this.#search ??= new StartSearch(this.#room)
    const { skippedBytes, found } = this.#search.push(bytes, this.#sides.expects(this.#direction) ?? 'request')
    this.#skip(skippedBytes)
    if (found === null) return EMPTY
    this.#state = 'head'
    this.#isAfterHole = true
    return found
  }

  #endMessage(how: { byConnection?: boolean; fault?: MessageFault }): void {
    const open = this.#open
    this.#open = null
    this.#state = 'head'
    if (open === null) return
    this.#sides.ended(open.end(this.#lastAtUtcMs, how))
    if (open.framing.kind === 'switch') this.#sides.switched(open.framing.to)
  }

  /** The stream ends, or is torn, within a head: what came of it is a message, if its first line did. */
  #beginPartial(): boolean {
    const partial = this.#head?.partial ?? null
    if (partial === null || (this.#isAfterHole && firstOddLine(latin1(partial.bytes)) !== null)) return false
    this.#beginWith({ ...partial, isCut: false })
    this.#head?.clear()
    return true
  }

  #endInHead(): void {
    if (this.#beginPartial()) this.#endMessage({ fault: 'cut' })
    else if (this.#isFresh && this.#sides.awaitsSimpleAnswer()) {
      this.#begin(SIMPLE_ANSWER, 0)
      this.#open?.body.push(this.#head?.take() ?? EMPTY)
    }
  }

  #gapInHead(missedBytes: number): void {
    const isKnown = this.#beginPartial()
    if (isKnown) this.#endByHole(missedBytes)
    else this.#hole({ least: 1, missedBytes })
  }

  #gapInBody(missedBytes: number): void {
    const open = this.#open
    const missedHere = open?.body.gap(missedBytes) ?? null
    if (open === null || missedHere === null) return this.#endByHole(missedBytes)
    open.missed(missedHere)
    this.#endIfOver()
    if (missedHere < missedBytes) this.#hole({ least: 1, missedBytes: missedBytes - missedHere })
  }

  /** The hole takes the framing of the open message along. */
  #endByHole(missedBytes: number): void {
    this.#open?.missed(missedBytes)
    this.#endMessage({ fault: 'missing-bytes' })
    this.#hole({ least: 0, missedBytes })
  }

  #hole({ least, missedBytes }: { least: number; missedBytes: number }): void {
    this.#forgetPending()
    this.#sides.lost(this.#direction, { least, most: least + mostIn(missedBytes) })
    this.#isAfterHole = true
    this.#state = 'head'
  }
}
