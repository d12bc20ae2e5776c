import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAPTURE_COUNTS, type Exchange, MESSAGE_FAULTS } from '../../src/model/exchange.ts'
import { readerFor } from '../../src/traffic/open.ts'
import { readers } from '../../src/traffic/readers.gen.ts'
import { down, handshake, pcap, pcapng, up } from '../traffic/build.ts'
import { archive, entry } from '../traffic/har/archive.ts'
import { damaged, readWith, seeded } from '../traffic/reading.ts'

const REQUEST = 'POST /up HTTP/1.1\r\nHost: good.example\r\nContent-Length: 5\r\n\r\nhello'
const RESPONSE = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
const packets = [...handshake(), up(REQUEST), down(RESPONSE, { ack: REQUEST.length })]
const { section, interface: declared, enhanced } = pcapng()

/** A file of each kind. A new reader adds one line. */
const SAMPLES: Readonly<Record<string, Buffer>> = {
  har: archive(entry(), entry()),
  mitmproxy: readFileSync('test/fixtures/traffic/mitmproxy-8.1.1.flows'),
  pcap: pcap(packets),
  pcapng: Buffer.concat([section(), declared(), ...packets.map((packet) => enhanced(packet))]),
}

const isWhole = ({ request, response }: Exchange): boolean => request?.complete === true && response?.complete === true

test('every reader has a sample and a test, and its id is its file name', () => {
  const files = readdirSync('src/traffic/readers').map((file) => basename(file, '.ts'))
  expect(readers.map(({ id }) => id)).toEqual(files.toSorted())
  expect(Object.keys(SAMPLES).toSorted()).toEqual(files.toSorted())
  for (const { id } of readers) expect([id, existsSync(`test/traffic/readers/${id}.test.ts`)]).toEqual([id, true])
})

test.each([
  ['nothing', ''],
  ['a log', '2008-09-01 10:00:00\t58.30.1.1\twang\thello\n'],
  ['JSON', '{"log": "text"}'],
  ['a page', '<html><head>'],
])('%s is read by none', (_, text) => {
  expect(readerFor(Buffer.from(text))).toBe(null)
})

describe.each(readers.map((reader) => [reader.id, reader] as const))('%s', (id, reader) => {
  const sample = SAMPLES[id] ?? Buffer.alloc(0)

  test('is chosen for its sample, and finds exchanges in it', async () => {
    expect(readerFor(sample.subarray(0, 4096))?.id).toBe(id)
    expect((await readWith(reader, sample)).exchanges.length).toBeGreaterThan(0)
  })

  test('reads any bytes to their end, the same in every cut, and tells only known things', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(fc.integer(), sizes, async (seed, cuts) => {
        const bytes = damaged(sample, seeded(seed), 0.005)
        const [whole, cut] = [await readWith(reader, bytes), await readWith(reader, bytes, cuts)]
        expect(cut).toEqual(whole)
        expect(Object.keys(CAPTURE_COUNTS)).toEqual(expect.arrayContaining(Object.keys(whole.tally.counts)))
        for (const { request, response } of whole.exchanges)
          for (const name of [...(request?.faults ?? []), ...(response?.faults ?? [])])
            expect(Object.keys(MESSAGE_FAULTS)).toContain(name)
      }),
      { numRuns: 60 },
    )
  })

  test('a file that ends early has a prefix of its exchanges, each that differs marked', async () => {
    const { exchanges } = await readWith(reader, sample)
    for (let end = 0; end < sample.length; end += Math.max(1, Math.floor(sample.length / 97))) {
      const early = await readWith(reader, sample.subarray(0, end))
      expect(early.exchanges.length).toBeLessThanOrEqual(exchanges.length)
      const whole = [...early.exchanges.entries()].filter(([, one]) => isWhole(one))
      expect(whole.map(([, one]) => one)).toEqual(whole.map(([at]) => exchanges[at]))
    }
  })
})
