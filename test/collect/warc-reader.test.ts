import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { warcRecord, warcResponse } from '../unpack/pack-warc.ts'
import { inMemory, readAll } from './warc-samples.ts'

const A = 'http://log.example/a.log'
const md5 = (text: string) => `md5:${createHash('md5').update(text).digest('hex')}`
const INFO = warcRecord('warcinfo', Buffer.from('software: x\r\n'))
const ONE = warcResponse(A, { body: 'one\n' })
const TWO = warcResponse('http://log.example/b.log', { body: 'two\n' })
const read = (bytes: Uint8Array, chunkBytes?: number) => readAll(inMemory(bytes, chunkBytes))
const brief = ({ records, faults }: Awaited<ReturnType<typeof read>>) => ({
  records: records.map(({ type, offset, lengthBytes }) => `${type} ${offset}+${lengthBytes ?? '?'}`),
  faults: faults.map(({ offset, reason }) => `${reason}@${offset}`),
})

describe('places of records', () => {
  const zipped = [INFO, ONE, TWO].map((record) => gzipSync(record))
  const [infoBytes = 0, oneBytes = 0, twoBytes = 0] = zipped.map((bytes) => bytes.length)

  test('plain', async () => {
    // The two line ends behind a block belong to the record before the next one is looked for.
    const { records } = await read(Buffer.concat([INFO, ONE, TWO]))
    expect(records.map(({ offset }) => offset)).toEqual([0, INFO.length, INFO.length + ONE.length])
    expect(records.map(({ payload }) => payload.sizeBytes)).toEqual([13, 4, 4])
    expect(records[1]?.http?.status).toBe(200)
  })

  test('gzipped by record', async () => {
    expect(brief(await read(Buffer.concat(zipped)))).toEqual({
      records: [
        `warcinfo 0+${infoBytes}`,
        `response ${infoBytes}+${oneBytes}`,
        `response ${infoBytes + oneBytes}+${twoBytes}`,
      ],
      faults: [],
    })
  })

  test('gzipped as a whole', async () => {
    expect(brief(await read(gzipSync(Buffer.concat([INFO, ONE, TWO]))))).toEqual({
      records: ['warcinfo 0+?', 'response 0+?', 'response 0+?'],
      faults: [],
    })
  })

  test('with names and extra fields in the gzip header, as Wget writes them', async () => {
    const plain = gzipSync(ONE)
    const header = Buffer.from([0x1f, 0x8b, 8, 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3])
    const member = Buffer.concat([header, Buffer.from('name\0comment\0\x01\x02'), plain.subarray(10)])
    expect(brief(await read(Buffer.concat([member, plain])))).toEqual({
      records: [`response 0+${member.length}`, `response ${member.length}+${plain.length}`],
      faults: [],
    })
  })
})

