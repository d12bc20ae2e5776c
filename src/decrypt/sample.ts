/** Bytes from all over one item, enough to decide how it opens. */
export interface Sample {
  sizeBytes: number
  /** The first bytes, at most 64 KiB. */
  head: Uint8Array
  /** Runs of bytes from behind the head; `startByte` is a multiple of 4096, so a run begins at a whole block. */
  slices: readonly { startByte: number; bytes: Uint8Array }[]
}
