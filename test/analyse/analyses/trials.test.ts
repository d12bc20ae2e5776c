import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { SESSION, UPLOAD } from '../trial-session.ts'

test('a word beside the controls of its client: table, test, effect and verdict', async () => {
  const { rows, denominator, policy } = await findings('trials', SESSION)
  expect(rows[0]).toEqual({
    client: 'tom',
    word: '灯笼',
    verdict: 'cannot-tell',
    sentence: 'One of two.',
    endpoint: UPLOAD,
    trials: 2,
    fired: 1,
    share_fired: 0.5,
    ci_low: expect.closeTo(0.0945, 4),
    ci_high: expect.closeTo(0.9055, 4),
    share_upper_bound: 0.97,
    controls: 2,
    controls_fired: 0,
    controls_share: 0,
    controls_share_low: 0,
    controls_share_high: expect.closeTo(0.6576, 4),
    effect: 0.5,
    effect_low: -0.2,
    effect_high: 0.9,
    p: 0.9,
    q: 1,
    permutation_p: 0.4,
    chance_share: 0.01,
    latency_ms: 700,
    bytes_per_text_byte: 1.5,
    blocked: 1,
    display_known: 1,
    controls_blocked: 0,
    controls_display_known: 2,
    more_trials: 10,
    window_ms: 10_000,
  })
  expect(denominator).toBe('2 trials and 2 controls of 1 client in 1 sheet')
  expect(policy).toContain('within 10 s')
})

test('all words together come last of their client; what was not tested is not known', async () => {
  const { rows } = await findings('trials', SESSION)
  expect(rows.map(({ word }) => word)).toEqual(['灯笼', ''])
  expect(rows[1]).toMatchObject({ endpoint: null, share_fired: 0, controls_share: null, p: null, effect: null })
})

test('what the data leave open is said', async () => {
  const { caveats } = await findings('trials', SESSION)
  expect(caveats).toEqual([
    'Whether it was displayed is not known of 3 messages.',
    '1 request without a time: no window can hold them.',
    '40 bytes of connections were not captured: an upload in them is not seen.',
    '2 connections under TLS stayed shut: an upload in them is not seen.',
  ])
})

const message = { sheet: 's', at_utc_ms: 5, client: 'tom', label: 'w', text: 'a W', displayed: 'yes' }
const request = { capture: 'a', method: 'GET', at_utc_ms: 9_000_000, trial: -1 }

test.each([
  [
    'no sheet',
    {},
    ['No trial sheet was given: without one, nothing can be said about which message caused a request.'],
  ],
  [
    'no controls, no requests',
    { trials: [message] },
    ['The sheets hold no control message, so no word can be told from any other message.', 'No request was captured.'],
  ],
  [
    'clocks apart',
    { trials: [message, { ...message, trial: 1, label: 'control', text: 'a' }], exchanges: [request] },
    [
      'No captured request lies between the first and the last message of the sheets: they may not belong together, or a clock was wrong.',
    ],
  ],
  [
    'a sheet at odds with itself',
    {
      trials: [message, { ...message, text: 'a' }, { ...message, label: 'control' }],
      exchanges: [{ ...request, at_utc_ms: 5 }],
    },
    ['1 message without the word that the sheet labels them with.', '1 control message with a word under test in it.'],
  ],
])('%s', async (_name, tables, caveats) => {
  expect((await findings('trials', { tables })).caveats).toEqual(caveats)
})
