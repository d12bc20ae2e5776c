import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import pcapngReader from '../../../src/traffic/readers/pcapng.ts'
import { ACK, down, FIN, handshake, hex, ipv4, le32, pcap, pcapng, tcp, up } from '../build.ts'
import { readWith } from '../reading.ts'

const REQUEST = 'POST /up HTTP/1.1\r\nHost: good.example\r\nContent-Length: 5\r\n\r\nhello'
const RESPONSE = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

const talk = (port = 1000): Buffer[] => [
  ...handshake(port),
  up(REQUEST, { port }),
  down(RESPONSE, { port, ack: REQUEST.length }),
  up('', { port, at: REQUEST.length, ack: RESPONSE.length, flags: FIN | ACK }),
  down('', { port, at: RESPONSE.length, ack: REQUEST.length + 1, flags: FIN | ACK }),
]

const little = pcapng()
const big = pcapng(false)
const read = (file: Uint8Array, sizes?: readonly number[]) => readWith(pcapngReader, file, sizes)
const join = (...parts: readonly (Uint8Array | readonly Uint8Array[])[]): Buffer =>
  Buffer.concat(parts.flatMap((part) => (part instanceof Uint8Array ? [part] : part)))
const packets = (port = 1000, from = 0): Buffer[] => talk(port).map((packet) => little.enhanced(packet, { from }))
const good = join(little.section(), little.interface(), packets())

