import { randomBytes } from 'node:crypto'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { brief, collect, memory } from '../collect.ts'

const rows = Buffer.from('2008-09-01\t58.30.1.1\tgood\n'.repeat(500))
const packed = gzipSync(rows)
const flat = async (bytes: Uint8Array, name = 'x.log.gz', chunkBytes?: number) =>
  collect(memory(bytes, name, chunkBytes))

describe('gzip', () => {
  test.each([
    ['x.log.gz', 'x.log'],
    ['x.tgz', 'x.tar'],
    ['X.LOG.GZ', 'X.LOG'],
    ['no-suffix', 'no-suffix'],
    ['.gz', '.gz'],
  ])('%s holds %s and adds no path', async (name, inner) => {
    expect(await flat(packed, name)).toEqual([{ path: '', name: inner, text: rows.toString('latin1'), damage: null }])
  })

  test('reads members joined in a row, wherever chunks are cut', async () => {
    const joined = Buffer.concat([gzipSync('one\n'), gzipSync(''), gzipSync('two\n'), gzipSync('three\n')])
    for (const chunkBytes of [1, 2, 7, 10, 23, joined.length]) {
      expect(brief(await flat(joined, 'a.gz', chunkBytes))).toEqual(['|a=one\ntwo\nthree\n'])
    }
  })

  test('ignores the name, comment, extra field and checksum of the header', async () => {
    const body = packed.subarray(10)
    const extras = Buffer.from('\x04\0abcd../../../etc/passwd\0a comment\0\x12\x34', 'latin1')
    const header = Buffer.from([0x1f, 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 3])
    expect(await flat(Buffer.concat([header, extras, body]))).toEqual([
      { path: '', name: 'x.log', text: rows.toString('latin1'), damage: null },
    ])
  })

  test('a wrong checksum or size is told after all bytes, those of later members included', async () => {
    const wrongSum = Buffer.concat([packed.subarray(0, -8), Buffer.alloc(4), packed.subarray(-4)])
    const met = await flat(Buffer.concat([wrongSum, gzipSync('after\n')]))
    expect(met).toMatchObject([
      {
        text: `${rows.toString('latin1')}after\n`,
        damage: { reason: 'damaged-container', detail: 'the gzip checksum does not match', atByte: rows.length + 6 },
      },
    ])
    const wrongSize = Buffer.concat([packed.subarray(0, -4), Buffer.from([1, 0, 0, 0])])
    expect(await flat(wrongSize)).toMatchObject([{ damage: { reason: 'damaged-container', atByte: rows.length } }])
  })

  test('names junk after the last member, not padding zeros', async () => {
    const met = await flat(Buffer.concat([packed, Buffer.from('JUNK'.repeat(100))]))
    expect(met).toMatchObject([
      { damage: { reason: 'damaged-container', detail: '400 bytes after the last gzip member', atByte: rows.length } },
    ])
    expect(await flat(Buffer.concat([packed, Buffer.alloc(512)]))).toMatchObject([{ damage: null }])
  })

  test('a cut gives every byte that can be had, then truncated', async () => {
    const noise = randomBytes(300_000)
    const stored = gzipSync(noise, { level: 0 })
    const [met] = await flat(stored.subarray(0, 200_000))
    expect(met).toMatchObject({ damage: { reason: 'truncated' } })
    const text = met !== undefined && 'text' in met ? met.text : ''
    expect(text.length).toBeGreaterThan(199_900)
    expect(noise.toString('latin1').startsWith(text)).toBe(true)
    expect(await flat(packed.subarray(0, -3))).toMatchObject([
      { text: rows.toString('latin1'), damage: { reason: 'truncated', atByte: rows.length } },
    ])
  })

  test('bytes that break in the middle are kept up to 64 KiB before the break', async () => {
    const noise = randomBytes(400_000)
    const broken = gzipSync(noise, { level: 0 })
    broken.fill(0xff, 300_000, 300_100)
    // Stored blocks carry no checksum of their own: break a block header as well, 65,535 bytes apart.
    for (let at = 10; at < broken.length; at += 65_540) if (at > 300_000) broken.fill(0xff, at, at + 5)
    const [met] = await flat(broken)
    expect(met).toMatchObject({ damage: { reason: 'damaged-container' } })
    expect(met !== undefined && 'text' in met && met.text.length).toBeGreaterThan(230_000)
  })

  test('what cannot be opened at all is a reject, never an empty stream', async () => {
    const badBlock = Buffer.concat([packed.subarray(0, 10), Buffer.alloc(40, 0xff)])
    expect(brief(await flat(badBlock))).toEqual(['|x.log!damaged-container'])
    expect(brief(await flat(packed.subarray(0, 10)))).toEqual(['|x.log!truncated'])
    const endlessName = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]), Buffer.alloc(200_000, 0x41)])
    expect(brief(await flat(endlessName))).toEqual(['|x.log!damaged-container'])
  })

  test('an empty file inside is an empty stream', async () => {
    expect(brief(await flat(gzipSync('')))).toEqual(['|x.log='])
  })

  test('other bytes that begin alike are no gzip', async () => {
    const reserved = Buffer.from([0x1f, 0x8b, 8, 0xe0, 1, 2, 3])
    expect(brief(await flat(reserved, 'odd.log'))).toEqual([`|odd.log=${reserved.toString('latin1')}`])
    const bare = deflateRawSync('x')
    expect(brief(await flat(bare, 'bare'))).toEqual([`|bare=${bare.toString('latin1')}`])
  })
})
