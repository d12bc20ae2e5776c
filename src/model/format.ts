/** What a column holds. `unknown` columns are kept and profiled, never dropped. */
export const ROLES = {
  ip: 'an IPv4 or IPv6 address',
  account: 'a username',
  text: 'free text somebody wrote',
  date: 'a calendar date',
  time: 'a time of day',
  datetime: 'a date and time of day in one column',
  version: 'a software version',
  phone: 'a telephone number',
  constant: 'the same value on every line',
  counter: 'a number that counts upwards',
  flag: 'one of a few values',
  hash: 'a fixed-length hexadecimal or base64 value, nearly always different',
  unknown: 'not recognised',
} as const

export type Role = keyof typeof ROLES

export interface Column {
  /** Name from a header or a user's format; otherwise `c1`, `c2`, … */
  name: string
  role: Role
  /** How a date, time or datetime is written, e.g. `YYYY-MM-DD HH:mm:ss` (a key of the time layouts in `lib/times`). */
  written?: string
}

/** How a line is cut into columns. */
export type Layout =
  /** Every column ends at the same separator. `quote` is `"` when values may be quoted as in RFC 4180. */
  | { kind: 'delimited'; delimiter: string; quote: '"' | null }
  /**
   * Leading columns, each with its own literal surroundings, then the rest of the line as the last column.
   * A column is the text between `before` and `after`; `after: ''` means "to the end of the line".
   * `padded: true` means any further spaces following `after` belong to the separator, too.
   */
  | { kind: 'leading'; parts: readonly { before: string; after: string; padded: boolean }[] }

export interface LogFormat {
  /** Stable identifier, e.g. `contentfilter-6-tab`; chosen by inference or by the user's YAML file. */
  id: string
  layout: Layout
  /** The first line names the columns and is not a record. */
  header: boolean
  columns: readonly Column[]
}

/** Character sets that evidence is decoded from (labels of the WHATWG Encoding Standard). */
export const CHARSETS = [
  'utf-8',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-kr',
  'windows-1252',
] as const
export type Charset = (typeof CHARSETS)[number]

/** True when the format holds what somebody wrote and who wrote it: its records are messages. */
export const isMessageFormat = (format: LogFormat): boolean =>
  format.columns.some((column) => column.role === 'text') &&
  format.columns.some((column) => column.role === 'account' || column.role === 'phone')
