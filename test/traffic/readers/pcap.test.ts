import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import pcapReader from '../../../src/traffic/readers/pcap.ts'
import { ACK, be32, type Captured, down, FIN, handshake, le16, le32, pcap, type PcapOptions, up } from '../build.ts'
import { readWith } from '../reading.ts'

const REQUEST = 'POST /up HTTP/1.1\r\nHost: good.example\r\nContent-Length: 5\r\n\r\nhello'
const RESPONSE = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

/** One request and its answer, on the client's port `port`. */
const talk = (port = 1000): Buffer[] => [
  ...handshake(port),
  up(REQUEST, { port }),
  down(RESPONSE, { port, ack: REQUEST.length }),
  up('', { port, at: REQUEST.length, ack: RESPONSE.length, flags: FIN | ACK }),
  down('', { port, at: RESPONSE.length, ack: REQUEST.length + 1, flags: FIN | ACK }),
]

const read = (file: Uint8Array, sizes?: readonly number[]) => readWith(pcapReader, file, sizes)
const requestsOf = async (file: Uint8Array): Promise<number> =>
  (await read(file)).exchanges.filter(({ request }) => request !== null).length

describe('pcap', () => {
  test.each<readonly [string, PcapOptions]>([
    ['little-endian', {}],
    ['big-endian', { isLittle: false }],
    ['nanoseconds', { magic: 0xa1b23c4d }],
    ['nanoseconds, big-endian', { magic: 0xa1b23c4d, isLittle: false }],
    ['longer records', { magic: 0xa1b2cd34, recordTail: Buffer.alloc(8, 7) }],
    ['with the length of a check sequence beside the link type', { linkType: 0x1400_0001 }],
    ['with packets longer than it says', { snapBytes: 64 }],
  ])('%s', async (_, options) => {
    const { exchanges, tally } = await read(pcap(talk(), options))
    expect(exchanges).toMatchObject([
      {
        stream: 0,
        client: { address: '10.0.0.1', port: 1000 },
        server: { address: '10.0.0.2', port: 80 },
        request: { method: 'POST', target: '/up', bodyBytes: 5, complete: true },
        response: { status: 200, bodyBytes: 2, complete: true },
      },
    ])
    expect(tally.faults).toEqual([])
    expect(tally.counts.packets).toBe(talk().length)
  })

  test.each<readonly [PcapOptions, Captured, number | null]>([
    [{}, { bytes: up(REQUEST), seconds: 1_220_000_000, fraction: 123_456 }, 1_220_000_000_123.456],
    [{ magic: 0xa1b23c4d }, { bytes: up(REQUEST), seconds: 1, fraction: 500_000_250 }, 1500.00025],
    [{}, { bytes: up(REQUEST), seconds: 1, fraction: 1_000_000 }, null],
  ])('a time is in milliseconds, and none where its fraction is none', async (options, packet, startedAtUtcMs) => {
    const { exchanges } = await read(pcap([packet], options))
    expect(exchanges[0]?.request).toMatchObject({ startedAtUtcMs })
  })

  test('the cut into chunks makes no difference', async () => {
    const file = pcap([...talk(1), ...talk(2), { bytes: up('x').subarray(0, 20), sentBytes: 55 }, ...talk(3)])
    const damaged = Buffer.concat([file, le32(9, 9, 0xffff_ffff, 5), pcap(talk(4)), Buffer.alloc(7)])
    const whole = await read(damaged, [damaged.length])
    expect(whole.exchanges).toHaveLength(4)
    expect(whole.tally.faults).not.toEqual([])
    const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(sizes, async (chunks) => {
        expect(await read(damaged, chunks)).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  test('exchanges are given while the file is read', async () => {
    const file = pcap([...talk(1), ...talk(2)])
    const batches: number[] = []
    const { newTally } = await import('../../../src/traffic/reader.ts')
    const chunks = (async function* () {
      yield file.subarray(0, file.length / 2 + 100)
      batches.push(-1)
      yield file.subarray(file.length / 2 + 100)
    })()
    for await (const exchanges of pcapReader.read(chunks, newTally())) batches.push(exchanges.length)
    expect(batches).toEqual([1, -1, 1])
  })
})

/** A record by its four numbers. */
const record = (fields: readonly number[], bytes = Buffer.alloc(0)): Buffer => Buffer.concat([le32(...fields), bytes])

describe('a damaged pcap', () => {
  const good = pcap(talk())
  const records = (port: number): Buffer => pcap(talk(port)).subarray(24)

  test.each<readonly [string, Uint8Array, number, RegExp, number]>([
    ['cut in its header', good.subarray(0, 15), 0, /ends inside its header/, 0],
    ['of a single byte', good.subarray(0, 1), 0, /no pcap file header/, 0],
    ['of another magic', Buffer.concat([le32(0xdead_beef), good.subarray(4)]), 0, /no pcap file header/, 0],
    ['of version 3', Buffer.concat([good.subarray(0, 4), le16(3), good.subarray(6)]), 1, /version 3/, 0],
    ['of an unknown link type', pcap(talk(), { linkType: 65_535 }), 0, /link type 65535/, 0],
    ['cut in a record header', Buffer.concat([good, Buffer.alloc(5)]), 1, /5 of 16 bytes/, good.length],
    ['cut in a record', Buffer.concat([good, record([1, 0, 100, 100], Buffer.alloc(3))]), 1, /19 of 116/, good.length],
    [
      'with a record of 4 GiB',
      Buffer.concat([good, record([1, 0, 0xffff_ffff, 0xffff_ffff])]),
      1,
      /4294967295/,
      good.length,
    ],
    [
      'with a packet of 4 GiB',
      Buffer.concat([good, record([1, 0, 0, 0xffff_ffff])]),
      1,
      /0 of 4294967295/,
      good.length,
    ],
    [
      'with more captured than sent',
      pcap([...talk(), { bytes: Buffer.alloc(60), sentBytes: 10 }]),
      1,
      /60 bytes of a packet of 10/,
      good.length,
    ],
  ])('%s', async (_, ...[file, requests, detail, startByte]) => {
    const { exchanges, tally } = await read(file)
    expect(exchanges).toHaveLength(requests)
    expect(tally.faults).toMatchObject([{ detail: expect.stringMatching(detail), startByte }])
    expect(tally.faultCount).toBe(1)
  })

  test('packets of an unknown link type are counted', async () => {
    const { tally } = await read(pcap(talk(), { linkType: 147 }))
    expect(tally.counts).toEqual({ packets: talk().length, unknown_link: talk().length })
  })

  test('more captured than sent is said once', async () => {
    const odd = { bytes: Buffer.alloc(60), sentBytes: 10 }
    expect((await read(pcap([odd, odd, odd]))).tally).toMatchObject({ faultCount: 1, counts: { packets: 3 } })
  })

  test('goes on at the next record behind bytes that are none', async () => {
    const junk = Buffer.from('this is no record at all: '.repeat(40))
    const file = Buffer.concat([good, junk, records(2), junk, records(3)])
    const { exchanges, tally } = await read(file)
    expect(exchanges).toHaveLength(3)
    const second = good.length + junk.length + records(2).length
    expect(tally.faults).toMatchObject([
      { startByte: good.length, endByte: good.length + junk.length },
      { startByte: second, endByte: second + junk.length },
    ])
  })

  const DAY = 24 * 3600
  const later = (days: number, port: number): Buffer =>
    pcap(talk(port).map((bytes) => ({ bytes, seconds: 1_220_000_000 + days * DAY }))).subarray(24)
  const lie = record([1_220_000_000, 0, 0xffff_ffff, 0xffff_ffff])

  test('behind damage a record of about the same time is looked for', async () => {
    expect(await requestsOf(Buffer.concat([good, lie, later(29, 2)]))).toBe(2)
    expect(await requestsOf(Buffer.concat([good, lie, later(31, 2)]))).toBe(1)
    expect(await requestsOf(Buffer.concat([good, later(31, 2)]))).toBe(2)
  })

  test('behind damage one header that could be true is not enough', async () => {
    const alone = record([1_220_000_000, 0, 60, 60], Buffer.alloc(90, 0xee))
    const { exchanges, tally } = await read(Buffer.concat([good, lie, alone, records(2)]))
    expect(exchanges).toHaveLength(2)
    expect(tally.counts.packets).toBe(2 * talk().length)
    expect(tally.faults).toMatchObject([{ startByte: good.length, endByte: good.length + 16 + alone.length }])
  })

  test('behind damage nothing is read from zeros', async () => {
    const early = (port: number): Buffer => pcap(talk(port).map((bytes) => ({ bytes, seconds: 5 })))
    const file = Buffer.concat([early(1), lie, Buffer.alloc(160), early(2).subarray(24)])
    const { exchanges, tally } = await read(file)
    expect(exchanges).toHaveLength(2)
    expect(tally.counts.packets).toBe(2 * talk().length)
  })

  test('a record whose length is a lie costs what it swallows, not the rest', async () => {
    const long = record([1_220_000_000, 0, 200_000, 200_000], Buffer.alloc(60))
    expect(await requestsOf(Buffer.concat([good, long, records(2), records(3)]))).toBe(3)
  })

  test('gives up where no record follows within a mebibyte', async () => {
    const far = Buffer.concat([good, Buffer.alloc((1 << 20) + 10, 0xff), records(2)])
    const { exchanges, tally } = await read(far)
    expect(exchanges).toHaveLength(1)
    expect(tally.faults).toMatchObject([
      { detail: expect.stringMatching(/no record was found/), startByte: good.length, endByte: null },
    ])
    const near = Buffer.concat([good, Buffer.alloc((1 << 20) - 10, 0xff), records(2)])
    expect(await requestsOf(near)).toBe(2)
  })

  test('two files joined are both read, and that they were is said', async () => {
    const { exchanges, tally } = await read(
      Buffer.concat([good, pcap(talk(2), { isLittle: false, magic: 0xa1b23c4d })]),
    )
    expect(exchanges).toHaveLength(2)
    expect(tally.faults).toMatchObject([
      { detail: expect.stringMatching(/joined/), startByte: good.length, endByte: good.length + 24 },
    ])
  })

  test('a hundred thousand empty records are packets without anything', async () => {
    const empty = Buffer.concat(Array.from({ length: 100_000 }, () => le32(1, 0, 0, 0)))
    const { exchanges, tally } = await read(Buffer.concat([good, empty]))
    expect(exchanges).toHaveLength(1)
    expect(tally.counts).toMatchObject({ packets: 100_000 + talk().length, not_ip: 100_000 })
  })
})

describe('what is a pcap', () => {
  test.each([
    [pcap([]), true],
    [pcap([], { isLittle: false }), true],
    [pcap([], { magic: 0xa1b2cd34 }), true],
    [be32(0x0a0d0d0a), false],
    [le32(0xa1b2c3d5), false],
    [new Uint8Array(0), false],
  ])('by its magic number', (head, is) => {
    expect(pcapReader.sniff(head)).toBe(is)
  })
})
