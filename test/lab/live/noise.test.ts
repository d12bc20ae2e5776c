import { expect, test } from 'vitest'
import { noiseOf } from '../../../lab/live/noise.ts'
import { random } from '../../../lab/random.ts'

const SCRIPT = {
  client: { name: 'netbar', edition: 'netbar', account: null },
  account: 'kite.lamp01',
  address: '127.0.0.11',
  listsUrl: 'http://127.0.0.1:1/',
  homeUrl: 'http://127.0.0.1:2/',
  cacheDir: '',
} as const

test.each([
  ['presence', 2, 4],
  ['advertisement', 1, 2],
  ['offline_messages', 1.5, 3],
] as const)('%s goes on to the end, %d to %d seconds apart', (kind, fromS, belowS) => {
  const times = noiseOf(random(7), SCRIPT, 60).flatMap((noise) => (noise.kind === kind ? [noise.atSeconds] : []))
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(gaps.every((gap) => gap >= fromS && gap < belowS)).toBe(true)
  expect([(times[0] ?? 60) < fromS, (times.at(-1) ?? 0) > 60 - belowS, new Set(gaps).size]).toEqual([
    true,
    true,
    gaps.length,
  ])
})

test('comes from the seed', () => {
  expect(noiseOf(random(7), SCRIPT, 9)).toEqual(noiseOf(random(7), SCRIPT, 9))
})
