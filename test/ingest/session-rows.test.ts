import { expect, test } from 'vitest'
import { endpointRow, trialRows, wordRow } from '../../src/ingest/session-rows.ts'
import type { EndpointFinding, Hit, SessionFindings, WordFinding } from '../../src/model/trial.ts'
import { TABLES } from '../../src/store/schema.ts'
import { message } from '../traffic/messages.ts'

const ENDPOINT: EndpointFinding = {
  rank: 1,
  endpoint: 'POST a',
  score: 2,
  requests: 3,
  hosts: 4,
  medianOutboundBytes: 5,
  entropyShare: 6,
  contentType: 'seven',
  lyingShare: 8,
  rarity: 9,
  cookielessShare: 10,
  pauseVariation: 11,
  sizeCorrelation: 12,
  bodies: 13,
  opened: 14,
  decode: 'fifteen',
  keyId: 'sixteen',
}

const WORD: WordFinding = {
  client: 'a',
  word: 'w',
  endpoint: 'POST a',
  trials: 1,
  fired: 2,
  controls: 3,
  controlsFired: 4,
  p: 5,
  q: 6,
  difference: 7,
  differenceLow: 8,
  differenceHigh: 9,
  upperBound: 10,
  chanceShare: 11,
  permutationP: 12,
  latencyMs: 13,
  bytesPerTextByte: 14,
  blocked: 15,
  displayKnown: 16,
  controlsBlocked: 17,
  controlsDisplayKnown: 18,
  verdict: 'uploads',
  moreTrials: 19,
  sentence: 'twenty',
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const snaked = (finding: object) =>
  Object.fromEntries(Object.entries(finding).map(([name, value]) => [snake(name), value]))

test('every field stands in the column of its name', () => {
  expect(endpointRow(ENDPOINT)).toEqual(snaked(ENDPOINT))
  expect(wordRow(WORD, 21)).toEqual({ ...snaked(WORD), window_ms: 21 })
  expect(Object.keys(TABLES.endpoints.columns)).toEqual(Object.keys(endpointRow(ENDPOINT)))
  expect(Object.keys(TABLES.trial_tests.columns).toSorted()).toEqual(Object.keys(wordRow(WORD, 21)).toSorted())
})

test('what is not there is empty text', () => {
  expect(endpointRow({ ...ENDPOINT, keyId: null })['key_id']).toBe('')
  expect(wordRow({ ...WORD, word: null, endpoint: null }, 1)).toMatchObject({ word: '', endpoint: '' })
})

const hit = (trial: number, endpoint: string): Hit => ({
  trial,
  endpoint,
  capture: 'c',
  stream: 0,
  ordinal: 0,
  atUtcMs: 0,
  latencyMs: 1,
  outboundBytes: 1,
})

test('a trial fired when its window holds a request to the endpoint of its word, a control to that of all words', () => {
  const trials = [
    message({ client: 'a', label: 'w', atUtcMs: 1.4 }),
    message({ client: 'a', label: 'w' }),
    message({ client: 'a', label: 'control' }),
    message({ client: 'b', label: 'w' }),
  ]
  const findings: SessionFindings = {
    exchanges: 0,
    repeated: 0,
    undated: 0,
    droppedHits: 0,
    windowMs: 1,
    endpoints: [],
    words: [WORD, { ...WORD, word: null, endpoint: 'GET all' }],
    hits: [hit(0, 'POST a'), hit(1, 'GET other'), hit(2, 'GET all'), hit(3, 'POST a'), hit(9, 'POST a')],
  }
  const rows = trialRows(findings, trials)
  expect(rows.map(({ trial, fired }) => [trial, fired])).toEqual([
    [0, 1],
    [1, 0],
    [2, 1],
    [3, 0],
  ])
  expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(Object.keys(TABLES.trials.columns).toSorted())
  expect(rows[0]?.['at_utc_ms']).toBe(1)
})
