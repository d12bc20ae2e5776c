import { createRoute, z } from '@hono/zod-openapi'
import { stream } from 'hono/streaming'
import { resolve } from 'node:path'
import { visible } from '../../lib/visible.ts'
import { body, json, rooms } from '../room.ts'
import type { Job, JobEvent } from '../jobs.ts'
import type { Works } from '../works.ts'
import type { Workbench } from '../workbench.ts'

const Event = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('stage'),
    stage: z.string(),
    done: z.number(),
    total: z.number(),
    sinceUtcMs: z.number(),
  }),
  z.object({ kind: z.literal('note'), line: z.string() }),
  z.object({ kind: z.literal('done'), result: z.record(z.string(), z.union([z.string(), z.number()])) }),
  z.object({ kind: z.literal('failed'), message: z.string(), hint: z.string() }),
])
const WireJob = z
  .object({ id: z.number(), what: z.string(), isOver: z.boolean(), events: z.array(Event), nowUtcMs: z.number() })
  .openapi('Job')
const Current = z.object({ job: WireJob.nullable() }).openapi('CurrentJob')
export type Current = z.infer<typeof Current>

const current = createRoute({
  method: 'get',
  path: '/jobs/current',
  description: 'The work that goes on, or the last one.',
  responses: json(Current, 'The job'),
})

const watch = createRoute({
  method: 'get',
  path: '/jobs/stream',
  description: 'The same again after every step, as lines of JSON, until the connection ends.',
  responses: { 200: { description: 'Lines of JSON, each a CurrentJob' } },
})

const Path = z.string().trim().min(1).max(4096)

const demo = createRoute({
  method: 'post',
  path: '/jobs/demo',
  description: 'Builds the demonstration case and opens it.',
  request: body(z.object({})),
  responses: json(Current, 'It has begun'),
})

const update = createRoute({
  method: 'post',
  path: '/jobs/update',
  description: 'Brings the open case, made by an earlier version, up to this one.',
  request: body(z.object({})),
  responses: json(Current, 'It has begun'),
})

const investigation = createRoute({
  method: 'post',
  path: '/jobs/investigation',
  description: 'Investigates folders or files into the open case, or into a new one.',
  request: body(
    z
      .object({
        /** None: what is sealed is looked at again, by these lists. */
        evidence: z.array(Path).max(100).default([]),
        caseDir: Path.optional(),
        lists: z.array(Path).max(100).default([]),
        zone: z.string().max(10).optional(),
      })
      .refine(({ evidence, lists }) => evidence.length + lists.length > 0, {
        path: ['evidence'],
        message: 'name a folder or file',
      }),
  ),
  responses: json(Current, 'It has begun'),
})

const shownEvent = (event: JobEvent): JobEvent => {
  switch (event.kind) {
    case 'stage':
    case 'done':
      return event
    case 'note':
      return { kind: 'note', line: visible(event.line) }
    case 'failed':
      return { kind: 'failed', message: visible(event.message), hint: visible(event.hint) }
  }
}

const shownJob = (job: Job | null, nowUtcMs: number): Current => ({
  job:
    job === null
      ? null
      : { id: job.id, what: job.what, isOver: job.isOver, events: job.events.map(shownEvent), nowUtcMs },
})

/** Lines are sent no more often than this. */
const TELL_EVERY_MS = 150

export const jobRoutes = (at: Workbench, works: Works) => {
  const now = (): Current => shownJob(at.jobs.current(), at.nowUtcMs())
  return rooms()
    .openapi(current, (c) => c.json(now(), 200))
    .openapi(watch, (c) => {
      c.header('Content-Type', 'application/x-ndjson')
      return stream(c, async (out) => {
        let isNew = true
        const unwatch = at.jobs.watch(() => {
          isNew = true
        })
        out.onAbort(unwatch)
        while (!out.aborted && !out.closed) {
          if (isNew) await out.writeln(JSON.stringify(now()))
          isNew = false
          await out.sleep(TELL_EVERY_MS)
        }
      })
    })
    .openapi(demo, (c) => {
      works.demo()
      return c.json(now(), 200)
    })
    .openapi(update, (c) => {
      works.update()
      return c.json(now(), 200)
    })
    .openapi(investigation, (c) => {
      const { evidence, lists, zone, caseDir } = c.req.valid('json')
      works.investigation({
        evidence: evidence.map((path) => resolve(path)),
        lists: lists.map((path) => resolve(path)),
        zone: zone === undefined || zone === '' ? null : zone,
        caseDir: caseDir === undefined ? null : resolve(caseDir),
      })
      return c.json(now(), 200)
    })
}
