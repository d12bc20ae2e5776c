import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { pseudonymiser } from '../../src/custody/index.ts'
import { enciphered, lines, plain } from '../e2e/evidence.ts'
import { scratch } from '../e2e/cli.ts'
import { type Served, served, smallCase } from './served.ts'

const dir = scratch('messages')
let at: Served
let pseudonym: ReturnType<typeof pseudonymiser>
let nowUtcMs = Date.UTC(2026, 0, 1)
beforeAll(async () => {
  const { caseDir } = await smallCase(dir)
  at = await served(caseDir, () => nowUtcMs)
  pseudonym = pseudonymiser(readFileSync(join(caseDir, 'secret')))
})

interface Named {
  key: string
  shown: string
}
interface Message {
  id: string
  server: string
  account: Named
  address: Named
  text: { pieces: { text: string; isHit: boolean }[] }
}
interface Counted {
  records: number
  command: string
  facets: Record<string, { value: string; records: number }[]>
  histogram: { bars: number[] }
}
interface Dump {
  hex: string
  startIndex: number
  endIndex: number
}
interface Detail {
  message: Message
  lies: { path: string; startByte: number; endByte: number }
  decode: { chain: string; keyPlaces: string[] }
  bytes: { sealed: string; dump: Dump | null; opened: Dump | null }
}

const SEALED = lines(400, 1)
const OPEN = lines(400, 2)
const rows = async (query: string) => (await at.ask<{ rows: Message[] }>(encodeURI(`/messages?${query}`))).rows
const counts = (query: string) => at.ask<Counted>(encodeURI(`/messages/counts?${query}`))
const holds = (some: readonly { text: string }[]) => some.filter(({ text }) => text.includes('天气')).length
const said = ({ text }: Message): string => text.pieces.map((piece) => piece.text).join('')
const recordBytes = ({ hex, startIndex, endIndex }: Dump): string =>
  Buffer.from(hex, 'hex').subarray(startIndex, endIndex).toString()

/** What a request comes to while names are shown, and covered again behind it. */
async function revealed<T>(work: () => Promise<T>): Promise<T> {
  await at.ask('/reveal', { reason: 'test' })
  try {
    return await work()
  } finally {
    await at.ask('/cover', {})
  }
}

test('a page of messages in the order of time, people and places by pseudonyms', async () => {
  const found = await rows('limit=3&server=fs01')
  expect(found.map(said)).toEqual(SEALED.slice(0, 3).map(({ text }) => text))
  expect(found.map(({ account }) => account)).toEqual(
    SEALED.slice(0, 3).map((line) => {
      const key = pseudonym('account', line.account)
      return { key, shown: key }
    }),
  )
  const [shown] = await revealed(() => rows('limit=1&server=fs01'))
  expect(shown?.account.shown).toBe(SEALED[0]?.account)
  expect(shown?.address.shown).toBe(SEALED[0]?.address)
})

test('counts, facets, bars and the command that lists the same', async () => {
  const { records, facets, histogram, command } = await counts('server=fs01&search=天气')
  expect(records).toBe(holds(SEALED))
  expect(facets['server']).toEqual(
    expect.arrayContaining([
      { value: 'fs01', shown: 'fs01', records: holds(SEALED) },
      { value: 'fs02', shown: 'fs02', records: holds(OPEN) + holds(lines(400, 3)) },
    ]),
  )
  expect(histogram.bars.reduce((sum, bar) => sum + bar, 0)).toBe(records)
  expect(command).toBe(`messages --search '天气' --server fs01`)
})

test('hits are marked', async () => {
  const found = await rows('search=天气&limit=5')
  expect(found.length).toBe(5)
  for (const { text } of found)
    for (const { text: piece, isHit } of text.pieces) expect(piece.replaceAll('天气', '') === '').toBe(isHit)
})

test('the filter knows an account by its pseudonym, and a typed name becomes one', async () => {
  const name = SEALED[0]?.account ?? ''
  const { key } = await at.ask<{ key: string }>('/messages/name', { kind: 'account', name })
  expect(key).toBe(pseudonym('account', name))
  const { records, command } = await counts(`account=${key}`)
  expect(records).toBe([SEALED, OPEN, lines(400, 3)].flat().filter(({ account }) => account === name).length)
  expect(command).toBe(`messages --account ${key}`)
  const stranger = await at.send('GET', '/api/messages?account=account-aaaaaaaaaaaaaaaa', {
    headers: { Authorization: `Bearer ${at.enter()}`, 'Sec-Fetch-Site': 'same-origin' },
  })
  expect([stranger.status, JSON.parse(stranger.text).message]).toEqual([
    400,
    'The case holds nothing behind account-aaaaaaaaaaaaaaaa.',
  ])
})

