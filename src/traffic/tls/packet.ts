import { parseAddress } from '../../lib/addresses.ts'
import type { End } from '../../model/exchange.ts'

/** Fields of Wireshark that are asked for, in the order of `TlsPacket`'s making. */
const FIELDS = [
  'tcp.stream',
  'frame.time_epoch',
  'tcp.flags',
  'ip.src',
  'ipv6.src',
  'tcp.srcport',
  'ip.dst',
  'ipv6.dst',
  'tcp.dstport',
  'tls.handshake.type',
  'tls.handshake.extensions_alpn_str',
  'tls.record.content_type',
  'tls.record.length',
  'data.data',
] as const

const BETWEEN_FIELDS = '|'
const BETWEEN_VALUES = ','

const SHOWN = 'tls || tcp.flags.fin == 1 || tcp.flags.reset == 1'

/** Whatever the machine's own settings say. */
const SETTINGS = [
  'tcp.desegment_tcp_streams:TRUE',
  'tcp.reassemble_out_of_order:TRUE',
  'ip.defragment:TRUE',
  'ipv6.defragment:TRUE',
  'tls.desegment_ssl_records:TRUE',
]

const OUTPUT = [`separator=${BETWEEN_FIELDS}`, `aggregator=${BETWEEN_VALUES}`, 'occurrence=a']

/** Without this Wireshark asks a dissector for what usually runs on the port, and `data.data` stays empty. */
const ALL_IS_DATA = 'tls.port==1-65535,data'

/** Arguments that make tshark print `FIELDS` of every packet with TLS in it, and of those that end a connection. */
export const PACKET_ARGUMENTS: readonly string[] = [
  '-n',
  '-Y',
  SHOWN,
  '-d',
  ALL_IS_DATA,
  '-T',
  'fields',
  ...SETTINGS.flatMap((setting) => ['-o', setting]),
  ...OUTPUT.flatMap((option) => ['-E', option]),
  ...FIELDS.flatMap((field) => ['-e', field]),
]

/** RFC 8446 §5.1. */
const APPLICATION_DATA = '23'
/** RFC 8446 §4. */
const [CLIENT_HELLO, SERVER_HELLO, ENCRYPTED_EXTENSIONS] = ['1', '2', '8']
const [FIN, RESET] = [1, 4]

/** A record of application data: its length under TLS, and what is in it; null when it was not decrypted. */
export interface TlsRecord {
  lengthBytes: number
  bytes: Uint8Array | null
}

/** What one packet completes. */
export interface TlsPacket {
  /** Number of the connection, as Wireshark counts. */
  stream: number
  atUtcMs: number | null
  from: End
  to: End
  hasTls: boolean
  isClientHello: boolean
  /** What the server chose to speak (RFC 7301); null when this packet does not say. */
  protocol: string | null
  records: readonly TlsRecord[]
  finishes: boolean
  resets: boolean
}

const valuesOf = (field: string | undefined): string[] =>
  field === undefined || field === '' ? [] : field.split(BETWEEN_VALUES)

/** In a tunnel the inner packet comes last. */
const lastOf = (field: string | undefined): string | undefined => valuesOf(field).at(-1)

function endOf(v4: string | undefined, v6: string | undefined, port: string | undefined): End | null {
  const parsed = parseAddress(lastOf(v4) ?? lastOf(v6) ?? '')
  const number = Number(lastOf(port) ?? Number.NaN)
  return parsed === null || Number.isNaN(number) ? null : { address: parsed.canonical, port: number }
}

/** Records are decrypted in order until one cannot be; so the first ones are those with bytes. */
function recordsOf(types: readonly string[], lengths: readonly string[], data: readonly string[]): TlsRecord[] {
  const applied = lengths.filter((_, at) => types[at] === APPLICATION_DATA)
  return applied.map((length, at) => {
    const hex = data[at]
    return { lengthBytes: Number(length), bytes: hex === undefined ? null : Buffer.from(hex, 'hex') }
  })
}

function timeOf(epoch: string | undefined): number | null {
  const atUtcMs = Number(epoch ?? Number.NaN) * 1000
  return Number.isFinite(atUtcMs) ? atUtcMs : null
}

/** One line of tshark's; null when it lacks what makes a packet of a TCP connection. */
export function packetOf(line: string): TlsPacket | null {
  const [stream, epoch, flags, ...rest] = line.split(BETWEEN_FIELDS)
  const [v4From, v6From, portFrom, v4To, v6To, portTo, ...tls] = rest
  const [handshake, protocols, contentTypes, lengths, data] = tls
  const number = lastOf(stream)
  const from = endOf(v4From, v6From, portFrom)
  const to = endOf(v4To, v6To, portTo)
  if (number === undefined || from === null || to === null) return null
  const [types, messages] = [valuesOf(contentTypes), valuesOf(handshake)]
  const isChoice = messages.includes(SERVER_HELLO) || messages.includes(ENCRYPTED_EXTENSIONS)
  const bits = Number(lastOf(flags) ?? 0)
  return {
    stream: Number(number),
    atUtcMs: timeOf(lastOf(epoch)),
    from,
    to,
    hasTls: types.length > 0 || messages.length > 0,
    isClientHello: messages.includes(CLIENT_HELLO),
    protocol: isChoice ? (lastOf(protocols) ?? null) : null,
    records: recordsOf(types, valuesOf(lengths), valuesOf(data)),
    finishes: (bits & FIN) !== 0,
    resets: (bits & RESET) !== 0,
  }
}
