/**
 * Blocked shares by keyword against lab truth: `tsx bench/blocking.ts [first seed] [last seed]`. Both lists of the lab are given:
 * the one that hides and the one that only uploads. The method was made on seeds 101 to 105.
 */
import { KEYWORDS, LIST_WORDS } from '../lab/talk/words.ts'
import { blockingOf } from '../src/analyse/blocking/blocking.ts'
import { corpusOf } from '../src/analyse/corpus.ts'
import { viewOf } from '../src/analyse/index.ts'
import { wilson } from '../src/lib/stats.ts'
import { withTruth } from '../test/analyse/blocking/lab.ts'
import { load } from '../test/analyse/dataset.ts'
import { labWorld } from '../test/analyse/lab-world.ts'

const [first = '1', last = '20'] = process.argv.slice(2)
/** The share is looked for in steps of a two-hundredth. */
const HALF_STEP = 0.0026
const LISTS = [
  { name: 'keyfile.txt', keywords: KEYWORDS },
  { name: 'upload.txt', keywords: LIST_WORDS.surveillance },
]
const told = new Map<string, number>()
let [within, all] = [0, 0]

const kindOf = (truth: number): string => (truth === 1 ? 'hidden' : truth === 0 ? 'displayed' : 'some of either')

for (let seed = Number(first); seed <= Number(last); seed += 1) {
  const { world, dataset } = labWorld(seed)
  const { store, close } = await load({ ...dataset, lists: LISTS })
  const view = viewOf(store)
  const { judged } = await blockingOf(view)
  for (const { truth, low, high, verdict, keyword } of withTruth(world, await corpusOf(view), judged)) {
    all += 1
    if (low <= truth + HALF_STEP && truth - HALF_STEP <= high) within += 1
    const size = keyword.messages.length >= 10 ? '10 and more' : keyword.messages.length >= 5 ? '5 to 9' : '1 to 4'
    const line = `${kindOf(truth)}, ${size} messages: ${verdict}`
    told.set(line, (told.get(line) ?? 0) + 1)
  }
  await close()
}
const { low, high } = wilson(within, all)
console.log(`${within} of ${all} intervals hold the true share (${low.toFixed(4)} to ${high.toFixed(4)})`)
for (const line of [...told.keys()].toSorted()) console.log(`${told.get(line)} ${line}`)
