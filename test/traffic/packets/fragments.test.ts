import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { be16, be32, CLIENT_ISN, hex, ipv4, ipv6, tcp } from '../build.ts'
import { dissected } from './dissected.ts'

const text = 'The quick brown fox jumps over the lazy dog and goes on its way home.'
const segment = tcp({ sequence: CLIENT_ISN, text })
const LINES = ['0 10.0.0.1:1000 10.0.0.2:80', `0> ${text}`, '0 capture']
const MORE = 0x2000

const piece = (from: number, to: number, id = 1): Buffer =>
  ipv4(segment.subarray(from, to), { id, fragment: from / 8 + (to < segment.length ? MORE : 0) })
const all = [piece(0, 24), piece(24, 48), piece(48, segment.length)]
const fragments = (packets: readonly Uint8Array[]) => dissected(packets, 101)

const after = (seconds: number) =>
  dissected(
    [...all.slice(0, 2), piece(0, 8, 9), ...all.slice(2)].map((bytes, n) => ({
      bytes,
      seconds: n < 2 ? 0 : seconds,
    })),
    101,
  )

const far = (id: number): Buffer => ipv4(Buffer.alloc(8), { id, fragment: 8000 | MORE })

describe('fragments', () => {
  test('come in any order, some of them twice', () => {
    const order = fc.shuffledSubarray([...all, ...all], { minLength: 6 })
    fc.assert(
      fc.property(order, (packets) => {
        const { lines, counts } = fragments(packets)
        expect(lines[0]).toBe(LINES[0])
        expect(lines[1]).toBe(LINES[1])
        expect(counts).toMatchObject({ ipv4: 6, ip_fragments: 6 })
        expect(counts).not.toHaveProperty('conflicting_bytes')
      }),
    )
  })

  test('of IPv6', () => {
    const fragment = (from: number, to: number): Buffer => {
      const more = to < segment.length ? 1 : 0
      return ipv6(Buffer.concat([hex('0600'), be16(from | more), be32(0x12345678), segment.subarray(from, to)]), {
        next: 44,
      })
    }
    const { lines, counts } = fragments([fragment(48, segment.length), fragment(0, 24), fragment(24, 48)])
    expect(lines.slice(1)).toEqual(LINES.slice(1))
    expect(counts).toMatchObject({ ipv6: 3, tcp: 1, ip_fragments: 3 })
  })

  test('of two packets with other numbers are kept apart', () => {
    expect(fragments([piece(0, 24), piece(24, 48, 2), piece(48, segment.length)]).lines).toEqual([])
  })

  test('that overlap: the first bytes are kept, other ones counted', () => {
    const forged = ipv4(Buffer.alloc(24, 'X'), { fragment: (24 / 8) | MORE })
    const { lines, counts, tally } = fragments([piece(0, 24), piece(24, 48), forged, piece(48, segment.length)])
    expect(lines).toEqual(LINES)
    expect(counts.conflicting_bytes).toBe(24)
    expect(tally.faults).toMatchObject([{ detail: expect.stringContaining('brings 24 bytes again with other values') }])
  })

  test('that are not the last have whole eights; what is over is not of them', () => {
    const odd = ipv4(segment.subarray(0, 20), { fragment: MORE })
    const { lines, counts } = fragments([odd, piece(16, 48), piece(48, segment.length)])
    expect(lines).toEqual(LINES)
    expect(counts).not.toHaveProperty('conflicting_bytes')
  })

  test('of which two say to be the last: the first is believed', () => {
    const forged = ipv4(Buffer.alloc(8), { fragment: 100 })
    expect(fragments([piece(48, segment.length), forged, piece(0, 24), piece(24, 48)]).lines).toEqual(LINES)
  })

  test('behind the end that the last one sets do not stand for missing ones', () => {
    const beyond = ipv4(Buffer.alloc(32), { fragment: 1000 | MORE })
    expect(fragments([piece(0, 24), beyond, piece(48, segment.length)]).lines).toEqual([])
  })

  test('beyond what a packet can hold are malformed', () => {
    const packets = [0x2000, 0x2001, 0x3fff, 0x1fff].map((fragment) => ipv4(Buffer.alloc(20, 'A'), { fragment }))
    expect(fragments(packets)).toMatchObject({
      lines: [],
      counts: { ip_fragments: 4, malformed: 2, lost_fragments: 2 },
    })
  })

  test('whose packet never becomes whole are lost', () => {
    expect(fragments(all.slice(0, 2)).counts).toMatchObject({ ip_fragments: 2, lost_fragments: 2 })
  })

  test('of which only the beginning was captured, or without bytes, are lost', () => {
    const [first = Buffer.alloc(0)] = all
    const cut = dissected([{ bytes: first.subarray(0, 40), sentBytes: first.length }], 101)
    expect(cut.counts).toMatchObject({ ip_fragments: 1, lost_fragments: 1 })
    expect(fragments([ipv4(new Uint8Array(0), { fragment: MORE })]).counts).toMatchObject({ lost_fragments: 1 })
  })

  test('are waited for a minute of the capture', () => {
    expect(after(59).lines).toEqual(LINES)
    expect(after(61)).toMatchObject({ lines: [], counts: { lost_fragments: 4 } })
  })

  test('of more than 1,024 packets: the oldest are given up', () => {
    const others = Array.from({ length: 1024 }, (_, n) => piece(0, 24, n + 2))
    expect(fragments([...all.slice(0, 2), ...others.slice(1), ...all.slice(2)]).lines).toEqual(LINES)
    expect(fragments([...all.slice(0, 2), ...others, ...all.slice(2)]).lines).toEqual([])
  })

  test('of one packet are put together up to 4,096', () => {
    const flood = (count: number): Buffer[] => Array.from({ length: count }, () => piece(0, 24))
    expect(fragments([...flood(4094), piece(24, 48), piece(48, segment.length)]).lines).toEqual(LINES)
    expect(fragments([...flood(4095), piece(24, 48), piece(48, segment.length)]).lines).toEqual([])
  })

  test('of one packet without end are given up', () => {
    const flood = Array.from({ length: 5000 }, () => piece(0, 8))
    expect(fragments(flood).counts).toMatchObject({ ip_fragments: 5000, lost_fragments: 5000 })
  })

  test('that claim much hold no more than sixteen mebibytes', () => {
    const packets = [piece(0, 24, 900), ...Array.from({ length: 300 }, (_, n) => far(n + 1000))]
    const rest = [piece(24, 48, 900), piece(48, segment.length, 900)]
    expect(fragments([...packets.slice(0, 200), ...rest]).lines).toEqual(LINES)
    expect(fragments([...packets, ...rest]).lines).toEqual([])
  })
})
