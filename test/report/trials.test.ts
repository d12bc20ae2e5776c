import { expect, test } from 'vitest'
import type { Row } from '../../src/model/answer.ts'
import { VERDICTS } from '../../src/model/trial.ts'
import type { Block } from '../../src/report/section.ts'
import trials from '../../src/report/sections/trials.ts'
import traffic from '../../src/report/sections/traffic.ts'
import { answer, REPLICA } from './fixture.ts'
import { SESSION_ROWS, TRIAL_ROWS, UPLOADED_ROWS } from './fixture-traffic.ts'

const tableOf = (blocks: readonly Block[], caption: string): readonly Row[] => {
  const found = blocks.find((block) => block.kind === 'table' && block.caption === caption)
  return found?.kind === 'table' ? found.rows : []
}
const figureOf = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => (block.kind === 'figure' ? [block.description] : [])).join()
const proseOf = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => (block.kind === 'prose' ? [block.text] : [])).join('\n')

const withRows = (id: string, rows: readonly Row[]) => {
  const columns = REPLICA.answers[id]?.columns ?? {}
  return { ...REPLICA, answers: { ...REPLICA.answers, [id]: answer(id, { columns, rows }) } }
}
const none = TRIAL_ROWS[1] ?? {}

test('every verdict is told in words', () => {
  const rows = Object.keys(VERDICTS).map((verdict) => ({ ...none, verdict }))
  const table = tableOf(trials.build(withRows('trials', rows)), 'Verdict for each client and word')
  expect(table.map(({ verdict }) => verdict)).toEqual(Object.values(VERDICTS))
})

test('all words together are called so', () => {
  const blocks = trials.build(withRows('trials', [{ ...none, word: '' }]))
  expect(tableOf(blocks, 'The test of each word').map(({ word }) => word)).toEqual(['all words together'])
})

test('a 2×2 table is two rows, each with its share and interval', () => {
  const blocks = trials.build(withRows('trials', [{ ...none, trials: 20, fired: 3, share_fired: 0.15 }]))
  expect(tableOf(blocks, 'Messages with a request in their window, and without')).toEqual([
    {
      client: 'tom-3.8',
      word: '纸鹤',
      messages: 'with the word',
      request: 3,
      none: 17,
      share: 0.15,
      ci_low: 0,
      ci_high: 0.1611,
    },
    {
      client: 'tom-3.8',
      word: '纸鹤',
      messages: 'controls',
      request: 0,
      none: 20,
      share: 0,
      ci_low: 0,
      ci_high: 0.1611,
    },
  ])
})

test('a word without an effect has its upper bound; nothing says that it never has one', () => {
  const blocks = trials.build(withRows('trials', [none]))
  expect(tableOf(blocks, 'The test of each word')).toEqual([
    {
      client: 'tom-3.8',
      word: '纸鹤',
      share_at_most: '13.9 %',
      difference: '0',
      interval: '-16.1 to 16.1',
      p: '1',
      q: '1',
      reshuffled: '1',
    },
  ])
  expect(JSON.stringify(blocks)).not.toMatch(/does not (upload|cause)|never uploads|no upload is/i)
})

test.each([
  [null, 'not tested'],
  [1.45e-11, 'below 0.0001'],
  [0.000999, '0.001'],
  [0.04321, '0.043'],
])('p %s reads %s', (p, text) => {
  expect(tableOf(trials.build(withRows('trials', [{ ...none, p }])), 'The test of each word')[0]?.p).toBe(text)
})

test.each([
  [null, 'none'],
  [0.4, 'below 1 ms'],
  [812.4, '812 ms'],
])('a delay of %s ms reads %s', (latency_ms, text) => {
  const blocks = trials.build(withRows('trials', [{ ...none, latency_ms }]))
  expect(tableOf(blocks, 'The requests that were tested')[0]?.median_delay).toBe(text)
})

test('the drawing says which part of the session it shows, and what is in it', () => {
  expect(figureOf(trials.build(REPLICA))).toContain(
    'Shown are the first 63 of 120 messages listed, as many as can be told apart, whatever followed them (the others are in tables/session.csv), 2008-09-24 09:00:00 UTC to 2008-09-24 09:14:38 UTC. In this part such a request followed 31 of 42 messages with a word, and 0 of 21 controls.',
  )
  const short = SESSION_ROWS.filter(({ at_utc_ms }) => Number(at_utc_ms) < Date.UTC(2008, 8, 24, 9, 1))
  expect(figureOf(trials.build(withRows('session', short)))).toContain('Shown are all 5 messages listed, 2008-09-24')
})

test('clients and kinds without a row are counted', () => {
  const message = { kind: 'message', label: 'w', displayed: 'yes', fired: 0 }
  const rows = [
    ...Array.from({ length: 8 }, (_, at) => ({ ...message, at_utc_ms: at, client: `c${at}`, trial: at })),
    ...Array.from({ length: 9 }, (_, at) => ({
      kind: 'request',
      at_utc_ms: at,
      endpoint: `e${at}`,
      rank: at,
      fired: 0,
    })),
  ]
  expect(figureOf(trials.build(withRows('session', rows)))).toContain(
    'Not drawn for want of room: 2 clients and 1 kind of request.',
  )
})

test('opened requests are counted with an interval, and the masked text stays masked', () => {
  const blocks = traffic.build(REPLICA)
  expect(proseOf(blocks)).toContain(
    'A key of the case opens 60 of 60 requests of the kinds below (100.0 %; 95 %: 94.0 % to 100.0 %).',
  )
  expect(proseOf(blocks)).toContain('60 hold that very message')
  expect(proseOf(blocks)).toContain('every letter and digit is masked')
  const shown = tableOf(blocks, 'What the opened requests say')
  expect(shown).toHaveLength(20)
  expect(shown.map(({ message }) => message)).toEqual(UPLOADED_ROWS.slice(0, 20).map(({ message }) => message))
  expect(proseOf(traffic.build({ ...REPLICA, revealed: true }))).not.toContain('masked')
})

test('a share of opened requests below all has its interval round it', () => {
  const [first = {}] = REPLICA.answers.uploads?.rows ?? []
  expect(proseOf(traffic.build(withRows('uploads', [{ ...first, opened: 45 }])))).toContain(
    'opens 45 of 60 requests of the kinds below (75.0 %; 95 %: 62.8 % to 84.2 %)',
  )
})

test('what opens nothing is not called harmless', () => {
  const uploads = (REPLICA.answers.uploads?.rows ?? []).map((row) => ({ ...row, opened: 0 }))
  const blocks = traffic.build(withRows('uploads', uploads))
  expect(proseOf(blocks)).toContain('No key of the case opens any of the requests.')
  expect(tableOf(blocks, 'What opened them')).toEqual([])
})

test('chapters stand only where there is something to tell', () => {
  expect(traffic.belongs?.(withRows('captures', []))).toBe(false)
  expect(trials.belongs?.(withRows('trials', []))).toBe(false)
})
