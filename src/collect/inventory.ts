/** Why a response is not whole (WARC 1.1, section 5.13). */
export type Truncation = 'length' | 'time' | 'disconnect' | 'unspecified'

/** One address that was asked for and what came. The URL is data, never a path. */
export interface Collected {
  /** As asked, after normalisation. */
  url: string
  /** HTTP status; null when no answer came or the source does not say (a mirror folder). */
  status: number | null
  /** Bytes of the payload, transfer framing removed, content encoding kept; null when unknown. */
  sizeBytes: number | null
  /** SHA-256 of those bytes in hex; null when they were not hashed. */
  sha256: string | null
  /** As sent; null when absent. */
  contentType: string | null
  /** `Last-Modified`, or the listing's date, as written; null when neither says. */
  modified: string | null
  fetchedAtUtcMs: number | null
  /** Null when the response is whole. */
  truncated: Truncation | null
  /** Size the listing gave, as it gave it (may be rounded); null when unlisted. */
  listedSizeBytes: number | null
}

/** Name of the scope inside a collection’s folder. */
export const SCOPE_FILE = 'scope.yaml'

/** Name of the inventory inside a collection's folder: one `Collected` per line, JSON. */
export const INVENTORY_FILE = 'inventory.jsonl'
