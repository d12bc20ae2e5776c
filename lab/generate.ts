import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inventSendings, spread, type Logged } from './people/events.ts'
import { configurations, foreignFiles } from './servers/extras.ts'
import { type LabFile, messageLogs, otherLogs } from './servers/logs.ts'
import { inventPeople } from './people/people.ts'
import { random } from './random.ts'
import { inventKeys } from './servers/seal.ts'
import { MISSING, SERVERS } from './servers/habits.ts'
import { type LabTruth, truthOf } from './truth.ts'
import { LIST_LINES } from './talk/words.ts'

const SIZE = { people: 180, watched: 8, messages: 1_400, sendings: 2_400, records: 4_000 } as const
const NAMES = { tree: 'tree', list: 'keyfile.txt', truth: 'truth.json' } as const

async function writeAll(folder: string, files: readonly LabFile[]): Promise<void> {
  for (const { path, bytes } of files) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, bytes)
  }
}

/** Every file of the tree, in memory, and what was logged where. */
async function make(seed: number) {
  const chance = random(seed)
  const keys = inventKeys(chance)
  const people = inventPeople(chance, { count: SIZE.people, watchedCount: SIZE.watched })
  const sendings = inventSendings(chance, people, SIZE)
  const options = { servers: Object.keys(SERVERS), records: SIZE.records, missing: MISSING }
  const logged: readonly Logged[] = spread(chance, sendings, options)
  const files: LabFile[] = []
  for (const [name, server] of Object.entries(SERVERS)) {
    files.push(...(await messageLogs(name, server, { chance, keys, logged })))
    files.push(...otherLogs(name, server, { chance, keys, people }))
  }
  files.push(...configurations(chance, keys), ...foreignFiles(chance))
  return { keys, logged, files }
}

/**
 * Writes the tree of eight invented log servers (`tree/`), the keyword list (`keyfile.txt`) and what is true about
 * them (`truth.json`) into `outDir`. The same seed writes the same bytes.
 */
export async function generateTree(options: { outDir: string; seed: number }): Promise<LabTruth> {
  const { keys, logged, files } = await make(options.seed)
  const paths = files.map((file) => file.path).toSorted()
  const truth = truthOf(logged, { seed: options.seed, keys, tree: NAMES.tree, list: NAMES.list, paths })
  await writeAll(join(options.outDir, NAMES.tree), files)
  await writeAll(options.outDir, [
    { path: NAMES.list, bytes: Buffer.from(`${LIST_LINES.join('\n')}\n`) },
    { path: NAMES.truth, bytes: Buffer.from(`${JSON.stringify(truth, null, 1)}\n`) },
  ])
  return truth
}

export type { LabTruth } from './truth.ts'
