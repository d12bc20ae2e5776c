import { describe, expect, test } from 'vitest'
import { CLIENT_ISN, ethernet, handshake, hex, ipv4, ipv6, RST, tcp, udp, up } from '../build.ts'
import { dissected } from './dissected.ts'

const segment = tcp({ sequence: CLIENT_ISN, text: 'abc' })
const A = ['0 10.0.0.1:1000 10.0.0.2:80', '0> abc', '0 capture']
const A6 = ['0 2001:db8::1:1000 2001:db8::2:80', '0> abc', '0 capture']
const ip = (packet: Uint8Array) => dissected([packet], 101)
const behind = (headers: string, next: number): Buffer => ipv6(Buffer.concat([hex(headers), segment]), { next })

describe('IPv4', () => {
  test.each([
    ['with options', ipv4(segment, { headerWords: 8 })],
    ['whose length the card was to fill in', ipv4(segment, { totalBytes: 0 })],
    ['in IPv4', ipv4(ipv4(segment), { protocol: 4, from: '1.1.1.1', to: '2.2.2.2' })],
    ['in GRE', ipv4(Buffer.concat([hex('0000 0800'), ipv4(segment)]), { protocol: 47 })],
    [
      'in GRE with checksum, key and number',
      ipv4(Buffer.concat([hex('b000 0800'), Buffer.alloc(12), ipv4(segment)]), { protocol: 47 }),
    ],
    ['in Ethernet in GRE', ipv4(Buffer.concat([hex('0000 6558'), ethernet(ipv4(segment))]), { protocol: 47 })],
    ['in VXLAN', ipv4(udp(Buffer.concat([hex('08000000 00000500'), ethernet(ipv4(segment))]), 4789), { protocol: 17 })],
  ])('%s', (_, packet) => {
    const { lines, counts } = ip(packet)
    expect(lines).toEqual(A)
    expect(counts).not.toHaveProperty('not_tcp')
  })

  test.each([
    ['of another version', Buffer.concat([hex('65'), ipv4(segment).subarray(1)])],
    ['with a header of four words', ipv4(segment, { headerWords: 4 })],
    ['with a header beyond the packet', ipv4(hex('00'), { headerWords: 15 }).subarray(0, 40)],
    ['shorter than its header', ipv4(segment, { totalBytes: 19 })],
    ['longer than the packet that was sent', ipv4(segment, { totalBytes: 65_535 })],
    ['of nineteen bytes', ipv4(segment).subarray(0, 19)],
    ['with TCP of nineteen bytes', ipv4(segment.subarray(0, 19))],
    ['with a TCP header of four words', ipv4(tcp({ sequence: 1, headerWords: 4 }))],
    ['with a TCP header beyond the segment', ipv4(tcp({ sequence: 1, headerWords: 15 }).subarray(0, 24))],
  ])('%s is malformed', (_, packet) => {
    // By its EtherType, so that the version is read here.
    const { lines, counts } = dissected([ethernet(packet)])
    expect(lines).toEqual([])
    expect(counts).toMatchObject({ packets: 1, ipv4: 1, malformed: 1 })
  })

  test.each([
    ['UDP', ipv4(udp(hex('00'.repeat(40)), 53), { protocol: 17 })],
    [
      'the port of VXLAN without its flag',
      ipv4(udp(Buffer.concat([hex('00000000 00000500'), ethernet(ipv4(segment))]), 4789), { protocol: 17 }),
    ],
    ['ICMP', ipv4(hex('0800 0000'), { protocol: 1 })],
    ['GRE of another version', ipv4(Buffer.concat([hex('0001 0800'), ipv4(segment)]), { protocol: 47 })],
    ['GRE that carries something else', ipv4(hex('0000 0806 00000000'), { protocol: 47 })],
  ])('%s carries no TCP', (_, packet) => {
    expect(ip(packet)).toMatchObject({ lines: [], counts: { ipv4: 1, not_tcp: 1 } })
  })

  test('nested beyond four is not followed', () => {
    const nested = (depth: number): Buffer => (depth === 0 ? ipv4(segment) : ipv4(nested(depth - 1), { protocol: 4 }))
    expect(ip(nested(3)).lines).toEqual(A)
    expect(ip(nested(4))).toMatchObject({ lines: [], counts: { ipv4: 4, not_tcp: 1 } })
    expect(ip(nested(60))).toMatchObject({ lines: [], counts: { ipv4: 4, not_tcp: 1 } })
  })

  test('what stands behind the packet is not read', () => {
    expect(dissected([Buffer.concat([up('abc'), Buffer.from('padding')])]).lines).toEqual(A)
  })
})

