import { expect, test } from 'vitest'
import { findings } from '../dataset.ts'
import { BEACON, SESSION, UPLOAD } from '../trial-session.ts'

test('kinds of requests by rank, every feature a column, what cannot be said null', async () => {
  const { rows, denominator } = await findings('uploads', SESSION)
  expect(rows.slice(0, 2)).toEqual([
    {
      rank: 1,
      endpoint: UPLOAD,
      score: 0.9,
      requests: 2,
      hosts: 8,
      bodies: 2,
      median_outbound_bytes: 120,
      entropy_share: 0.99,
      content_type: 'application/x-www-form-urlencoded',
      lying_share: 1,
      rarity: 0.6,
      cookieless_share: 1,
      pause_variation: 0.5,
      size_correlation: 0.8,
      opened: 1,
      decode: 'base64 · des-ecb',
      key_id: 'key-abc',
    },
    {
      rank: 2,
      endpoint: BEACON,
      score: 0.1,
      requests: 3,
      hosts: 1,
      bodies: 0,
      median_outbound_bytes: 0,
      entropy_share: null,
      content_type: null,
      lying_share: null,
      rarity: 0.4,
      cookieless_share: 0,
      pause_variation: null,
      size_correlation: null,
      opened: 0,
      decode: null,
      key_id: null,
    },
  ])
  expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 9])
  expect(denominator).toBe('6 requests of 3 kinds')
})
