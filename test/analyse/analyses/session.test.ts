import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { BEACON, SESSION, UPLOAD } from '../trial-session.ts'

const FAR = 'GET far.example.com/'

test('messages and requests in the order of time; what a window caught names its message', async () => {
  const { rows, denominator, caveats } = await findings('session', SESSION)
  const message = { kind: 'message', client: 'tom', address: null, endpoint: null, rank: null, fired: 0 }
  const request = { kind: 'request', address: '10.0.0.5', direction: null, displayed: null, fired: 0 }
  const outside = { ...request, client: null, label: null, trial: null }
  expect(rows).toEqual([
    { ...outside, at_utc_ms: 90_000, endpoint: BEACON, rank: 2 },
    { ...message, at_utc_ms: 100_000, direction: 'sent', label: '灯笼', displayed: 'unknown', trial: 0, fired: 1 },
    { ...request, at_utc_ms: 100_700, client: 'tom', label: '灯笼', trial: 0, fired: 1, endpoint: UPLOAD, rank: 1 },
    { ...request, at_utc_ms: 101_000, client: 'tom', label: '灯笼', trial: 0, endpoint: BEACON, rank: 2 },
    { ...message, at_utc_ms: 120_000, direction: 'sent', label: 'control', displayed: 'unknown', trial: 1 },
    { ...request, at_utc_ms: 121_000, client: 'tom', label: 'control', trial: 1, endpoint: FAR, rank: 9 },
    { ...message, at_utc_ms: 140_000, direction: 'sent', label: '灯笼', displayed: 'no', trial: 2 },
    { ...outside, at_utc_ms: 150_500, address: null, endpoint: UPLOAD, rank: 1 },
    { ...message, at_utc_ms: 160_000, direction: 'received', label: 'control', displayed: 'unknown', trial: 3 },
  ])
  expect(denominator).toBe('4 messages and 5 requests')
  expect(caveats).toEqual([])
})

test.each([
  ['control', UPLOAD],
  ['word with a kind of its own', BEACON],
  ['word without', UPLOAD],
])('a %s is held against the kind tested for it', async (label, tested) => {
  const tables = {
    trials: [{ at_utc_ms: 5, client: 'tom', label }],
    trial_tests: [
      { client: 'tom', word: '', endpoint: UPLOAD },
      { client: 'tom', word: 'word with a kind of its own', endpoint: BEACON },
      { client: 'tom', word: 'word without', endpoint: '' },
      { client: 'ann', word: label, endpoint: FAR },
    ],
    exchanges: [UPLOAD, BEACON, FAR].map((endpoint, ordinal) => ({
      method: 'GET',
      at_utc_ms: 9,
      trial: 0,
      endpoint,
      ordinal,
    })),
  }
  const { rows } = await findings('session', { tables })
  expect(rows.filter(({ fired }) => fired === 1).map(({ endpoint }) => endpoint)).toEqual([tested])
})

test('without a sheet the likeliest uploads are still in order; beyond five thousand points it is said', async () => {
  const exchanges = Array.from({ length: 5001 }, (_, at) => ({
    method: 'GET',
    endpoint: UPLOAD,
    trial: -1,
    at_utc_ms: at,
  }))
  const tables = { exchanges, endpoints: [{ rank: 8, endpoint: UPLOAD }] }
  const { rows, caveats } = await findings('session', { tables })
  expect([rows.length, rows.at(-1)?.at_utc_ms, rows[0]?.rank]).toEqual([5000, 4999, 8])
  expect(caveats).toEqual(['Only the first 5000 points are listed, up to 1970-01-01T00:00:04.999Z.'])
})
