/** A column as data: engine type, unit, meaning. Tables, load files and `docs/generated/schema.md` are made from this. */
export interface ColumnSchema {
  type: string
  unit: string
  meaning: string
}

export interface TableSchema {
  meaning: string
  orderBy: string
  columns: Readonly<Record<string, ColumnSchema>>
}

const column = (type: string, meaning: string, unit = ''): ColumnSchema => ({ type, unit, meaning })

const place = {
  segment_id: column('UInt32', 'load segment; numbers run through the ledger'),
  family: column('LowCardinality(String)', 'kind of log, from the file-name stem and the shape of its columns'),
  server: column('LowCardinality(String)', 'machine the file came from: its first folder below the evidence root'),
  evidence_id: column('LowCardinality(String)', 'SHA-256 of the sealed evidence item, hexadecimal'),
  container_path: column('LowCardinality(String)', 'members inside the item, joined by `!`; empty for the item itself'),
  start_byte: column(
    'UInt64',
    'first byte in the stream as parsed (after unpacking and whole-file decryption)',
    'bytes',
  ),
  end_byte: column('UInt64', 'byte after the last one, line end excluded', 'bytes'),
} as const

export const TABLES = {
  evidence: {
    meaning: 'Sealed files, as they came.',
    orderBy: 'evidence_id, path',
    columns: {
      evidence_id: column('String', 'SHA-256 of the bytes, hexadecimal'),
      path: column('String', 'path below the evidence root; bytes that are no UTF-8 are written `\\xNN`'),
      root: column('String', 'last part of the evidence root'),
      size_bytes: column('UInt64', 'size', 'bytes'),
    },
  },
  streams: {
    meaning: 'Runs of bytes after unpacking, each with its verdict and its balance.',
    orderBy: 'path, evidence_id, container_path',
    columns: {
      evidence_id: column('String', 'item it lies in'),
      container_path: column('String', 'members inside the item, joined by `!`'),
      path: column('String', 'path as found, with `!` before each member'),
      server: column('String', 'machine the file came from'),
      family: column('String', 'kind of log; empty when it is none'),
      kind: column('String', 'log, undecryptable, unknown, configuration, foreign, capture, empty or skipped'),
      detail: column('String', 'why this verdict, in one sentence'),
      is_message: column('UInt8', '1 when its records are messages: text and who wrote it'),
      decode: column('String', 'how sealed bytes become plain ones: unit, armour, cipher, padding, key id'),
      key_id: column('String', 'key that opened it; empty without one'),
      charset: column('String', 'character set; empty when unknown'),
      format_id: column('String', 'format it was parsed with'),
      delimiter: column(
        'String',
        'what separates its columns, as it stands in the file; empty when columns have separators of their own',
      ),
      column_names: column('Array(String)', 'columns in order'),
      column_roles: column('Array(String)', 'role of each column'),
      size_bytes: column('UInt64', 'size after unpacking', 'bytes'),
      units: column('UInt64', 'lines counted: records + rejects', 'units'),
      records: column('UInt64', 'units that parsed', 'units'),
      rejects: column('UInt64', 'units that did not', 'units'),
      record_bytes: column('UInt64', 'bytes inside records', 'bytes'),
      framing_bytes: column('UInt64', 'line ends, headers, blank lines and padding', 'bytes'),
      reject_bytes: column('UInt64', 'bytes inside rejects', 'bytes'),
      parse_rate: column('Nullable(Float64)', 'share of the sample that parsed', '0…1'),
      bits: column('Nullable(Float64)', 'evidence that the reading is no chance', 'bits'),
      runner_up_bits: column('Nullable(Float64)', 'the same for the best rival reading', 'bits'),
      attempts: column('UInt32', 'decryptions tried'),
      entropy_bits_per_byte: column('Float64', 'Shannon entropy of the sample as sealed', 'bits/byte'),
    },
  },
  records: {
    meaning: 'Units that parsed.',
    orderBy: 'segment_id',
    columns: {
      ...place,
      is_message: column('UInt8', '1 when the record is a message'),
      account: column('String', 'username as written; empty when the format has none'),
      peer: column('String', 'second account or the number called; empty when the format has none'),
      address: column('String', 'IP address in canonical form; empty when there is none or it is not valid'),
      text_id: column('FixedString(16)', 'SipHash-128 of the text; all texts are in `texts`'),
      recorded_time: column('String', 'time as written'),
      observed_at_utc_ms: column(
        'Nullable(Int64)',
        'the same instant under the zone assumption; null when no date can be read',
        'ms since 1970 UTC',
      ),
      zone_assumption: column('LowCardinality(String)', 'zone the written time was taken to be in'),
      client_version: column('LowCardinality(String)', 'version the client named; empty when the format has none'),
      direction: column('LowCardinality(String)', 'sent or received; empty when the format does not say'),
      unknown_columns: column('Array(LowCardinality(String))', 'names of the columns without a place of their own'),
      unknown_values: column('Array(String)', 'their values as written'),
    },
  },
  rejects: {
    meaning: 'Units that did not parse, and members that could not be opened.',
    orderBy: 'segment_id',
    columns: {
      ...place,
      is_message: column('UInt8', '1 when the stream holds messages'),
      reason: column('LowCardinality(String)', 'closed list, see `reasons`'),
      detail: column('String', 'what exactly; never quotes the unit'),
    },
  },
  segment_texts: {
    meaning: 'Distinct texts of each load segment; `texts` is made from it.',
    orderBy: 'text_id, segment_id',
    columns: {
      segment_id: column('UInt32', 'load segment'),
      text_id: column('FixedString(16)', 'SipHash-128 of the text'),
      text: column('String', 'text as UTF-8'),
    },
  },
  texts: {
    meaning: 'Distinct texts of message records; enriched once each. Rebuilt after every ingest.',
    orderBy: 'text_id',
    columns: {
      text_id: column('FixedString(16)', 'SipHash-128 of the text'),
      text: column('String', 'text as UTF-8'),
    },
  },
  matches: {
    meaning: 'Which keyword of which list occurs in which text. Rebuilt after every ingest.',
    orderBy: 'text_id, list, keyword',
    columns: {
      text_id: column('FixedString(16)', 'text it occurs in'),
      list: column(
        'LowCardinality(String)',
        '`query` for the built-in queries, `step:…` for a waterfall step, else the list file’s name',
      ),
      keyword: column('LowCardinality(String)', 'keyword after trimming; for queries `<query id>/<language>`'),
    },
  },
  keys: {
    meaning: 'Keys that opened something, each place they were found in. Rebuilt after every ingest.',
    orderBy: 'key_id, path, start_byte',
    columns: {
      key_id: column('String', '`key-` and the first 12 hex digits of the SHA-256 of the key bytes'),
      finder: column('String', 'how it was found: a finder’s id, `given` or `recovered`'),
      name: column('String', 'name it was assigned to; empty when it had none'),
      reading: column('String', 'how its characters were read: ascii, hex, base64, utf16le or raw'),
      path: column('String', 'file it lay in; empty when it was given or recovered'),
      start_byte: column('UInt64', 'first byte of the value in that file', 'bytes'),
      end_byte: column('UInt64', 'byte after the value', 'bytes'),
      size_bytes: column('UInt32', 'length of the key', 'bytes'),
      opened: column('UInt32', 'streams it opened', 'streams'),
    },
  },
  fields: {
    meaning: 'Columns of every log family and server, profiled on the sample the format was inferred from.',
    orderBy: 'family, server, position',
    columns: {
      family: column('String', 'kind of log'),
      server: column('String', 'machine the file came from'),
      position: column('UInt32', 'place of the column, from 1'),
      column: column('String', 'name of the column'),
      role: column('String', 'what it holds'),
      distinct: column('UInt64', 'distinct values among the sampled lines'),
      entropy_bits: column('Float64', 'Shannon entropy of the sampled values', 'bits'),
      sampled: column('UInt64', 'lines sampled', 'lines'),
    },
  },
  addresses: {
    meaning: 'Distinct addresses. Rebuilt after every ingest.',
    orderBy: 'address',
    columns: {
      address: column('String', 'IP address in canonical form'),
      version: column('UInt8', '4 or 6'),
      country: column(
        'LowCardinality(String)',
        'ISO 3166-1 alpha-2 the block is registered in; `unknown` or `reserved`',
      ),
    },
  },
} as const satisfies Record<string, TableSchema>

export type TableName = keyof typeof TABLES
