import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { brief, collect, memory } from '../collect.ts'
import { zip } from '../pack.ts'
import { warcRecord, warcResponse } from '../pack-warc.ts'

const read = (...parts: readonly Uint8Array[]) => collect(memory(Buffer.concat(parts), 'a.warc'))
const A = 'http://log.example/a.log'
const GOOD = warcResponse('http://log.example/good.log', { body: 'good\n' })
const GOOD_READ = 'log.example/good.log|good.log=good\n'

const hex = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex')

const bad = (fields: Record<string, string>) => warcResponse(A, { body: 'one' }, fields)

describe('warc', () => {
  test('gives bodies of successful answers and resources, nothing else', async () => {
    const parts = [
      warcRecord('warcinfo', Buffer.from('software: x\r\n')),
      warcRecord('request', Buffer.from('GET /a.log HTTP/1.1\r\n\r\n'), { 'WARC-Target-URI': A }),
      warcResponse(A, { body: 'one\n' }),
      warcResponse('https://log.example/missing', { head: 'HTTP/1.1 404 Not Found\r\n', body: 'no' }),
      warcResponse('https://log.example/none', { head: 'HTTP/1.1 204 No Content\r\n', body: '' }),
      warcResponse('https://log.example/odd', { head: 'SSH-2.0\r\n', body: 'no' }),
      warcResponse('https://log.example/part', { head: 'HTTP/2 206\r\n', body: 'part' }),
      warcResponse('https://log.example/empty', { body: '' }),
      warcRecord('revisit', Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), { 'WARC-Target-URI': A }),
      warcRecord('resource', Buffer.from('two'), { 'WARC-Target-URI': '<ftp://log.example/two>' }),
      warcRecord('resource', Buffer.from('dns'), { 'WARC-Target-URI': 'dns:log.example' }),
    ]
    expect(brief(await read(...parts))).toEqual([
      'log.example/a.log|a.log=one\n',
      'log.example/part|part=part',
      'log.example/empty|empty=',
      'log.example/two|two=two',
      'dns:log.example|dns:log.example=dns',
    ])
  })

  test.each([
    ['http://127.0.0.1:8001/log/a.log', '127.0.0.1_8001/log/a.log'],
    ['http://log.example:80/%E4%B8%AD/a%20b.log?x=%20', 'log.example/中/a b.log?x=%20'],
    ['http://log.example/a%2Fb/%ff', 'log.example/a%2Fb/%ff'],
    ['http://[::1]:8001/x', '[::1]_8001/x'],
    ['http://', 'http://'],
  ])('names %s', async (url, path) => {
    expect((await read(warcResponse(url, { body: 'x' }))).map((one) => one.path)).toEqual([path])
  })

  test('takes chunked framing away, and leaves what only claims to have it', async () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n'
    const framed = warcResponse(A, { head, body: '3;x=y\r\nabc\r\n0A\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n' })
    const bare = warcResponse(A, { head, body: 'plain text\n' })
    const cut = warcResponse(A, { head, body: '3\r\nabc\r\nff\r\nde' })
    const wrong = warcResponse(A, { head, body: '3\r\nabcd\r\n0\r\n\r\n' })
    expect(
      (await read(framed, bare, cut, wrong, GOOD)).map((one) => ('text' in one ? [one.text, one.damage?.reason] : [])),
    ).toEqual([
      ['abc0123456789', undefined],
      ['plain text\n', undefined],
      ['abcde', 'truncated'],
      ['abc', 'truncated'],
      ['good\n', undefined],
    ])
  })

  test('a compressed body is opened as a container of its own', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n'
    const met = await read(warcResponse(A, { head, body: gzipSync('inside\n') }))
    expect(met).toMatchObject([{ path: 'log.example/a.log!a.log', text: 'inside\n' }])
  })

  // Of `one`, computed with Python's base64.b32encode.
  const SHA1_BASE32 = 'sha1:7YC3ZXG4JEUACJ4BUXY2FJ34XNJZRYIG'

  test.each([
    ['sha1 in base32', SHA1_BASE32],
    ['sha1 in base32, small letters', SHA1_BASE32.toLowerCase()],
    ['sha256', `sha256:${hex('sha256', 'one')}`],
    ['md5', `md5:${hex('md5', 'one')}`],
    ['unknown', 'blake9:00'],
  ])('accepts a payload digest: %s', async (_title, digest) => {
    const parts = [warcResponse(A, { body: 'one' }, { 'WARC-Payload-Digest': digest }), GOOD]
    expect(brief(await read(...parts))).toEqual(['log.example/a.log|a.log=one', GOOD_READ])
  })

  test.each([
    ['WARC-Payload-Digest', `sha256:${hex('sha256', 'two')}`],
    ['WARC-Block-Digest', SHA1_BASE32],
  ])('a %s that does not match damages its member only', async (field, digest) => {
    const met = brief(await read(warcResponse(A, { body: 'one' }, { [field]: digest }), GOOD))
    expect(met).toEqual(['log.example/a.log|a.log=one!damaged-container@3', GOOD_READ])
  })

  test('a payload digest may be of the body with or without chunked framing', async () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n'
    const body = '3\r\none\r\n0\r\n\r\n'
    for (const text of ['one', body, 'two']) {
      const [met] = await read(warcResponse(A, { head, body }, { 'WARC-Payload-Digest': `md5:${hex('md5', text)}` }))
      expect([text, met !== undefined && 'text' in met && met.damage === null]).toEqual([text, text !== 'two'])
    }
  })

  test('what its recorder cut is told as cut', async () => {
    const met = await read(warcResponse(A, { body: 'on' }, { 'WARC-Truncated': 'time' }), GOOD)
    expect(brief(met)).toEqual(['log.example/a.log|a.log=on!truncated@2', GOOD_READ])
  })

  test('names records in segments', async () => {
    const met = await read(warcResponse(A, { body: 'on' }, { 'WARC-Segment-Number': '1' }), GOOD)
    expect(brief(met)).toEqual(['log.example/a.log|a.log!unsupported-container', GOOD_READ])
  })

  test.each([
    ['a length that is no number', bad({ 'Content-Length': '-1' }), 'bad-syntax'],
    ['no length', bad({ 'Content-Length': '' }), 'bad-syntax'],
    ['a head that breaks off', Buffer.from('WARC/1.1\r\nWARC-Type: metadata\r\n'), 'bad-syntax'],
    ['no type', bad({ 'WARC-Type': '' }), 'bad-syntax'],
    ['a head without end', Buffer.from(`WARC/1.1\r\n${'x'.repeat(300_000)}\n`), 'over-limit'],
  ])('counts %s and goes on', async (_title, bytes, reason) => {
    const met = brief(await read(bytes, GOOD))
    expect(met.at(0)).toMatch(new RegExp(`!${reason}$`))
    expect(met.at(-1)).toBe(GOOD_READ)
  })

  test('a length too small or too large costs its neighbour at most', async () => {
    const small = brief(await read(bad({ 'Content-Length': '21', 'WARC-Block-Digest': '' }), GOOD))
    expect(small).toEqual(['log.example/a.log|a.log=on', '|a.warc!bad-syntax', '|a.warc!bad-syntax', GOOD_READ])
    const large = await read(bad({ 'Content-Length': '300' }), GOOD, GOOD)
    expect(brief(large).at(-1)).toBe(GOOD_READ)
    expect(large.some((one) => 'damage' in one && one.damage?.reason === 'damaged-container')).toBe(true)
    const beyond = brief(await read(bad({ 'Content-Length': '999999999999' }), GOOD))
    expect(beyond).toHaveLength(1)
    expect(beyond[0]).toMatch(/!truncated@/)
  })

  test('a WACZ is a zip of gzipped WARCs', async () => {
    const pages = Buffer.from('{"format": "json-pages-1.0"}\n')
    const wacz = zip([
      {
        name: 'archive/data.warc.gz',
        bytes: Buffer.concat([gzipSync(warcRecord('warcinfo', Buffer.alloc(0))), gzipSync(GOOD)]),
      },
      { name: 'pages/pages.jsonl', bytes: pages },
    ])
    expect(brief(await collect(memory(wacz, 'a.wacz')))).toEqual([
      'archive/data.warc.gz!data.warc!log.example/good.log|good.log=good\n',
      `pages/pages.jsonl|pages.jsonl=${pages.toString()}`,
    ])
  })
})
