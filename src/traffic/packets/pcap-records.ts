import type { CaptureTally } from '../../model/exchange.ts'
import { fault } from '../reader.ts'
import type { Dissection } from './dissection.ts'
import { MAX_PACKET_BYTES, MAX_SKIPPED_BYTES, RESYNC_BYTES, USUAL_PACKET_BYTES } from './limits.ts'
import { LINK_LAYERS, type LinkLayer } from './link.ts'
import { LITTLE_ENDIAN } from './octets.ts'
import { headerAt, PCAP_HEADER_BYTES, type PcapVariant, variantAt } from './pcap-header.ts'
import { END, type ReadRecords } from './read-records.ts'
import type { FileWindow } from './window.ts'

/** While looking for a record behind damage: its time is near the last one's. */
const MAX_JUMP_SECONDS = 30 * 24 * 3600
const GO_ON = -1

/** What one file header says of the records behind it. */
interface Layout extends PcapVariant {
  link: LinkLayer | null
  maxBytes: number
}

/** Reads the records of a pcap file. */
export function pcapRecords(dissection: Dissection, tally: CaptureTally): ReadRecords {
  const records = new PcapRecords(dissection, tally)
  return (window) => records.read(window)
}

class PcapRecords {
  readonly #dissection: Dissection
  readonly #tally: CaptureTally
  #layout: Layout | null = null
  /** What was wrong at `window.at`; the next record is looked for behind it. */
  #damage: string | null = null
  #lastSeconds: number | null = null
  #toldOfLength = false

  constructor(dissection: Dissection, tally: CaptureTally) {
    this.#dissection = dissection
    this.#tally = tally
  }

  read(window: FileWindow): number {
    for (;;) {
      const needed = this.#step(window)
      if (needed !== GO_ON) return needed
    }
  }

