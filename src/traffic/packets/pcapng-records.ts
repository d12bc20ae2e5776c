import type { CaptureTally } from '../../model/exchange.ts'
import { count, fault } from '../reader.ts'
import type { Dissection } from './dissection.ts'
import { MAX_PACKET_BYTES, MAX_SKIPPED_BYTES, RESYNC_BYTES } from './limits.ts'
import { type ByteOrder, LITTLE_ENDIAN } from './octets.ts'
import {
  BLOCK_OVERHEAD_BYTES,
  claimedBytes,
  ENHANCED_PACKET,
  INTERFACE,
  isBlock,
  OLD_PACKET,
  orderAt,
  SECRETS,
  SECTION_HEADER,
  SIMPLE_PACKET,
} from './pcapng-blocks.ts'
import { type CaptureInterface, interfaceOf, timeOf } from './pcapng-interface.ts'
import { END, type ReadRecords } from './read-records.ts'
import { keepSecrets, TLS_KEY_LOG } from './tls-secrets.ts'
import type { FileWindow } from './window.ts'

/** A packet, and its block's fields and options. */
const MAX_BLOCK_BYTES = MAX_PACKET_BYTES + (64 << 10)
/** Machines have dozens; a section that describes more is made to cost memory. */
const MAX_INTERFACES = 1 << 14
const GO_ON = -1

/** Body of a block: behind its length, in front of the repetition. */
interface Body {
  bytes: Uint8Array
  at: number
  end: number
  startByte: number
}

/** Reads the blocks of a pcapng file. */
export function pcapngRecords(dissection: Dissection, tally: CaptureTally): ReadRecords {
  const records = new PcapngRecords(dissection, tally)
  return (window) => records.read(window)
}

class PcapngRecords {
  readonly #dissection: Dissection
  readonly #tally: CaptureTally
  #order: ByteOrder | null = null
  #interfaces: CaptureInterface[] = []
  /** What was wrong at `window.at`; the next block is looked for behind it. */
  #damage: string | null = null

  constructor(dissection: Dissection, tally: CaptureTally) {
    this.#dissection = dissection
    this.#tally = tally
  }

  read(window: FileWindow): number {
    for (;;) {
      const needed = this.#damage === null ? this.#block(window) : this.#resynchronise(window)
      if (needed !== GO_ON) return needed
    }
  }

  #fault(detail: string, startByte: number, endByte: number | null = null): void {
    fault(this.#tally, { detail, startByte, endByte })
  }

