import { createRoute, z } from '@hono/zod-openapi'
import { existsSync } from 'node:fs'
import type { Askable } from '../../answers.ts'
import { ledgerHead } from '../../custody/index.ts'
import { visible } from '../../lib/visible.ts'
import { VERSION } from '../../version.ts'
import { json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'

const Status = z
  .object({
    version: z.string(),
    /** Null while no case is open. */
    case: z
      .object({
        name: z.string(),
        dir: z.string(),
        ledgerHead: z.string(),
        madeByLab: z.boolean(),
        hasLists: z.boolean(),
        hasTraffic: z.boolean(),
        /** An earlier version made it: tables that pages walk are still to be filled. */
        isOld: z.boolean(),
      })
      .nullable(),
    /** Where a case is to be made; null when nobody named a place. */
    wantedDir: z.string().nullable(),
    /** Until when this tab sees names; 0: they are covered. */
    revealedUntilUtcMs: z.number(),
    nowUtcMs: z.number(),
  })
  .openapi('Status')

const status = createRoute({
  method: 'get',
  path: '/case',
  description: 'Which case is open, and whether names are shown.',
  responses: json(Status, 'The state of the workbench'),
})

async function isOld({ store }: Askable): Promise<boolean> {
  const [row] = await store.rows<{ old: number }>(
    'SELECT (SELECT count() FROM records) > 0 AND (SELECT count() FROM browse) = 0 AS old',
  )
  return row?.old === 1
}

async function openCaseOf(at: Workbench) {
  if (!at.isOpen()) return null
  const session = at.askable()
  const { folder, state } = session
  const { answers } = at.findings()
  return {
    name: visible(folder.name),
    dir: visible(folder.dir),
    ledgerHead: ledgerHead(state),
    madeByLab: existsSync(folder.truthPath),
    hasLists: (answers['list-matches']?.rows.length ?? 0) > 0,
    hasTraffic: (answers['captures']?.rows.length ?? 0) > 0,
    isOld: await isOld(session),
  }
}

export const caseRoutes = (at: Workbench) =>
  rooms().openapi(status, async (c) =>
    c.json(
      {
        version: VERSION,
        case: await openCaseOf(at),
        wantedDir: at.caseDir(),
        revealedUntilUtcMs: c.get('revealed') ? c.get('session').revealedUntilUtcMs : 0,
        nowUtcMs: at.nowUtcMs(),
      },
      200,
    ),
  )