  #step(window: FileWindow): number {
    const layout = this.#layout
    if (layout === null) return this.#openFile(window)
    return this.#damage === null ? this.#record(window, layout) : this.#resynchronise(window, layout)
  }

  #fault(window: FileWindow, detail: string, sizeBytes: number | null = null): void {
    const startByte = window.startByte
    fault(this.#tally, { detail, startByte, endByte: sizeBytes === null ? null : startByte + sizeBytes })
  }

  #openFile(window: FileWindow): number {
    if (window.restBytes < PCAP_HEADER_BYTES && !window.isLast) return PCAP_HEADER_BYTES
    const variant = variantAt(window.bytes, window.at)
    if (variant === null || window.restBytes < PCAP_HEADER_BYTES) {
      this.#fault(window, variant === null ? 'no pcap file header' : 'the file ends inside its header')
      return END
    }
    const { majorVersion, linkType, snapBytes } = headerAt(window.bytes, window.at, variant)
    const link = LINK_LAYERS[linkType] ?? null
    if (majorVersion !== 2)
      this.#fault(window, `pcap of version ${majorVersion} is read as version 2`, PCAP_HEADER_BYTES)
    if (link === null) this.#fault(window, `packets of link type ${linkType} cannot be read`, PCAP_HEADER_BYTES)
    this.#layout = { ...variant, link, maxBytes: Math.max(USUAL_PACKET_BYTES, Math.min(snapBytes, MAX_PACKET_BYTES)) }
    this.#dissection.frame.isLittleEndian = variant.order === LITTLE_ENDIAN
    window.at += PCAP_HEADER_BYTES
    return GO_ON
  }

  #record(window: FileWindow, layout: Layout): number {
    const { order, recordHeaderBytes, maxBytes } = layout
    if (window.restBytes < recordHeaderBytes) return this.#cut(window, recordHeaderBytes)
    const { bytes, at } = window
    if (isFileHeader(window)) return this.#joined(window)
    const capturedBytes = order.u32(bytes, at + 8)
    const sentBytes = order.u32(bytes, at + 12)
    if (capturedBytes > maxBytes || sentBytes > MAX_PACKET_BYTES) {
      this.#damage = `a record claims ${capturedBytes} of ${sentBytes} bytes`
      return GO_ON
    }
    if (window.restBytes < recordHeaderBytes + capturedBytes)
      return this.#cut(window, recordHeaderBytes + capturedBytes)
    if (capturedBytes > sentBytes && !this.#toldOfLength) {
      this.#toldOfLength = true
      this.#fault(window, `a record holds ${capturedBytes} bytes of a packet of ${sentBytes}`, recordHeaderBytes)
    }
    const { frame } = this.#dissection
    frame.bytes = bytes
    frame.at = at + recordHeaderBytes
    frame.end = frame.at + capturedBytes
    frame.missing = Math.max(0, sentBytes - capturedBytes)
    frame.atUtcMs = this.#time(window, layout)
    frame.recordByte = window.startByte
    window.at = frame.end
    this.#dissection.packet(layout.link)
    return GO_ON
  }

  #time({ bytes, at }: FileWindow, { order, fractionsPerSecond }: Layout): number | null {
    const seconds = order.u32(bytes, at)
    const fractions = order.u32(bytes, at + 4)
    this.#lastSeconds = seconds
    return fractions < fractionsPerSecond ? seconds * 1000 + (fractions * 1000) / fractionsPerSecond : null
  }

  /** The record does not end in sight. At the end of the file its length may be the damage. */
  #cut(window: FileWindow, neededBytes: number): number {
    if (!window.isLast) return neededBytes
    if (window.restBytes === 0) return END
    this.#damage = `the file ends inside a record: ${window.restBytes} of ${neededBytes} bytes`
    return GO_ON
  }

  #joined(window: FileWindow): number {
    if (window.restBytes < PCAP_HEADER_BYTES && !window.isLast) return PCAP_HEADER_BYTES
    this.#fault(window, 'another pcap file header between the records: files were joined', PCAP_HEADER_BYTES)
    return this.#openFile(window)
  }

  #resynchronise(window: FileWindow, layout: Layout): number {
    if (window.restBytes < RESYNC_BYTES && !window.isLast) return RESYNC_BYTES
    const to = Math.min(window.bytes.length, window.at + MAX_SKIPPED_BYTES)
    for (let at = window.at + 1; at < to; at++) {
      if (!this.#isRecordPair(window, at, layout)) continue
      this.#fault(window, `${this.#damage}; the next record follows later`, at - window.at)
      this.#damage = null
      window.at = at
      return GO_ON
    }
    this.#fault(window, `${this.#damage}; no record was found behind it`)
    return END
  }

  /** A record, and behind it another or the end of the file. */
  #isRecordPair(window: FileWindow, at: number, layout: Layout): boolean {
    const sizeBytes = this.#recordBytes(window.bytes, at, layout)
    if (sizeBytes === null) return false
    const end = at + sizeBytes
    if (end === window.bytes.length && window.isLast) return true
    return this.#recordBytes(window.bytes, end, layout) !== null
  }

  /** Length of a record whose header could be true; null when it could not. */
  #recordBytes(bytes: Uint8Array, at: number, layout: Layout): number | null {
    const { order, recordHeaderBytes, fractionsPerSecond } = layout
    if (at + recordHeaderBytes > bytes.length) return null
    const capturedBytes = order.u32(bytes, at + 8)
    const sentBytes = order.u32(bytes, at + 12)
    if (capturedBytes === 0 || capturedBytes > layout.maxBytes || sentBytes < capturedBytes) return null
    if (sentBytes > MAX_PACKET_BYTES || order.u32(bytes, at + 4) >= fractionsPerSecond) return null
    const isNear = this.#lastSeconds === null || Math.abs(order.u32(bytes, at) - this.#lastSeconds) < MAX_JUMP_SECONDS
    return isNear ? recordHeaderBytes + capturedBytes : null
  }
}

/** The magic number could also be a time in 2055; the version behind it makes that unlikely. */
function isFileHeader({ bytes, at }: FileWindow): boolean {
  const variant = variantAt(bytes, at)
  return variant !== null && headerAt(bytes, at, variant).majorVersion === 2
}
