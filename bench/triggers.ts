// Words inferred from lab worlds without any list, against the words that caused the logging: one line a seed.
//   tsx bench/triggers.ts [small|medium] [FIRST] [LAST]           lab seeds, 101 to 120 unless said otherwise
//   tsx bench/triggers.ts replica small|report [FIRST] [LAST]     trees of another author, investigated by the built program
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { corpusOf } from '../src/analyse/corpus.ts'
import { viewOf } from '../src/analyse/index.ts'
import { wilson } from '../src/lib/stats.ts'
import { openStore } from '../src/store/index.ts'
import { labWorld } from '../test/analyse/lab-world.ts'
import {
  inferredFrom,
  type Judged,
  judged,
  labMessages,
  type Share,
  together,
  type World,
  worldOf,
} from '../test/analyse/triggers/worlds.ts'
import { hasReplica, investigated, type Preset, replicaTree, truthOf } from './lib/replica.ts'

function shown({ agree, of }: Share): string {
  const { low, high } = wilson(agree, of)
  return `${agree}/${of} = ${(agree / of).toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`
}

async function tried(name: string, world: World): Promise<Judged> {
  const startMs = performance.now()
  const { words } = await inferredFrom(world)
  const seconds = (performance.now() - startMs) / 1000
  const found = judged(world, words)
  const [precision, recall] = [found.precision, found.recall].map(({ agree, of }) => `${agree}/${of}`)
  console.log(
    `${name}: precision ${precision}, recall ${recall}, ${seconds.toFixed(1)} s; wrong: ${found.wrong.join(' · ')}; missed: ${found.missed.join(' · ')}`,
  )
  return found
}

/** The unique messages of a tree as a case holds them, and the words its truth says they were logged for. */
async function replicaWorld(dir: string, preset: Preset, seed: number): Promise<World> {
  const [tree, folder] = [replicaTree(dir, { preset, seed }), join(dir, `case-${preset}-${seed}`)]
  investigated(tree, folder, [])
  const store = await openStore(join(folder, 'engine'))
  const { texts, accounts, account, text } = await corpusOf(viewOf(store))
  await store.close()
  const said = Array.from(text, (of, message) => [accounts[account[message] ?? 0] ?? '', texts[of] ?? ''] as const)
  const { triggers, hidden_triggers } = truthOf(tree)
  return worldOf(said, [...Object.keys(triggers.by_keyword), ...Object.keys(hidden_triggers)])
}

const args = process.argv.slice(2)
const isReplica = args[0] === 'replica' && hasReplica()
const [scale = 'small', first = '101', last = isReplica ? first : '120'] = isReplica ? args.slice(1) : args
if (scale !== 'small' && scale !== 'report' && (isReplica || scale !== 'medium'))
  throw new Error(`There is no scale ${scale}.`)

const dir = mkdtempSync(join(tmpdir(), 'breachlight-triggers-'))
const all: Judged[] = []
for (let seed = Number(first); seed <= Number(last); seed += 1) {
  const world =
    isReplica && scale !== 'medium' ? await replicaWorld(dir, scale, seed) : labMessages(labWorld(seed, scale))
  all.push(await tried(`${isReplica ? 'replica' : 'lab'} ${scale} ${seed}`, world))
}
rmSync(dir, { recursive: true })
for (const column of ['precision', 'lenient', 'recall', 'recallAnyAccounts'] as const)
  console.log(`${column}: ${shown(together(all.map((found) => found[column])))}`)
