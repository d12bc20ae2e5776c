/**
 * Conversations and causes of repetition against lab truth: `tsx bench/conversations.ts [first seed] [last seed] [scale]`.
 * The method was made on seeds 101 to 106; docs/conversations.md gives the figures of 1 to 20.
 */
import type { Scale } from '../lab/scale.ts'
import { conversationsOf } from '../src/analyse/conversations/conversations.ts'
import { viewOf } from '../src/analyse/index.ts'
import { causesOf } from '../src/analyse/repetition/causes.ts'
import { sendingsOf } from '../src/analyse/repetition/sendings.ts'
import { conversationScore, f1, precision, recall, type Share } from '../test/analyse/conversations/lab.ts'
import { load } from '../test/analyse/dataset.ts'
import { labWorld } from '../test/analyse/lab-world.ts'
import { causeScores } from '../test/analyse/repetition/lab.ts'

const [first = '1', last = '20', scale = 'small'] = process.argv.slice(2)
const scaleOf = (name: string): Scale => (name === 'medium' || name === 'report' ? name : 'small')
const sums = new Map<string, Share>()

function count(name: string, { right, found, true: there }: Share): void {
  const sum = sums.get(name) ?? { right: 0, found: 0, true: 0 }
  sums.set(name, { right: sum.right + right, found: sum.found + found, true: sum.true + there })
}

const shown = (share: number): string => share.toFixed(3)

for (let seed = Number(first); seed <= Number(last); seed += 1) {
  const { world, dataset } = labWorld(seed, scaleOf(scale))
  const { store, close } = await load(dataset)
  const view = viewOf(store)
  const started = performance.now()
  const { pairs, exact, falseAlarms, met } = conversationScore(world, await conversationsOf(view))
  const seconds = (performance.now() - started) / 1000
  for (const [cause, score] of Object.entries(causeScores(world, await sendingsOf(view), await causesOf(view))))
    count(`cause ${cause}`, score)
  count('neighbouring turns', pairs)
  count('conversations, exactly', exact)
  count('conversations, met', { right: met, found: met, true: exact.true })
  count('reported that are some', { right: exact.found - falseAlarms, found: exact.found, true: exact.found })
  console.log(
    `seed ${seed}: turns F1 ${shown(f1(pairs))}, exact F1 ${shown(f1(exact))}, met ${met} of ${exact.true}, ` +
      `false alarms ${falseAlarms} of ${exact.found}, ${seconds.toFixed(1)} s`,
  )
  await close()
}
for (const [name, share] of sums)
  console.log(
    `${name}: precision ${shown(precision(share))}, recall ${shown(recall(share))}, F1 ${shown(f1(share))}, of ${share.true}`,
  )
