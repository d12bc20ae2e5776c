import type { CaptureTally } from '../../model/exchange.ts'
import { count, fault } from '../reader.ts'
import { addressKey } from './addresses.ts'
import type { Frame } from './frame.ts'

/** Packets under assembly at a time; Linux bounds them by memory, which comes to about as many. */
const MAX_ASSEMBLIES = 1024
/** RFC 791 §3.1: a packet's length is a 16-bit number. */
const MAX_PACKET_BYTES = 0xffff
/** All packets under assembly together; Linux' default is 4 MiB. */
const MAX_HELD_BYTES = 16 << 20
/** RFC 8200 §4.5: the rest of a packet is waited for this long. */
const MAX_AGE_MS = 60_000
/** A packet of the smallest link (RFC 791: 68 bytes) has some 1,400 fragments; more overlap each other. */
const MAX_PIECES = 4096

/** Where a fragment belongs. */
export interface FragmentPlace {
  id: number
  protocol: number
  offsetBytes: number
  hasMore: boolean
}

interface Assembly {
  bytes: Uint8Array
  /** One byte per eight: whether they came. Fragments are whole eights, but for the last. */
  have: Uint8Array
  haveEights: number
  /** Length of the whole, known from the last fragment. */
  totalBytes: number | null
  pieces: number
  sinceUtcMs: number | null
}

/** Puts fragmented IP packets together. The bytes that came first are kept where fragments overlap. */
export class Fragments {
  readonly #tally: CaptureTally
  readonly #waiting = new Map<string, Assembly>()
  #heldBytes = 0

  constructor(tally: CaptureTally) {
    this.#tally = tally
  }

  /** Takes the fragment in `frame`; true when the packet is whole, which then lies in the frame. */
  add(frame: Frame, place: FragmentPlace): boolean {
    count(this.#tally, 'ip_fragments')
    const sizeBytes = place.hasMore ? (frame.end - frame.at) & ~7 : frame.end - frame.at
    if (place.offsetBytes + sizeBytes > MAX_PACKET_BYTES) {
      count(this.#tally, 'malformed')
      return false
    }
    if (frame.missing > 0 || sizeBytes <= 0) {
      count(this.#tally, 'lost_fragments')
      return false
    }
    const key = addressKey(frame) + String.fromCharCode(place.id >>> 16, place.id & 0xffff, place.protocol)
    const assembly = this.#waiting.get(key) ?? this.#open(key, frame.atUtcMs)
    const conflicting = this.#put(assembly, place.offsetBytes, frame.bytes.subarray(frame.at, frame.at + sizeBytes))
    if (conflicting > 0) this.#noteConflict(conflicting, frame)
    if (!place.hasMore) assembly.totalBytes ??= place.offsetBytes + sizeBytes
    if (assembly.totalBytes !== null && isWhole(assembly, assembly.totalBytes)) {
      this.#close(key, assembly)
      frame.bytes = assembly.bytes
      frame.at = 0
      frame.end = assembly.totalBytes
      return true
    }
    if (assembly.pieces >= MAX_PIECES) this.#lose(key, assembly)
    this.#makeRoom(frame.atUtcMs)
    return false
  }

  /** Nothing more comes: what is not whole is lost. */
  end(): void {
    for (const [key, assembly] of this.#waiting) this.#lose(key, assembly)
  }

  #open(key: string, atUtcMs: number | null): Assembly {
    const assembly = {
      bytes: new Uint8Array(0),
      have: new Uint8Array(0),
      haveEights: 0,
      totalBytes: null,
      pieces: 0,
      sinceUtcMs: atUtcMs,
    }
    this.#waiting.set(key, assembly)
    return assembly
  }

  /** The first version is kept; the place of the other one in the file is told. */
  #noteConflict(conflictingBytes: number, { recordByte }: Frame): void {
    count(this.#tally, 'conflicting_bytes', conflictingBytes)
    const detail = `a fragment brings ${conflictingBytes} bytes again with other values; the first are kept`
    fault(this.#tally, { detail, startByte: recordByte, endByte: null })
  }

  /** How many of the bytes were there already, with other values. */
  #put(assembly: Assembly, offsetBytes: number, piece: Uint8Array): number {
    assembly.pieces += 1
    this.#grow(assembly, offsetBytes + piece.length)
    let conflicting = 0
    for (let from = 0; from < piece.length; from += 8) {
      const eight = (offsetBytes + from) / 8
      const part = piece.subarray(from, from + 8)
      if (assembly.have[eight] === 1) conflicting += differences(assembly.bytes, part, offsetBytes + from)
      else {
        assembly.bytes.set(part, offsetBytes + from)
        assembly.have[eight] = 1
        assembly.haveEights += 1
      }
    }
    return conflicting
  }

  #grow(assembly: Assembly, neededBytes: number): void {
    if (assembly.bytes.length >= neededBytes) return
    const bytes = new Uint8Array(Math.min(MAX_PACKET_BYTES, Math.max(2048, neededBytes * 2)))
    const have = new Uint8Array(Math.ceil(bytes.length / 8))
    bytes.set(assembly.bytes)
    have.set(assembly.have)
    this.#heldBytes += bytes.length - assembly.bytes.length
    assembly.bytes = bytes
    assembly.have = have
  }

  #makeRoom(nowUtcMs: number | null): void {
    for (const [key, assembly] of this.#waiting) {
      const isOld = nowUtcMs !== null && assembly.sinceUtcMs !== null && nowUtcMs - assembly.sinceUtcMs > MAX_AGE_MS
      if (!isOld && this.#waiting.size <= MAX_ASSEMBLIES && this.#heldBytes <= MAX_HELD_BYTES) return
      this.#lose(key, assembly)
    }
  }

  #lose(key: string, assembly: Assembly): void {
    count(this.#tally, 'lost_fragments', assembly.pieces)
    this.#close(key, assembly)
  }

  #close(key: string, assembly: Assembly): void {
    this.#waiting.delete(key)
    this.#heldBytes -= assembly.bytes.length
  }
}

function isWhole({ have, haveEights }: Assembly, totalBytes: number): boolean {
  const eights = Math.ceil(totalBytes / 8)
  return haveEights >= eights && have.subarray(0, eights).every((came) => came === 1)
}

/** Bytes of `part` that are not the ones of `bytes` at `offset`. */
function differences(bytes: Uint8Array, part: Uint8Array, offset: number): number {
  let different = 0
  for (let n = 0; n < part.length; n++) if (part[n] !== bytes[offset + n]) different += 1
  return different
}
