import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LINK_LAYERS } from '../../../src/traffic/packets/link.ts'
import { be16, be32, CLIENT_ISN, ethernet, hex, ipv4, ipv6, le16, le32, tcp, up } from '../build.ts'
import { dissected } from './dissected.ts'

const segment = tcp({ sequence: CLIENT_ISN, text: 'abc' })
const v4 = ipv4(segment)
const v6 = ipv6(segment)
const LINES = ['0 10.0.0.1:1000 10.0.0.2:80', '0> abc', '0 capture']
const LINES6 = ['0 [v6]', '0> abc', '0 capture']

const join = (...parts: readonly (Uint8Array | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? hex(part) : part)))
const tags = (count: number): Buffer => join(...Array.from({ length: count }, () => '8100 0005'))
const vlans = (count: number): Buffer => join('020000000002 020000000001', tags(count), '0800', v4)

const MACS = '020000000001 020000000002 020000000003'
/** Frame control, duration, addresses, sequence control; then LLC and SNAP. */
const wifi = (control: string, more = ''): Buffer => join(control, '0000', MACS, '1000', more, 'aaaa03 000000 0800', v4)
const radio = (header: string, frame: Uint8Array): Buffer => join(header, frame)
const nflog = (isLittle: boolean, payload: Uint8Array): Buffer => {
  const u16 = isLittle ? le16 : be16
  return join('02 00 0000', u16(8, 1), '0800 0000', u16(5, 10), '78 000000', u16(4 + payload.length, 9), payload)
}

const READ: readonly (readonly [string, number, Uint8Array])[] = [
  ['loopback, little-endian', 0, join(le32(2), v4)],
  ['loopback, big-endian', 0, join(be32(2), v4)],
  ['loopback of OpenBSD', 108, join(be32(2), v4)],
  ['Ethernet', 1, ethernet(v4)],
  ['Ethernet with a length and LLC/SNAP', 1, join(MACS.slice(0, 25), be16(8 + v4.length), 'aaaa03 000000 0800', v4)],
  ['Ethernet with the service access point of IP', 1, join(MACS.slice(0, 25), be16(3 + v4.length), '060603', v4)],
  ['Ethernet with padding', 1, join(ethernet(v4), '000000000000')],
  ['one VLAN tag', 1, vlans(1)],
  ['eight VLAN tags', 1, vlans(8)],
  ['QinQ', 1, join('020000000002 020000000001 88a8 0001 8100 0002 0800', v4)],
  ['MPLS', 1, join('020000000002 020000000001 8847 00001040 00002140', v4)],
  ['sixteen MPLS labels', 1, join('020000000002 020000000001 8847', '00001040'.repeat(15), '00002140', v4)],
  ['MPLS with a pseudowire', 1, join('020000000002 020000000001 8847 00001140 00000000', ethernet(v4))],
  ['PPPoE', 1, join('020000000002 020000000001 8864 1100 0001', be16(2 + v4.length), '0021', v4)],
  ['PPPoE without Ethernet', 51, join('1100 0001', be16(2 + v4.length), '0021', v4)],
  ['PPP', 9, join('0021', v4)],
  ['PPP with address and control', 9, join('ff03 0021', v4)],
  ['PPP with one byte of protocol', 9, join('21', v4)],
  ['PPP with MPLS', 9, join('0281 00002140', v4)],
  ['PPP in HDLC framing', 50, join('ff03 0021', v4)],
  ['raw IP (12)', 12, v4],
  ['raw IP (14)', 14, v4],
  ['raw IP (101)', 101, v4],
  ['IPv4', 228, v4],
  ['Linux cooked', 113, join('0000 0001 0006 020000000001 0000 0800', v4)],
  ['Linux cooked with a tag', 113, join('0000 0001 0006 020000000001 0000 8100 0005 0800', v4)],
  ['Linux cooked, second form', 276, join('0800 0000 00000001 0001 00 06 0200000000010000', v4)],
  ['netfilter log, little-endian', 239, nflog(true, v4)],
  [
    'netfilter log with more behind a packet whose length the card was to fill in',
    239,
    join(nflog(true, ipv4(segment, { totalBytes: 0 })), '0800 0600 7778797a'),
  ],
  ['802.11', 105, wifi('0800')],
  ['802.11 with QoS', 105, wifi('8801', '0000')],
  ['802.11 with QoS and HT control', 105, wifi('8881', '0000 00000000')],
  ['802.11 with four addresses', 105, wifi('0803', '020000000004')],
  ['radiotap', 127, radio('00 00 0800 00000000', wifi('0801'))],
  ['radiotap that says the header is padded', 127, radio('00 00 0900 02000000 20', wifi('8801', '0000 0000'))],
  [
    'radiotap with a clock, two words of fields and a padded header',
    127,
    radio('00 00 1900 030000a0 00000000 00000000 0102030405060708 20', wifi('8801', '0000 0000')),
  ],
]

