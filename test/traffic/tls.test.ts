import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Exchange } from '../../src/model/exchange.ts'
import { newTally } from '../../src/traffic/reader.ts'
import { decryptTls, limitsFor, type TlsOptions } from '../../src/traffic/tls.ts'
import { scratch } from '../e2e/cli.ts'
import { clientPortOf, FIRST_PACKET_UTC_MS, pcapngOf } from './tls-capture.ts'
import {
  answerTo,
  certificateIn,
  type Crossing,
  http2Session,
  type Sent,
  type TlsSession,
  tlsSession,
} from './tls-session.ts'

const works = (command: string, ...args: readonly string[]): boolean => spawnSync(command, args).status === 0
const isPossible = works('tshark', '--version') && works('openssl', 'version')
const skipped = isPossible ? '' : ' (skipped: tshark or openssl is not installed)'

const dir = scratch('tls')
const searchPath = process.env['PATH'] ?? ''

const SENT: readonly (readonly Sent[])[] = [
  [
    { method: 'GET', path: '/first', body: '' },
    { method: 'POST', path: '/up', body: 'crane '.repeat(8000) },
    { method: 'GET', path: '/last', body: '' },
  ],
  [{ method: 'POST', path: '/other', body: 'hello' }],
]

const sha256 = (text: string): string | null => (text === '' ? null : createHash('sha256').update(text).digest('hex'))

/** What must be found, in the order of connections. */
const EXPECTED = SENT.flatMap((all, stream) =>
  all.map((sent, ordinal) => ({
    stream,
    ordinal,
    scheme: 'https',
    interim: [],
    client: {
      address: '10.0.0.1',
      port: clientPortOf(stream),
    },
    server: {
      address: '10.0.0.2',
      port: 443,
    },
    request: {
      method: sent.method,
      target: sent.path,
      bodySha256: sha256(sent.body),
      complete: true,
      faults: [],
    },
    response: {
      status: 200,
      bodySha256: sha256(answerTo(sent)),
      complete: true,
      faults: [],
    },
  })),
)

interface Outcome {
  exchanges: Exchange[]
  note: string | null
  decrypted: number | undefined
}

interface Given {
  capture: Uint8Array
  keyLog?: string
  hasSecrets?: boolean
  connections?: number
  searchPath?: string
}

async function decrypted(given: Given): Promise<Outcome> {
  const options: TlsOptions = {
    capturePath: join(dir, 'capture, with | signs.pcapng'),
    keyLogPath: null,
    tempDir: dir,
    tally: newTally(),
    searchPath: given.searchPath ?? searchPath,
  }
  writeFileSync(options.capturePath, given.capture)
  options.tally.counts.tls_connections = given.connections ?? 2
  if (given.hasSecrets === true) options.tally.tlsSecrets.push('CLIENT_RANDOM')
  if (given.keyLog !== undefined) {
    options.keyLogPath = join(dir, 'key log: "1".txt')
    writeFileSync(options.keyLogPath, given.keyLog)
  }
  const reading = decryptTls(options)
  const exchanges: Exchange[] = []
  for await (const some of reading.exchanges) exchanges.push(...some)
  exchanges.sort((one, other) => (one.stream ?? 0) - (other.stream ?? 0) || one.ordinal - other.ordinal)
  expect(readdirSync(dir).filter((name) => name.startsWith('tshark'))).toEqual([])
  return { exchanges, note: reading.note, decrypted: options.tally.counts.tls_decrypted }
}

const sessions = new Map<string, TlsSession>()
const sessionOf = (name: string): TlsSession => sessions.get(name) ?? { crossings: [], keyLog: '' }

/** The connections one packet after the other, as if both had been open at once. */
function interleaved(crossings: readonly Crossing[]): Crossing[] {
  const queues = [0, 1].map((connection) => crossings.filter((one) => one.connection === connection))
  const mixed: Crossing[] = []
  for (let at = 0; mixed.length < crossings.length; at++)
    mixed.push(...queues.flatMap((queue) => queue.slice(at, at + 1)))
  return mixed
}

