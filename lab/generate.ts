import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { planSheet } from './live/sheet.ts'
import { DAY_SECONDS, DAYS, START_UTC_MS } from './people/rhythm.ts'
import { inventWorld } from './people/world.ts'
import { random } from './random.ts'
import { type Scale, SCALES } from './scale.ts'
import { clientEvents } from './servers/clients.ts'
import type { LabFile } from './servers/file.ts'
import { MISSING } from './servers/habits.ts'
import { netBarServer, type OtherServer, wirelessServer } from './servers/others.ts'
import { inventKeys } from './servers/seal.ts'
import { treeFiles } from './servers/tree.ts'
import { LIST_LINES } from './talk/words.ts'
import { truthOf } from './truth/truth.ts'
import type { LabTruth, OtherTruth } from './truth/types.ts'

/** What lies in a replica's folder. */
const NAMES = {
  tree: 'tree',
  netbar: 'netbar',
  wireless: 'wireless',
  list: 'keyfile.txt',
  trials: 'trials.csv',
  truth: 'truth.json',
} as const

/** What servers and clients of an earlier replica kept in the same folder. */
const LEFT_BY_PLAYS = ['live', 'clients'] as const

/** When every file was last written, by its date: the day after the logs end, so that listings say the same each time. */
const LAST_WRITTEN = new Date(START_UTC_MS + DAYS * DAY_SECONDS * 1000)

async function write(folder: string, { path, bytes }: LabFile): Promise<void> {
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, bytes)
  await utimes(target, LAST_WRITTEN, LAST_WRITTEN)
}

async function writeOther(folder: string, name: string, other: OtherServer): Promise<OtherTruth> {
  for (const file of other.files) await write(join(folder, name), file)
  return { tree: name, family: other.family, records: other.records, accounts: other.accounts }
}

/**
 * Writes a replica into `outDir`: the tree of eight log servers, the net-bar and the wireless server, the keyword list, a
 * plan for a live trial, and what is true about them. The same seed and scale write the same bytes. `tell` hears of each
 * stage the share that is done, 0…1.
 */
export async function generateTree(options: {
  outDir: string
  seed: number
  scale: Scale
  tell: (stage: string, share: number) => void
}): Promise<LabTruth> {
  const { outDir, seed, scale, tell } = options
  const chance = random(seed)
  const keys = inventKeys(seed)
  const figures = SCALES[scale]
  for (const name of [...Object.values(NAMES), ...LEFT_BY_PLAYS])
    await rm(join(outDir, name), { recursive: true, force: true })
  const world = inventWorld(chance, figures, {
    missing: MISSING,
    tell: (share) => tell('inventing people and talk', share),
  })
  const clientLogs = clientEvents(chance, world)
  const paths: string[] = []
  const writing = { chance, keys, tell: (share: number) => tell('writing eight servers', share) }
  for await (const file of treeFiles(world, clientLogs, writing)) {
    await write(join(outDir, NAMES.tree), file)
    paths.push(file.path)
  }
  const others = {
    netbar: await writeOther(outDir, NAMES.netbar, netBarServer(chance, world)),
    wireless: await writeOther(outDir, NAMES.wireless, wirelessServer(chance, figures.records)),
  }
  await write(outDir, { path: NAMES.list, bytes: Buffer.from(`${LIST_LINES.join('\n')}\n`) })
  await write(outDir, { path: NAMES.trials, bytes: Buffer.from(planSheet(seed)) })
  tell('counting the truth', 0)
  const { tree, list } = NAMES
  const truth = truthOf(world, { seed, scale, keys, tree, list, paths, clientLogs, others })
  await write(outDir, { path: NAMES.truth, bytes: Buffer.from(`${JSON.stringify(truth)}\n`) })
  tell('counting the truth', 1)
  return truth
}

export type { LabTruth } from './truth/types.ts'
