import { expect } from 'vitest'
import { rowsOf } from './cli.ts'
import type { Tree } from './evidence.ts'
import { start } from './spawned.ts'

/** What the analysis `counts` says of a case, by measure. */
export const countsOf = async (caseDir: string): Promise<Record<string, unknown>> =>
  Object.fromEntries((await rowsOf(caseDir, 'counts')).map((row) => [row['measure'], row['value']]))

/** The case holds all of a small tree, once, and verifies. */
export async function expectWhole(caseDir: string, tree: Tree): Promise<void> {
  expect(await countsOf(caseDir)).toMatchObject({
    message_records: tree.records,
    unique_messages: tree.uniqueMessages,
    rejects: tree.rejects,
    evidence_items: 4,
  })
  const verified = await start(['verify', '--case', caseDir]).ended
  expect(verified.code, verified.out).toBe(0)
}
