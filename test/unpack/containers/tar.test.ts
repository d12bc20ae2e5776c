import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { brief, collect, memory } from '../collect.ts'
import { END_OF_TAR, padded, paxRecord, tar, tarHeader, tarMember } from '../pack.ts'

const read = async (...parts: readonly Uint8Array[]) => collect(memory(Buffer.concat(parts), 'a.tar'))
const log = (name: string | Buffer, text = 'x') => ({ name, bytes: Buffer.from(text) })

describe('tar', () => {
  test.each([
    ['POSIX', 'ustar\x0000'],
    ['GNU', 'ustar  \0'],
    ['v7, told by its checksum', ''],
  ] as const)('reads %s headers', async (_title, magic) => {
    const bytes = [tarMember(log('log/a.log', 'one\n'), { magic }), tarMember(log('b', ''), { magic }), END_OF_TAR]
    expect(brief(await read(...bytes))).toEqual(['log/a.log|a.log=one\n', 'b|b='])
  })

  test('accepts the signed checksum of old Sun tars', async () => {
    const header = tarHeader(Buffer.from('d6d0', 'hex'), 1, { magic: '' })
    const signed = Number.parseInt(header.toString('latin1', 148, 154), 8) - 2 * 256
    header.write(`${signed.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
    expect(brief(await read(header, padded(Buffer.from('x')), END_OF_TAR))).toEqual(['中|中=x'])
  })

  test('names are data: absolute, climbing, drive and twin names are all read', async () => {
    const names = ['../../x', '/tmp/x', 'C:\\x', '..\\x', 'x.log', 'x.log', 'X.LOG', 'x.log#2', 'x.log', 'n\nl']
    const met = await read(tar(names.map((name) => log(name))))
    expect(met.map((one) => one.path)).toEqual([
      '../../x',
      '/tmp/x',
      'C:\\x',
      '..\\x',
      'x.log',
      'x.log#2',
      'X.LOG',
      'x.log#2#2',
      'x.log#3',
      'n\nl',
    ])
    expect(met.every((one) => 'text' in one && one.text === 'x')).toBe(true)
  })

  test('decodes names as UTF-8, else as GB18030, else byte by byte', async () => {
    const gbk = Buffer.from('d6d0cec42e6c6f67', 'hex')
    const met = await read(tar([log('中文.log'), log(gbk), log(Buffer.from('a\xff\xff', 'latin1'))]))
    expect(met.map((one) => one.path)).toEqual(['中文.log', '中文.log#2', 'a\\xff\\xff'])
  })

  test('takes long names and sizes from pax and GNU extensions', async () => {
    const long = `${'d/'.repeat(120)}long.log`
    const pax = Buffer.from(paxRecord('mtime', '1220000000.5') + paxRecord('path', long) + paxRecord('size', '4'))
    const bytes = [
      tarMember({ name: 'pax', bytes: pax }, { type: 'x' }),
      tarMember(log('short', 'pax\n'), { size: '00000000000\0' }),
      tarMember(log('././@LongLink', `${long}\0`), { type: 'L' }),
      tarMember(log('short', 'gnu\n')),
      tarMember(log('plain', 'plain\n')),
      END_OF_TAR,
    ]
    expect(brief(await read(...bytes))).toEqual([
      `${long}|long.log=pax\n`,
      `${long}#2|long.log=gnu\n`,
      'plain|plain=plain\n',
    ])
  })

  test('joins the prefix of a POSIX header to the name', async () => {
    const header = tarHeader('a.log', 1)
    header.write('some/folder', 345, 'latin1')
    header.write('        ', 148, 'latin1')
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
      'latin1',
    )
    expect(brief(await read(header, padded(Buffer.from('x')), END_OF_TAR))).toEqual(['some/folder/a.log|a.log=x'])
  })

  test('reads base-256 sizes', async () => {
    const size = Buffer.from('800000000000000000000003', 'hex')
    expect(brief(await read(tarMember(log('a', 'abc'), { size }), END_OF_TAR))).toEqual(['a|a=abc'])
  })

  test.each([
    ['1', 'link', 'hard link to /etc/passwd'],
    ['2', 'link', 'symbolic link to /etc/passwd'],
    ['3', 'special-file', 'character device'],
    ['4', 'special-file', 'block device'],
    ['6', 'special-file', 'named pipe'],
  ])('names a member of type %s as %s and goes on', async (type, reject, detail) => {
    const met = await read(tarHeader('bad', 0, { type, linkName: '/etc/passwd' }), tar([log('good')]))
    expect(met).toEqual([
      { path: 'bad', name: 'bad', reject, detail },
      { path: 'good', name: 'good', text: 'x', damage: null },
    ])
  })

  test('passes over folders and labels in silence, names sparse members', async () => {
    const bytes = [tarHeader('d/', 0, { type: '5' }), tarHeader('v', 0, { type: 'V' }), tarHeader('old/', 0)]
    expect(brief(await read(...bytes, tar([log('good')])))).toEqual(['good|good=x'])
    expect(brief(await read(tarMember(log('holes', 'abc'), { type: 'S' }), tar([log('good')])))).toEqual([
      'holes|holes!unsupported-container',
      'good|good=x',
    ])
  })

  test('a cut member gives what is there; the cut is told once', async () => {
    const whole = tar([log('a', 'aaa'), log('b', 'b'.repeat(1000)), log('c')])
    expect(brief(await read(whole.subarray(0, 1536 + 600)))).toEqual([
      'a|a=aaa',
      `b|b=${'b'.repeat(600)}!truncated@600`,
    ])
    expect(brief(await read(whole.subarray(0, 1536)))).toEqual(['a|a=aaa', 'b|b!truncated'])
    expect(brief(await read(whole.subarray(0, 1024)))).toEqual(['a|a=aaa', '|a.tar!truncated'])
    expect(brief(await read(whole.subarray(0, 1000)))).toEqual(['a|a=aaa', '|a.tar!truncated'])
    expect(brief(await read(whole.subarray(0, 1124)))).toEqual(['a|a=aaa', '|a.tar!damaged-container'])
  })

  test('a claim of 64 GB allocates nothing', async () => {
    const header = tarHeader('huge', 0, { size: '777777777777' })
    expect(brief(await read(header, Buffer.from('three')))).toEqual(['huge|huge=three!truncated@5'])
  })

  test('a damaged header costs the bytes up to the next good one, and they are counted', async () => {
    const first = tarMember(log('lost', 'lost'))
    first[0] = 0x58
    expect(await read(first, tar([log('kept')]))).toMatchObject([
      {
        path: '',
        name: 'a.tar',
        reject: 'damaged-container',
        detail: 'no tar header at byte 0; 1024 bytes passed over',
      },
      { path: 'kept', text: 'x' },
    ])
    const noSize = tarHeader('n', 0, { size: 'not a number' })
    expect(brief(await read(noSize, tar([log('kept')])))).toEqual(['|a.tar!damaged-container', 'kept|kept=x'])
  })

  test('reads on after the end mark: tars joined in a row, and junk', async () => {
    expect(brief(await read(tar([log('a')]), tar([log('b')])))).toEqual(['a|a=x', 'b|b=x'])
    expect(await read(tar([log('a')]), Buffer.from('JUNK'))).toMatchObject([
      { path: 'a' },
      { reject: 'damaged-container', detail: 'no tar header at byte 1024; 4 bytes passed over' },
    ])
  })

  test('refuses an extended header beyond its limit', async () => {
    const header = tarHeader('pax', 1024 * 1024 + 1, { type: 'x' })
    expect(brief(await read(header, tar([log('a')])))).toEqual(['|a.tar!over-limit'])
  })

  test('what surrounds it breaks: members before are kept, the break is told once', async () => {
    const packed = gzipSync(tar([log('a', 'aaa'), log('b', 'b'.repeat(2000))]), { level: 0 })
    const met = await collect(memory(packed.subarray(0, 2700), 'a.tar.gz'))
    expect(met).toMatchObject([
      { path: 'a', text: 'aaa' },
      { path: 'b', damage: { reason: 'truncated' } },
    ])
    const badSum = Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)])
    expect(brief(await collect(memory(badSum, 'a.tar.gz'))).at(-1)).toBe('|a.tar!damaged-container')
  })

  test('an archive of nothing is an empty stream', async () => {
    expect(brief(await read(tarHeader('d/', 0, { type: '5' }), END_OF_TAR))).toEqual(['|a.tar='])
  })
})
