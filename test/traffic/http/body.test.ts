import { createHash, randomBytes } from 'node:crypto'
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BODY_HEAD_BYTES } from '../../../src/model/exchange.ts'
import { BodyCollector, type CollectedBody } from '../../../src/traffic/http/body.ts'
import { Room } from '../../../src/traffic/http/room.ts'

function collect(wire: Uint8Array, { encodings = [] as string[], piece = 1460, room = null as Room | null } = {}) {
  const collector = new BodyCollector(encodings, room)
  for (let at = 0; at < wire.length; at += piece) collector.push(wire.subarray(at, at + piece))
  return told(collector.finish())
}

/** The head as text, which compares faster. */
const told = (body: CollectedBody) => ({ ...body, bodyHead: Buffer.from(body.bodyHead).toString('latin1') })

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const NOISE = randomBytes(300_000)
const TEXT = Buffer.from(NOISE.toString('hex'))
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
const CODE: Record<string, (bytes: Uint8Array) => Buffer> = {
  gzip: (bytes) => gzipSync(bytes),
  deflate: (bytes) => deflateSync(bytes),
  'deflate, raw': (bytes) => deflateRawSync(bytes),
  br: (bytes) => brotliCompressSync(bytes, FAST),
}
const encodingOf = (coding: string): string => coding.split(',')[0] ?? ''

describe('without a coding', () => {
  test.each([0, 1, BODY_HEAD_BYTES - 1, BODY_HEAD_BYTES, BODY_HEAD_BYTES + 1, 300_000])('%i bytes', (size) => {
    const bytes = NOISE.subarray(0, size)
    expect(collect(bytes, { encodings: ['identity', ''] })).toEqual({
      wireBytes: size,
      bodyBytes: size,
      bodySha256: size === 0 ? null : sha256(bytes),
      bodyHead: bytes.toString('latin1', 0, BODY_HEAD_BYTES),
      faults: [],
    })
  })

  test('what is pushed may change afterwards', () => {
    const collector = new BodyCollector([])
    const view = Buffer.from('abc')
    collector.push(view)
    view.fill(0)
    expect(told(collector.finish()).bodyHead).toBe('abc')
  })

  test('ends at a hole', () => {
    const collector = new BodyCollector([])
    collector.push(Buffer.from('abc'))
    collector.tear()
    collector.push(Buffer.from('def'))
    expect(collector.finish()).toMatchObject({ wireBytes: 3, bodyBytes: 3, bodySha256: sha256(Buffer.from('abc')) })
  })
})

describe.each(Object.keys(CODE))('%s', (coding) => {
  const encode = CODE[coding] ?? ((bytes) => Buffer.from(bytes))
  const encodings = [encodingOf(coding)]

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a word', Buffer.from('word')],
    ['text', TEXT],
    ['noise', NOISE],
  ])('%s in pieces of all sizes', (_, plain) => {
    const wire = encode(plain)
    for (const piece of [1460, 65_536, 1 << 20, ...(wire.length < 1000 ? [1] : [])]) {
      const collected = collect(wire, { encodings, piece })
      expect(collected).toMatchObject({ wireBytes: wire.length, bodyBytes: plain.length, faults: [] })
      expect(collected.bodySha256).toBe(plain.length === 0 ? null : sha256(plain))
    }
  })

  test('no byte at all is no fault: so it is with answers to HEAD', () => {
    expect(collect(Buffer.alloc(0), { encodings }).faults).toEqual([])
  })

  test('cut off: what came is decoded, and it is a fault unless the body was cut', () => {
    const wire = encode(TEXT).subarray(0, 100_000)
    const collector = new BodyCollector(encodings)
    collector.push(wire)
    const cut = told(collector.finish(false))
    expect(cut.faults).toEqual([])
    expect(cut.bodyBytes).toBeGreaterThan(100_000)
    expect(cut.bodySha256).toBe(sha256(TEXT.subarray(0, cut.bodyBytes)))
    expect(collect(wire, { encodings })).toEqual({ ...cut, faults: ['bad-encoding'] })
  })

  test('torn: decoded up to the hole', () => {
    const wire = encode(TEXT)
    const collector = new BodyCollector(encodings)
    collector.push(wire.subarray(0, 100_000))
    collector.tear()
    collector.push(wire.subarray(100_100))
    const torn = collector.finish()
    expect(torn).toMatchObject({ wireBytes: 100_000, faults: [] })
    expect(torn.bodySha256).toBe(sha256(TEXT.subarray(0, torn.bodyBytes)))
  })

  test('a body that is not so coded is kept as it is', () => {
    const wire = Buffer.from('\x01plain, not coded at all. '.repeat(40))
    expect(collect(wire, { encodings })).toMatchObject({ bodySha256: sha256(wire), faults: ['bad-encoding'] })
  })

  test('a bomb is decoded to the limit, in little memory', () => {
    const bomb = encode(Buffer.alloc(64 << 20))
    const rssBytes = process.memoryUsage().rss
    const collected = collect(bomb, { encodings })
    expect(collected).toMatchObject({ wireBytes: bomb.length, bodyBytes: 32 << 20, faults: ['over-limit'] })
    expect(collected.bodySha256).toBe(sha256(Buffer.alloc(32 << 20)))
    expect(process.memoryUsage().rss - rssBytes).toBeLessThan(100 << 20)
  })
})

