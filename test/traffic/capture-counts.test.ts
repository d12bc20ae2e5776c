import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { CaptureCount } from '../../src/model/exchange.ts'
import { readerFor } from '../../src/traffic/open.ts'
import { hasShared, SHARED, withoutShared } from '../e2e/cli.ts'
import { readWith } from './reading.ts'

const FOLDER = join(SHARED, 'data', 'captures')

interface Expected {
  packets: number
  counts: Partial<Record<CaptureCount, number>>
}

/**
 * Counted there by the same definitions: `truncated` is by the two lengths of a record, so that frames which were cut
 * behind the IP packet count; `ahead_of_sequence` is by the end of what was captured, so that after a segment that was cut
 * the next counts; `tcp` counts segments, so a packet in fragments once.
 */
const NAMES: readonly CaptureCount[] = [
  'truncated',
  'ipv4',
  'ipv6',
  'vlan',
  'tcp',
  'not_tcp',
  'not_ip',
  'ip_fragments',
  'retransmitted',
  'ahead_of_sequence',
  'conflicting_bytes',
]
/** Ours alone, and none of them may occur in a capture that is whole. */
const NEVER: readonly CaptureCount[] = ['malformed', 'unknown_link', 'lost_fragments']

const captures: [string, Expected][] = hasShared
  ? Object.entries(JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')))
  : []

/** Captures with a fault, and its place: the one that ends inside a record. */
const FAULTS: Readonly<Record<string, number>> = { 'd-filecut.pcap': 1625, 'overlap.pcap': 406 }

describe.skipIf(!hasShared)(`captures of other programs${withoutShared}`, () => {
  test('there are 31', () => expect(captures).toHaveLength(31))

  test.each(captures)('%s: packets and what they are', async (name, { packets, counts }) => {
    const file = readFileSync(join(FOLDER, name))
    const bytes = name.endsWith('.gz') ? gunzipSync(file) : file
    const reader = readerFor(bytes.subarray(0, 4096))
    expect(reader).not.toBeNull()
    if (reader === null) return
    const { tally } = await readWith(reader, bytes)
    expect(tally.counts.packets).toBe(packets)
    const held: readonly string[] = [...NAMES, ...NEVER]
    const known = Object.fromEntries(Object.entries(tally.counts).filter(([count]) => held.includes(count)))
    expect(known).toEqual(counts)
    expect(Object.keys(counts).filter((count) => !NAMES.some((named) => named === count))).toEqual([])
    expect(tally.faults.map((fault) => fault.startByte)).toEqual(name in FAULTS ? [FAULTS[name]] : [])
    expect(tally.faultCount).toBe(tally.faults.length)
  })
})
