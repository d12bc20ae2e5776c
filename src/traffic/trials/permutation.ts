import { grouped } from '../../lib/grouped.ts'
import { type Random, shuffle } from '../../lib/random.ts'
import { CONTROL, type TrialMessage } from '../../model/trial.ts'
import { rememberingFisher } from './comparisons.ts'
import type { ClientTests, Firings } from './tests.ts'

/** Reshuffles of all labels: a share of 5 % is known to within 1.4 points. */
const RESHUFFLES = 1000
/** Where windows hold very many requests fewer reshuffles must do: the work stays below a second or two. */
const FEWEST_RESHUFFLES = 200
const MOST_STEPS = 2e8

/** One client's trials with their labels as numbers: 0 is a control. */
interface Labelled {
  labels: Uint32Array
  /** How many trials carry each label. */
  sizes: Uint32Array
  /** Places among the client's trials, by direction: labels change places only within these. */
  strata: readonly Uint32Array[]
  /** By endpoint: places that fired. */
  fired: readonly Uint32Array[]
}

function labelled({ client, words }: ClientTests, trials: readonly TrialMessage[], firings: Firings): Labelled {
  const numbers = new Map<string, number>([[CONTROL, 0]])
  for (const word of client.words.keys()) numbers.set(word, numbers.size)
  const places = new Map(client.trials.map((trial, place) => [trial, place]))
  const labels = Uint32Array.from(client.trials, (trial) => numbers.get(trials[trial]?.label ?? CONTROL) ?? 0)
  const sizes = new Uint32Array(numbers.size)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  const strata = grouped(places, ([trial]) => trials[trial]?.direction)
  const fired = [...(words[0]?.firing.keys() ?? [])].map((endpoint) =>
    [...(firings.get(endpoint)?.keys() ?? [])].flatMap((trial) => places.get(trial) ?? []),
  )
  return {
    labels,
    sizes,
    strata: [...strata.values()].map((own) => Uint32Array.from(own, ([, place]) => place)),
    fired: fired.map((own) => Uint32Array.from(own)),
  }
}

function reshuffled({ labels, strata }: Labelled, random: Random): Uint32Array {
  const other = new Uint32Array(labels.length)
  for (const stratum of strata) {
    const drawn = Uint32Array.from(stratum, (place) => labels[place] ?? 0)
    shuffle(random, drawn)
    for (const [index, place] of stratum.entries()) other[place] = drawn[index] ?? 0
  }
  return other
}

/** Smallest p of all words, each and all together, and all endpoints of a client under these labels. */
function smallestP(
  { sizes, fired }: Labelled,
  labels: Uint32Array,
  test: ReturnType<typeof rememberingFisher>,
): number {
  const counts = new Uint32Array(sizes.length)
  const controls = { successes: 0, total: sizes[0] ?? 0 }
  let smallest = 1
  for (const places of fired) {
    counts.fill(0)
    for (const place of places) counts[labels[place] ?? 0] = (counts[labels[place] ?? 0] ?? 0) + 1
    controls.successes = counts[0] ?? 0
    for (let word = 1; word < sizes.length; word += 1)
      smallest = Math.min(smallest, test({ successes: counts[word] ?? 0, total: sizes[word] ?? 0 }, controls))
    const together = { successes: places.length - controls.successes, total: labels.length - controls.total }
    smallest = Math.min(smallest, test(together, controls))
  }
  return smallest
}

/**
 * For each of many reshuffles of the labels, within client and direction, the smallest p of the whole session: what chance
 * alone finds when it looks at every word and every endpoint.
 */
export function smallestPs(
  clients: readonly ClientTests[],
  session: { trials: readonly TrialMessage[]; firings: Firings; random: Random },
): Float64Array {
  const own = clients.map((client) => labelled(client, session.trials, session.firings))
  const steps = own.reduce(
    (sum, { labels, sizes, fired }) =>
      fired.reduce((all, some) => all + some.length + sizes.length, sum + labels.length),
    1,
  )
  const times = Math.max(FEWEST_RESHUFFLES, Math.min(RESHUFFLES, Math.floor(MOST_STEPS / steps)))
  const tests = own.map(() => rememberingFisher())
  return Float64Array.from({ length: times }, () =>
    own.reduce((smallest, client, index) => {
      const test = tests[index] ?? rememberingFisher()
      return Math.min(smallest, smallestP(client, reshuffled(client, session.random), test))
    }, 1),
  )
}

/** Equal tables give equal p but for rounding. */
const TIE = 1 + 1e-7

/** Share of reshuffles, the real labels among them, whose smallest p is no larger. */
export const permutationShare = (p: number, smallest: Float64Array): number =>
  (1 + smallest.reduce((sum, other) => sum + (other <= p * TIE ? 1 : 0), 0)) / (1 + smallest.length)