describe.skipIf(!isPossible)(`TLS${skipped}`, () => {
  beforeAll(async () => {
    const certificate = certificateIn(dir)
    for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
      sessions.set(version, await tlsSession(certificate, version, SENT))
    sessions.set('h2', await http2Session(certificate))
  })

  describe.each(['TLSv1.2', 'TLSv1.3'])('%s', (version) => {
    test('the secrets in the capture give the exchanges', async () => {
      const { crossings, keyLog } = sessionOf(version)
      const found = await decrypted({ capture: pcapngOf(interleaved(crossings), { keyLog }), hasSecrets: true })
      expect(found.exchanges).toMatchObject(EXPECTED)
      expect(found).toMatchObject({ note: '2 of 2 connections under TLS were decrypted', decrypted: 2 })
      const [first] = found.exchanges
      const startedMs = (first?.request?.startedAtUtcMs ?? 0) - FIRST_PACKET_UTC_MS
      expect(startedMs).toBeGreaterThan(4)
      expect(startedMs).toBeLessThan(20)
      expect(first?.response?.startedAtUtcMs).toBeGreaterThan(first?.request?.endedAtUtcMs ?? Number.POSITIVE_INFINITY)
    })

    test('so does a key log that is handed in', async () => {
      const { crossings, keyLog } = sessionOf(version)
      const found = await decrypted({ capture: pcapngOf(crossings), keyLog })
      expect(found.exchanges).toMatchObject(EXPECTED)
      expect(found.decrypted).toBe(2)
    })

    test('packets that are lost cut what they were part of, and no answer goes to another request', async () => {
      const { crossings, keyLog } = sessionOf(version)
      let uploaded = 0
      const isLost = (segment: { connection: number; direction: 0 | 1; bytes: Uint8Array }): boolean =>
        segment.connection === 0 && segment.direction === 0 && segment.bytes.length === 1400 && ++uploaded === 20
      const { exchanges } = await decrypted({ capture: pcapngOf(crossings, { keyLog, isLost }), hasSecrets: true })
      expect(exchanges[0]).toMatchObject(EXPECTED[0] ?? {})
      expect(exchanges.at(-1)).toMatchObject(EXPECTED[3] ?? {})
      const bodies = SENT.flat().map((sent) => sha256(answerTo(sent)))
      for (const { request, response } of exchanges) {
        const asked = SENT.flat().findIndex((sent) => sent.path === request?.target)
        const answered = request === null || response === null ? asked : bodies.indexOf(response.bodySha256)
        expect(answered).toBe(asked)
      }
      const upload = exchanges.find((one) => one.request?.target === '/up')?.request
      expect(upload?.complete ?? false).toBe(false)
      expect(exchanges.filter((one) => one.response !== null)).toHaveLength(4)
    })
  })

  test('TLS in a tunnel through a proxy is found on any port', async () => {
    const { crossings, keyLog } = sessionOf('TLSv1.3')
    const opening: Crossing[] = [
      {
        connection: 0,
        direction: 0,
        bytes: Buffer.from('CONNECT lab.invalid:443 HTTP/1.1\r\nHost: lab.invalid\r\n\r\n'),
      },
      { connection: 0, direction: 1, bytes: Buffer.from('HTTP/1.1 200 OK\r\n\r\n') },
    ]
    const capture = pcapngOf([...opening, ...crossings], { keyLog, serverPort: 3128 })
    const { exchanges } = await decrypted({ capture, hasSecrets: true })
    expect(exchanges.map((one) => one.request?.target)).toEqual(SENT.flat().map((sent) => sent.path))
    expect(exchanges.every((one) => one.server?.port === 3128)).toBe(true)
  })

  test('a record that was changed on the way is missed, and nothing is taken for it', async () => {
    const { crossings, keyLog } = sessionOf('TLSv1.2')
    const changed = crossings.map((one) => ({ ...one, bytes: Uint8Array.from(one.bytes) }))
    const upload = changed.find((one) => one.connection === 0 && one.direction === 0 && one.bytes.length > 5000)
    upload?.bytes.set([7, 7, 7, 7], 1000)
    const { exchanges } = await decrypted({ capture: pcapngOf(changed, { keyLog }), hasSecrets: true })
    const whole = exchanges.filter((one) => one.request?.complete === true && one.response !== null)
    expect(whole).toMatchObject([EXPECTED[0], EXPECTED[3]])
  })

  test('secrets of one connection open that one', async () => {
    const { crossings, keyLog } = sessionOf('TLSv1.2')
    const [first = ''] = keyLog.split('\n')
    const found = await decrypted({ capture: pcapngOf(crossings), keyLog: `${first}\n` })
    expect(found.exchanges).toMatchObject(EXPECTED.slice(0, 3))
    expect(found).toMatchObject({ note: '1 of 2 connections under TLS were decrypted', decrypted: 1 })
  })

  test('secrets of another session open nothing, and the note says so', async () => {
    const found = await decrypted({
      capture: pcapngOf(sessionOf('TLSv1.2').crossings),
      keyLog: sessionOf('TLSv1.3').keyLog,
    })
    expect(found).toMatchObject({ exchanges: [], decrypted: undefined })
    expect(found.note).toBe(
      '0 of 2 connections under TLS were decrypted; the secrets do not fit: they must be of these very connections',
    )
  })

  test('HTTP/2 is counted and said', async () => {
    const { crossings, keyLog } = sessionOf('h2')
    const found = await decrypted({ capture: pcapngOf(crossings, { keyLog }), hasSecrets: true, connections: 1 })
    expect(found).toMatchObject({ exchanges: [], decrypted: 1 })
    expect(found.note).toBe('1 of 1 connections under TLS were decrypted; 1 speak HTTP/2, which is not read')
  })

  test('a capture that tshark cannot read is said', async () => {
    const found = await decrypted({ capture: Buffer.from('no capture'), hasSecrets: true })
    expect(found.exchanges).toEqual([])
    expect(found.note).toContain('tshark stopped before its end')
  })

  test('what was read before a capture is cut is kept', async () => {
    const { crossings, keyLog } = sessionOf('TLSv1.3')
    const capture = pcapngOf(crossings, { keyLog })
    const found = await decrypted({ capture: capture.subarray(0, capture.length - 50), hasSecrets: true })
    expect(found.exchanges).toMatchObject(EXPECTED)
    expect(found.note).toContain('tshark stopped before its end')
  })

  test('who stops early leaves no child and no folder behind', async () => {
    const { crossings, keyLog } = sessionOf('TLSv1.3')
    const capturePath = join(dir, 'early.pcapng')
    writeFileSync(capturePath, pcapngOf(crossings, { keyLog }))
    const tally = newTally()
    tally.counts.tls_connections = 2
    const reading = decryptTls({ capturePath, keyLogPath: join(dir, 'key.pem'), tally, tempDir: dir, searchPath })
    for await (const some of reading.exchanges) if (some.length > 0) break
    expect(readdirSync(dir).filter((name) => name.startsWith('tshark'))).toEqual([])
  })
})

