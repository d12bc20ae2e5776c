import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type Ledger, openLedger, placeKey } from '../../src/custody/index.ts'
import { recordDecisions } from '../../src/ingest/decisions.ts'
import { withSharedStreams } from '../../src/ingest/reconcile.ts'
import type { KeyCandidate } from '../../src/model/chain.ts'
import type { Stream } from '../../src/model/stream.ts'
import { candidate } from '../decrypt/evidence.ts'
import { itemAt, partOf, streamAt, SUMS } from './ledgers.ts'
import { TABBED } from './streams.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-decisions-'))
afterAll(() => rmSync(dir, { recursive: true }))

let ledgers = 0
const newLedger = (): Ledger => openLedger(join(dir, `ledger-${++ledgers}`))
const [A, B, C] = ['a.log', 'b.log', 'c.log']
const keyOf = (path: string): string => placeKey(streamAt(path))

/** Decides the streams of some paths, each as it is or changed. */
function decideThem(
  ledger: Ledger,
  streams: readonly Stream[],
  { key = null, candidates = [] }: { key?: KeyCandidate | null; candidates?: readonly KeyCandidate[] } = {},
): void {
  const items = [...new Set(streams.map(({ path }) => path.split('!')[0] ?? ''))].map(itemAt)
  const decisions = streams.map((stream) => ({ stream, fields: [], key }))
  recordDecisions(ledger, { items, result: { decisions, rejects: [] }, basis: 'basis-1', candidates })
}

/** A ledger in which segment 1 holds a part of A, 2 the rest of A and all of B, 3 all of C. */
function loadedLedger(): Ledger {
  const ledger = newLedger()
  decideThem(
    ledger,
    [A, B, C].map((path) => streamAt(path)),
  )
  const parts = [[partOf(keyOf(A), [0, 50])], [partOf(keyOf(A), [50, 100]), partOf(keyOf(B))], [partOf(keyOf(C))]]
  for (const [n, held] of parts.entries())
    ledger.append({ type: 'intent', segment: n + 1, sums: SUMS, parts: held }, { type: 'commit', segment: n + 1 })
  return ledger
}
const committed = (ledger: Ledger): number[] => [...ledger.state.committed.keys()]

describe('a stream that is decided again', () => {
  test.each<[string, Partial<Stream>]>([
    ['kind', { kind: 'undecryptable' }],
    ['chain', { chain: { ...streamAt(B).chain, gzip: true } }],
    ['character set', { charset: 'gb18030' }],
    ['second character set', { alternate: 'gb18030' }],
    ['line end', { lineEndCode: 13 }],
    ['format', { format: { ...TABBED, header: true } }],
    ['zone', { zone: { name: 'UTC+08:00', offsetMinutes: 480 } }],
    ['family', { family: 'session' }],
  ])('with another %s loses its segments, and what shares a stream with them', (_, changed) => {
    const ledger = loadedLedger()
    decideThem(ledger, [streamAt(B, changed)])
    expect(committed(ledger)).toEqual([3]) // 2 held B; 1 holds the other half of A
    expect(ledger.state.streams.get(keyOf(B))?.stream).toEqual(streamAt(B, changed))
  })

  test.each<[string, Partial<Stream>]>([
    ['bits', { bits: 9 }],
    ['rival bits', { runnerUpBits: 9 }],
    ['attempts', { attempts: 99 }],
    ['detail', { detail: 'other words' }],
    ['rate', { parseRate: 0.5 }],
  ])('with other %s only keeps what is loaded', (_, changed) => {
    const ledger = loadedLedger()
    decideThem(ledger, [streamAt(B, changed)])
    expect(committed(ledger)).toEqual([1, 2, 3])
    expect(ledger.state.streams.get(keyOf(B))?.stream).toEqual(streamAt(B, changed))
  })

  test('costs a stream that was not loaded yet nothing', () => {
    const ledger = loadedLedger()
    decideThem(ledger, [streamAt('d.log')])
    expect(committed(ledger)).toEqual([1, 2, 3])
  })
})

