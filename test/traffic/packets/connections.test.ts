import { describe, expect, test } from 'vitest'
import { ACK, CLIENT_ISN, down, ethernet, FIN, handshake, ipv4, RST, SYN, tcp, up } from '../build.ts'
import { dissected } from './dissected.ts'

/** A packet of a connection of its own, for any number of them. */
const other = (n: number, text = '', flags = SYN): Buffer =>
  ethernet(
    ipv4(tcp({ sequence: n, flags, text, fromPort: 1 + (n % 60_000) }), {
      from: `11.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
    }),
  )

/** Of as many connections, in one buffer for all of them: the address is all that differs. */
function* flood(count: number, text = '', flags = SYN): Generator<Buffer> {
  const packet = other(0, text, flags)
  for (let n = 0; n < count; n++) {
    packet.writeUInt32BE(0x0b00_0000 + n, 26)
    yield packet
  }
}

function* floodOfSilent(): Generator<Buffer> {
  yield* [up('', { flags: SYN, port: 7 }), ...handshake(), up('a')]
  yield* flood(66_000)
  yield* [up('b', { at: 1 }), up('late', { port: 7 })]
}

function* floodOfSpeaking(): Generator<Buffer> {
  yield* [up('a', { port: 1 }), up('b', { port: 2 })]
  yield* flood(65_534, 'x', ACK)
  yield* [
    up('c', { at: 1, port: 1 }),
    other(70_000, 'y', ACK),
    up('d', { at: 1, port: 2 }),
    up('e', { at: 2, port: 1 }),
  ]
}

const many = (count: number, make: (n: number) => Buffer): Buffer[] => Array.from({ length: count }, (_, n) => make(n))

const ended = (n: number): Buffer[] => [
  up('x', { port: n, flags: FIN | ACK }),
  down('', { port: n, ack: 2, flags: FIN | ACK }),
]

const self = (text: string, sequence: number): Buffer =>
  ethernet(ipv4(tcp({ sequence, text, fromPort: 80 }), { from: '10.0.0.1', to: '10.0.0.1' }))

describe('all connections of a capture', () => {
  test('half-open ones beyond 65,536 make no others go than the longest idle of themselves', () => {
    const { lines, counts } = dissected(floodOfSilent())
    const first = '1 10.0.0.1:1000 10.0.0.2:80'
    const again = '66002 10.0.0.1:7 10.0.0.2:80'
    expect(lines).toEqual([first, '1> a', '1> b', again, '66002> late', '1 capture', '66002 capture'])
    expect(counts.connections).toBe(66_003)
  })

  test('of more than 65,536 that speak the longest idle goes; it may go on as another', () => {
    const { lines } = dissected(floodOfSpeaking())
    expect(lines.filter((line) => /^\d+(> [a-e]| evicted)$/.test(line))).toEqual([
      '0> a',
      '1> b',
      '0> c',
      '1 evicted',
      '2 evicted',
      '65537> d',
      '0> e',
    ])
  })

  test('ended ones are remembered for a while, so that stragglers are none of their own', () => {
    const stragglers = [up('', { port: 5000, at: 2, ack: 1 }), up('', { port: 900, at: 2, ack: 1 })]
    const packets = [...Array.from({ length: 5000 }, (_, n) => ended(n + 1)).flat(), ...stragglers]
    expect(dissected(packets).counts.connections).toBe(5001)
  })

  test('one that ended twice on the same ends is remembered as the second', () => {
    const again = { port: 9000, isn: 555 }
    const second = [
      up('', { flags: SYN, ...again }),
      up('x', { flags: FIN | ACK, ...again }),
      down('', { flags: SYN | ACK, ...again, ack: 0 }),
      down('', { flags: FIN | ACK, ...again }),
    ]
    const others = Array.from({ length: 4095 }, (_, n) => ended(n + 1)).flat()
    const packets = [...ended(9000), ...second, ...others, up('', { port: 9000, isn: 555, at: 2 })]
    expect(dissected(packets).counts.connections).toBe(2 + 4095)
  })

  test('reset ones are kept for what may follow, the newest 256', () => {
    const reset = many(300, (n) => other(n, '', RST))
    const { lines, counts } = dissected([up('a'), up('', { flags: RST }), ...reset, up('b', { at: 1 })])
    expect(lines).toEqual(['0 10.0.0.1:1000 10.0.0.2:80', '0> a', '0 reset'])
    expect(counts.connections).toBe(301)
  })

  test('what waits in all of them has a limit: the longest waiting is missed first', () => {
    const block = 'x'.repeat(60_000)
    const hole = (n: number): Buffer[] => [
      other(n),
      ...many(17, (k) =>
        ethernet(
          ipv4(tcp({ sequence: n + 2 + k * 60_000, text: block, fromPort: 1 + (n % 60_000) }), {
            from: `11.0.0.${n}`,
          }),
        ),
      ),
    ]
    const packets = [...Array.from({ length: 60 }, (_, n) => hole(n)).flat(), up('marker')]
    const { lines } = dissected(packets)
    const marker = lines.findIndex((line) => line.endsWith('> marker'))
    const missed = (n: number): number => lines.indexOf(`${n}> (1)`)
    expect(missed(0)).toBeGreaterThan(0)
    expect(missed(0)).toBeLessThan(marker)
    expect(missed(59)).toBeGreaterThan(marker)
  })

  test('a connection of one end with itself', () => {
    expect(dissected([self('a', CLIENT_ISN), self('b', CLIENT_ISN + 1)]).lines).toEqual([
      '0 10.0.0.1:80 10.0.0.1:80',
      '0> a',
      '0> b',
      '0 capture',
    ])
  })
})