  #damaged(detail: string): number {
    this.#damage = detail
    return GO_ON
  }

  #block(window: FileWindow): number {
    if (window.restBytes < BLOCK_OVERHEAD_BYTES) return this.#cut(window, BLOCK_OVERHEAD_BYTES)
    const { bytes, at } = window
    const isSection = LITTLE_ENDIAN.u32(bytes, at) === SECTION_HEADER
    const order = isSection ? orderAt(bytes, at) : this.#order
    if (order === null) return this.#damaged(isSection ? 'a section without byte order' : 'a block before any section')
    const sizeBytes = order.u32(bytes, at + 4)
    if (sizeBytes < BLOCK_OVERHEAD_BYTES || sizeBytes % 4 !== 0 || sizeBytes > MAX_BLOCK_BYTES) {
      return this.#damaged(`a block claims ${sizeBytes} bytes`)
    }
    if (window.restBytes < sizeBytes) return this.#cut(window, sizeBytes)
    const trailing = order.u32(bytes, at + sizeBytes - 4)
    if (trailing !== sizeBytes) {
      const needed = sizeBytes + BLOCK_OVERHEAD_BYTES
      if (window.restBytes < needed && !window.isLast) return needed
      const isEnd = window.restBytes === sizeBytes
      if (!isEnd && claimedBytes(bytes, at + sizeBytes, order) === null) {
        return this.#damaged(`a block says ${sizeBytes} bytes in front and ${trailing} behind`)
      }
      const detail = `a block says ${sizeBytes} bytes in front and ${trailing} behind; the first is true`
      this.#fault(detail, window.startByte, window.startByte + sizeBytes)
    }
    const body = { bytes, at: at + 8, end: at + sizeBytes - 4, startByte: window.startByte }
    window.at += sizeBytes
    if (isSection) this.#openSection(order)
    else this.#take(order.u32(bytes, at), body, order)
    return GO_ON
  }

  #cut(window: FileWindow, neededBytes: number): number {
    if (!window.isLast) return neededBytes
    if (window.restBytes === 0) return END
    return this.#damaged(`the file ends inside a block: ${window.restBytes} of ${neededBytes} bytes`)
  }

  #openSection(order: ByteOrder): void {
    this.#order = order
    this.#interfaces = []
    this.#dissection.frame.isLittleEndian = order === LITTLE_ENDIAN
  }

  #resynchronise(window: FileWindow): number {
    if (window.restBytes < RESYNC_BYTES && !window.isLast) return RESYNC_BYTES
    const to = Math.min(window.bytes.length, window.at + MAX_SKIPPED_BYTES)
    for (let at = window.at + 1; at < to; at++) {
      if (!isBlock(window.bytes, at, this.#order)) continue
      this.#fault(`${this.#damage}; the next block follows later`, window.startByte, window.startByte + at - window.at)
      this.#damage = null
      window.at = at
      return GO_ON
    }
    this.#fault(`${this.#damage}; no block was found behind it`, window.startByte)
    return END
  }

  #take(type: number, body: Body, order: ByteOrder): void {
    const least = SMALLEST[type]
    if (least === undefined) return
    if (body.end - body.at < least) {
      this.#fault(`a block of type ${type} is too short`, body.startByte, body.startByte + 8)
      return
    }
    if (type === INTERFACE) this.#describe(body, order)
    else if (type === SECRETS) this.#secrets(body, order)
    else if (type === SIMPLE_PACKET) this.#simple(body, order)
    else this.#packet(type, body, order)
  }

  #describe(body: Body, order: ByteOrder): void {
    const made = interfaceOf(body, order)
    for (const detail of made.faults) this.#fault(detail, body.startByte, body.startByte + body.end - body.at + 12)
    if (this.#interfaces.length < MAX_INTERFACES) this.#interfaces.push(made)
    else this.#fault(`more than ${MAX_INTERFACES} interfaces`, body.startByte)
  }

  #secrets(body: Body, order: ByteOrder): void {
    if (order.u32(body.bytes, body.at) !== TLS_KEY_LOG) return
    const start = body.at + 8
    const end = Math.min(body.end, start + order.u32(body.bytes, body.at + 4))
    if (!keepSecrets(body.bytes.subarray(start, end), this.#tally)) this.#fault('too many TLS secrets', body.startByte)
  }

  /** Enhanced Packet Block (§4.3), and the obsolete Packet Block, which has the interface in half the room. */
  #packet(type: number, body: Body, order: ByteOrder): void {
    const { bytes, at } = body
    const number = type === OLD_PACKET ? order.u16(bytes, at) : order.u32(bytes, at)
    const from = this.#interfaces[number]
    if (from === undefined) {
      this.#undescribed(number, body)
      return
    }
    const { frame } = this.#dissection
    frame.atUtcMs = timeOf(from, order.u32(bytes, at + 4), order.u32(bytes, at + 8))
    this.#dissect(body, { from, start: at + 20, captured: order.u32(bytes, at + 12), sent: order.u32(bytes, at + 16) })
  }

  /** Simple Packet Block (§4.4): of the first interface, without time; its captured length follows from the others. */
  #simple(body: Body, order: ByteOrder): void {
    const [from] = this.#interfaces
    if (from === undefined) {
      this.#undescribed(0, body)
      return
    }
    const sent = order.u32(body.bytes, body.at)
    const snap = from.snapBytes === 0 ? sent : from.snapBytes
    this.#dissection.frame.atUtcMs = null
    this.#dissect(body, { from, start: body.at + 4, captured: Math.min(sent, snap, body.end - body.at - 4), sent })
  }

  #undescribed(number: number, body: Body): void {
    count(this.#tally, 'packets')
    count(this.#tally, 'unknown_link')
    this.#fault(`a packet of interface ${number}, which is not described`, body.startByte)
  }

  #dissect(body: Body, packet: { from: CaptureInterface; start: number; captured: number; sent: number }): void {
    const { from, start, captured, sent } = packet
    if (captured > body.end - start || sent > MAX_PACKET_BYTES) {
      this.#fault(`a block holds a packet that claims ${captured} of ${sent} bytes`, body.startByte)
      return
    }
    const { frame } = this.#dissection
    frame.bytes = body.bytes
    frame.recordByte = body.startByte
    frame.at = start
    frame.end = start + captured
    frame.missing = Math.max(0, sent - captured)
    this.#dissection.packet(from.link)
  }
}

/** Fixed part of each kind of block that is read, without type and lengths. */
const SMALLEST: Readonly<Record<number, number>> = {
  [INTERFACE]: 8,
  [OLD_PACKET]: 20,
  [SIMPLE_PACKET]: 4,
  [ENHANCED_PACKET]: 20,
  [SECRETS]: 8,
}
