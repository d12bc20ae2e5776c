/**
 * A packet while its headers are taken off, one after the other. One frame is used for all packets of a capture, so that
 * a packet costs no memory.
 */
export interface Frame {
  bytes: Uint8Array
  /** What is left to read: the next header, and the end of what was captured. */
  at: number
  end: number
  /** Bytes behind `end` that the packet had and the capture has not. */
  missing: number
  atUtcMs: number | null
  /** Byte of the file at which the packet's record begins. */
  recordByte: number
  /** How the capturing machine wrote numbers; some link layers use its order. */
  isLittleEndian: boolean
  /** A VLAN tag was passed. */
  isTagged: boolean
  /** Addresses of the innermost IP header: where they lie and how long each is (4 or 16). */
  addresses: Uint8Array
  sourceAt: number
  targetAt: number
  addressBytes: number
}

const NOTHING = new Uint8Array(0)

export const newFrame = (): Frame => ({
  bytes: NOTHING,
  at: 0,
  end: 0,
  missing: 0,
  atUtcMs: null,
  recordByte: 0,
  isLittleEndian: true,
  isTagged: false,
  addresses: NOTHING,
  sourceAt: 0,
  targetAt: 0,
  addressBytes: 4,
})

/** Captured bytes from `at` on; below zero when a header said more than there is. */
export const leftBytes = (frame: Frame): number => frame.end - frame.at
