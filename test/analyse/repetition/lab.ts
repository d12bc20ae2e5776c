import { personAt } from '../../../lab/people/population.ts'
import type { World } from '../../../lab/people/world.ts'
import { CAUSES } from '../../../src/analyse/repetition/causes.ts'
import type { Sendings } from '../../../src/analyse/repetition/sendings.ts'
import type { Share } from '../conversations/lab.ts'

type Counts = Map<string, number>

const add = (counts: Counts, name: string, count: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + count)
}

/** For each unique message, how many of its records really have which cause; what is first of a text is first of a message. */
function trueCauses({ population, messages, sendings, servers }: World): Map<string, Counts> {
  const found = new Map<string, Counts>()
  const uploads = new Uint32Array(messages.length)
  for (const [at, place] of sendings.message.entries()) {
    const message = messages[place]
    if (message === undefined) throw new Error('every sending is of a message')
    const name = `${personAt(population, message.sender).account}\t${message.text}`
    const counts = found.get(name) ?? new Map<string, number>()
    found.set(name, counts)
    const upload = uploads[place] ?? 0
    uploads[place] = upload + 1
    const isHeardByOthers = upload % (1 + (message.group?.length ?? 0)) > 0
    const again = message.template !== null ? 'broadcast' : message.hidden ? 'resend-quick' : 'resend-later'
    add(counts, isHeardByOthers ? 'group' : upload === 0 ? 'first' : again, 1)
    add(counts, 'copy', bits(servers[at] ?? 0) - 1)
  }
  return found
}

const bits = (byte: number): number => byte.toString(2).replaceAll('0', '').length

function foundCauses({ corpus, start, records }: Sendings, causes: Uint8Array): Map<string, Counts> {
  const found = new Map<string, Counts>()
  for (const [row, text] of corpus.text.entries()) {
    const counts: Counts = new Map()
    found.set(`${corpus.accounts[corpus.account[row] ?? 0]}\t${corpus.texts[text]}`, counts)
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at += 1) {
      add(counts, at === start[row] ? 'first' : (CAUSES[causes[at] ?? 0] ?? ''), 1)
      add(counts, 'copy', (records[at] ?? 1) - 1)
    }
  }
  return found
}

/** For each cause, the repeated records that have it, rightly, and in truth; compared message by message. */
export function causeScores(world: World, sendings: Sendings, causes: Uint8Array): Record<string, Share> {
  const [truth, found] = [trueCauses(world), foundCauses(sendings, causes)]
  const scores: Record<string, Share> = {}
  for (const [name, there] of truth) {
    const here = found.get(name) ?? new Map<string, number>()
    for (const cause of new Set([...there.keys(), ...here.keys()])) {
      const score = (scores[cause] ??= { right: 0, found: 0, true: 0 })
      score.right += Math.min(there.get(cause) ?? 0, here.get(cause) ?? 0)
      score.found += here.get(cause) ?? 0
      score.true += there.get(cause) ?? 0
    }
  }
  return scores
}