test('voiding leaves no hole: whatever shares a stream goes along, and nothing else', () =>
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
      fc.nat({ max: 7 }),
      (segments, wrong) => {
        const ledger = openLedger(join(dir, 'laws'))
        rmSync(join(dir, 'laws'))
        for (const [n, streams] of segments.entries())
          ledger.state.committed.set(n, { sums: SUMS, parts: streams.map((stream) => partOf(`s${stream}`)) })
        const gone = new Set(withSharedStreams(ledger.state, segments[wrong] === undefined ? [] : [wrong]))
        ledger.close()
        const of = (has: boolean) => new Set(segments.filter((_, n) => gone.has(n) === has).flat())
        expect([...of(true)].filter((stream) => of(false).has(stream))).toEqual([])
        const reached = new Set(segments[wrong])
        for (let round = 0; round < segments.length; round++)
          for (const streams of segments)
            if (streams.some((s) => reached.has(s))) for (const s of streams) reached.add(s)
        expect(of(true)).toEqual(reached)
      },
    ),
    { numRuns: 50 },
  ))

describe('what is entered', () => {
  const key: KeyCandidate = candidate(Buffer.from('tomf1lt8'))
  const places = ['etc/filter.ini', 'old/filter.ini'].map((path) => ({
    ...key,
    place: { evidenceId: 'e'.repeat(64), path, startByte: 9, endByte: 17 },
  }))
  const opened = streamAt(A, { chain: { ...streamAt(A).chain, cipher: 'des', mode: 'ecb', keyId: key.id } })

  test('a key that opened something, with every place it lay in; no other candidate', () => {
    const ledger = newLedger()
    const other = candidate(Buffer.from('wr0ngk3y'))
    decideThem(ledger, [opened], { key: places[0] ?? null, candidates: [...places, other] })
    expect([...ledger.state.keys.values()].map(({ id, hex, place }) => [id, hex, place?.path])).toEqual([
      [key.id, '746f6d66316c7438', 'etc/filter.ini'],
      [key.id, '746f6d66316c7438', 'old/filter.ini'],
    ])
  })

  test('a known key is not entered again', () => {
    const path = join(dir, 'twice')
    const ledger = openLedger(path)
    decideThem(ledger, [opened], { key: places[0] ?? null, candidates: places })
    const before = readFileSync(path, 'utf8').split('"type":"key"').length
    decideThem(ledger, [opened], { key: places[1] ?? null, candidates: places })
    ledger.close()
    expect([before, readFileSync(path, 'utf8').split('"type":"key"').length]).toEqual([3, 3])
  })

  test('members under their item, rejects, and the basis each item was decided on', () => {
    const ledger = newLedger()
    const member = streamAt('all.zip!b.log', { evidenceId: itemAt('all.zip').evidenceId, containerPath: 'b.log' })
    const reject = {
      ...itemAt('all.zip'),
      containerPath: 'c.log',
      path: 'all.zip!c.log',
      reason: 'password-protected' as const,
      detail: '',
    }
    recordDecisions(ledger, {
      items: [itemAt('all.zip'), itemAt(A)],
      result: { decisions: [{ stream: member, fields: [], key: null }], rejects: [reject] },
      basis: 'basis-2',
      candidates: [],
    })
    expect(ledger.state.streams.get(placeKey(member))?.item).toBe(placeKey(itemAt('all.zip')))
    expect([...ledger.state.memberRejects.values()]).toEqual([reject])
    expect(Object.fromEntries(ledger.state.decided)).toEqual({
      [placeKey(itemAt('all.zip'))]: 'basis-2',
      [placeKey(itemAt(A))]: 'basis-2',
    })
  })

  test('a decision about another item is a fault', () => {
    const decisions = [{ stream: streamAt(B), fields: [], key: null }]
    expect(() =>
      recordDecisions(newLedger(), {
        items: [itemAt(A)],
        result: { decisions, rejects: [] },
        basis: '',
        candidates: [],
      }),
    ).toThrow('belongs to no item')
  })
})
