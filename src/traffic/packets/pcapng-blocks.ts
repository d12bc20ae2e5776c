import { BIG_ENDIAN, type ByteOrder, LITTLE_ENDIAN } from './octets.ts'

/** Block types (draft-ietf-opsawg-pcapng §4). */
export const SECTION_HEADER = 0x0a0d0d0a
export const INTERFACE = 1
export const OLD_PACKET = 2
export const SIMPLE_PACKET = 3
export const ENHANCED_PACKET = 6
export const SECRETS = 10
/** Name resolution and statistics are known only to be passed over. */
const KNOWN: ReadonlySet<number> = new Set([
  SECTION_HEADER,
  INTERFACE,
  OLD_PACKET,
  SIMPLE_PACKET,
  4,
  5,
  ENHANCED_PACKET,
  9,
  SECRETS,
])

const BYTE_ORDER_MAGIC = 0x1a2b3c4d
/** Type and length, and the length again. */
export const BLOCK_OVERHEAD_BYTES = 12

/** Order of the section that starts here; null when none does. */
export function orderAt(bytes: Uint8Array, at: number): ByteOrder | null {
  if (bytes.length - at < 12 || LITTLE_ENDIAN.u32(bytes, at) !== SECTION_HEADER) return null
  return [LITTLE_ENDIAN, BIG_ENDIAN].find((order) => order.u32(bytes, at + 8) === BYTE_ORDER_MAGIC) ?? null
}

/** Length of a block that could start here, by its first fields alone; null when none could. */
export function claimedBytes(bytes: Uint8Array, at: number, order: ByteOrder): number | null {
  if (bytes.length - at < BLOCK_OVERHEAD_BYTES) return null
  const type = order.u32(bytes, at)
  if (!KNOWN.has(type)) return null
  const own = type === SECTION_HEADER ? orderAt(bytes, at) : order
  const sizeBytes = own?.u32(bytes, at + 4) ?? 0
  return sizeBytes >= BLOCK_OVERHEAD_BYTES && sizeBytes % 4 === 0 ? sizeBytes : null
}

/** True when a block of a known type starts here whose two lengths agree; without an order, only a section can. */
export function isBlock(bytes: Uint8Array, at: number, order: ByteOrder | null): boolean {
  const own = orderAt(bytes, at) ?? order
  const sizeBytes = own === null ? null : claimedBytes(bytes, at, own)
  if (own === null || sizeBytes === null || at + sizeBytes > bytes.length) return false
  return own.u32(bytes, at + sizeBytes - 4) === sizeBytes
}

/** One option of a block: its code and where its value lies. */
export interface BlockOption {
  code: number
  at: number
  end: number
}

/** An interface has a dozen; the limit keeps a block of empty ones from costing more than its share. */
const MAX_OPTIONS = 1024

/** Options between two places (§3.5); `overrun` tells that one claims to reach beyond its block. */
export function optionsOf(
  body: { bytes: Uint8Array; at: number; end: number },
  order: ByteOrder,
): { options: BlockOption[]; overrun: boolean } {
  const options: BlockOption[] = []
  let { at } = body
  while (at + 4 <= body.end && options.length < MAX_OPTIONS) {
    const code = order.u16(body.bytes, at)
    const end = at + 4 + order.u16(body.bytes, at + 2)
    if (code === 0) break
    if (end > body.end) return { options, overrun: true }
    options.push({ code, at: at + 4, end })
    at += Math.ceil((end - at) / 4) * 4
  }
  return { options, overrun: false }
}
