import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { HttpResponse } from '../../../src/model/exchange.ts'
import har from '../../../src/traffic/readers/har.ts'
import { scratch, SHARED } from '../../e2e/cli.ts'
import { archive, AT, bodyOf, entry, type Parts, sha256 } from '../har/archive.ts'
import { readWith } from '../reading.ts'

const PYTHON = '/usr/bin/python3'
const TOOL = join(SHARED, 'tools', 'make_hostile.py')
const isPossible = existsSync(PYTHON) && existsSync(TOOL)
const skipped = isPossible ? '' : ' (skipped: no make_hostile.py beside the checkout)'

const only = async (parts: Parts) => (await readWith(har, archive(entry(parts)))).exchanges[0]

const body = (text: string) => ({
  wireBytes: text.length,
  bodyBytes: text.length,
  bodySha256: sha256(text),
  bodyHead: Buffer.from(text),
  complete: true,
  missedBytes: 0,
  faults: [],
  version: '1.1',
})

test('an entry becomes an exchange', async () => {
  const { exchanges, tally } = await readWith(har, archive(entry({ entry: { serverIPAddress: '127.0.0.1' } })))
  expect(tally).toMatchObject({ counts: { entries: 1 }, faultCount: 0 })
  expect(exchanges).toEqual([
    {
      stream: null,
      ordinal: 0,
      client: null,
      scheme: 'http',
      interim: [],
      server: {
        address: '127.0.0.1',
        port: 8080,
      },
      request: {
        ...body('hello'),
        method: 'POST',
        target: '/up?a=1',
        host: 'lab.invalid:8080',
        startedAtUtcMs: AT,
        endedAtUtcMs: AT + 10,
        headers: [['Host', 'lab.invalid:8080']],
      },
      response: {
        ...body('ok'),
        status: 200,
        startedAtUtcMs: AT + 110,
        endedAtUtcMs: AT + 120,
        headers: [['Content-Type', 'text/plain']],
      },
    },
  ])
})

describe('URLs', () => {
  test.each([
    ['https://user:word@lab.invalid/a', 'https', '/a', 'lab.invalid', 443],
    ['http://lab.invalid', 'http', '/', 'lab.invalid', 80],
    ['http://lab.invalid?x', 'http', '/?x', 'lab.invalid', 80],
    ['wss://lab.invalid:9000/socket', 'https', '/socket', 'lab.invalid:9000', 9000],
    ['HTTP://lab.invalid/%61', 'http', '/%61', 'lab.invalid', 80],
    ['javascript:alert(1)', 'http', 'javascript:alert(1)', null, 80],
  ])('%s', async (url, ...[scheme, target, host, port]) => {
    const exchange = await only({ request: { url, headers: [] }, entry: { serverIPAddress: '[::1]' } })
    expect(exchange).toMatchObject({ scheme, request: { target, host }, server: { address: '::1', port } })
    expect(exchange?.request?.faults).toEqual(host === null ? ['bad-value'] : [])
  })

  test('the authority that HTTP/2 sends is the host', async () => {
    const headers = [{ name: ':authority', value: 'lab.invalid' }]
    const exchange = await only({ request: { httpVersion: 'h2', headers, url: 'https://other.invalid/' } })
    expect(exchange?.request).toMatchObject({ version: '2', host: 'lab.invalid' })
  })
})

test.each([
  ['HTTP/1.0', '1.0'],
  ['http/2.0', '2'],
  ['HTTP/2', '2'],
  ['h3', '3'],
  ['unknown', ''],
  [7, ''],
])('httpVersion %s is %s', async (httpVersion, version) => {
  expect((await only({ response: { httpVersion } }))?.response?.version).toBe(version)
})

describe('times', () => {
  test.each<[unknown, number | null]>([
    ['2026-01-02T03:04:05Z', AT - 250],
    ['2026-01-02T04:04:05.25+01:00', AT],
    ['2026-01-02T03:04:05.2509999Z', AT],
    ['2026-02-30T03:04:05Z', null],
    ['2026-01-02T03:04:05', null],
    ['yesterday', null],
    [1_700_000_000, null],
  ])('a start of %s', async (startedDateTime, startedAtUtcMs) => {
    const request = (await only({ entry: { startedDateTime } }))?.request
    expect(request?.startedAtUtcMs).toBe(startedAtUtcMs)
    expect(request?.faults).toEqual(startedAtUtcMs === null ? ['bad-value'] : [])
  })

  test.each<[unknown, number | null, boolean]>([
    [0, AT, false],
    [-1, null, false],
    [undefined, null, false],
    [-2, null, true],
    ['12', null, true],
    [1e300, null, true],
  ])('a duration of %s', async (time, endedAtUtcMs, isBad) => {
    const exchange = await only({ entry: { time } })
    expect(exchange?.response?.endedAtUtcMs).toBe(endedAtUtcMs)
    expect(exchange?.request?.faults).toEqual(isBad ? ['bad-value'] : [])
  })

  test('without timings only the whole is known', async () => {
    const exchange = await only({ entry: { timings: { send: -1, wait: 3 } } })
    expect(exchange?.request).toMatchObject({ startedAtUtcMs: AT, endedAtUtcMs: null })
    expect(exchange?.response).toMatchObject({ startedAtUtcMs: null, endedAtUtcMs: AT + 120 })
  })
})

