import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCsv } from '../../../lab/live/csv.ts'
import { play, type Played } from '../../../lab/live/play.ts'
import { serveSites } from '../../../lab/live/serve.ts'
import { OBSCENITY, TRIGGERS } from '../../../lab/talk/words.ts'
import { hexOf, liveRows, openssl, pycryptodome, type Sealed, setting } from './decrypt.ts'
import { has, hasPycryptodome, replicaDir, SEED, WATCHED } from './replica-dir.ts'
import { complaints, fields, sentBytes } from './tshark.ts'

const noTshark = !has('tshark', '--version')
const noOpenssl = !has('openssl', 'version')
const noPython = !hasPycryptodome()

const word = (list: keyof typeof TRIGGERS): string => TRIGGERS[list].hans[0] ?? ''
/** How late a timer may be when everything else runs at the same time. */
const SLOW_MACHINE_MS = 400
const WATCHER = `tom-3.8:${WATCHED}`

/** client, direction, text, label → list that uploads it (`watched`: the account), displayed. */
const ROWS = [
  ['tom-3.8', 'sent', `看${word('censor')}`, word('censor'), 'censor', 'no'],
  ['tom-3.8', 'received', `看${word('surveillance')}`, word('surveillance'), null, 'yes'],
  ['tom-3.8', 'received', `FuCk, 看`, OBSCENITY, 'censor', 'no'],
  ['tom-5.1', 'received', `看${word('censor')}`, word('censor'), 'censor', 'no'],
  ['tom-5.1', 'sent', `看${word('surveillance')}`, word('surveillance'), 'surveillance', 'yes'],
  ['tom-5.1', 'sent', '你好, "看"', 'control', null, 'yes'],
  ['netbar', 'sent', `看${word('netbar')}`, word('netbar'), 'netbar', 'no'],
  ['netbar', 'received', `看${word('netbar')}来`, word('netbar'), 'netbar', 'no'],
  ['netbar', 'sent', `看${word('censor')}`, word('censor'), null, 'yes'],
  [WATCHER, 'sent', '你好', 'control', 'watched', 'yes'],
  [WATCHER, 'received', '谢谢', 'control', 'watched', 'yes'],
  [WATCHER, 'sent', `看${word('censor')}来`, word('censor'), 'censor', 'no'],
] as const
const UPLOADED = ROWS.filter(([, , , , list]) => list !== null)

const SHEET = [
  'time,client,direction,text,label,displayed',
  ...ROWS.map(([client, direction, text, label], index) =>
    [(0.1 + index * 0.1).toFixed(2), client, direction, `"${text.replaceAll('"', '""')}"`, label, ''].join(),
  ),
].join('\n')

const dir = replicaDir()
let first: Played
let second: Played

beforeAll(async () => {
  writeFileSync(join(dir, 'trials.csv'), SHEET)
  const { sites, close } = await serveSites({ dir, firstPort: 0 })
  const playAs = (name: string): Promise<Played> =>
    play({
      dir,
      sites,
      sheetPath: join(dir, 'trials.csv'),
      capturePath: join(dir, `${name}.pcapng`),
      harPath: name === 'first' ? join(dir, 'first.har') : null,
    })
  first = await playAs('first')
  second = await playAs('second')
  await close()
})
afterAll(() => rmSync(dir, { recursive: true }))

const bodyOf = (request: Buffer): string => request.toString('latin1').split('\r\n\r\n')[1] ?? ''

test('what is uploaded and what is displayed goes by the lists of each client', () => {
  const uploads = first.truth.uploads.map(({ client, direction, text, list }) => [client, direction, text, list])
  const wanted = UPLOADED.map(([client, direction, text, , list]) => [
    client,
    direction,
    text,
    list === 'watched' ? null : list,
  ])
  expect(uploads).toEqual(wanted)
  const played = parseCsv(readFileSync(first.sheetPath, 'utf8'))
    .rows.slice(1)
    .map(({ cells }) => cells)
  expect(played.map((cells) => cells.slice(1, -1))).toEqual(
    ROWS.map(([client, direction, text, label, , displayed]) => [client, direction, text, label, displayed]),
  )
  const addresses = new Map(first.truth.uploads.map(({ client, address }) => [client, address]))
  expect(played.map((cells) => cells.at(-1))).toEqual(ROWS.map(([client]) => addresses.get(client)))
})

test('the truth says what became of each word, by client', () => {
  expect(first.truth.words).toHaveLength(8)
  const became = (client: string, list: keyof typeof TRIGGERS | null) =>
    first.truth.words.find((one) => one.client === client && one.word === (list === null ? OBSCENITY : word(list)))
  expect(became('tom-3.8', null)).toMatchObject({ trials: 1, uploaded: 1, hidden: 1 })
  expect(became('tom-3.8', 'surveillance')).toMatchObject({ trials: 1, uploaded: 0, hidden: 0 })
  expect(became('tom-5.1', 'surveillance')).toMatchObject({ trials: 1, uploaded: 1, hidden: 0 })
  expect(became('netbar', 'netbar')).toMatchObject({ trials: 2, uploaded: 2, hidden: 2 })
  expect(became('netbar', 'censor')).toMatchObject({ trials: 1, uploaded: 0, hidden: 0 })
})