describe('gzip', () => {
  const encodings = ['gzip']

  test('broken in the middle: what came before stands, up to 16 KiB short, whatever the cut', () => {
    const wire = gzipSync(TEXT)
    wire[80_000] = (wire[80_000] ?? 0) ^ 0xff
    const broken = collect(wire, { encodings })
    expect(broken.faults).toEqual(['bad-encoding'])
    expect(broken.bodyBytes).toBeGreaterThan(100_000)
    expect(collect(wire, { encodings, piece: 7 })).toEqual(broken)
  })

  test('a wrong check sum', () => {
    const wire = gzipSync('text')
    wire[wire.length - 5] = (wire[wire.length - 5] ?? 0) ^ 1
    wire[wire.length - 8] = (wire[wire.length - 8] ?? 0) ^ 1
    expect(collect(wire, { encodings })).toMatchObject({ bodyBytes: 4, faults: ['bad-encoding'] })
  })

  test('a GiB of zeros costs no more than the limit', () => {
    const zeros = deflateRawSync(Buffer.alloc(16 << 20), { finishFlush: constants.Z_FULL_FLUSH })
    const head = gzipSync('').subarray(0, 10)
    const wire = Buffer.concat([head, ...Array.from({ length: 64 }, () => zeros)])
    const startedMs = performance.now()
    expect(collect(wire, { encodings })).toMatchObject({ bodyBytes: 32 << 20, faults: ['over-limit'] })
    expect(performance.now() - startedMs).toBeLessThan(3000)
  })

  test('members one after the other, and junk behind them', () => {
    const wire = Buffer.concat([gzipSync('one '), gzipSync('two'), Buffer.from('\r\njunk')])
    for (const piece of [1, 5, 1000]) {
      expect(collect(wire, { encodings, piece })).toMatchObject({ bodyHead: 'one two', faults: [] })
    }
  })

  test('a second member that is cut off', () => {
    const wire = Buffer.concat([gzipSync('one '), gzipSync('two')])
    for (const left of [-1, -9, -12]) {
      expect(collect(wire.subarray(0, left), { encodings }).faults).toEqual(['bad-encoding'])
    }
  })

  test('members over several blocks', () => {
    const wire = Buffer.concat([gzipSync(NOISE), gzipSync(TEXT)])
    expect(collect(wire, { encodings }).bodySha256).toBe(sha256(Buffer.concat([NOISE, TEXT])))
  })

  test('every field of the header', () => {
    const plain = gzipSync('text')
    const fields = Buffer.from([3, 0, 1, 2, 3, ...Buffer.from('name\0comment\0'), 0xaa, 0xbb])
    const head = Buffer.from(plain.subarray(0, 10))
    head[3] = 2 | 4 | 8 | 16
    const wire = Buffer.concat([head, fields, plain.subarray(10)])
    expect(collect(wire, { encodings })).toMatchObject({ bodyHead: 'text', faults: [] })
    for (let cut = 11; cut < head.length + fields.length; cut += 1) {
      expect(collect(wire.subarray(0, cut), { encodings }).faults).toEqual(['bad-encoding'])
    }
  })
})

