import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { WARCParser } from 'warcio'
import { openWarc } from '../../src/collect/warc-writer.ts'
import { scratch } from '../e2e/cli.ts'
import {
  bytesOf,
  checkedByPython,
  exchange,
  hasPython,
  indexedByWarcio,
  INFO,
  inMemory,
  readAll,
} from './warc-samples.ts'

const dir = scratch('warc')
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')

const CHUNKED = Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')

/** A WARC of every kind of exchange. */
async function writeSample(path: string) {
  const sink = await openWarc(path, INFO)
  const receipts = [
    await sink.write(exchange('/a.log', Buffer.from('one\n'))),
    await sink.write(exchange('/b.log', Buffer.from('3\r\nabc\r\n0\r\n\r\n'), { responseHead: CHUNKED })),
    await sink.write(exchange('/cut', inMemory(Buffer.alloc(300_000, 'x'), 999), { truncated: () => 'time' })),
    await sink.write(exchange('/empty', Buffer.alloc(0), { metadata: { tls: 'expired', nothing: '' }, address: '' })),
    await sink.write(exchange('/odd', Buffer.from('no http'), { responseHead: Buffer.from('SSH-2.0-x\r\n') })),
    await sink.write(exchange('/none', Buffer.alloc(0), { responseHead: Buffer.alloc(0), truncated: 'disconnect' })),
  ]
  await sink.close()
  return receipts
}

describe('what is written', async () => {
  const path = join(dir, 'sample.warc.gz')
  const receipts = await writeSample(path)
  const { records, faults } = await readAll(path)

  test('is read back whole, with every digest passing', () => {
    expect(faults).toEqual([])
    expect(records.map(({ type }) => type).join(' ')).toBe(
      'warcinfo request response request response request response request metadata response request response request response',
    )
    expect(records.map(({ digests }) => digests.block)).toEqual(records.map(() => 'passed'))
    const answers = records.filter(({ type }) => type === 'response')
    const verdicts = answers.map(({ digests }) => digests.payload).join(' ')
    expect(verdicts).toBe('passed passed passed passed absent absent')
    expect(answers.map(({ offset }) => offset)).toEqual(receipts.map(({ offset }) => offset))
    const payloads = receipts.map((one) => ({ sizeBytes: one.sizeBytes, sha256: one.sha256 }))
    // What is no HTTP has no head to set apart: its payload is the whole block.
    payloads[4] = { sizeBytes: 18, sha256: sha256('SSH-2.0-x\r\nno http') }
    expect(answers.map(({ payload }) => payload)).toEqual(payloads)
    expect(answers.map(({ fields }) => fields.get('warc-record-id'))).toEqual(receipts.map((one) => one.warcRecordId))
    expect(receipts.map((one) => one.sizeBytes)).toEqual([4, 3, 300_000, 0, 7, 0])
    expect(receipts.map((one) => one.sha256).slice(0, 2)).toEqual([sha256('one\n'), sha256('abc')])
  })

  test('says when, where, what was cut, and what belongs together', () => {
    const [info, request, answer] = records
    expect(answer?.fields.get('warc-date')).toBe('2026-11-21T12:00:00.123Z')
    expect(answer?.fields.get('warc-ip-address')).toBe('127.0.0.1')
    expect(answer?.fields.get('warc-warcinfo-id')).toBe(info?.fields.get('warc-record-id'))
    expect(answer?.fields.get('warc-concurrent-to')).toBe(request?.fields.get('warc-record-id'))
    expect(request?.fields.get('warc-concurrent-to')).toBe(answer?.fields.get('warc-record-id'))
    const answers = records.filter(({ type }) => type === 'response')
    const truncated = answers.map(({ fields }) => fields.get('warc-truncated') ?? 'whole').join(' ')
    expect(truncated).toBe('whole whole time whole whole disconnect')
    expect(answers[3]?.fields.get('warc-ip-address')).toBeUndefined()
  })

  test('keeps heads byte for byte, and no text begins a line of its own', () => {
    const text = gunzipSync(bytesOf(path)).toString('latin1')
    expect(text).toContain(
      '\r\n\r\nHTTP/1.1 200 OK\r\nServer:  odd \r\nlast-modified: Thu, 14 Aug 2008 23:59:59 GMT\r\n\r\none\n\r\n\r\n',
    )
    expect(text).toContain('authority: written order\\u{d}\\u{a}second line\r\n')
    expect(text).toContain('\r\n\r\ntls: expired\r\n\r\n\r\n')
  })

  test('can be read by its owner only, and leaves nothing beside it', () => {
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(dir).filter((name) => name.includes('spool'))).toEqual([])
  })

  test.skipIf(!hasPython)('passes an independent checker', () => {
    expect(checkedByPython(path)).toEqual({ isGood: true, said: '{"records": 14, "answers": 6}' })
  })

  test('is indexed by warcio.js at the same places', () => {
    expect(indexedByWarcio(path)).toEqual(
      records.map(({ offset, lengthBytes, type }) => ({ offset, length: lengthBytes, 'warc-type': type })),
    )
  })

  test('gives the same bodies to warcio.js', async () => {
    const bodies: string[] = []
    for await (const record of new WARCParser(inMemory(bytesOf(path)))) {
      if (record.warcType === 'response' && record.httpHeaders?.statusCode === 200) {
        bodies.push(sha256(await record.readFully(true)))
      }
    }
    expect(bodies).toEqual(receipts.slice(0, 4).map((one) => one.sha256))
  })

  test('with any byte changed, is told as damaged, or says the same', async () => {
    const sound = bytesOf(path)
    const said = JSON.stringify(records)
    // A prime step meets every part of a member in turn.
    for (let at = 0; at < sound.length; at += 37) {
      const bytes = Buffer.from(sound)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      const read = await readAll(inMemory(bytes))
      // Bytes 4 to 9 of a gzip member are its time and system: they say nothing of the content.
      expect([at, read.faults.length > 0 || JSON.stringify(read.records) === said]).toEqual([at, true])
    }
  })
})

