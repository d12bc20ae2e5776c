import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { pcapng } from '../../../lab/live/pcapng.ts'
import type { Flow } from '../../../lab/live/tap.ts'
import { packetsOf, packetsOfAll } from '../../../lab/live/tcp.ts'
import { has } from './replica-dir.ts'
import { complaints, fields, sentBytes } from './tshark.ts'

const noTshark = !has('tshark', '--version')
const dir = mkdtempSync(join(tmpdir(), 'breachlight-tcp-'))
afterAll(() => rmSync(dir, { recursive: true }))

const START_US = Date.UTC(2008, 7, 8, 12, 0, 0) * 1000 + 123_456
const ODD = Buffer.from(Array.from({ length: 1449 }, (_, index) => (index * 31) & 0xff))
const LARGE = Buffer.alloc(300_001, 'paper crane ')

const flow = (port: number, events: Flow['events']): Flow => ({
  client: { address: '127.0.0.11', port },
  server: { address: '127.0.0.1', port: 23_456 },
  events,
})
const at = (us: number): number => START_US + us

/** The client sends, the server answers with a lot, and closes first. */
const LONG = flow(61_000, [
  { kind: 'opening', atUtcUs: at(0) },
  { kind: 'open', atUtcUs: at(40) },
  { kind: 'sent', atUtcUs: at(100), bytes: ODD },
  { kind: 'received', atUtcUs: at(2_000_000), bytes: LARGE },
  { kind: 'server-ended', atUtcUs: at(2_000_500) },
  { kind: 'client-ended', atUtcUs: at(2_000_600) },
])
/** Begins while the other is open; nothing is said. */
const SILENT = flow(61_001, [
  { kind: 'opening', atUtcUs: at(500) },
  { kind: 'open', atUtcUs: at(501) },
  { kind: 'client-ended', atUtcUs: at(600) },
  { kind: 'server-ended', atUtcUs: at(700) },
])

function capture(flows: readonly Flow[]): string {
  const path = join(dir, 'test.pcapng')
  writeFileSync(path, pcapng(packetsOfAll(flows)))
  return path
}

test.skipIf(noTshark)('tshark finds nothing wrong, and every byte in its place (needs tshark)', () => {
  const path = capture([LONG, SILENT])
  expect(complaints(path)).toEqual([])
  const inFlight = fields(path, 'tcp.analysis.bytes_in_flight', ['tcp.analysis.bytes_in_flight']).map(Number)
  expect(Math.max(...inFlight)).toBe(2 * 1448)
  expect(sentBytes(path, 0)).toEqual(ODD)
  const answered = fields(path, 'tcp.srcport == 23456 && tcp.len > 0', ['tcp.payload'])
  expect(Buffer.from(answered.map(([payload = '']) => payload).join(''), 'hex')).toEqual(LARGE)
  expect(fields(path, 'tcp.flags.syn == 1 && tcp.flags.ack == 0', ['tcp.stream', 'tcp.srcport'])).toEqual([
    ['0', '61000'],
    ['1', '61001'],
  ])
})

test.skipIf(noTshark)('times are those of the socket, to the microsecond (needs tshark)', () => {
  const times = fields(capture([LONG, SILENT]), 'tcp.len > 0 || tcp.flags.syn == 1 || tcp.flags.fin == 1', [
    'frame.time_epoch',
  ])
  const microseconds = [...new Set(times.map(([time = '']) => Math.round((Number(time) - START_US / 1e6) * 1e6)))]
  expect(microseconds).toEqual([0, 40, 100, 500, 501, 600, 700, 2_000_000, 2_000_500, 2_000_600])
})

/** Ethernet has 14 bytes, IPv4 and TCP 20 each. */
const PLACES = { ipChecksum: 14 + 10, tcpChecksum: 14 + 20 + 16 }

/** Turns one bit of the fourth packet. */
const flip = (place: number) => (bytes: Buffer, index: number) => {
  if (index === 3) bytes.writeUInt8((bytes[place] ?? 0) ^ 1, place)
  return bytes
}

test.skipIf(noTshark)('a wrong checksum or a lost packet would be told (needs tshark)', () => {
  const packets = packetsOfAll([LONG])
  const path = join(dir, 'broken.pcapng')
  const broken = (change: (bytes: Buffer, index: number) => Buffer | null): number => {
    const changed = packets.flatMap(({ atUtcUs, bytes }, index) => {
      const kept = change(Buffer.from(bytes), index)
      return kept === null ? [] : [{ atUtcUs, bytes: kept }]
    })
    writeFileSync(path, pcapng(changed))
    return complaints(path).length
  }
  expect(broken((bytes) => bytes)).toBe(0)
  expect(broken(flip(PLACES.tcpChecksum))).toBeGreaterThan(0)
  expect(broken(flip(PLACES.ipChecksum))).toBeGreaterThan(0)
  expect(broken((bytes, index) => (index === 7 ? null : bytes))).toBeGreaterThan(0)
})

test('sequence numbers go round at 2³²', () => {
  const near = 2 ** 32 - LARGE.length
  const ports = [...Array(64_000).keys()].map((index) => index + 1024)
  // A port whose first sequence number lies so close to the end that the answer crosses it
  const port = ports.find((candidate) => Math.imul(candidate, 2_654_435_761) >>> 0 > near) ?? 0
  const numbers = packetsOf({ ...LONG, server: { address: '127.0.0.1', port } })
    .filter(({ bytes }) => bytes.readUInt16BE(34) === port)
    .map(({ bytes }) => bytes.readUInt32BE(38))
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)]
  expect([first > near, last]).toEqual([true, first + LARGE.length + 2 - 2 ** 32])
})
