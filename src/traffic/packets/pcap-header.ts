import { BIG_ENDIAN, type ByteOrder, LITTLE_ENDIAN } from './octets.ts'

/** Length of a pcap file header. */
export const PCAP_HEADER_BYTES = 24

/** How the records of a pcap file are written. */
export interface PcapVariant {
  order: ByteOrder
  /** Units of a record's second time field. */
  fractionsPerSecond: number
  recordHeaderBytes: number
}

const MICRO = 1e6
const NANO = 1e9

/** By magic number: the usual one, nanoseconds, and Kuznetzov's patched libpcap with its longer record header. */
const MAGICS: Readonly<Record<number, Omit<PcapVariant, 'order'>>> = {
  0xa1b2c3d4: { fractionsPerSecond: MICRO, recordHeaderBytes: 16 },
  0xa1b23c4d: { fractionsPerSecond: NANO, recordHeaderBytes: 16 },
  0xa1b2cd34: { fractionsPerSecond: MICRO, recordHeaderBytes: 24 },
}

/** First byte of any of them in either order: tells nearly all other bytes apart at once. */
const FIRST_BYTES: readonly number[] = [0xa1, 0xd4, 0x4d, 0x34]

/** The kind of pcap file that starts here; null when none does. */
export function variantAt(bytes: Uint8Array, at: number): PcapVariant | null {
  if (bytes.length - at < 4 || !FIRST_BYTES.includes(bytes[at] ?? 0)) return null
  for (const order of [LITTLE_ENDIAN, BIG_ENDIAN]) {
    const magic = MAGICS[order.u32(bytes, at)]
    if (magic !== undefined) return { order, ...magic }
  }
  return null
}

/** The rest of the file header. */
export interface PcapHeader {
  majorVersion: number
  snapBytes: number
  linkType: number
}

export const headerAt = (bytes: Uint8Array, at: number, { order }: PcapVariant): PcapHeader => ({
  majorVersion: order.u16(bytes, at + 4),
  snapBytes: order.u32(bytes, at + 16),
  // The upper half tells the length of the frame check sequence.
  linkType: order.u32(bytes, at + 20) & 0xffff,
})