describe('opened again', () => {
  test('goes on in the same file, with the new run described', async () => {
    const path = join(dir, 'again.warc.gz')
    await writeSample(path)
    const before = bytesOf(path)
    const sink = await openWarc(path, { ...INFO, egress: 'socks5://127.0.0.1:9050' })
    expect(sink.repairedBytes).toBe(0)
    await sink.write(exchange('/more', Buffer.from('more')))
    await sink.close()
    expect(bytesOf(path).subarray(0, before.length).equals(before)).toBe(true)
    const { records, faults } = await readAll(path)
    expect(faults).toEqual([])
    expect(records.slice(14).map(({ type }) => type)).toEqual(['metadata', 'request', 'response'])
    const ids = new Set(records.slice(1).map(({ fields }) => fields.get('warc-warcinfo-id')))
    expect([...ids]).toEqual([records[0]?.fields.get('warc-record-id')])
  })

  test('cut at any byte: back to the last whole member', async () => {
    const whole = join(dir, 'whole.warc.gz')
    await writeSample(whole)
    const bytes = bytesOf(whole)
    const { records } = await readAll(whole)
    const ends = [...records.map(({ offset }) => offset), bytes.length]
    const path = join(dir, 'cut.warc.gz')
    for (let size = 0; size < bytes.length; size += 113) {
      writeFileSync(path, bytes.subarray(0, size))
      const sink = await openWarc(path, INFO)
      await sink.close()
      const soundBytes = ends.findLast((end) => end <= size) ?? 0
      expect([size, sink.repairedBytes]).toEqual([size, size - soundBytes])
      expect(bytesOf(path).subarray(0, soundBytes).equals(bytes.subarray(0, soundBytes))).toBe(true)
    }
  })

  test('a torn end of other bytes is cut, also when a server put the beginning of a record into it', async () => {
    const path = join(dir, 'torn.warc.gz')
    await writeSample(path)
    const { size } = statSync(path)
    const bait = join(dir, 'bait.warc.gz')
    await writeSample(bait)
    appendFileSync(path, Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2]), bytesOf(bait)]))
    const sink = await openWarc(path, INFO)
    await sink.close()
    expect(sink.repairedBytes).toBe(12 + statSync(bait).size)
    expect(statSync(path).size).toBeGreaterThan(size)
  })

  test('damage before whole records is no torn end: nothing is changed', async () => {
    const path = join(dir, 'damaged.warc.gz')
    const [, second] = await writeSample(path)
    const bytes = bytesOf(path)
    const at = (second?.offset ?? 0) + 40
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    writeFileSync(path, bytes)
    await expect(openWarc(path, INFO)).rejects.toThrow(/damaged at byte \d+, and whole records follow/)
    truncateSync(path, bytes.length - 3)
    await expect(openWarc(path, INFO)).rejects.toThrow('damaged')
    expect(bytesOf(path).equals(bytes.subarray(0, -3))).toBe(true)
  })

  test.each([
    ['text', 'not a WARC'],
    ['a plain WARC', 'WARC/1.1\r\n'],
  ])('refuses %s of another program', async (title, text) => {
    const path = join(dir, `${title}.warc.gz`)
    writeFileSync(path, text)
    await expect(openWarc(path, INFO)).rejects.toThrow('was not written by this program')
    expect(bytesOf(path).toString()).toBe(text)
  })
})

