/** One end of a connection. */
export interface End {
  /** Canonical form (`lib/addresses`). */
  address: string
  port: number
}

/** What was wrong with a message. Closed list: each is counted and explained by its sentence. */
export const MESSAGE_FAULTS = {
  cut: 'the capture or the connection ends before the message does',
  'missing-bytes': 'bytes inside the message were not captured',
  'bad-length': 'lengths that are no number, disagree or cannot be true',
  'bad-chunk': 'the chunked framing is broken',
  'bad-encoding': 'the body does not decode as its Content-Encoding says',
  'over-limit': 'a stated limit on header or body size was reached',
  'bad-value': 'a value that its format does not allow',
} as const

export type MessageFault = keyof typeof MESSAGE_FAULTS

/** Bytes of a decoded body that are kept; size and hash are of all of it. */
export const BODY_HEAD_BYTES = 64 << 10

/** One HTTP message as it was carried. */
export interface HttpMessage {
  /** When its first and last byte were seen; null where the capture does not say. */
  startedAtUtcMs: number | null
  endedAtUtcMs: number | null
  /** `0.9`, `1.0`, `1.1`, `2` … */
  version: string
  /** As received, in order; names as written. */
  headers: readonly (readonly [name: string, value: string])[]
  /** Body bytes that arrived, up to the first hole, without chunk framing and before content decoding. */
  wireBytes: number
  /** Body bytes after content decoding; `wireBytes` where nothing was decoded. */
  bodyBytes: number
  /** SHA-256 of the decoded body, lower-case hexadecimal; null for an empty one. */
  bodySha256: string | null
  /** The first bytes of the decoded body, at most `BODY_HEAD_BYTES`. */
  bodyHead: Uint8Array
  /** Everything that belongs to the message arrived. */
  complete: boolean
  missedBytes: number
  faults: readonly MessageFault[]
}

export interface HttpRequest extends HttpMessage {
  method: string
  /** The request target as written: path and query, or an absolute URL through a proxy. */
  target: string
  /** The Host header, or the authority of an absolute target; null when there is neither. */
  host: string | null
}

export interface HttpResponse extends HttpMessage {
  status: number
}

/** A request with what came back. Either side may have been lost. */
export interface Exchange {
  /** Number of the TCP connection in the capture, from 0 as Wireshark counts; null where there are no packets (HAR, flows). */
  stream: number | null
  /** Place in that connection, from 0; without connections, place in the file. */
  ordinal: number
  client: End | null
  server: End | null
  scheme: 'http' | 'https'
  request: HttpRequest | null
  /** Answers before the final one: 100 Continue and other 1xx. */
  interim: readonly HttpResponse[]
  response: HttpResponse | null
}

/** What readers count, beside exchanges. A name is in the tally only when it occurred. */
export const CAPTURE_COUNTS = {
  packets: 'packets in the capture',
  truncated: 'packets that the capture holds only the beginning of',
  not_ip: 'packets that carry no IP',
  unknown_link: 'packets of a link type that cannot be read',
  ipv4: 'IPv4 packets',
  ipv6: 'IPv6 packets',
  vlan: 'packets with a VLAN tag',
  ip_fragments: 'fragments of IP packets',
  lost_fragments: 'fragments whose packet never became whole',
  not_tcp: 'IP packets that carry no TCP',
  tcp: 'TCP segments',
  malformed: 'packets whose headers contradict their length',
  retransmitted: 'TCP segments that repeat bytes seen before',
  ahead_of_sequence: 'TCP segments that came before bytes they follow',
  conflicting_bytes: 'bytes sent again with another value; the first is kept, the place of the other is a fault',
  missed_bytes: 'bytes of connections that were not captured',
  not_http_bytes: 'bytes of connections that are no HTTP',
  unread_bytes: 'bytes of HTTP connections that belong to no message',
  connections: 'TCP connections',
  tls_connections: 'connections under TLS',
  tls_decrypted: 'connections under TLS that were decrypted',
  entries: 'entries of an archive of exchanges (HAR, flows)',
  bad_entries: 'entries that are no exchange',
} as const

export type CaptureCount = keyof typeof CAPTURE_COUNTS

/** A place in a capture file that could not be read, or that contradicts itself. */
export interface CaptureFault {
  /** One sentence. */
  detail: string
  startByte: number
  endByte: number | null
}

/** Faults kept with their place; beyond, they are only counted. */
export const MAX_FAULTS = 1000

/** What reading one capture came to; filled while it is read. */
export interface CaptureTally {
  counts: Partial<Record<CaptureCount, number>>
  faults: CaptureFault[]
  /** All faults, kept or not. */
  faultCount: number
  /** Bytes not captured, by number of the connection; connections that miss nothing are not in it. */
  missedBytes: Map<number, number>
  /** NSS key-log lines that the capture itself carries (pcapng Decryption Secrets Block). */
  tlsSecrets: string[]
}
