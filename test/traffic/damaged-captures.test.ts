import { expect, test } from 'vitest'
import { readerFor } from '../../src/traffic/open.ts'
import pcap from '../../src/traffic/readers/pcap.ts'
import { damaged, readWith, seeded } from './reading.ts'
import { smallCaptures } from './small-captures.ts'

const CASES = 3000

test('captures in which two bytes of a hundred are others are read in bounded time, and nothing is thrown', async () => {
  const random = seeded(4)
  const captures = smallCaptures()
  expect(captures.length).toBeGreaterThanOrEqual(4)
  for (let n = 0; n < CASES; n++) {
    const [name, bytes] = captures[n % captures.length] ?? ['', Buffer.alloc(0)]
    const copy = damaged(bytes, random)
    const startedMs = performance.now()
    const { exchanges, tally } = await readWith(readerFor(copy) ?? pcap, copy, [1 + Math.floor(random() * 4000)])
    expect(performance.now() - startedMs, name).toBeLessThan(1000)
    for (const { startByte, endByte } of tally.faults) {
      expect(startByte).toBeLessThanOrEqual(copy.length)
      expect(endByte ?? startByte).toBeGreaterThanOrEqual(startByte)
    }
    for (const { request, response } of exchanges) {
      for (const time of [request?.startedAtUtcMs, response?.endedAtUtcMs]) expect(time).not.toBeNaN()
    }
    const { packets = 0, unknown_link = 0, not_ip = 0 } = tally.counts
    expect(packets).toBeGreaterThanOrEqual(unknown_link + not_ip)
  }
})