describe('bodies', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * at) & 255)
  const base64 = Buffer.from(bytes).toString('base64')

  test.each([
    ['text', { text: 'naïve 纸鹤' }, Buffer.from('naïve 纸鹤')],
    ['an empty text', { text: '' }, Buffer.alloc(0)],
    ['Base64', { text: base64, encoding: 'base64' }, bytes],
    ['Base64 in lines', { text: base64.replace(/.{76}/g, '$&\r\n'), encoding: 'BASE64' }, bytes],
  ])('%s', async (_, content, expected) => {
    const response = (await only({ content: { ...content, size: expected.length } }))?.response
    expect(response).toMatchObject({ bodyBytes: expected.length, complete: true, faults: [] })
    expect(response?.bodySha256).toBe(expected.length === 0 ? null : sha256(expected))
    expect(Buffer.from(response?.bodyHead ?? []).equals(expected.subarray(0, 65_536))).toBe(true)
  })

  test.each(['ok', 'aGVsbG8', 'a=bc', 'aGVs====', 'aGVsbG8=aGVs', 'aGV*'])('%s is no Base64', async (text) => {
    const response = (await only({ content: { text, encoding: 'base64' } }))?.response
    expect(response?.faults).toEqual(['bad-encoding'])
    expect(bodyOf(response)).toEqual({ bytes: text.length, sha256: sha256(text), head: text })
  })

  test('an encoding that is not known leaves the text as it is', async () => {
    const response = (await only({ content: { encoding: 'rot13' } }))?.response
    expect(response).toMatchObject({ bodyBytes: 2, faults: ['bad-encoding'] })
  })

  test('a body that the archive left out is missed', async () => {
    const response = (await only({ content: { text: undefined, size: 900 } }))?.response
    expect(response).toMatchObject({ bodyBytes: 0, complete: false, missedBytes: 900, faults: ['missing-bytes'] })
  })

  test('a form given as pairs is written as a browser would', async () => {
    const params = [{ name: 'a b', value: '1&2' }, { name: 'c' }]
    const postData = { mimeType: 'application/x-www-form-urlencoded', params }
    const request = (await only({ request: { postData } }))?.request
    expect(bodyOf(request)?.head).toBe('a+b=1%262&c=')
  })

  test.each<[unknown, number, string[]]>([
    [17, 17, []],
    [-1, 2, []],
    [0, 2, []],
    [-17, 2, ['bad-value']],
    ['17', 2, ['bad-value']],
  ])('a size on the wire of %s', async (bodySize, wireBytes, faults) => {
    expect((await only({ response: { bodySize } }))?.response).toMatchObject({ wireBytes, bodyBytes: 2, faults })
  })
})

describe('answers', () => {
  test.each<[unknown, string[]]>([
    [0, []],
    [99, ['bad-value']],
    [200.5, ['bad-value']],
    ['200', ['bad-value']],
  ])('a status of %s is none', async (status, faults) => {
    const exchange = await only({ response: { status } })
    expect(exchange?.response).toBeNull()
    expect(exchange?.request?.faults).toEqual(faults)
  })

  test('headers that are no pair of texts are left out', async () => {
    const headers = [
      { name: 'A', value: '1' },
      null,
      { name: 'B' },
      'C',
      { name: 7, value: 'D' },
      { name: 'E', value: '' },
    ]
    expect((await only({ response: { headers } }))?.response?.headers).toEqual([['A', '1'], ['E', '']]) // biome-ignore format: pairs
  })
})

describe('the first bytes', () => {
  test.each([
    ['{"log":{"version":"1.2","creator":{"name":"x"},"pages":[]', true],
    ['\ufeff{\n  "log" : {\n    "entries" : [', true],
    ['{"log":{"level":"info"},"message":"GET /"}', false],
    ['{"log":"2026-01-02 \\"entries\\":"}', false],
    ['{"entries":[]}', false],
    ['[{"log":{"entries":[]}}]', false],
  ])('%s', (text, expected) => {
    expect(har.sniff(Buffer.from(text))).toBe(expected)
  })
})

describe.skipIf(!isPossible)(`hostile archives${skipped}`, () => {
  const out = join(scratch('har'), 'OUT')
  const read = (name: string) => readWith(har, readFileSync(join(out, 'files', 'har', name)))
  beforeAll(() => {
    const made = spawnSync(PYTHON, [TOOL, out], { encoding: 'utf8' })
    if (made.status !== 0) throw new Error(made.stderr)
  })

  test('of each the entries are kept that can be, and the rest is told', async () => {
    const cases: { file: string; group: string; keep: number | null }[] = JSON.parse(
      readFileSync(join(out, 'expected.json'), 'utf8'),
    )
    const archives = cases.filter((one) => one.group === 'har')
    expect(archives).toHaveLength(11)
    for (const { file, keep } of archives) {
      const { exchanges } = await read(file.slice('har/'.length))
      expect([file, exchanges.length]).toEqual([file, keep ?? exchanges.length])
    }
  })

  test.each<[string, number, number, number]>([
    ['cut.har', 19, 0, 1],
    ['missing.har', 1, 3, 3],
    ['dupkeys.har', 1, 0, 1],
    ['nested-obj.har', 0, 1, 1],
    ['nested.json', 0, 0, 1],
  ])('%s: %i kept, %i bad, %i faults', async (name, ...[kept, bad, faults]) => {
    const { exchanges, tally } = await read(name)
    expect([exchanges.length, tally.counts.bad_entries ?? 0, tally.faultCount]).toEqual([kept, bad, faults])
  })

  test('values are flagged where they are wrong, and nothing is polluted', async () => {
    const faultsOf = async (name: string): Promise<(HttpResponse | null)[]> =>
      (await read(name)).exchanges.map((one) => one.response)
    expect((await faultsOf('badb64.har')).map((one) => one?.faults)).toEqual([['bad-encoding'], []])
    const [big] = await faultsOf('bignum.har')
    expect(big).toMatchObject({ endedAtUtcMs: null, bodyBytes: 2, wireBytes: 2, faults: ['bad-value'] })
    await read('proto.har')
    expect('polluted' in {}).toBe(false)
  })
})
