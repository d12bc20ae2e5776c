import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Exchange } from '../../src/model/exchange.ts'
import { readerFor } from '../../src/traffic/open.ts'
import { scratch, SHARED } from '../e2e/cli.ts'
import { type Reading, readWith } from './reading.ts'

const PYTHON = '/usr/bin/python3'
const TOOL = join(SHARED, 'tools', 'make_hostile.py')
const isPossible = existsSync(PYTHON) && existsSync(TOOL)
const skipped = isPossible ? '' : ' (skipped: no make_hostile.py beside the checkout)'

interface Case {
  file: string
  keep: number | null
}

const out = join(scratch('hostile-captures'), 'OUT')
let cases: readonly Case[] = []

const bytesOf = (name: string): Buffer => readFileSync(join(out, 'files', 'cap', name))

async function read(name: string): Promise<Reading> {
  const bytes = bytesOf(name)
  const reader = readerFor(bytes.subarray(0, 4096))
  if (reader === null) throw new Error(`${name} has no reader`)
  return readWith(reader, bytes)
}

/** The request that every capture of the tool begins with. */
const isControl = ({ request, response }: Exchange): boolean =>
  request?.target === '/up' && request.complete && request.bodyBytes === 5 && response?.status === 200

/** A fault starts behind the packets of the control, which these captures begin with. */
const AFTER_CONTROL = null

/** What must be said of each, beside that the good request is kept. */
const SAID: Readonly<
  Record<string, { faults?: readonly (readonly [RegExp, number | null])[]; counts?: Reading['tally']['counts'] }>
> = {
  'control.pcap': { counts: { packets: 4, tcp: 4, connections: 1 } },
  'caplen-4G.pcap': { faults: [[/4294967295/, AFTER_CONTROL]], counts: { packets: 4 } },
  'caplen-gt-snap.pcap': { counts: { packets: 4 } },
  'caplen-gt-len.pcap': { faults: [[/60 bytes of a packet of 10/, AFTER_CONTROL]], counts: { packets: 5, not_ip: 1 } },
  'zero-records.pcap': { counts: { packets: 100_004 } },
  'header-only.pcap': {},
  'half-header.pcap': { faults: [[/ends inside its header/, 0]] },
  'linktype-65535.pcap': { faults: [[/65535/, 0]], counts: { packets: 4, unknown_link: 4 } },
  'joined.pcap': { faults: [[/joined/, AFTER_CONTROL]], counts: { packets: 8, retransmitted: 2 } },
  'bad-ihl-offset.pcap': {
    faults: [[/connection 0: 25 bytes come again with other values; the first are kept/, 544]],
    counts: { packets: 7, malformed: 1 },
  },
  'vlan-100.pcap': { counts: { packets: 5, vlan: 1, not_ip: 1 } },
  'frag-teardrop.pcap': { counts: { packets: 8, ip_fragments: 4, malformed: 2, lost_fragments: 2 } },
  'syn-flood.pcap': { counts: { packets: 20_004, connections: 20_001 } },
  'cl-negative.pcap': {},
  'header-200k.pcap': {},
  'host-html.pcap': {},
  'gzip-body-bomb.pcap': {},
  'control.pcapng': { counts: { packets: 4 } },
  'block-4G.pcapng': { faults: [[/4294967292/, AFTER_CONTROL]], counts: { packets: 4 } },
  'block-0.pcapng': { faults: [[/claims 0 bytes/, AFTER_CONTROL]] },
  'block-13.pcapng': { faults: [[/claims 13 bytes/, AFTER_CONTROL]] },
  'len-mismatch.pcapng': { faults: [[/16 bytes in front and 99 behind/, AFTER_CONTROL]] },
  'no-idb.pcapng': { faults: [[/interface 7/, 28]], counts: { packets: 1, unknown_link: 1 } },
  'tsresol-255.pcapng': { faults: [[/resolution 255/, 28]] },
  'opt-overrun.pcapng': { faults: [[/option is longer/, 28]] },
}

/** Only to be refused: no reader knows it. */
const NO_CAPTURE = 'badmagic.pcap'

describe.skipIf(!isPossible)(`hostile captures${skipped}`, () => {
  beforeAll(() => {
    const made = spawnSync(PYTHON, [TOOL, out], { encoding: 'utf8' })
    if (made.status !== 0) throw new Error(made.stderr)
    const all: readonly Case[] = JSON.parse(readFileSync(join(out, 'expected.json'), 'utf8'))
    cases = all.filter(({ file }) => file.startsWith('cap/'))
  })

  test('every one of the tool is held to something here', () => {
    expect(cases.map(({ file }) => file.slice(4)).toSorted()).toEqual([...Object.keys(SAID), NO_CAPTURE].toSorted())
    expect(readerFor(bytesOf(NO_CAPTURE))).toBeNull()
  })

  test.each(Object.entries(SAID))('%s', async (name, { faults = [], counts = {} }) => {
    const startedMs = performance.now()
    const { exchanges, tally } = await read(name)
    expect(performance.now() - startedMs).toBeLessThan(5000)
    const control = bytesOf(name.endsWith('ng') ? 'control.pcapng' : 'control.pcap')
    const keep = cases.find(({ file }) => file === `cap/${name}`)?.keep
    expect(exchanges.filter(isControl)).toHaveLength(keep ?? -1)
    expect(tally.counts).toMatchObject(counts)
    expect(tally.faults).toMatchObject(
      faults.map(([detail, at]) => ({ detail: expect.stringMatching(detail), startByte: at ?? control.length })),
    )
    for (const { request, response } of exchanges) {
      expect(request?.startedAtUtcMs).not.toBeNaN()
      expect(response?.startedAtUtcMs).not.toBeNaN()
    }
  })

  test('lengths that cannot be true are said of the request', async () => {
    const { exchanges } = await read('cl-negative.pcap')
    const odd = exchanges.filter((one) => !isControl(one))
    expect(odd).toHaveLength(4)
    for (const { request } of odd) expect(request?.faults).toContain('bad-length')
  })

  test('headers without end are kept or limited, and a limit is said', async () => {
    const { exchanges } = await read('header-200k.pcap')
    const odd = exchanges.filter((one) => !isControl(one))
    expect(odd).toHaveLength(2)
    const unsaid = odd.filter(({ request }) => {
      const keptBytes = (request?.headers ?? []).reduce((sum, [name, value]) => sum + name.length + value.length, 0)
      return keptBytes < 40_000 && request?.faults.includes('over-limit') !== true
    })
    expect(unsaid).toEqual([])
  })

  test('what hosts and targets say is kept as it was written', async () => {
    const { exchanges } = await read('host-html.pcap')
    expect(exchanges.find((one) => !isControl(one))?.request).toMatchObject({
      host: '=cmd|calc',
      target: '/<script>window.__pwned=1</script>\x1b[2J',
    })
  })

  test('a body that unpacks to 64 MiB is decoded in bounded memory', async () => {
    const before = process.memoryUsage().arrayBuffers
    const { exchanges } = await read('gzip-body-bomb.pcap')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 << 20)
    const response = exchanges.find((one) => !isControl(one))?.response
    expect(response?.bodyHead.length).toBeLessThanOrEqual(64 << 10)
    expect(response?.bodyBytes === 64 << 20 || response?.faults.includes('over-limit')).toBe(true)
  })
})
