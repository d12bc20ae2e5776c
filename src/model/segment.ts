/** How the bytes of a part of a stream divide up: every byte is record, framing or reject. */
export interface Balance {
  records: number
  rejects: number
  recordBytes: number
  framingBytes: number
  rejectBytes: number
}

/** What one load segment covers of one stream: `[fromByte, toByte)` with every byte accounted for. */
export interface SegmentPart extends Balance {
  stream: string
  fromByte: number
  toByte: number
  /** The stream ends with this part. */
  final: boolean
}

/** Rows and order-free hash (xor of all row hashes, decimal) of one table's share of a segment. */
export interface TableSum {
  rows: number
  hash: string
}

/** The tables a segment fills. */
export const SEGMENT_TABLES = ['records', 'rejects', 'segment_texts'] as const
export type SegmentTable = (typeof SEGMENT_TABLES)[number]
export type SegmentSums = Readonly<Record<SegmentTable, TableSum>>