test.each([
  [0, 60_000, 16_777_216],
  [62_914_561, 61_000, 268_435_460],
])('a capture of %i bytes may take %i ms and %i bytes', (sizeBytes, timeoutMs, maxOutputBytes) => {
  expect(limitsFor(sizeBytes)).toEqual({ timeoutMs, maxOutputBytes })
})

describe('without tshark or secrets', () => {
  const capture = new Uint8Array()
  test.each<[string, Partial<Given>, string | null]>([
    ['no connection under TLS', { connections: 0 }, null],
    ['no secrets', { connections: 1 }, '1 connection is under TLS and the capture carries no secrets'],
    ['no secrets for several', { connections: 3 }, '3 connections are under TLS and the capture carries no secrets'],
    ['no tshark', { hasSecrets: true, searchPath: dir }, '2 connections are under TLS and there are secrets, but tshark is not installed'], // biome-ignore format: a table
  ])('%s', async (_, given, note) => {
    const found = await decrypted({ capture, ...given })
    expect(found.exchanges).toEqual([])
    expect(found.note?.slice(0, note?.length) ?? null).toBe(note)
  })

  test('a key log that is not there is for its giver to mend', async () => {
    const tally = newTally()
    tally.counts.tls_connections = 1
    const keyLogPath = join(dir, 'absent.txt')
    const reading = decryptTls({ capturePath: dir, keyLogPath, tally, tempDir: dir, searchPath })
    await expect(async () => {
      for await (const some of reading.exchanges) expect(some).toEqual([])
    }).rejects.toThrow(`the key log cannot be read: ${keyLogPath}`)
  })
})
