import { createRoute, z } from '@hono/zod-openapi'
import { existsSync } from 'node:fs'
import { readChain } from '../../custody/index.ts'
import { visible } from '../../lib/visible.ts'
import { type AuditEntry, settleReveal } from '../../reveal.ts'
import { body, json, rooms } from '../room.ts'
import { REVEAL_MS } from '../sessions.ts'
import type { Workbench } from '../workbench.ts'

const Until = z.object({ revealedUntilUtcMs: z.number() }).openapi('Reveal')

const uncover = createRoute({
  method: 'post',
  path: '/reveal',
  description: 'Shows names in this tab for ten minutes. The reason is on disk before anything is shown.',
  request: body(z.object({ reason: z.string().trim().min(1).max(2000) })),
  responses: json(Until, 'Names are shown until then'),
})

const cover = createRoute({
  method: 'post',
  path: '/cover',
  description: 'Covers names in this tab again.',
  request: body(z.object({})),
  responses: json(Until, 'Names are covered'),
})

const Audit = z
  .object({
    entries: z.array(
      z.object({ number: z.number(), kind: z.string(), atUtc: z.string(), reason: z.string(), shown: z.string() }),
    ),
  })
  .openapi('Audit')

const audit = createRoute({
  method: 'get',
  path: '/audit',
  description: 'Who looked under the pseudonyms, when and why; the last comes first.',
  responses: json(Audit, 'The audit list'),
})

/** Most entries that are sent at once; the file holds them all. */
const MOST_ENTRIES = 1000

function auditOf(path: string): z.infer<typeof Audit>['entries'] {
  if (!existsSync(path)) return []
  const { entries } = readChain<AuditEntry>(path)
  return entries
    .map(({ type, atUtc, reason, shown }, at) => ({
      number: at + 1,
      kind: type,
      atUtc,
      reason: visible(reason),
      shown: visible(shown),
    }))
    .toReversed()
    .slice(0, MOST_ENTRIES)
}

export const revealRoutes = (at: Workbench) =>
  rooms()
    .openapi(uncover, (c) => {
      const nowUtcMs = at.nowUtcMs()
      const { reason } = c.req.valid('json')
      settleReveal(at.askable().folder, { reveal: true, reason }, { shown: 'workbench, ten minutes', nowUtcMs })
      const revealedUntilUtcMs = nowUtcMs + REVEAL_MS
      c.get('session').revealedUntilUtcMs = revealedUntilUtcMs
      return c.json({ revealedUntilUtcMs }, 200)
    })
    .openapi(cover, (c) => {
      c.get('session').revealedUntilUtcMs = 0
      return c.json({ revealedUntilUtcMs: 0 }, 200)
    })
    .openapi(audit, (c) => c.json({ entries: auditOf(at.askable().folder.auditPath) }, 200))
