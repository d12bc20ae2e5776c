import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { unpack } from '../../src/unpack/index.ts'
import { DEPTH } from '../../src/unpack/limits.ts'
import { brief, collect, memory, readLeaf } from './collect.ts'
import { tar, zip } from './pack.ts'

const log = (name: string, bytes: string | Uint8Array = 'x') => ({ name, bytes: Buffer.from(bytes) })
const read = async (bytes: Uint8Array, name = 'item') => brief(await collect(memory(bytes, name)))

/** A disk that fails in the middle of a file. */
async function* failing(): AsyncGenerator<Uint8Array> {
  yield gzipSync('x'.repeat(1000)).subarray(0, 15)
  throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO', syscall: 'read' })
}

describe('unpack', () => {
  test('what is no container is itself, whatever its name', async () => {
    expect(await read(Buffer.from('plain'), 'x.gz')).toEqual(['|x.gz=plain'])
    expect(await read(Buffer.alloc(0), 'empty.log')).toEqual(['|empty.log='])
    expect(await read(Buffer.alloc(2000), 'zeros')).toEqual([`|zeros=${'\0'.repeat(2000)}`])
  })

  test('joins names by ! and leaves a compression around the item unnamed', async () => {
    const inner = tar([log('in/b.log', 'b')])
    const bytes = zip([
      log('a.log.gz', gzipSync('a')),
      log('x/in.tar', inner),
      log('y.tgz', gzipSync(inner)),
      log('c', 'c'),
    ])
    expect(await read(bytes, 'all.zip')).toEqual([
      'a.log.gz!a.log|a.log=a',
      'x/in.tar!in/b.log|b.log=b',
      'y.tgz!y.tar!in/b.log|b.log=b',
      'c|c=c',
    ])
    expect(await read(gzipSync(inner), 'a.tar.gz')).toEqual(['in/b.log|b.log=b'])
    expect(await read(gzipSync(gzipSync('twice')), 'a.log.gz.gz')).toEqual(['|a.log=twice'])
  })

  test('names kinds that cannot be opened, inside and outside', async () => {
    const rar = Buffer.concat([Buffer.from('Rar!\x1a\x07\0', 'latin1'), Buffer.alloc(50)])
    expect(await collect(memory(rar, 'a.rar'))).toEqual([
      { path: '', name: 'a.rar', reject: 'unsupported-container', detail: 'RAR archives cannot be opened here' },
    ])
    expect(await read(tar([log('a.rar', rar), log('b')]))).toEqual(['a.rar|a.rar!unsupported-container', 'b|b=x'])
  })

  test('opens containers to the stated depth and names the next', async () => {
    let bytes = Buffer.from('deep')
    for (let depth = 0; depth < DEPTH; depth += 1) bytes = gzipSync(bytes)
    expect(await read(bytes)).toEqual(['|item=deep'])
    expect(await read(tar([log('too-deep', bytes), log('good')]))).toEqual([
      expect.stringMatching(/^too-deep(!too-deep#?\d*){7}\|too-deep!over-limit$|^too-deep.*\|.*!over-limit$/),
      'good|good=x',
    ])
  })

  test('a nest of gzip that gives more than 1,100 to one is stopped, its siblings are read', async () => {
    const bomb = gzipSync(gzipSync(Buffer.alloc(40 * 1024 * 1024)))
    expect(bomb.length).toBeLessThan(1000)
    const [met] = await collect(memory(bomb, 'bomb'))
    expect(met).toMatchObject({ damage: { reason: 'over-limit', detail: expect.stringContaining('1100 to one') } })
    const text = met !== undefined && 'text' in met ? met.text : ''
    expect(text.length).toBeGreaterThan(900_000)
    expect(text.length).toBeLessThan(4_000_000)
    const archive = await collect(memory(tar([log('bomb.gz', bomb), log('good')])))
    expect(archive.at(-1)).toEqual({ path: 'good', name: 'good', text: 'x', damage: null })
  })

  test('long runs of one byte are no bomb', async () => {
    const bytes = gzipSync(Buffer.alloc(8 * 1024 * 1024, 'same line\n'))
    expect((await collect(memory(bytes)))[0]).toMatchObject({ damage: null })
  })

  test('tells the break of an outer layer once, after the members it left', async () => {
    const packed = gzipSync(tar([log('a'), log('b.zip', zip([log('in')])), log('c', 'c'.repeat(3000))]), { level: 0 })
    expect(await read(packed.subarray(0, packed.length - 3000))).toEqual([
      'a|a=x',
      'b.zip!in|in=x',
      expect.stringMatching(/^c\|c=c+!truncated@\d+$/),
    ])
  })
})

describe('spooling', () => {
  let spoolDir = ''
  beforeEach(() => {
    spoolDir = mkdtempSync(join(tmpdir(), 'spool-'))
  })
  afterEach(() => rmSync(spoolDir, { recursive: true }))

  test('a zip inside a stream lies in one private file of random name while it is read', async () => {
    expect.assertions(4)
    const bytes = tar([log('../../evil.zip', zip([log('in')]))])
    for await (const leaf of unpack(memory(bytes), { spoolDir })) {
      expect(leaf.containerPath).toBe('../../evil.zip!in')
      const names = readdirSync(spoolDir)
      expect(names).toEqual([expect.stringMatching(/^[\da-f-]{36}$/)])
      expect(statSync(join(spoolDir, names[0] ?? '')).mode & 0o777).toBe(0o600)
    }
    expect(readdirSync(spoolDir)).toEqual([])
  })

  test('bytes can be read once; a second reading is a fault, not an empty stream', async () => {
    expect.assertions(2)
    for await (const leaf of unpack(memory(Buffer.from('x')), { spoolDir })) {
      expect(await readLeaf(leaf)).toMatchObject({ text: 'x' })
      await expect(readLeaf(leaf)).rejects.toThrow('can be read once')
    }
  })

  test('leaves nothing behind when the reader stops early, or reads nothing', async () => {
    const bytes = tar([log('a.zip', zip([log('one', 'x'.repeat(200_000)), log('two')])), log('b')])
    for await (const leaf of unpack(memory(bytes), { spoolDir })) {
      if (leaf.kind === 'stream') for await (const _ of leaf.read()) break
      break
    }
    expect(readdirSync(spoolDir)).toEqual([])
    const paths: string[] = []
    for await (const leaf of unpack(memory(bytes), { spoolDir })) paths.push(leaf.containerPath)
    expect(paths).toEqual(['a.zip!one', 'a.zip!two', 'b'])
    expect(readdirSync(spoolDir)).toEqual([])
  })

  test('a cut zip inside a stream is a reject that tells the cut', async () => {
    const packed = gzipSync(zip([log('in', 'y'.repeat(500))]), { level: 0 })
    expect(await read(packed.subarray(0, 60), 'a.zip.gz')).toEqual(['|a.zip!truncated'])
  })

  test('failures of the machine are thrown, not recorded as bad evidence', async () => {
    const source = { name: 'a', sizeBytes: null, filePath: null, read: failing }
    await expect(collect(source)).rejects.toThrow('EIO')
    const zipped = { ...memory(zip([log('a')])), filePath: join(spoolDir, 'not-there') }
    await expect(collect(zipped)).rejects.toThrow('ENOENT')
  })
})
