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

/** SQL that tells streams apart: the same bytes on another server are another stream. */
export const STREAM_HASH = 'sipHash64(toString(evidence_id), toString(container_path), toString(server))'

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
  folded_matches: {
    meaning:
      'Matches that only folding finds: they are not in `matches`. The first place in the text stands for all. Rebuilt after every ingest.',
    orderBy: 'text_id, list, keyword',
    columns: {
      text_id: column('FixedString(16)', 'text it occurs in'),
      list: column('LowCardinality(String)', '`query` for the built-in queries, else the list file’s name'),
      keyword: column('LowCardinality(String)', 'keyword after trimming; for queries `<query id>/any`'),
      foldings: column('LowCardinality(String)', 'foldings without which it would be none, joined by `+`'),
      start_unit: column('UInt64', 'first unit of the piece of the text it was found in', 'UTF-16 units'),
      end_unit: column('UInt64', 'unit after that piece', 'UTF-16 units'),
    },
  },
  sensitive: {
    meaning: 'Private values in the texts, as the detectors found them. Rebuilt after every ingest.',
    orderBy: 'text_id, start_unit',
    columns: {
      text_id: column('FixedString(16)', 'text it stands in'),
      kind: column('LowCardinality(String)', 'id of the detector'),
      start_unit: column('UInt32', 'first UTF-16 unit of the value in the text', 'UTF-16 units'),
      end_unit: column('UInt32', 'unit after the last one', 'UTF-16 units'),
      value: column('String', 'the value without its layout, so that two spellings of one are equal'),
    },
  },
  translations: {
    meaning:
      'What a translation engine made of the texts; empty unless `translate` was run. Rebuilt after every ingest.',
    orderBy: 'text_id',
    columns: {
      text_id: column('FixedString(16)', 'text it is of'),
      engine: column('LowCardinality(String)', 'what translated it: the engine with its address or model'),
      outcome: column('LowCardinality(String)', 'translated, not-chinese, copy, loop or failed'),
      english: column('String', 'the English; the text itself when it is not Chinese'),
    },
  },
  translated_matches: {
    meaning: 'Which query’s English terms occur in which translation. Rebuilt after every ingest.',
    orderBy: 'text_id, query',
    columns: {
      text_id: column('FixedString(16)', 'text it is the translation of'),
      query: column('LowCardinality(String)', 'id of the query'),
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
  folded_texts: {
    meaning: 'Distinct texts as they are searched: folded for readers. Rebuilt after every ingest.',
    orderBy: 'text_id',
    columns: {
      text_id: column('FixedString(16)', 'text it is'),
      folded: column('String', 'the text after the foldings of readers'),
      covered: column(
        'String',
        'the same of the text as it may be read without a reason: private values masked, names of accounts pseudonyms',
      ),
    },
  },
  browse: {
    meaning: 'One row for each record, in the order in which they are walked. Rebuilt after every ingest.',
    orderBy: 'at, segment_id, start_byte, stream',
    columns: {
      at: column(
        'Int64',
        'instant of the record; the greatest Int64 when unknown, so that undated ones come last',
        'ms since 1970 UTC',
      ),
      segment_id: place.segment_id,
      start_byte: place.start_byte,
      stream: column('UInt64', 'SipHash-64 of evidence_id, container_path and server: tells streams apart'),
      server: place.server,
      family: place.family,
      is_message: column('UInt8', '1 when the record is a message'),
      direction: column('LowCardinality(String)', 'sent or received; empty when the format does not say'),
      client_version: column('LowCardinality(String)', 'version the client named; empty when the format has none'),
      country: column('LowCardinality(String)', 'country of the address as in `addresses`; empty without an address'),
      account: column('String', 'username as written; empty when the format has none'),
      peer: column('String', 'second account or the number called; empty when the format has none'),
      address: column('String', 'IP address in canonical form; empty when there is none or it is not valid'),
      text_id: column('FixedString(16)', 'SipHash-128 of the text'),
    },
  },
  captures: {
    meaning: 'Capture files and archives of exchanges, and what reading each came to. Rebuilt after every ingest.',
    orderBy: 'capture',
    columns: {
      evidence_id: column('FixedString(64)', 'SHA-256 of the sealed file'),
      capture: column('String', 'path as found, with ! between container and member'),
      reader: column('LowCardinality(String)', 'id of the reader'),
      exchanges: column('UInt64', 'HTTP exchanges'),
      counts: column('String', 'everything else that was counted, a JSON object by the names of CAPTURE_COUNTS'),
      missed_bytes: column('UInt64', 'bytes of connections that were not captured', 'bytes'),
      lossy_connections: column('Array(String)', 'connections that miss bytes, as number:bytes, the worst first'),
      faults: column('UInt64', 'places that could not be read or contradict themselves'),
      first_fault: column('String', 'the first of them in words; empty without any'),
      note: column('String', 'what could not be done, e.g. TLS without secrets; empty when there is nothing to say'),
    },
  },
  exchanges: {
    meaning: 'HTTP exchanges of all captures. Rebuilt after every ingest.',
    orderBy: 'capture, stream, ordinal',
    columns: {
      capture: column('String', 'path of the capture'),
      stream: column('Int64', 'TCP connection in it, from 0; -1 where there are no packets'),
      ordinal: column('UInt64', 'place in that connection, from 0'),
      at_utc_ms: column('Nullable(Int64)', 'first byte of the request, by the corrected clock of the capture', 'ms'),
      client: column('String', 'address of the client; empty when unknown'),
      server: column('String', 'address of the server; empty when unknown'),
      method: column('LowCardinality(String)', 'method; empty when the request was lost'),
      endpoint: column('String', 'method, host and path with everything variable replaced'),
      url: column('String', 'scheme, host and target as sent'),
      status: column('UInt64', 'status of the final answer; 0 when it was lost'),
      outbound_bytes: column('UInt64', 'bytes in the request body and in query values', 'bytes'),
      request_sha256: column('String', 'SHA-256 of the decoded request body; empty without one'),
      response_bytes: column('UInt64', 'bytes of the decoded response body', 'bytes'),
      missed_bytes: column('UInt64', 'bytes of request and response that were not captured', 'bytes'),
      is_complete: column('UInt8', '1 when request and final answer arrived whole'),
      is_repeat: column('UInt8', '1 when another capture of the session holds the same exchange'),
      trial: column('Int64', 'row of `trials` whose window the request lies in; -1 when in none'),
      opened: column(
        'String',
        'what the request says once opened with a key of the case; empty when nothing opened it',
      ),
      opened_holds_text: column('UInt8', '1 when that holds the text of its trial'),
    },
  },
  endpoints: {
    meaning: 'Kinds of requests, ranked by how they behave: the upload finder. Rebuilt after every ingest.',
    orderBy: 'rank',
    columns: {
      rank: column('UInt64', 'from 1, the likeliest upload first'),
      endpoint: column('String', 'method, host and path with everything variable replaced'),
      score: column('Float64', 'weighted mean of what speaks for an upload', '0…1'),
      requests: column('UInt64', 'requests'),
      hosts: column('UInt64', 'distinct hosts, or addresses where none was named'),
      median_outbound_bytes: column('Float64', 'bytes in bodies and query values of a middle request', 'bytes'),
      entropy_share: column(
        'Nullable(Float64)',
        'entropy of outbound values against the most so few bytes can have',
        '0…1',
      ),
      content_type: column('String', 'Content-Type of the bodies'),
      lying_share: column('Nullable(Float64)', 'share of bodies that are not what their Content-Type says', '0…1'),
      rarity: column('Float64', 'share of all requests that went elsewhere', '0…1'),
      cookieless_share: column('Float64', 'share of requests without a cookie', '0…1'),
      pause_variation: column(
        'Nullable(Float64)',
        'coefficient of variation of the pauses of one client; 0 is a clock',
      ),
      size_correlation: column(
        'Nullable(Float64)',
        'rank correlation of outbound size with the length of the message',
        '-1…1',
      ),
      bodies: column('UInt64', 'requests that carry outbound bytes'),
      opened: column('UInt64', 'of these, opened with a key of the case'),
      decode: column('String', 'chain that opened them; empty when nothing did'),
      key_id: column('String', 'key that opened them; empty when none'),
    },
  },
  trials: {
    meaning: 'Messages of the trial sheets. Rebuilt after every ingest.',
    orderBy: 'trial',
    columns: {
      trial: column('UInt64', 'from 0, in the order of time'),
      sheet: column('String', 'name of the sheet'),
      line: column('UInt64', 'line in it; the header is line 1'),
      at_utc_ms: column('Int64', 'when the message was there', 'ms'),
      client: column('LowCardinality(String)', 'whose client met it, as the sheet names it'),
      direction: column('LowCardinality(String)', 'sent or received'),
      text: column('String', 'the message'),
      label: column('String', 'the word under test, or control'),
      displayed: column('LowCardinality(String)', 'yes, no or unknown'),
      fired: column('UInt8', '1 when a request to the endpoint of its word’s verdict lies in its window'),
    },
  },
  trial_tests: {
    meaning: 'Words under test by client: the 2×2 table, its test and the verdict. Rebuilt after every ingest.',
    orderBy: 'client, word',
    columns: {
      client: column('String', 'client, as the sheet names it'),
      word: column('String', 'word under test; empty for all words together'),
      endpoint: column('String', 'endpoint tested; empty when no request fell into any window'),
      trials: column('UInt64', 'trials of the word'),
      fired: column('UInt64', 'of these, with a request inside the window'),
      controls: column('UInt64', 'control messages of that client'),
      controls_fired: column('UInt64', 'of these, with a request inside the window'),
      p: column('Nullable(Float64)', 'Fisher’s exact test, two-sided'),
      q: column('Nullable(Float64)', 'p after Benjamini and Hochberg over all tests'),
      difference: column('Nullable(Float64)', 'share of trials that fired less that of controls', '-1…1'),
      difference_low: column('Nullable(Float64)', 'lower end of its 95 % interval (Newcombe)'),
      difference_high: column('Nullable(Float64)', 'upper end'),
      upper_bound: column('Float64', 'exact one-sided 95 % upper bound of the share that fired', '0…1'),
      chance_share: column('Nullable(Float64)', 'share of windows laid at random that hold a request', '0…1'),
      permutation_p: column('Nullable(Float64)', 'share of reshuffled labels with a p as small'),
      latency_ms: column('Nullable(Float64)', 'median time from message to request', 'ms'),
      bytes_per_text_byte: column('Nullable(Float64)', 'outbound bytes per further byte of text (Theil–Sen)'),
      blocked: column('UInt64', 'trials not displayed'),
      display_known: column('UInt64', 'trials of which it is known'),
      controls_blocked: column('UInt64', 'controls not displayed'),
      controls_display_known: column('UInt64', 'controls of which it is known'),
      verdict: column('LowCardinality(String)', 'a name of VERDICTS'),
      more_trials: column('Nullable(Int64)', 'further trials of the word, and as many controls, that would tell'),
      sentence: column('String', 'the verdict with its numbers'),
      window_ms: column('UInt64', 'window after each message, fixed beforehand', 'ms'),
    },
  },
} as const satisfies Record<string, TableSchema>

export type TableName = keyof typeof TABLES