test('the played sheet says when it was, in UTC, as far apart as planned', () => {
  const times = parseCsv(readFileSync(first.sheetPath, 'utf8'))
    .rows.slice(1)
    .map(({ cells }) => cells[0] ?? '')
  for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  const [start = 0, ...later] = times.map((time) => Date.parse(time))
  for (const [index, time] of later.entries())
    expect(Math.abs(time - start - (index + 1) * 100)).toBeLessThan(SLOW_MACHINE_MS)
  for (const [index, { at_utc_ms: uploadedAt }] of first.truth.uploads.entries()) {
    const typedAt = times[ROWS.findIndex((row) => row === UPLOADED[index])] ?? ''
    expect(uploadedAt - Date.parse(typedAt)).toBeGreaterThanOrEqual(-1)
    expect(uploadedAt - Date.parse(typedAt)).toBeLessThan(SLOW_MACHINE_MS)
  }
})

describe.skipIf(noTshark)('the capture in tshark (needs tshark)', () => {
  test('holds nothing to complain of', () => {
    for (const { capturePath } of [first, second]) expect(complaints(capturePath)).toEqual([])
  })

  test('has a POST for each upload and each presence, and no other', () => {
    const posts = fields(first.capturePath, 'http.request.method == POST', [
      'tcp.stream',
      'ip.src',
      'http.request.full_uri',
    ])
    const uploads = first.truth.uploads.map(({ tcp_stream, address, url }) => [String(tcp_stream), address, url])
    const presences = posts.filter(([, , url = '']) => url.endsWith('/agent/presence.php'))
    expect(presences).toHaveLength(first.truth.noise.presence)
    expect(posts.filter((post) => !presences.includes(post))).toEqual(uploads)
    expect(uploads).toHaveLength(UPLOADED.length)
  })

  test('has every download and all noise', () => {
    const gets = fields(first.capturePath, 'http.request.method == GET', ['tcp.stream', 'http.request.full_uri'])
    const { downloads, noise } = first.truth
    for (const { tcp_stream, url } of downloads) expect(gets).toContainEqual([String(tcp_stream), url])
    const count = (part: string): number => gets.filter(([, url = '']) => url.includes(part)).length
    expect([count('/ad/'), count('/agent/offline.php'), count('/agent/skypever.php')]).toEqual([
      noise.advertisement,
      noise.offline_messages,
      noise.version_check,
    ])
    expect(gets).toHaveLength(downloads.length + noise.advertisement + noise.offline_messages + noise.version_check)
    for (const kind of Object.values(noise)) expect(kind).toBeGreaterThan(3)
  })

  test('every client speaks from an address of its own, and times agree with the truth', () => {
    const addresses = new Map(first.truth.uploads.map(({ client, address }) => [client, address]))
    expect(new Set(addresses.values()).size).toBe(process.platform === 'linux' ? 4 : 1)
    for (const { tcp_stream, at_utc_ms, request_bytes } of first.truth.uploads) {
      const [[time = '0'] = []] = fields(first.capturePath, `tcp.stream == ${tcp_stream} && tcp.flags.syn == 1`, [
        'frame.time_epoch',
      ])
      expect(Math.abs(Number(time) * 1000 - at_utc_ms)).toBeLessThan(0.01)
      expect(sentBytes(first.capturePath, tcp_stream)).toHaveLength(request_bytes)
    }
  })

  test.skipIf(noPython || noOpenssl)(
    'uploads open under the key that lies beside the logs (needs pycryptodome, openssl)',
    () => {
      const sealed = first.truth.uploads.map(
        ({ tcp_stream, server }): Sealed => ({
          sealed: bodyOf(sentBytes(first.capturePath, tcp_stream)),
          key: hexOf(setting(dir, server, 'upkey')),
          charset: 'utf-8',
        }),
      )
      const opened = pycryptodome(sealed)
      expect(opened.map((line) => line.split('\t').filter((_, column) => column !== 2))).toEqual(
        first.truth.uploads.map(({ account, text, direction }) => [account, text, direction === 'sent' ? '0' : '1']),
      )
      expect(openssl(sealed[0] ?? { sealed: '', key: '', charset: 'utf-8' })).toBe(opened[0])
    },
  )
})

test.skipIf(noPython)('the live logs hold the uploads of both plays and nothing else (needs pycryptodome)', () => {
  const uploads = [...first.truth.uploads, ...second.truth.uploads]
  expect(new Set(uploads.map(({ server }) => server)).size).toBeGreaterThan(2)
  for (const server of ['log01', 'log02', 'log03', 'log04', 'log05', 'log06', 'log07', 'log08']) {
    const rows = liveRows(dir, server)
    const own = uploads.filter((upload) => upload.server === server)
    expect([server, rows.length]).toEqual([server, own.length])
    for (const { account, text, address } of own)
      expect(rows.some((row) => [account, text, address].every((cell) => row.includes(cell)))).toBe(true)
  }
})

