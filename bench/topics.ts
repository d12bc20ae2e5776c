import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { campaignTruth } from '../lab/truth/stories.ts'
import { findAnalysis, viewOf } from '../src/analyse/index.ts'
import { corpusOf } from '../src/analyse/corpus.ts'
import { templatesOf } from '../src/analyse/topics/templates.ts'
import { wilson } from '../src/lib/stats.ts'
import type { Score } from '../src/model/scorecard.ts'
import { readTruth } from '../src/score/truth.ts'
import { openStore } from '../src/store/index.ts'
import { topicScores } from '../src/score/topics.ts'
import { load } from '../test/analyse/dataset.ts'
import { labWorld } from '../test/analyse/lab-world.ts'

/** Seeds 1 to 20 and 101 to 140 were looked at while limits were chosen; these were not. */
const FIRST_SEED = Number(process.argv[2] ?? 41)
const SEEDS = 20

/** How well the campaign of a small lab world is found. */
async function world(seed: number) {
  const { world: made, tally, dataset } = labWorld(seed)
  const { store, close } = await load(dataset)
  try {
    const view = viewOf(store)
    const scores = await topicScores({ campaign: campaignTruth(made, tally) }, view)
    const others = (await templatesOf(view)).filter(({ reason }) => reason === 'several accounts').length
    return { scores, others }
  } finally {
    await close()
  }
}

const total: Record<string, { agree: number; compared: number }> = {}
function add({ finding, agree, compared }: Score): void {
  const sum = (total[finding] ??= { agree: 0, compared: 0 })
  sum.agree += agree
  sum.compared += compared
}

let others = 0
for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed += 1) {
  const found = await world(seed)
  others += found.others
  for (const score of found.scores) add(score)
}
for (const [finding, { agree, compared }] of Object.entries(total)) {
  const { low, high } = wilson(agree, compared)
  console.log(`${SEEDS} seeds: ${finding}: ${agree} of ${compared} (${low.toFixed(3)} to ${high.toFixed(3)})`)
}
console.log(`${SEEDS} seeds: ${others} everyday texts of 30 characters and more by three accounts and more`)

/** A case folder, investigated: what the analyses take there. */
const [, , caseDir] = process.argv
if (caseDir === undefined) process.exit(0)

const store = await openStore(join(caseDir, 'engine'))
const view = viewOf(store)
await corpusOf(view) // shared with the other analyses of what was said
for (const id of ['topics', 'keyness', 'topics-over-time']) {
  const [cpu, wall, rss] = [process.cpuUsage(), performance.now(), process.memoryUsage().rss]
  const { rows } = await findAnalysis(id).run(view)
  const used = process.cpuUsage(cpu)
  const [cpuMs, wallMs] = [(used.user + used.system) / 1000, performance.now() - wall]
  const grown = (process.memoryUsage().rss - rss) / 1e6
  console.log(
    `${id}: ${rows.length} rows, ${cpuMs.toFixed(0)} ms of processor, ${wallMs.toFixed(0)} ms, ${grown.toFixed(0)} MB more`,
  )
}
const truthPath = join(caseDir, 'lab', 'truth.json')
const truth = existsSync(truthPath) ? readTruth(truthPath) : null
if (truth !== null && truth.schema !== 'breachlight/lab-play/2')
  for (const score of await topicScores(truth, view))
    console.log(`${score.finding}: ${score.agree} of ${score.compared}`)
await store.close()
