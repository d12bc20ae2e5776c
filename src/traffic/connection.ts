import type { End } from '../model/exchange.ts'

/** 0: from the end that opened the connection (or was seen first); 1: back to it. */
export type Direction = 0 | 1

/** A TCP connection of the capture. */
export interface Connection {
  /** From 0, in the order of first packets, as Wireshark counts. */
  stream: number
  /** The end that opened it (or was seen first), and the other. */
  ends: readonly [End, End]
}

/**
 * Who reads a connection's bytes. Reassembly calls it in the order of the stream in each direction; `bytes` hold only
 * until the call returns, because they lie in a buffer that is used again.
 */
export interface ConnectionReader {
  bytes(direction: Direction, bytes: Uint8Array, atUtcMs: number | null): void
  /** So many bytes of this direction are missing here. */
  gap(direction: Direction, missedBytes: number): void
  /** This direction ends: FIN. */
  finished(direction: Direction, atUtcMs: number | null): void
  /** Both directions end: reset, a new connection on the same ends, or the end of the capture. Called once. */
  closed(how: 'reset' | 'replaced' | 'capture' | 'evicted', atUtcMs: number | null): void
}

export type OpenConnection = (connection: Connection) => ConnectionReader