test('a received message is logged with the name of its sender and the address of the client', () => {
  for (const { client, direction, account, address } of first.truth.uploads) {
    const own = first.truth.uploads.find((other) => other.client === client && other.direction === 'sent')
    expect(address).toBe(own?.address ?? address)
    expect([direction, account === own?.account]).toEqual([direction, direction === 'sent'])
  }
})

test('a second play finds its lists still current, and takes them from the folder', () => {
  const lists = first.truth.downloads.map(({ client, list }) => `${client} ${list}`)
  expect(lists).toEqual([
    'tom-3.8 censor',
    'tom-5.1 censor',
    'tom-5.1 surveillance',
    'netbar netbar',
    `${WATCHER} censor`,
  ])
  expect(second.truth.downloads).toEqual([])
  expect(second.truth.uploads.map(({ text }) => text)).toEqual(first.truth.uploads.map(({ text }) => text))
})

interface Entry {
  startedDateTime: string
  time: number
  request: {
    method: string
    url: string
    headers: { name: string; value: string }[]
    postData?: { text: string }
    bodySize: number
    headersSize: number
  }
  response: { status: number; content: { size: number; text: string; encoding?: string; mimeType: string } }
  timings: Record<string, number>
}
const readHar = (): { log: { version: string; creator: { name: string }; entries: Entry[] } } =>
  JSON.parse(readFileSync(join(dir, 'first.har'), 'utf8'))

describe('the HAR', () => {
  test('is version 1.2 and in order, each entry with times that add up', () => {
    const { version, creator, entries } = readHar().log
    expect([version, creator.name]).toEqual(['1.2', 'Breachlight lab'])
    expect(entries.map(({ startedDateTime }) => startedDateTime).toSorted()).toEqual(
      entries.map((entry) => entry.startedDateTime),
    )
    for (const { time, timings } of entries) {
      const parts = ['connect', 'send', 'wait', 'receive'].map((name) => timings[name] ?? -1)
      for (const part of parts) expect(part).toBeGreaterThanOrEqual(0)
      expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - time)).toBeLessThan(0.001)
    }
  })

  test.skipIf(noTshark)('has the requests of the capture, one for one (needs tshark)', () => {
    const inCapture = fields(first.capturePath, 'http.request', [
      'http.request.method',
      'http.request.full_uri',
      'http.user_agent',
    ])
    const inHar = readHar().log.entries.map(({ request }) => [
      request.method,
      request.url,
      request.headers.find(({ name }) => name === 'User-Agent')?.value,
    ])
    expect(inHar.map(String).toSorted()).toEqual(inCapture.map(String).toSorted())
  })

  test.skipIf(noTshark)('measures from and to the packets of the capture (needs tshark)', () => {
    const { entries } = readHar().log
    for (const { tcp_stream, url, request_bytes } of first.truth.uploads) {
      const filter = `tcp.stream == ${tcp_stream} && tcp.len > 0 && tcp.dstport == ${new URL(url).port}`
      const lastSentAt = Number(fields(first.capturePath, filter, ['tcp.time_relative']).at(-1)?.[0]) * 1000
      // The capture is in the order of the HAR, and each request has a connection of its own
      const { timings = {}, request }: Partial<Entry> = entries[tcp_stream] ?? {}
      expect(Math.abs((timings['connect'] ?? 0) + (timings['send'] ?? 0) - lastSentAt)).toBeLessThan(0.002)
      expect([request?.url, (request?.headersSize ?? 0) + (request?.bodySize ?? 0)]).toEqual([url, request_bytes])
    }
  })

  test('keeps bodies whole: uploads as text, pictures in base64', () => {
    const { entries } = readHar().log
    const uploads = entries.filter(({ request }) => request.url.includes('contentfilter.php'))
    for (const { request } of uploads) {
      expect(request.postData?.text).toMatch(/^[A-Za-z0-9+/]+=*$/)
      expect(request.postData?.text).toHaveLength(request.bodySize)
    }
    const picture = entries.find(({ request }) => request.url.includes('/ad/'))?.response.content
    expect([picture?.encoding, picture?.mimeType]).toEqual(['base64', 'image/gif'])
    expect(Buffer.from(picture?.text ?? '', 'base64')).toHaveLength(picture?.size ?? 0)
  })
})

test('the truth beside the capture is the one that is returned', () => {
  expect(JSON.parse(readFileSync(join(dir, 'first.truth.json'), 'utf8'))).toEqual(first.truth)
  expect([first.truth.seed, first.truth.schema, second.harPath]).toEqual([SEED, 'breachlight/lab-play/2', null])
})
