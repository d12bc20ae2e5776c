/** Columns of `browse` with few values each: they are counted beside every result. */
export const FACETS = ['server', 'family', 'direction', 'client_version', 'country'] as const
export type Facet = (typeof FACETS)[number]

/** Which records are looked at. Parts combine with "and", the values of one facet with "or". */
export interface Filter extends Readonly<Record<Facet, readonly string[]>> {
  /** What must stand in the text: see `parseSearch`. Empty for any text. */
  search: string
  /** Real names and addresses as they stand in the records; null for any. */
  account: string | null
  peer: string | null
  address: string | null
  /** List of which a keyword stands in the text, and which keyword. `query` is the built-in queries, by id. */
  list: string | null
  keyword: string | null
  /** Id of a detector that finds a private value in the text. */
  sensitive: string | null
  /** Milliseconds since 1970 UTC, first and beyond the last; with either, undated records are left out. */
  fromUtcMs: number | null
  toUtcMs: number | null
  dates: 'any' | 'undated'
  records: 'messages' | 'all'
}

/** Every message. */
export const ALL_MESSAGES: Filter = {
  search: '',
  server: [],
  family: [],
  direction: [],
  client_version: [],
  country: [],
  account: null,
  peer: null,
  address: null,
  list: null,
  keyword: null,
  sensitive: null,
  fromUtcMs: null,
  toUtcMs: null,
  dates: 'any',
  records: 'messages',
}