describe('pcapng', () => {
  test.each<readonly [string, Uint8Array, number]>([
    ['enhanced packets', good, 1],
    [
      'big-endian',
      join(
        big.section(),
        big.interface(),
        talk().map((packet) => big.enhanced(packet)),
      ),
      1,
    ],
    ['simple packets', join(little.section(), little.interface(), talk().map(little.simple)), 1],
    [
      'obsolete packets',
      join(
        little.section(),
        little.interface(),
        talk().map((packet) => little.old(packet)),
      ),
      1,
    ],
    [
      'several interfaces of several kinds',
      join(
        little.section(),
        little.interface(1),
        little.interface(101),
        packets(1),
        talk(2).map((packet) => little.enhanced(packet.subarray(14), { from: 1 })),
      ),
      2,
    ],
    [
      'several sections in several byte orders, each with its own interfaces',
      join(
        good,
        big.section(),
        big.interface(101),
        talk(2).map((packet) => big.enhanced(packet.subarray(14))),
        little.section(),
        little.interface(),
        packets(3),
      ),
      3,
    ],
    [
      'blocks that say nothing of packets',
      join(
        little.section(),
        little.block(4, Buffer.alloc(8)),
        little.interface(),
        little.block(0x4000_0bad, Buffer.alloc(24)),
        packets(),
        little.block(5, Buffer.alloc(12)),
        little.block(10, le32(0x57474b4c, 4, 0)),
      ),
      1,
    ],
  ])('%s', async (_, file, requests) => {
    const { exchanges, tally } = await read(file)
    expect(exchanges).toHaveLength(requests)
    for (const { request, response } of exchanges) {
      expect(request).toMatchObject({ method: 'POST', complete: true })
      expect(response).toMatchObject({ status: 200, complete: true })
    }
    expect(tally.faults).toEqual([])
    expect(tally.counts.packets).toBe(requests * talk().length)
  })

  const started = async (resolution: Uint8Array, units: number): Promise<number | null | undefined> => {
    const file = join(little.section(), little.interface(1, resolution), little.enhanced(up(REQUEST), { units }))
    return (await read(file)).exchanges[0]?.request?.startedAtUtcMs
  }
  const resolution = (value: number): Buffer => little.option(9, Buffer.from([value]))

  test.each([
    ['microseconds where nothing is said', Buffer.alloc(0), 1_220_000_000_123_456, 1_220_000_000_123.456],
    ['milliseconds', resolution(3), 1_220_000_000_123, 1_220_000_000_123],
    ['nanoseconds', resolution(9), 1_220_000_000_500_000_000, 1_220_000_000_500],
    ['seconds', resolution(0), 1_220_000_000, 1_220_000_000_000],
    ['a power of two', resolution(0x80 | 10), 1_220_000_000 * 1024 + 512, 1_220_000_000_500],
    ['from an offset', join(resolution(6), little.option(14, little.u32(1000, 0))), 500_000, 1_000_500],
    ['from an offset below zero', little.option(14, little.u32(0xffff_ffff, 0xffff_ffff)), 3_000_000, 2000],
    ['behind other options', join(little.option(2, Buffer.from('eth0!')), resolution(3)), 77, 77],
    ['behind the end of options', join(little.option(0, Buffer.alloc(0)), resolution(3)), 77_000, 77],
  ])('times in %s', async (_, ...[options, units, utcMs]) => {
    expect(await started(options, units)).toBe(utcMs)
  })

  test('simple packets have no time, and are cut where their interface cuts', async () => {
    const file = join(
      little.section(),
      little.interface(1, Buffer.alloc(0), 60),
      little.simple({ bytes: up(REQUEST).subarray(0, 60), sentBytes: up(REQUEST).length }),
    )
    const whole = join(little.section(), little.interface(1, Buffer.alloc(0), 60), little.simple(up(REQUEST)))
    expect((await read(whole)).tally.counts).toMatchObject({ packets: 1, truncated: 1 })
    const { exchanges, tally } = await read(file)
    expect(tally.counts).toMatchObject({ packets: 1, truncated: 1 })
    expect(exchanges.map((one) => one.request?.startedAtUtcMs ?? null)).toEqual(exchanges.map(() => null))
  })

  test('the cut into chunks makes no difference', async () => {
    const file = join(
      good,
      little.block(77, Buffer.alloc(4), { front: 13 }),
      packets(2),
      big.section(),
      big.interface(),
      hex('00'),
    )
    const whole = await read(file, [file.length])
    expect(whole.exchanges).toHaveLength(2)
    expect(whole.tally.faults).toHaveLength(2)
    const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(sizes, async (chunks) => {
        expect(await read(file, chunks)).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })
})

describe('TLS secrets in a capture', () => {
  const random = 'ab'.repeat(32)
  const lines = [`CLIENT_RANDOM ${random} ${'cd'.repeat(48)}`, `SERVER_TRAFFIC_SECRET_0 ${random} ${'EF'.repeat(32)}`]

  test('are kept where they are lines of a key log', async () => {
    const odd = [
      '# comment',
      'CLIENT_RANDOM',
      `client_random ${random} ${'cd'.repeat(48)}`,
      `X ${random} zz`,
      '<script>',
    ]
    const log = [odd[0], lines[0], ...odd.slice(1), lines[1]].join('\r\n')
    const { tally } = await read(join(little.section(), little.secrets(log), little.secrets('x\n', 0x57474b4c)))
    expect(tally.tlsSecrets).toEqual(lines)
    expect(tally.faults).toEqual([])
  })

  test('are kept up to a number, and more are named', async () => {
    const log = `${lines[1]}\n`.repeat(40_000)
    const { tally } = await read(join(little.section(), little.secrets(log), little.secrets(log)))
    expect(tally.tlsSecrets).toHaveLength(65_536)
    expect(tally.faults).toMatchObject([{ detail: 'too many TLS secrets' }])
  })

  test('that claim more than their block end with it', async () => {
    const body = join(le32(0x544c534b, 0xffff_fff0), Buffer.from(`${lines[0]}\n`), Buffer.alloc(1))
    const { tally } = await read(join(little.section(), little.block(10, body.subarray(0, body.length & ~3))))
    expect(tally.tlsSecrets.length).toBeLessThanOrEqual(1)
    expect(tally.faults).toEqual([])
  })
})

describe('a damaged pcapng', () => {
  test.each<readonly [string, Uint8Array, number, RegExp, number]>([
    [
      'with a block of 4 GiB',
      join(good, le32(6, 0xffff_fffc), Buffer.alloc(40, 120)),
      1,
      /claims 4294967292 bytes/,
      good.length,
    ],
    ['with a block of length 0', join(good, le32(6, 0, 0), le32(6, 0, 0)), 1, /claims 0 bytes/, good.length],
    ['with a block of length 13', join(good, little.block(0xbad, Buffer.alloc(1))), 1, /claims 13 bytes/, good.length],
    [
      'with lengths that disagree at the end',
      join(good, little.block(0xbad, Buffer.alloc(4), { behind: 99 })),
      1,
      /16 bytes in front and 99 behind/,
      good.length,
    ],
    ['cut in a block', good.subarray(0, -5), 1, /ends inside a block/, good.length - (packets().at(-1)?.length ?? 0)],
    ['cut in a block header', join(good, hex('060000')), 1, /3 of 12 bytes/, good.length],
    [
      'with a packet of no interface',
      join(little.section(), little.enhanced(up(REQUEST), { from: 7 })),
      0,
      /interface 7/,
      28,
    ],
    ['with a simple packet of no interface', join(little.section(), little.simple(up(REQUEST))), 0, /interface 0/, 28],
    [
      'with times that cannot be used',
      join(little.section(), little.interface(1, little.option(9, hex('ff'))), packets()),
      1,
      /resolution 255/,
      28,
    ],
    [
      'with an option beyond its block',
      join(little.section(), little.interface(1, join(le32(0xea60_0002), hex('61626364'))), packets()),
      1,
      /option is longer/,
      28,
    ],
    ['with an unknown link type', join(little.section(), little.interface(147), packets()), 0, /link type 147/, 28],
    [
      'with a packet beyond its block',
      join(good, little.block(6, join(le32(0, 0, 0, 5000, 5000), Buffer.alloc(8)))),
      1,
      /claims 5000 of 5000/,
      good.length,
    ],
    [
      'with a packet block that is too short',
      join(good, little.block(6, Buffer.alloc(16))),
      1,
      /type 6 is too short/,
      good.length,
    ],
    ['without section', join(packets()), 0, /before any section/, 0],
    ['with a section without byte order', join(little.block(0x0a0d0d0a, Buffer.alloc(16))), 0, /without byte order/, 0],
  ])('%s', async (_, ...[file, requests, detail, startByte]) => {
    const { exchanges, tally } = await read(file)
    expect(exchanges).toHaveLength(requests)
    expect(tally.faults).toMatchObject([{ detail: expect.stringMatching(detail), startByte }])
    for (const { request } of exchanges) expect(request?.startedAtUtcMs).not.toBeNaN()
  })

  test('goes on at the next block behind bytes that are none', async () => {
    const junk = Buffer.from('this is no block at all; '.repeat(40))
    const file = join(
      good,
      junk,
      packets(2),
      junk,
      big.section(),
      big.interface(),
      talk(3).map((packet) => big.enhanced(packet)),
    )
    const { exchanges, tally } = await read(file)
    expect(exchanges).toHaveLength(3)
    expect(tally.faults).toMatchObject([
      { startByte: good.length, endByte: good.length + junk.length },
      { startByte: good.length + junk.length + join(packets(2)).length },
    ])
  })

  test('behind damage a block whose lengths disagree is none', async () => {
    const fake = little.block(6, Buffer.alloc(40), { behind: 3 })
    const { tally } = await read(join(good, le32(6, 0, 0), fake, packets(2)))
    expect(tally.faults).toHaveLength(1)
    expect(tally.counts.packets).toBe(2 * talk().length)
  })

  test.each(['0d', 'a9', 'ff', '7f'])('a resolution of %s is not used', async (value) => {
    const file = join(little.section(), little.interface(1, little.option(9, hex(value))), packets())
    const { exchanges, tally } = await read(file)
    expect(tally.faults).toMatchObject([{ detail: expect.stringMatching(/cannot be used/) }])
    expect(exchanges[0]?.request?.startedAtUtcMs).toBeNull()
  })

  test('a block whose trailing length alone is wrong is read', async () => {
    const [first = Buffer.alloc(0), ...rest] = packets(2)
    const damaged = join(first.subarray(0, -4), le32(1234))
    const { exchanges, tally } = await read(join(good, damaged, rest))
    expect(exchanges).toHaveLength(2)
    expect(tally.faults).toMatchObject([{ detail: expect.stringMatching(/the first is true/), startByte: good.length }])
    expect(tally.counts.packets).toBe(2 * talk().length)
  })

  test('a block whose leading length is wrong costs itself', async () => {
    const [first = Buffer.alloc(0), ...rest] = packets(2)
    const damaged = join(first.subarray(0, 4), le32(first.length + 40), first.subarray(8))
    const { tally } = await read(join(good, damaged, rest))
    expect(tally.faults).toHaveLength(1)
    expect(tally.counts.packets).toBe(2 * talk().length - 1)
  })

  test('gives up where no block follows within a mebibyte', async () => {
    const far = await read(join(good, Buffer.alloc((1 << 20) + 10, 0xff), packets(2)))
    expect(far.exchanges).toHaveLength(1)
    expect(far.tally.faults).toMatchObject([{ detail: expect.stringMatching(/no block was found/), endByte: null }])
  })

  test('describes no more interfaces than are kept', async () => {
    const many = Array.from({ length: 16_385 }, () => little.interface())
    const { tally } = await read(join(little.section(), many))
    expect(tally.faults).toMatchObject([{ detail: 'more than 16384 interfaces' }])
  })
})

test('what is a pcapng is said by its first block', () => {
  expect(pcapngReader.sniff(little.section())).toBe(true)
  expect(pcapngReader.sniff(big.section())).toBe(true)
  expect(pcapngReader.sniff(pcap([]))).toBe(false)
  expect(pcapngReader.sniff(hex('0a0d0d'))).toBe(false)
})

test('an address of IPv6 is written in its canonical form', async () => {
  const segment = tcp({ sequence: 1, text: 'GET / HTTP/1.0\r\n\r\n' })
  const v4 = ipv4(segment, { from: '192.0.2.1', to: '192.0.2.2' })
  const { exchanges } = await read(join(little.section(), little.interface(101), little.enhanced(v4)))
  expect(exchanges).toMatchObject([{ client: { address: '192.0.2.1', port: 1000 } }])
})

test('bytes that come again with other values are told with the place of their block', async () => {
  const first = [...handshake(), up('GOOD')].map((packet) => little.enhanced(packet))
  const before = join(little.section(), little.interface(), first)
  const { tally } = await read(join(before, little.enhanced(up('EVIL'))))
  expect(tally.faults).toEqual([
    {
      detail: 'connection 0: 4 bytes come again with other values; the first are kept',
      startByte: before.length,
      endByte: null,
    },
  ])
})
