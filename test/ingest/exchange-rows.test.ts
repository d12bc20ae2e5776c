import { expect, test } from 'vitest'
import { ExchangeRows } from '../../src/ingest/exchange-rows.ts'
import { PLAIN } from '../../src/model/chain.ts'
import type { Exchange } from '../../src/model/exchange.ts'
import { TABLES } from '../../src/store/schema.ts'
import { message } from '../traffic/messages.ts'
import { exchangeOf, request } from '../traffic/simulated.ts'

const up = (body: string, at: Partial<Exchange> = {}): Exchange =>
  exchangeOf({
    stream: 4,
    client: { address: '10.0.0.1', port: 1000 },
    server: { address: '10.0.0.2', port: 80 },
    request: request({
      method: 'POST',
      target: '/up?v=12',
      host: 'log.example',
      startedAtUtcMs: 1000.6,
      bodyHead: Buffer.from(body),
      missedBytes: 2,
    }),
    response: { ...request({ target: '' }), status: 200, bodyBytes: 9, missedBytes: 5 },
    ...at,
  })

const ENDPOINT = 'POST log.example/up?v'
/** Opens by turning upper case into lower, and what has a question mark not at all. */
const opener = {
  chain: { ...PLAIN, cipher: 'des', mode: 'ecb', keyId: 'key-1' } as const,
  key: null,
  read: (value: Uint8Array) => (value.includes(63) ? null : Buffer.from(value).toString().toLowerCase()),
}

async function rowsOf(given: readonly (Exchange | { repeat: Exchange })[], trialOf: readonly number[] = []) {
  const rows = new ExchangeRows(new Map([[ENDPOINT, { part: 'body', opener }]]), {
    trials: [message({ text: 'lamp' }), message({ text: '' })],
    hits: trialOf.map((trial, ordinal) => ({
      trial,
      ordinal,
      endpoint: ENDPOINT,
      capture: 'c',
      stream: 4,
      atUtcMs: 0,
      latencyMs: 0,
      outboundBytes: 0,
    })),
  })
  // biome-ignore lint/suspicious/useAwait: rows are made of what is asynchronous
  const exchanges = (async function* () {
    for (const [ordinal, one] of given.entries()) {
      const exchange = { ...('repeat' in one ? one.repeat : one), ordinal }
      yield { capture: 'c', exchange, isRepeat: 'repeat' in one }
    }
  })()
  let text = ''
  for await (const lines of rows.lines(exchanges)) text += lines
  const parsed: Record<string, unknown>[] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  return { rows: parsed, writer: rows }
}

test('an exchange is a row with everything the table has', async () => {
  const { rows } = await rowsOf([up('A LAMP')], [0])
  expect(rows).toEqual([
    {
      capture: 'c',
      stream: 4,
      ordinal: 0,
      at_utc_ms: 1001,
      client: '10.0.0.1',
      server: '10.0.0.2',
      method: 'POST',
      endpoint: ENDPOINT,
      url: 'http://log.example/up?v=12',
      status: 200,
      outbound_bytes: 6 + 2,
      request_sha256: '',
      response_bytes: 9,
      missed_bytes: 7,
      is_complete: 1,
      is_repeat: 0,
      trial: 0,
      opened: 'a lamp',
      opened_holds_text: 1,
    },
  ])
  expect(Object.keys(TABLES.exchanges.columns)).toEqual(Object.keys(rows[0] ?? {}))
})

test('what is lost, repeated, shut or in no window says so', async () => {
  const lost = exchangeOf({ request: null })
  const { rows, writer } = await rowsOf(
    [up('A LAMP'), { repeat: up('A LAMP') }, up('?'), up('A CUP'), lost],
    [0, 0, 0, 1],
  )
  expect(
    rows.map(({ trial, opened, opened_holds_text: holds, is_repeat: repeat }) => [trial, opened, holds, repeat]),
  ).toEqual([
    [0, 'a lamp', 1, 0],
    [0, '', 0, 1],
    [0, '', 0, 0],
    [1, 'a cup', 0, 0],
    [-1, '', 0, 0],
  ])
  expect(rows[4]).toMatchObject({
    stream: -1,
    method: '',
    endpoint: '',
    url: '',
    status: 0,
    at_utc_ms: null,
    is_complete: 0,
  })
  expect(writer.opened({ endpoint: ENDPOINT })).toEqual({
    opened: 2,
    decode: 'body: file · des-ecb · key-1',
    keyId: null,
  })
  expect(writer.opened({ endpoint: 'GET b' })).toEqual({})
})