const READ6: readonly (readonly [string, number, Uint8Array])[] = [
  ['loopback of NetBSD', 0, join(le32(24), v6)],
  ['loopback of FreeBSD', 0, join(le32(28), v6)],
  ['loopback of macOS', 0, join(be32(30), v6)],
  ['Ethernet', 1, ethernet(v6, 0x86dd)],
  ['raw IP', 101, v6],
  ['IPv6', 229, v6],
  ['PPP', 9, join('0057', v6)],
  ['MPLS', 1, join('020000000002 020000000001 8848 00001140', v6)],
  ['netfilter log', 239, nflog(true, v6)],
]

/** Nothing that can be read as IP; counted as such. */
const NOT_READ: readonly (readonly [string, number, Uint8Array])[] = [
  ['nothing', 1, new Uint8Array(0)],
  ['ARP', 1, ethernet(Buffer.alloc(28), 0x0806)],
  ['a hundred VLAN tags', 1, vlans(100)],
  ['nine VLAN tags', 1, vlans(9)],
  ['seventeen labels', 1, join('020000000002 020000000001 8847', '00001040'.repeat(16), '00002140', v4)],
  ['labels without end', 1, join('020000000002 020000000001 8847', '00001040'.repeat(40), v4)],
  ['PPPoE discovery', 1, join('020000000002 020000000001 8863 1109 0000 0000')],
  ['PPPoE that is no session', 1, join('020000000002 020000000001 8864 1109 0001 0000 0021', v4)],
  ['PPP control', 9, hex('ff03 c021 01010004')],
  ['an address family that nobody has', 0, join(le32(77), v4)],
  ['spanning tree', 1, hex('020000000002 020000000001 0026 424203 000000')],
  ['an 802.11 beacon', 105, wifi('8000')],
  ['802.11 under a key', 105, wifi('0840')],
  ['802.11 without data', 105, wifi('4800')],
  ['a fragment of 802.11', 105, wifi('0804')],
  ['802.11 with several packets in one', 105, wifi('8801', '8000')],
  ['radiotap longer than its frame', 127, radio('00 00 ffff 00000000', wifi('0801'))],
  ['raw IP of another version', 101, hex('50'.repeat(40))],
  ['a log without packet', 239, hex('02000000 0400 0100')],
  ['a log whose attributes have no length', 239, join('02000000 0000 0900', v4)],
]

describe('link layers', () => {
  test.each(READ)('%s', (_, linkType, packet) => {
    const { lines, counts } = dissected([packet], linkType)
    expect(lines).toEqual(LINES)
    expect(counts).toMatchObject({ packets: 1, ipv4: 1, tcp: 1 })
    expect(counts).not.toHaveProperty('not_ip')
  })

  test.each(READ6)('IPv6: %s', (_, linkType, packet) => {
    const { lines, counts } = dissected([packet], linkType)
    expect(lines.map((line) => line.replace(/2001:db8::1:1000 2001:db8::2:80/, '[v6]'))).toEqual(LINES6)
    expect(counts).toMatchObject({ packets: 1, ipv6: 1, tcp: 1 })
  })

  test.each(NOT_READ)('not IP: %s', (_, linkType, packet) => {
    const { lines, counts } = dissected([packet], linkType)
    expect(lines).toEqual([])
    expect(counts).toMatchObject({ packets: 1, not_ip: 1 })
    expect(counts).not.toHaveProperty('ipv4')
  })

  test('a tagged packet is counted once', () => {
    expect(dissected([vlans(2), vlans(100)]).counts).toMatchObject({ packets: 2, vlan: 2, ipv4: 1, not_ip: 1 })
  })

  test('a packet of a link type that is not known is counted', () => {
    expect(dissected([up('abc')], 65_535)).toMatchObject({ lines: [], counts: { packets: 1, unknown_link: 1 } })
  })

  test('every one takes any bytes', () => {
    const types = fc.constantFrom(...Object.keys(LINK_LAYERS).map(Number))
    fc.assert(
      fc.property(types, fc.uint8Array({ maxLength: 80 }), (linkType, bytes) => {
        expect(dissected([bytes], linkType).counts.packets).toBe(1)
      }),
      { numRuns: 2000 },
    )
  })

  test('every one takes its own packets cut anywhere, and reads no bytes behind the cut', () => {
    for (const [, linkType, packet] of [...READ, ...READ6]) {
      const end = Buffer.from(packet).lastIndexOf('abc') + 3
      const read = Array.from({ length: end }, (_, sizeBytes) => dissected([packet.subarray(0, sizeBytes)], linkType))
      expect(read.flatMap(({ lines }) => lines).filter((line) => line.includes('abc'))).toEqual([])
    }
  })
})
