import { LINK_LAYERS, type LinkLayer } from './link.ts'
import { type ByteOrder, LITTLE_ENDIAN } from './octets.ts'
import { optionsOf } from './pcapng-blocks.ts'

const TIME_RESOLUTION = 9
const TIME_OFFSET = 14
const USUAL_UNITS_PER_SECOND = 1e6
/** Finer than a 64-bit count of units could reach from the offset into this century. */
const MAX_DECIMAL = 12
const MAX_BINARY = 40

/** One interface of a section: what its packets are and how their times count. */
export interface CaptureInterface {
  link: LinkLayer | null
  linkType: number
  /** 0: no limit. */
  snapBytes: number
  /** Null where the times cannot be used. */
  unitsPerSecond: number | null
  offsetSeconds: number
  /** What is wrong with its description. */
  faults: string[]
}

/** Reads an Interface Description Block (§4.2) whose body lies between `at` and `end`. */
export function interfaceOf(body: { bytes: Uint8Array; at: number; end: number }, order: ByteOrder): CaptureInterface {
  const { bytes, at, end } = body
  const linkType = order.u16(bytes, at)
  const { options, overrun } = optionsOf({ bytes, at: at + 8, end }, order)
  const made: CaptureInterface = {
    link: LINK_LAYERS[linkType] ?? null,
    linkType,
    snapBytes: order.u32(bytes, at + 4),
    unitsPerSecond: USUAL_UNITS_PER_SECOND,
    offsetSeconds: 0,
    faults: overrun ? ['an option is longer than its block'] : [],
  }
  if (made.link === null) made.faults.push(`packets of link type ${linkType} cannot be read`)
  for (const option of options) {
    const sizeBytes = option.end - option.at
    if (option.code === TIME_RESOLUTION && sizeBytes >= 1) {
      const value = bytes[option.at] ?? 0
      made.unitsPerSecond = unitsPerSecond(value)
      if (made.unitsPerSecond === null) made.faults.push(`times in units of resolution ${value} cannot be used`)
    }
    if (option.code === TIME_OFFSET && sizeBytes >= 8) made.offsetSeconds = signed64(bytes, option.at, order)
  }
  return made
}

/** §4.2: a power of ten, or of two with the highest bit set. */
function unitsPerSecond(value: number): number | null {
  const exponent = value & 0x7f
  if (value < 0x80) return exponent <= MAX_DECIMAL ? 10 ** exponent : null
  return exponent <= MAX_BINARY ? 2 ** exponent : null
}

function signed64(bytes: Uint8Array, at: number, order: ByteOrder): number {
  const isLittle = order === LITTLE_ENDIAN
  const high = order.u32(bytes, isLittle ? at + 4 : at) | 0
  return high * 2 ** 32 + order.u32(bytes, isLittle ? at : at + 4)
}

/** Time of a packet from its two 32-bit halves; null where the interface's times cannot be used. */
export function timeOf(from: CaptureInterface, high: number, low: number): number | null {
  if (from.unitsPerSecond === null) return null
  const units = high * 2 ** 32 + low
  const seconds = Math.floor(units / from.unitsPerSecond)
  // Seconds apart, because all in one would lose fractions of a microsecond.
  const restMs = ((units - seconds * from.unitsPerSecond) * 1000) / from.unitsPerSecond
  return (seconds + from.offsetSeconds) * 1000 + restMs
}