describe('IPv6', () => {
  test.each([
    ['without extensions', ipv6(segment)],
    ['whose length the card was to fill in', ipv6(segment, { payloadBytes: 0 })],
    ['with hop-by-hop options', behind('06 00 010400000000', 0)],
    ['with a routing header of sixteen bytes', behind('06 01 0000 00000000 0000000000000000', 43)],
    ['with destination options', behind('06 00 010400000000', 60)],
    ['with authentication', behind('06 04 0000 00000001 00000001 000000000000000000000000', 51)],
    ['with an atomic fragment', behind('06 00 0000 00000009', 44)],
    ['with three of them', behind('2b 00 010400000000 3c 00 0000 00000000 06 00 010400000000', 0)],
    ['in IPv4', ipv4(ipv6(segment), { protocol: 41 })],
  ])('%s', (_, packet) => {
    expect(ip(packet).lines).toEqual(A6)
  })

  test.each([
    ['of another version', Buffer.concat([hex('45'), ipv6(segment).subarray(1)])],
    ['longer than the packet that was sent', ipv6(segment, { payloadBytes: 1000 })],
    ['of thirty-nine bytes', ipv6(segment).subarray(0, 39)],
    ['with an extension beyond the packet', behind('06 ff 010400000000', 60)],
    ['with seventeen extensions', behind('3c 00 010400000000'.repeat(16) + '06 00 010400000000', 60)],
  ])('%s is malformed', (_, packet) => {
    const { lines, counts } = dissected([ethernet(packet, 0x86dd)])
    expect(lines).toEqual([])
    expect(counts).toMatchObject({ ipv6: 1, malformed: 1 })
  })

  test('addresses whose halves look like characters beyond the basic plane', () => {
    const packet = Buffer.from(ipv6(segment))
    packet.set(hex('d83dde00'), 8)
    expect(ip(packet).lines[0]).toBe('0 d83d:de00::1:1000 2001:db8::2:80')
  })

  test.each([
    ['nothing behind it', ipv6(new Uint8Array(8), { next: 59 })],
    ['encryption', behind('00000001 00000001', 50)],
  ])('%s carries no TCP', (_, packet) => {
    expect(ip(packet)).toMatchObject({ lines: [], counts: { ipv6: 1, not_tcp: 1 } })
  })
})

describe('a packet of which only the beginning was captured', () => {
  const whole = up('GET / HTTP/1.0')
  const cut = (sizeBytes: number) => dissected([{ bytes: whole.subarray(0, sizeBytes), sentBytes: whole.length }])

  test.each([
    [whole.length - 4, ['0> GET / HTTP', '0> (4)']],
    [54, ['0> (14)']],
  ])('to %s bytes: the rest is missed', (sizeBytes, lines) => {
    const told = cut(sizeBytes)
    expect(told.lines.slice(1, -1)).toEqual(lines)
    expect(told.counts).toMatchObject({ packets: 1, truncated: 1, tcp: 1 })
    expect(told.counts).not.toHaveProperty('malformed')
  })

  test.each([53, 40, 34, 20, 13, 0])('to %s bytes: nothing can be read, and nothing is wrong with it', (sizeBytes) => {
    const { lines, counts } = cut(sizeBytes)
    expect(lines).toEqual([])
    expect(counts).toMatchObject({ packets: 1, truncated: 1 })
    expect(counts).not.toHaveProperty('malformed')
  })

  test('the bytes that the next segment brings are not missed', () => {
    const beginning = { bytes: whole.subarray(0, whole.length - 4), sentBytes: whole.length }
    const { lines } = dissected([up('x'), { ...beginning }, up('yz', { at: 20 })])
    expect(lines).toContain('0> (4)')
    const waiting = { bytes: up('bcdef', { at: 1 }).subarray(0, 57), sentBytes: 59 }
    expect(dissected([...handshake(), waiting, up('ef', { at: 4 }), up('a')]).lines.slice(1)).toEqual([
      '0> a',
      '0> bcd',
      '0> ef',
      '0 capture',
    ])
  })

  test('one without any payload left, in the middle of one that waits, adds nothing', () => {
    const headers = { bytes: up('XY', { at: 3 }).subarray(0, 54), sentBytes: 56 }
    expect(dissected([...handshake(), up('bcdef', { at: 1 }), headers, up('a')]).lines.slice(1)).toEqual([
      '0> a',
      '0> bcdef',
      '0 capture',
    ])
  })

  test('data of a reset is not of the stream', () => {
    expect(dissected([up('abc'), up('gone', { at: 3, flags: RST })]).lines.slice(1)).toEqual(['0> abc', '0 reset'])
  })
})
