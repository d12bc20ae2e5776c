import { type CaptureCount, type CaptureTally, type Exchange, MAX_FAULTS } from '../model/exchange.ts'

/** One kind of capture file. One file in `readers/`; the index is generated. */
export interface Reader {
  id: string
  title: string
  /** Specification the reader follows. */
  source: string
  /** True when the first bytes (4096 where the file has them) are of this kind. */
  sniff(head: Uint8Array): boolean
  /**
   * The exchanges in a file, some at a time, as soon as they are whole. Never throws for what the bytes are: that is
   * counted in `tally`. Memory is bounded whatever the size of the file, and the cut into chunks makes no difference.
   */
  read(chunks: AsyncIterable<Uint8Array>, tally: CaptureTally): AsyncIterable<readonly Exchange[]>
}

export const defineReader = (reader: Reader): Reader => reader

export const newTally = (): CaptureTally => ({
  counts: {},
  faults: [],
  faultCount: 0,
  missedBytes: new Map(),
  tlsSecrets: [],
})

export function count(tally: CaptureTally, name: CaptureCount, by = 1): void {
  tally.counts[name] = (tally.counts[name] ?? 0) + by
}

export function fault(tally: CaptureTally, at: { detail: string; startByte: number; endByte: number | null }): void {
  tally.faultCount += 1
  if (tally.faults.length < MAX_FAULTS) tally.faults.push(at)
}
