import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { SESSION, UPLOAD } from '../trial-session.ts'

test('opened requests in the order of time, with the trial they belong to; a repeat is left out, a long one cut', async () => {
  const { rows, denominator, caveats } = await findings('uploaded-messages', SESSION)
  expect(rows).toEqual([
    {
      at_utc_ms: 100_700,
      endpoint: UPLOAD,
      trial: 0,
      label: '灯笼',
      opened_holds_text: 1,
      characters: 10,
      message: 'ann\ta 灯笼 b',
    },
    {
      at_utc_ms: 150_500,
      endpoint: UPLOAD,
      trial: null,
      label: null,
      opened_holds_text: null,
      characters: 3000,
      message: 'é!'.repeat(1000),
    },
  ])
  expect(denominator).toBe('2 opened requests')
  expect(caveats).toEqual(['1 text cut after 2000 characters.'])
})

test('beyond five thousand, the first are listed and the rest counted; those without a time come last', async () => {
  const exchange = { capture: 'a.pcap', endpoint: UPLOAD, trial: -1, opened: 'x' }
  const exchanges = Array.from({ length: 5001 }, (_, at) => ({
    ...exchange,
    stream: at,
    at_utc_ms: at === 0 ? null : at,
  }))
  const { rows, denominator, caveats } = await findings('uploaded-messages', { tables: { exchanges } })
  expect([rows.length, rows[0]?.at_utc_ms, rows.at(-1)?.at_utc_ms]).toEqual([5000, 1, 5000])
  expect(denominator).toBe('5001 opened requests')
  expect(caveats).toEqual(['The first 5000 of 5001 in the order of time are listed.'])
})
