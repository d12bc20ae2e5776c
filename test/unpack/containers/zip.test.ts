import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { brief, collect, memory } from '../collect.ts'
import { zip } from '../pack.ts'

const read = async (bytes: Uint8Array) => collect(memory(bytes, 'a.zip'))
const log = (name: string | Buffer, text = 'x') => ({ name, bytes: Buffer.from(text) })

describe('zip', () => {
  test('reads stored and deflated members, from a stream and from a file', async () => {
    const bytes = zip([log('log/a.log', 'one\n'.repeat(50_000)), { ...log('b', 'two'), method: 0 }, log('empty', '')])
    const expected = [`log/a.log|a.log=${'one\n'.repeat(50_000)}`, 'b|b=two', 'empty|empty=']
    expect(brief(await read(bytes))).toEqual(expected)
    const folder = mkdtempSync(join(tmpdir(), 'zip-'))
    const filePath = join(folder, 'sealed')
    writeFileSync(filePath, bytes)
    expect(brief(await collect({ ...memory(bytes, 'a.zip'), filePath }))).toEqual(expected)
    rmSync(folder, { recursive: true })
  })

  test('decodes names as UTF-8, else as GB18030, whatever their flag says', async () => {
    const gbk = Buffer.from('d6d0cec42e6c6f67', 'hex')
    const met = await read(zip([log('文.log'), { ...log(gbk), flags: 0 }, log(gbk), log('../../x'), log('../../x')]))
    expect(met.map((one) => one.path)).toEqual(['文.log', '中文.log', '中文.log#2', '../../x', '../../x#2'])
  })

  test.each([
    ['a wrong checksum', { crc: 0x04030201 }, 'the checksum does not match'],
    ['a wrong size', { plainBytes: 5 }, 'the directory says 5 bytes, there are 1'],
  ])('%s is told after the bytes', async (_title, options, detail) => {
    const met = await read(zip([{ ...log('bad'), ...options }, log('good')]))
    expect(brief(met)).toEqual(['bad|bad=x!damaged-container@1', 'good|good=x'])
    expect(met[0]).toMatchObject({ damage: { detail } })
  })

  test.each([
    ['locked', { flags: 1 }, { reject: 'password-protected', detail: 'locked with a password' }],
    ['bzip2', { method: 12 }, { reject: 'unsupported-container', detail: 'compression method 12 (bzip2)' }],
    ['method 77', { method: 77 }, { reject: 'unsupported-container', detail: 'compression method 77 (unknown)' }],
    ['link', { madeBy: 3, externalAttributes: 0o120777 * 65_536 }, { reject: 'link', detail: 'symbolic link' }],
  ])('a member that is %s is named and the rest is read', async (name, options, expected) => {
    const met = await read(zip([{ ...log(name), ...options }, log('good')]))
    expect(met).toEqual([
      { path: name, name, ...expected },
      { path: 'good', name: 'good', text: 'x', damage: null },
    ])
  })

  test('broken deflate data in one member leaves the others', async () => {
    const bytes = zip([log('bad', 'y'.repeat(100)), log('good')])
    bytes.fill(0xff, 33, 36)
    expect(brief(await read(bytes))).toEqual(['bad|bad!damaged-container', 'good|good=x'])
  })

  test('members that share bytes are read once', async () => {
    const bytes = zip([log('0.log', 'z'.repeat(1000)), log('1.log', 'z'.repeat(1000))])
    const second = bytes.lastIndexOf('PK\x01\x02')
    bytes.writeUInt32LE(0, second + 42)
    const met = await read(bytes)
    expect(brief(met)).toEqual([`0.log|0.log=${'z'.repeat(1000)}`, '1.log|1.log!over-limit'])
    expect(met[1]).toMatchObject({ detail: expect.stringContaining('overlap') })
  })

  test('without its directory it is a reject, not nothing', async () => {
    const bytes = zip([log('good')])
    expect(brief(await read(bytes.subarray(0, bytes.lastIndexOf('PK\x01\x02'))))).toEqual(['|a.zip!damaged-container'])
  })

  test('a directory that breaks in the middle keeps the members before', async () => {
    const bytes = zip([log('a'), log('b')])
    bytes.fill(0, bytes.lastIndexOf('PK\x01\x02'), bytes.lastIndexOf('PK\x01\x02') + 4)
    expect(brief(await read(bytes))).toEqual(['a|a=x', '|a.zip!damaged-container'])
  })

  test('a place beyond the file is told for that member alone', async () => {
    const bytes = zip([log('a'), log('b')])
    bytes.writeUInt32LE(0x7fffffff, bytes.lastIndexOf('PK\x01\x02') + 42)
    expect(brief(await read(bytes))).toEqual(['a|a=x', 'b|b!damaged-container'])
  })

  test('passes over folders; a zip of nothing is an empty stream', async () => {
    expect(brief(await read(zip([{ ...log('d/', ''), method: 0 }, log('d/a')])))).toEqual(['d/a|a=x'])
    expect(brief(await read(zip([])))).toEqual(['|a.zip='])
  })
})
