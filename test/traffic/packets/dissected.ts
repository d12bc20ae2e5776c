import type { CaptureTally } from '../../../src/model/exchange.ts'
import { dissect } from '../../../src/traffic/packets/dissection.ts'
import { LINK_LAYERS } from '../../../src/traffic/packets/link.ts'
import { newTally } from '../../../src/traffic/reader.ts'
import { type Captured, captured, transcript } from '../build.ts'

/** What becomes of packets: what readers of connections were told, and what was counted. */
export function dissected(
  packets: Iterable<Uint8Array | Captured>,
  linkType = 1,
): { lines: string[]; counts: CaptureTally['counts']; tally: CaptureTally } {
  const tally = newTally()
  const { lines, open } = transcript()
  const dissection = dissect(tally, open)
  const { frame } = dissection
  for (const one of packets) {
    const { bytes, sentBytes = bytes.length, seconds = 0 } = captured(one)
    // In the middle of a larger buffer that is used again, as in a file's chunk.
    const chunk = Buffer.concat([Buffer.alloc(3, 0xaa), bytes, Buffer.alloc(40, 0xbb)])
    frame.bytes = chunk
    frame.at = 3
    frame.end = 3 + bytes.length
    frame.missing = Math.max(0, sentBytes - bytes.length)
    frame.atUtcMs = seconds * 1000
    dissection.packet(LINK_LAYERS[linkType] ?? null)
    chunk.fill(0xcc)
  }
  dissection.end()
  return { lines, counts: tally.counts, tally }
}
