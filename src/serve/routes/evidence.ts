import { createRoute, z } from '@hono/zod-openapi'
import { readChain } from '../../custody/index.ts'
import { coverageOf, ledgerHead, type LedgerState, placeKey } from '../../custody/index.ts'
import { visible } from '../../lib/visible.ts'
import { describeChain } from '../../model/chain.ts'
import type { SealedItem, Stream } from '../../model/stream.ts'
import { body, json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'
import type { Works } from '../works.ts'

/** Rows sent of one list at most; the manifest and the tables of the report hold them all. */
const MOST_ROWS = 20_000

const Items = z
  .object({
    total: z.number(),
    items: z.array(
      z.object({
        path: z.string(),
        server: z.string(),
        sizeBytes: z.number(),
        sha256: z.string(),
        streams: z.number(),
        verdict: z.string(),
      }),
    ),
  })
  .openapi('EvidenceItems')

const Streams = z
  .object({
    total: z.number(),
    streams: z.array(
      z.object({
        path: z.string(),
        server: z.string(),
        family: z.string(),
        kind: z.string(),
        detail: z.string(),
        decode: z.string(),
        charset: z.string(),
        format: z.string(),
        sizeBytes: z.number(),
        records: z.number(),
        rejects: z.number(),
        entropyBitsPerByte: z.number(),
      }),
    ),
  })
  .openapi('EvidenceStreams')

const Keys = z
  .object({
    keys: z.array(
      z.object({
        id: z.string(),
        sizeBytes: z.number(),
        finder: z.string(),
        name: z.string(),
        reading: z.string(),
        /** File it lay in; null when it was given or recovered. */
        path: z.string().nullable(),
        startByte: z.number(),
        endByte: z.number(),
        opened: z.number(),
        /** Null while names are covered. */
        hex: z.string().nullable(),
      }),
    ),
  })
  .openapi('EvidenceKeys')

const Check = z.object({ check: z.string(), holds: z.boolean(), detail: z.string() })

const Custody = z
  .object({
    ledgerHead: z.string(),
    ledgerEntries: z.number(),
    chainHead: z.string(),
    items: z.number(),
    bytes: z.number(),
    segments: z.number(),
    skipped: z.array(z.object({ path: z.string(), reason: z.string(), detail: z.string() })),
    /** What was proven last since the workbench was opened; null when nothing was. */
    verified: z.object({ atUtcMs: z.number(), checks: z.array(Check) }).nullable(),
  })
  .openapi('Custody')

const route = <P extends string, S extends z.ZodType>(path: P, schema: S, description: string) =>
  createRoute({ method: 'get', path, description, responses: json(schema, description) })

const custody = route('/evidence/custody', Custody, 'What is sealed, and the ledger that says so')
const items = route('/evidence/items', Items, 'Every sealed file, as it came')
const streams = route('/evidence/streams', Streams, 'Every run of bytes after unpacking, with its verdict')
const keys = route('/evidence/keys', Keys, 'Keys that opened something, each place they were found in')
const verify = createRoute({
  method: 'post',
  path: '/jobs/verify',
  description: 'Proves that evidence, ledger, engine and report agree.',
  request: body(z.object({})),
  responses: json(z.object({ id: z.number() }), 'It has begun'),
})

/** What became of an item: its kinds of streams, the commonest first. */
function verdictOf(found: readonly Stream[]): string {
  const counts = new Map<string, number>()
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const [[first, n] = ['', 0], ...others] = [...counts].toSorted(([, a], [, b]) => b - a)
  if (others.length === 0) return n > 1 ? `${first} × ${n}` : first
  return [...counts].map(([kind, count]) => `${kind} × ${count}`).join(', ')
}

function itemRows(state: LedgerState): z.infer<typeof Items> {
  const inside = new Map<string, Stream[]>()
  for (const { item, stream } of state.streams.values()) inside.set(item, [...(inside.get(item) ?? []), stream])
  const row = (item: SealedItem) => {
    const found = inside.get(placeKey(item)) ?? []
    const { path, server, sizeBytes, evidenceId } = item
    return {
      path: visible(path),
      server: visible(server),
      sizeBytes,
      sha256: evidenceId,
      streams: found.length,
      verdict: verdictOf(found),
    }
  }
  const all = [...state.items.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return { total: all.length, items: all.slice(0, MOST_ROWS).map(row) }
}

function streamRows(state: LedgerState): z.infer<typeof Streams> {
  const coverage = coverageOf(state)
  const all = [...state.streams].toSorted(([, a], [, b]) => (a.stream.path < b.stream.path ? -1 : 1))
  return {
    total: all.length,
    streams: all.slice(0, MOST_ROWS).map(([key, { stream }]) => ({
      path: visible(stream.path),
      server: visible(stream.server),
      family: visible(stream.family),
      kind: stream.kind,
      detail: visible(stream.detail),
      decode: stream.kind === 'log' ? describeChain(stream.chain) : '',
      charset: stream.charset ?? '',
      format: visible(stream.format?.id ?? ''),
      sizeBytes: stream.sizeBytes,
      records: coverage.get(key)?.records ?? 0,
      rejects: coverage.get(key)?.rejects ?? 0,
      entropyBitsPerByte: stream.entropyBitsPerByte,
    })),
  }
}

function keyRows(state: LedgerState, revealed: boolean): z.infer<typeof Keys>['keys'] {
  const opened = new Map<string, number>()
  for (const { stream } of state.streams.values())
    if (stream.chain.keyId !== null) opened.set(stream.chain.keyId, (opened.get(stream.chain.keyId) ?? 0) + 1)
  return [...state.keys.values()].map(({ id, sizeBytes, finder, name, reading, place, hex }) => ({
    id,
    sizeBytes,
    finder,
    name: visible(name),
    reading,
    path: place === null ? null : visible(place.path),
    startByte: place?.startByte ?? 0,
    endByte: place?.endByte ?? 0,
    opened: opened.get(id) ?? 0,
    hex: revealed ? hex : null,
  }))
}

function custodyOf(at: Workbench, verified: ReturnType<Works['verified']>): z.infer<typeof Custody> {
  const { folder, state } = at.askable()
  const { entries, head } = readChain<unknown>(folder.ledgerPath)
  const sealed = [...new Map([...state.items.values()].map((item) => [item.evidenceId, item])).values()]
  return {
    ledgerHead: ledgerHead(state),
    ledgerEntries: entries.length,
    chainHead: head,
    items: state.items.size,
    bytes: sealed.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    segments: state.committed.size,
    skipped: [...state.skipped.values()].slice(0, MOST_ROWS).map(({ path, reason, detail }) => ({
      path: visible(path),
      reason,
      detail: visible(detail),
    })),
    verified:
      verified === null
        ? null
        : { ...verified, checks: verified.checks.map((check) => ({ ...check, detail: visible(check.detail) })) },
  }
}

export const evidenceRoutes = (at: Workbench, works: Works) =>
  rooms()
    .openapi(custody, (c) => c.json(custodyOf(at, works.verified()), 200))
    .openapi(items, (c) => c.json(itemRows(at.askable().state), 200))
    .openapi(streams, (c) => c.json(streamRows(at.askable().state), 200))
    .openapi(keys, (c) => c.json({ keys: keyRows(at.askable().state, c.get('revealed')) }, 200))
    .openapi(verify, (c) => c.json({ id: works.verify() }, 200))