describe('codings upon one another', () => {
  test('the last one is undone first', () => {
    const wire = brotliCompressSync(gzipSync(deflateSync(TEXT)), FAST)
    const collected = collect(wire, { encodings: ['deflate', 'gzip', 'BR '] })
    expect(collected).toMatchObject({ bodySha256: sha256(TEXT), faults: [] })
  })

  test('an unknown one beneath is left', () => {
    const collected = collect(gzipSync('inner'), { encodings: ['zstd', 'gzip'] })
    expect(collected).toMatchObject({ bodyHead: 'inner', faults: ['bad-encoding'] })
  })

  test('more than four are not all undone', () => {
    const wire = Array.from({ length: 5 }).reduce<Buffer>((bytes) => gzipSync(bytes), Buffer.from('x'))
    const collected = collect(wire, { encodings: Array.from({ length: 5 }, () => 'gzip') })
    expect(collected).toMatchObject({ bodyHead: gzipSync('x').toString('latin1'), faults: ['over-limit'] })
  })

  test('a bomb in a bomb', () => {
    const wire = gzipSync(gzipSync(Buffer.alloc(64 << 20)))
    expect(collect(wire, { encodings: ['gzip', 'gzip'] })).toMatchObject({
      bodyBytes: 32 << 20,
      faults: ['over-limit'],
    })
  })
})

describe('the room that all bodies share', () => {
  const limitBytes = 200_000

  test('is given back but for the head that is handed on', () => {
    const room = new Room(limitBytes)
    for (const encodings of [[], ['gzip'], ['deflate'], ['gzip', 'gzip']]) {
      const collector = new BodyCollector(encodings, room)
      const wire = encodings.reduce<Buffer>((bytes, name) => CODE[name]?.(bytes) ?? bytes, TEXT)
      collector.push(wire)
      collector.finish()
      room.give(collector.heldBytes)
      expect(room.take(limitBytes)).toBe(true)
      room.give(limitBytes)
    }
  })

  test('when it is full, the beginning of a head is kept, and all are counted', () => {
    const room = new Room(0)
    const collected = collect(NOISE, { room })
    expect(collected).toMatchObject({ bodyBytes: 300_000, bodySha256: sha256(NOISE), faults: ['over-limit'] })
    expect(collected.bodyHead).toHaveLength(512)
    expect(collect(NOISE.subarray(0, 500), { room }).faults).toEqual([])
  })

  test('when it is full, a coded body is kept as it is', () => {
    const wire = gzipSync(TEXT)
    const collected = collect(wire, { encodings: ['gzip'], room: new Room(0) })
    expect(collected).toMatchObject({ bodySha256: sha256(wire), faults: ['over-limit'] })
  })

  test('a decoder for a large window takes as much', () => {
    const wire = brotliCompressSync(TEXT, FAST)
    expect(collect(wire, { encodings: ['br'], room: new Room(3 << 20) }).faults).toEqual(['over-limit'])
    expect(collect(wire, { encodings: ['br'], room: new Room(8 << 20) }).faults).toEqual([])
  })
})

test('broken bytes never throw, and the cut makes no difference', () => {
  const wires = Object.entries(CODE).map(
    ([name, encode]) => [encodingOf(name), encode(TEXT.subarray(0, 3000))] as const,
  )
  const change = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }))
  fc.assert(
    fc.property(
      fc.constantFrom(...wires),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      ([name, whole], changes) => {
        const wire = Buffer.from(whole)
        for (const [at, bits] of changes) wire[at % wire.length] = (wire[at % wire.length] ?? 0) ^ bits
        expect(collect(wire, { encodings: [name], piece: 13 })).toEqual(collect(wire, { encodings: [name] }))
      },
    ),
    { numRuns: 2000 },
  )
})