describe('damage costs one record and is counted', () => {
  const [info, one, two] = [gzipSync(INFO), gzipSync(ONE), gzipSync(TWO)]

  test('a member that breaks in the middle', async () => {
    const broken = Buffer.from(one)
    broken.fill(0xff, 40, 60)
    const { records, faults } = brief(await read(Buffer.concat([info, broken, two])))
    expect(records.at(0)).toBe(`warcinfo 0+${info.length}`)
    expect(records.at(-1)).toBe(`response ${info.length + one.length}+${two.length}`)
    expect(faults).toContain(`damaged-container@${info.length}`)
  })

  test('bytes between members, and a cut end', async () => {
    const { records, faults } = brief(await read(Buffer.concat([info, Buffer.from('junk'), two, one.subarray(0, -30)])))
    expect(records.slice(0, 2)).toEqual([`warcinfo 0+${info.length}`, `response ${info.length + 4}+${two.length}`])
    expect(faults[0]).toBe(`damaged-container@${info.length}`)
    expect(faults.at(-1)).toBe(`truncated@${info.length + 4 + two.length}`)
  })

  test('a member cut at any byte, its header included, is told and ends', async () => {
    for (let size = 1; size < two.length; size += 1) {
      const { records, faults } = brief(await read(Buffer.concat([info, two.subarray(0, size)])))
      expect([size, records[0], faults.length > 0]).toEqual([size, `warcinfo 0+${info.length}`, true])
    }
  })

  test.each([
    ['a block digest', { 'WARC-Block-Digest': 'sha1:AAAA' }, 'failed', 'absent'],
    ['a payload digest', { 'WARC-Payload-Digest': 'sha256:00' }, 'passed', 'failed'],
    ['an unknown one', { 'WARC-Block-Digest': 'crc32:00' }, 'unknown', 'absent'],
    ['no label', { 'WARC-Block-Digest': '0011' }, 'unknown', 'absent'],
    ['none', { 'WARC-Block-Digest': '' }, 'absent', 'absent'],
    [
      'base64',
      { 'WARC-Payload-Digest': `md5:${createHash('md5').update('one\n').digest('base64')}` },
      'passed',
      'passed',
    ],
  ])('%s', async (_title, fields, ...[block, payload]) => {
    const { records } = await read(warcResponse(A, { body: 'one\n' }, fields))
    expect(records[0]?.digests).toEqual({ block, payload })
  })

  test('a digest of what a request carries, and one of what a revisit refers to', async () => {
    const request = warcRecord('request', Buffer.from('POST / HTTP/1.1\r\n\r\nform'), {
      'WARC-Payload-Digest': md5('form'),
    })
    const revisit = warcRecord('revisit', Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), {
      'WARC-Payload-Digest': md5('elsewhere'),
    })
    const { records } = await read(Buffer.concat([request, revisit]))
    expect(records.map(({ digests }) => digests.payload)).toEqual(['passed', 'absent'])
  })

  test('WARC 1.0, line ends of LF, folded fields, small letters', async () => {
    const text = `WARC/1.0\nwarc-type: Response\nwarc-target-uri:\n <${A}>\ncontent-length: 21\n\nHTTP/1.0 200 OK\n\nbody\n\n\n`
    const { records, faults } = await read(Buffer.from(text))
    expect(faults).toEqual([])
    expect(records).toMatchObject([{ type: 'response', url: A, payload: { sizeBytes: 4 } }])
  })
})

test('any bytes: never throws, ends, and the same in any chunks', async () => {
  const parts = fc.array(
    fc.oneof(
      fc.constantFrom(INFO, ONE, TWO, gzipSync(ONE), gzipSync(Buffer.concat([INFO, TWO]))),
      fc.uint8Array({ maxLength: 60 }),
      fc
        .constantFrom('WARC/1.1\r\n', '\r\n\r\n', '\nWARC/', 'Content-Length: 99999999\r\n')
        .map((text) => Buffer.from(text)),
    ),
    { maxLength: 6 },
  )
  await fc.assert(
    fc.asyncProperty(parts, fc.nat(2000), fc.integer({ min: 1, max: 700 }), async (drawn, cut, chunkBytes) => {
      const bytes = Buffer.concat(drawn)
      const kept = bytes.subarray(0, Math.max(0, bytes.length - (cut % (bytes.length + 1))))
      const whole = await read(kept)
      expect(await read(kept, chunkBytes)).toEqual(whole)
      expect(whole.records.length + whole.faults.length).toBeLessThan(60)
    }),
    { numRuns: 200 },
  )
})

test('time and memory stay bounded for what is made to exhaust', async () => {
  const texts = [
    'WARC/1.1\r\n',
    'WARC/1.1\r\n\r\n',
    '\r\n',
    'x',
    '\n',
    'WARC/1.1\r\nWARC-Type: x\r\nContent-Length: 0\r\n\r\n',
  ]
  for (const text of texts) {
    const startedAtMs = performance.now()
    await read(Buffer.from(text.repeat(300_000 / text.length)))
    expect([text, performance.now() - startedAtMs < 3000]).toEqual([text, true])
  }
  const bomb = gzipSync(warcResponse(A, { body: Buffer.alloc(64 * 1024 * 1024) }))
  const before = process.memoryUsage().rss
  const { records } = await read(bomb)
  expect(records[0]?.payload.sizeBytes).toBe(64 * 1024 * 1024)
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
})