async function* broken(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('beginning')
  throw new Error('the socket broke')
}

test('writes wait for one another, and a body that fails leaves nothing and stops nobody', async () => {
  const path = join(dir, 'together.warc.gz')
  const sink = await openWarc(path, INFO)
  const writes = [
    sink.write(exchange('/1', inMemory(Buffer.alloc(100_000, '1')))),
    sink.write(exchange('/2', broken())),
    sink.write(exchange('/3', Buffer.from('3'))),
  ]
  const outcomes = await Promise.allSettled(writes)
  await sink.close()
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const { records, faults } = await readAll(path)
  expect(faults).toEqual([])
  expect(records.filter(({ type }) => type === 'response').map(({ url }) => url)).toEqual([
    'http://127.0.0.1:8001/1',
    'http://127.0.0.1:8001/3',
  ])
})

test.skipIf(!hasPython)('a disk that is full: what was begun is taken back, what was said to be written stays', () => {
  const path = join(dir, 'full.warc.gz')
  const child = join(import.meta.dirname, 'warc-full-child.ts')
  // Bash counts in kibibytes; writing beyond fails with EFBIG.
  const { stdout } = spawnSync(
    'bash',
    ['-c', 'ulimit -f 64; exec "$@"', 'bash', process.execPath, '--import', 'tsx', child, path],
    {
      encoding: 'utf8',
    },
  )
  const { written, refused, sizeBytes } = JSON.parse(stdout)
  expect([written > 2, refused]).toEqual([true, 'EFBIG'])
  expect(sizeBytes).toBe(statSync(path).size)
  expect(checkedByPython(path)).toEqual({
    isGood: true,
    said: `{"records": ${1 + 2 * written}, "answers": ${written}}`,
  })
})

test('memory does not grow with the body', async () => {
  const sink = await openWarc(join(dir, 'large.warc.gz'), INFO)
  const chunk = Buffer.alloc(1024 * 1024)
  async function* large(): AsyncGenerator<Uint8Array> {
    for (let count = 0; count < 100; count += 1) yield chunk
  }
  const before = process.memoryUsage().rss
  const { sizeBytes } = await sink.write(exchange('/large', large()))
  await sink.close()
  expect(sizeBytes).toBe(100 * 1024 * 1024)
  expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024)
})

test('odd heads: whatever a server sends, every reader agrees on what is claimed', async () => {
  const heads = [
    'HTTP/1.1 200 OK\n\n',
    'HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n',
    'HTTP/1.1 200 OK\r\n \r\nX: y\r\n\r\n',
    'HTTP/1.1 200 OK\r\n\x85\r\n\r\n',
    'HTTP/1.1\r\n\r\n',
    'HTTP/1.1 999999 x\r\nNoColon\r\n\r\n',
    '\r\n\r\n',
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n',
    'HTTP/1.1 200 \xff\xfe\r\nK\xff: \xfe\0\r\n\r\n',
  ]
  const path = join(dir, 'heads.warc.gz')
  const sink = await openWarc(path, INFO)
  for (const head of heads) {
    for (const body of ['', 'one\r\n\r\ntwo', 'WARC/1.1\r\nWARC-Type: response\r\n\r\n']) {
      await sink.write(exchange('/odd', Buffer.from(body), { responseHead: Buffer.from(head, 'latin1') }))
    }
  }
  await sink.close()
  const { records, faults } = await readAll(path)
  expect(faults).toEqual([])
  expect(records).toHaveLength(1 + 2 * 3 * heads.length)
  expect(records.filter(({ digests }) => digests.block !== 'passed' || digests.payload === 'failed')).toEqual([])
  expect(indexedByWarcio(path)).toHaveLength(records.length)
})
