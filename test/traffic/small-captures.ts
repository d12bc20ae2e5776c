import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  ACK,
  type Captured,
  down,
  ethernet,
  FIN,
  handshake,
  hex,
  ipv4,
  ipv6,
  pcap,
  pcapng,
  tcp,
  udp,
  up,
} from './build.ts'

const FOLDER = join(process.cwd(), '..', 'shared', 'data', 'captures')
/** Small, so that damage hits every part of some copy. */
const MAX_BYTES = 8 << 10

const REQUEST = 'POST /up HTTP/1.1\r\nHost: good.example\r\nContent-Length: 5\r\n\r\nhello'
const RESPONSE = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'

const talk: readonly Captured[] = [
  ...handshake(),
  up(REQUEST.slice(20), { at: 20 }),
  up(REQUEST.slice(0, 30)),
  down(RESPONSE, { ack: REQUEST.length }),
  up('', { at: REQUEST.length, ack: RESPONSE.length, flags: FIN | ACK }),
  down('', { at: RESPONSE.length, ack: REQUEST.length + 1, flags: FIN | ACK }),
].map((bytes, n) => ({ bytes, seconds: 1_220_000_000 + n }))

const request = tcp({ sequence: 1, text: REQUEST })
const odd: readonly Buffer[] = [
  ipv4(request.subarray(0, 40), { fragment: 0x2000 }),
  ipv4(request.subarray(40), { fragment: 5 }),
  ipv6(Buffer.concat([hex('06 00 0000 00000009'), request]), { next: 44 }),
  ipv4(udp(Buffer.concat([hex('08000000 00000500'), ethernet(ipv4(request))]), 4789), { protocol: 17 }),
]
const ng = pcapng()

const BUILT: Readonly<Record<string, Buffer>> = {
  'built.pcap': pcap(talk),
  'big-endian.pcap': pcap(talk, { isLittle: false, magic: 0xa1b23c4d }),
  'odd.pcap': pcap(odd, { linkType: 101 }),
  'built.pcapng': Buffer.concat([
    ng.section(),
    ng.interface(1, ng.option(9, hex('09'))),
    ng.interface(101),
    ...talk.map((packet) => ng.enhanced(packet)),
    ...odd.map((packet) => ng.enhanced(packet, { from: 1 })),
    ng.secrets(`CLIENT_RANDOM ${'ab'.repeat(32)} ${'cd'.repeat(48)}\n`),
  ]),
}

/** Captures of a few packets: built ones, and those of other programs where they lie beside the checkout. */
export function smallCaptures(): readonly (readonly [name: string, bytes: Buffer])[] {
  const found = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => /\.pcap(ng)?$/.test(name)) : []
  const real = found.map((name) => [name, readFileSync(join(FOLDER, name))] as const)
  return [...Object.entries(BUILT), ...real.filter(([, bytes]) => bytes.length <= MAX_BYTES)]
}
