import { createRoute, z } from '@hono/zod-openapi'
import { gapsIn, overTime } from '../../analyse/over-time.ts'
import { visible } from '../../lib/visible.ts'
import { guardedCsv } from '../../report/index.ts'
import { logsOf } from '../logs.ts'
import { json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'

/** Series that fit below each other; the others are counted. */
const MOST_SERIES = 64

const MOST_GAPS = 200

const Timeline = z
  .object({
    span: z.object({ firstUtcMs: z.number(), lastUtcMs: z.number() }).nullable(),
    stepMs: z.number(),
    series: z.array(
      z.object({
        name: z.string(),
        records: z.number(),
        /** Start of each bucket with a record, and its records. */
        atUtcMs: z.array(z.number()),
        counts: z.array(z.number()),
      }),
    ),
    seriesLeft: z.number(),
    gaps: z.array(z.object({ series: z.string(), fromUtcMs: z.number(), toUtcMs: z.number() })),
    gapsLeft: z.number(),
    dated: z.number(),
    undated: z.number(),
    families: z.array(z.string()),
    servers: z.array(z.string()),
  })
  .openapi('Timeline')

/** Instants as JavaScript can hold them. */
const Instant = z.coerce.number().int().min(-8.64e15).max(8.64e15)

const query = z.object({
  by: z.enum(['server', 'family', 'log']).default('server'),
  of: z.enum(['messages', 'everything']).default('messages'),
  family: z.string().optional(),
  server: z.string().optional(),
  from: Instant.optional(),
  to: Instant.optional(),
})

const timeline = createRoute({
  method: 'get',
  path: '/timeline',
  description: 'Records over time in as fine a step as can be seen, and days on which a series has nothing.',
  request: { query },
  responses: json(Timeline, 'Series of counts'),
})

const csv = createRoute({
  method: 'get',
  path: '/timeline/csv',
  description: 'The same counts as CSV, guarded against spreadsheet formulas.',
  request: { query },
  responses: { 200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } } },
})

function csvOf({ series }: Pick<z.infer<typeof Timeline>, 'series'>): string {
  const rows = series.flatMap(({ name, atUtcMs, counts }) =>
    atUtcMs.map((utcMs, at) => [name, new Date(utcMs).toISOString(), counts[at] ?? 0]),
  )
  return guardedCsv([['series', 'start_utc', 'records'], ...rows])
}

function seriesOf(buckets: Awaited<ReturnType<typeof overTime>>['buckets']) {
  const series = new Map<string, z.infer<typeof Timeline>['series'][number]>()
  for (const { series: name, at_utc_ms: at, records } of buckets) {
    const one = series.get(name) ?? { name: visible(name), records: 0, atUtcMs: [], counts: [] }
    series.set(name, one)
    one.records += records
    one.atUtcMs.push(at)
    one.counts.push(records)
  }
  return [...series.values()]
}

async function timelineOf(at: Workbench, { by, of, family, server, from, to }: z.infer<typeof query>) {
  const session = at.askable()
  const logs = await logsOf(session)
  const known = logs.known({ family, server })
  const range = { ...(from === undefined ? {} : { fromUtcMs: from }), ...(to === undefined ? {} : { toUtcMs: to }) }
  const { buckets, ...found } = await overTime(session.store, { by, of, ...known, ...range })
  const series = seriesOf(buckets)
  const gaps = (await gapsIn(session.store, { by, of, ...known })).filter(
    (gap) => gap.toUtcMs > (from ?? -Infinity) && gap.fromUtcMs < (to ?? Infinity),
  )
  return {
    ...found,
    series: series.slice(0, MOST_SERIES),
    seriesLeft: Math.max(0, series.length - MOST_SERIES),
    gaps: gaps.slice(0, MOST_GAPS).map((gap) => ({ ...gap, series: visible(gap.series) })),
    gapsLeft: Math.max(0, gaps.length - MOST_GAPS),
    families: logs.families,
    servers: logs.servers,
  }
}

export const timelineRoutes = (at: Workbench) =>
  rooms()
    .openapi(timeline, async (c) => c.json(await timelineOf(at, c.req.valid('query')), 200))
    .openapi(csv, async (c) => {
      const content = csvOf(await timelineOf(at, c.req.valid('query')))
      return c.body(content, 200, { 'Content-Type': 'text/csv; charset=utf-8' })
    })
