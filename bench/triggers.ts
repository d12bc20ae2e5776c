// Words inferred from lab worlds without any list, against the words that caused the logging: one line a seed.
//   tsx bench/triggers.ts [small|medium] [FIRST] [LAST]           lab seeds, 101 to 120 unless said otherwise
//   tsx bench/triggers.ts FILE...                                 worlds of another author: {messages: [[account, text]…], words: […]}
import { readFileSync } from 'node:fs'
import { wilson } from '../src/lib/stats.ts'
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

function* worlds(args: readonly string[]): Generator<[string, World]> {
  const [scale = 'small', first = '101', last = '120'] = args
  if (scale === 'small' || scale === 'medium' || scale === 'report')
    for (let seed = Number(first); seed <= Number(last); seed += 1)
      yield [`lab ${scale} ${seed}`, labMessages(labWorld(seed, scale))]
  else
    for (const path of args) {
      const file: { messages: [string, string][]; words: string[] } = JSON.parse(readFileSync(path, 'utf8'))
      yield [path, worldOf(file.messages, file.words)]
    }
}

const all: Judged[] = []
for (const [name, world] of worlds(process.argv.slice(2))) all.push(await tried(name, world))
for (const column of ['precision', 'lenient', 'recall', 'recallAnyAccounts'] as const)
  console.log(`${column}: ${shown(together(all.map((found) => found[column])))}`)
