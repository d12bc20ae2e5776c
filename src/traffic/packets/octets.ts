/** Network byte order. Callers have checked that the bytes are there; beyond the end they read as zero. */
export const u16be = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

/** 0 … 2^32 − 1: the shift alone would give a negative number for high values. */
export const u32be = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) >>> 0

export const u16le = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)

export const u32le = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0

/** How a capture's own headers are written: by the machine that captured, in its own order. */
export interface ByteOrder {
  u16(bytes: Uint8Array, at: number): number
  u32(bytes: Uint8Array, at: number): number
}

export const LITTLE_ENDIAN: ByteOrder = { u16: u16le, u32: u32le }
export const BIG_ENDIAN: ByteOrder = { u16: u16be, u32: u32be }

/** The bytes between two places, not copied; much quicker than `subarray` of a Buffer, which is what files come in. */
export const viewOf = (bytes: Uint8Array, at: number, end: number): Uint8Array =>
  new Uint8Array(bytes.buffer, bytes.byteOffset + at, end - at)

/** The same, copied; `slice` of a Buffer would not copy. */
export const copyOf = (bytes: Uint8Array, at: number, end: number): Uint8Array => new Uint8Array(viewOf(bytes, at, end))
