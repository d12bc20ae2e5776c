import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Keys, inventKeys } from '../servers/seal.ts'

/** What the live lab has to know of a generated replica. */
export interface Replica {
  dir: string
  seed: number
  keys: Keys
  /** Accounts that are uploaded whatever they write. */
  watched: ReadonlySet<string>
}

const TRUTH = z.object({
  seed: z.int(),
  targeted: z.object({ accounts: z.array(z.object({ account: z.string() })) }).optional(),
})

/** Reads what the servers and clients of a replica would have built in from its `truth.json`. */
export async function readReplica(dir: string): Promise<Replica> {
  const { seed, targeted } = TRUTH.parse(JSON.parse(await readFile(join(dir, 'truth.json'), 'utf8')))
  const watched = new Set((targeted?.accounts ?? []).map(({ account }) => account))
  return { dir, seed, keys: inventKeys(seed), watched }
}