test('the most frequent accounts, by pseudonyms', async () => {
  const { values } = await at.ask<{ values: (Named & { records: number })[] }>('/messages/top/account?limit=5')
  expect(values.length).toBe(5)
  expect(values.every(({ key, shown }) => /^account-[a-z2-7]{16}$/.test(key) && shown === key)).toBe(true)
  const shown = await revealed(() => at.ask<{ values: Named[] }>('/messages/top/account?limit=1'))
  expect(shown.values[0]?.shown).toMatch(/^lantern\.paper/)
})

/** The first record that a filter lets through. */
async function detail(query: string): Promise<Detail> {
  const [message] = await rows(`${query}&limit=1`)
  return at.ask<Detail>(`/messages/record/${message?.id}`)
}

describe('one record, down to its bytes', () => {
  test('a sealed line shows its ciphertext to everybody, and what it opens to only with a reason', async () => {
    const [line] = SEALED
    if (line === undefined) throw new Error('no line')
    const covered = await detail('server=fs01')
    expect(covered.decode).toMatchObject({ keyPlaces: ['fs01/etc/filter.ini'] })
    expect(covered.decode.chain).toMatch(/^line · base64 · des-ecb/)
    expect(covered.bytes.dump && recordBytes(covered.bytes.dump)).toBe(enciphered(line))
    expect(covered.bytes.opened).toBeNull()
    expect(JSON.stringify(covered)).not.toContain('lantern')
    const shown = await revealed(() => detail('server=fs01'))
    expect(shown.bytes.opened && recordBytes(shown.bytes.opened)).toBe(plain(line))
  })

  test('bytes that lie open are covered without a reason, and stand where they are said to', async () => {
    const from = Date.parse('2008-09-01T00:00:07Z')
    const query = `server=fs02&from=${from}&to=${from + 1}`
    expect((await detail(query)).bytes).toMatchObject({ sealed: 'not', dump: null, opened: null })
    const { bytes, lies, message } = await revealed(() => detail(query))
    const line = [OPEN[1], lines(400, 3)[1]].find((one) => one?.text === said(message))
    expect(bytes.dump && recordBytes(bytes.dump)).toBe(line && plain(line))
    expect(lies.endByte - lies.startByte).toBe(Buffer.byteLength(line ? plain(line) : ''))
  })

  test('a record of a packed file', async () => {
    const packed = lines(400, 3)
    const found = await revealed(async () => {
      for (const { id } of await rows('server=fs02&limit=4')) {
        const one = await at.ask<Detail>(`/messages/record/${id}`)
        if (one.lies.path.includes('.gz')) return one
      }
      throw new Error('none lies in the packed file')
    })
    expect(packed.map(plain)).toContain(found.bytes.dump && recordBytes(found.bytes.dump))
  })

  test.each(['x', '0000000000000000-0', '..%2F..%2Fetc'])('%s is no record', async (id) => {
    await expect(at.ask(`/messages/record/${id}`)).rejects.toThrow('The case holds no such record.')
  })
})

test.each([
  'limit=0',
  'limit=1000',
  'offset=-1',
  'order=random',
  'records=x',
  `search=${'x'.repeat(1001)}`,
  'from=yesterday',
])('%s is refused in words', async (query) => {
  await expect(at.ask(`/messages?${query}`)).rejects.toThrow(/^Error: 400|400: /)
})

test('files hold the filtered result, covered', async () => {
  const headers = { Authorization: `Bearer ${at.enter()}`, 'Sec-Fetch-Site': 'same-origin' }
  const csv = await at.send('GET', encodeURI('/api/messages.csv?search=天气&server=fs01'), { headers })
  const wanted = SEALED.filter(({ text }) => text.includes('天气'))
  expect(csv.text.trim().split('\r\n').length).toBe(wanted.length + 1)
  expect(csv.text).not.toContain('lantern')
  const json = await at.send('GET', '/api/messages.json?server=fs01', { headers })
  const { rows: found }: { rows: { text: string }[] } = JSON.parse(json.text)
  expect(found.map(({ text }) => text)).toEqual(SEALED.map(({ text }) => text))
})
