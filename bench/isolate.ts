// Tests that isolate needs, beside the published algorithm, on texts of common characters with combinations in them.
//   tsx bench/isolate.ts [--rules FILE] [--runs N] [--noisy N]    a+b+c a line; 100 runs a cell and 1,000 with wrong answers
import { parseArgs } from 'node:util'
import { type Random, seededRandom } from '../src/lib/random.ts'
import { wilson } from '../src/lib/stats.ts'
import { type Rule, rule } from '../src/text/rules.ts'
import { boundariesOf } from '../src/triggers/isolate/boundaries.ts'
import { isolate, type Isolation } from '../src/triggers/isolate/isolate.ts'
import { listedPriors } from '../src/triggers/isolate/listed.ts'
import { textPriors } from '../src/triggers/isolate/priors.ts'
import type { Priors } from '../src/triggers/isolate/search.ts'
import { openTrials } from '../src/triggers/isolate/trials.ts'
import { openSegment } from '../src/triggers/isolate/words.ts'
import { componentAware } from './isolate/peer.ts'
import {
  type Article,
  CELLS,
  type Cell,
  type Combination,
  combinationsIn,
  inventedCombinations,
  twoRules,
} from './isolate/workload.ts'

const SEED = 20_190_808
const SEPARATOR = '◆'

const segment = await openSegment()

const asRules = (combinations: readonly Combination[]): Rule[] =>
  combinations.map((parts) =>
    rule(
      parts.join('+'),
      parts.map((part) => [part]),
    ),
  )

/** A list that knows nothing: pieces of the text itself, some of them joined. */
function wrongList(random: Random, characters: readonly string[]): Rule[] {
  const piece = (): string => {
    const at = random.below(characters.length - 3)
    return characters.slice(at, at + 1 + random.below(3)).join('')
  }
  return asRules(Array.from({ length: 200 }, () => Array.from({ length: 1 + random.below(3) }, piece)))
}

const MODES = {
  'no list': () => [],
  'the rules among a list': (_: Random, __: Article, combinations: readonly Combination[]) => asRules(combinations),
  'a wrong list': (random: Random, { characters }: Article) => wrongList(random, characters),
} as const

type Mode = (random: Random, article: Article, combinations: readonly Combination[]) => Rule[]

const priorsFor =
  (rules: readonly Rule[]): ((characters: readonly string[]) => Priors) =>
  (characters) =>
    listedPriors(textPriors(boundariesOf(characters, segment)), characters, rules)

const fires = (text: string, rules: readonly Combination[]): boolean =>
  rules.some((parts) => parts.every((part) => text.includes(part)))

const sameParts = (one: Combination, other: Combination): boolean =>
  one.length === other.length && one.every((part) => other.includes(part))

/** The parts of a rule without those that stand in another of its parts anyhow. */
const needed = (parts: Combination): Combination =>
  parts.filter((part) => !parts.some((other) => other !== part && other.includes(part)))

/** Whether these are exactly the parts that a rule needs. */
const isRight = (found: Combination, rules: readonly Combination[]): boolean =>
  rules.some((parts) => sameParts(found, needed(parts)))

interface Run {
  right: boolean
  /** The search and its pre-test. */
  questions: number
  bound: number
  /** Everything that the command asks: separator, pre-test, search, each part left out, order. */
  trials: number
}

interface Setting {
  random: Random
  errorRate: number
  combinations: 'first' | 'all'
}

/** What was found, and what it took. */
async function tried(
  article: Article,
  rules: readonly Rule[],
  setting: Setting,
): Promise<{ found: Isolation; trials: number }> {
  const { random, errorRate, combinations } = setting
  const trials = openTrials({
    oracle: {
      ask: async (text) => ({
        triggered: fires(text, article.rules) !== (errorRate > 0 && random.share() < errorRate),
        masked: null,
      }),
      close: async () => undefined,
    },
    noise: { errorRate, confidence: 0.99 },
    mostTrials: 100_000,
    logged: [],
    keep: () => undefined,
    beforeTrial: async () => undefined,
    nowUtcMs: () => 0,
    onTrial: () => undefined,
  })
  const found = await isolate({
    text: article.characters.join(''),
    separator: SEPARATOR,
    lengthLimit: null,
    masks: false,
    extenuating: false,
    combinations,
    priorsOf: priorsFor(rules),
    trials,
  })
  return { found, trials: trials.made.length }
}

async function ours(article: Article, rules: readonly Rule[], setting: Omit<Setting, 'combinations'>): Promise<Run> {
  const { found, trials } = await tried(article, rules, { ...setting, combinations: 'first' })
  const [first] = found.rules
  return {
    right: first !== undefined && isRight(first.components, article.rules),
    questions: found.search?.questions ?? 0,
    bound: found.search?.bound ?? 0,
    trials,
  }
}

function peer({ characters, rules }: Article): { right: boolean; tests: number } {
  const { components, tests } = componentAware(characters, (pieces) => fires(pieces.join(SEPARATOR), rules))
  return { right: isRight(components, rules), tests }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`

interface Row {
  peer: number
  ours: number
  trials: number
  overBound: number
}

async function row(
  cell: Cell,
  options: { mode: Mode; combinations: readonly Combination[]; runs: number },
): Promise<Row> {
  const { mode, combinations, runs } = options
  const [random, other] = [seededRandom(SEED), seededRandom(SEED + 1)] // the same texts whatever is drawn beside them
  const [theirs, made]: [number[], Run[]] = [[], []]
  let wrong = 0
  for (let run = 0; run < runs; run += 1) {
    const article = cell.article(random, combinations)
    const one = await ours(article, mode(other, article, combinations), { random: other, errorRate: 0 })
    const their = peer(article)
    if (!one.right || !their.right) wrong += 1
    made.push(one)
    theirs.push(their.tests)
  }
  const [their, our] = [sum(theirs), sum(made.map(({ questions }) => questions))]
  const trials = sum(made.map((run) => run.trials))
  const overBound = made.filter(({ questions, bound }) => questions > bound).length
  const [most, mostBound] = [
    Math.max(...made.map(({ questions }) => questions)),
    Math.max(...made.map(({ bound }) => bound)),
  ]
  console.log(
    `| ${cell.name} | ${(their / runs).toFixed(1)} | ${(our / runs).toFixed(1)} | ${percent(our, their)} | ${percent(trials, their)} | ${most} of ${mostBound} | ${overBound} | ${wrong} |`,
  )
  return { peer: their, ours: our, trials, overBound }
}

async function table(
  name: string,
  mode: Mode,
  options: { combinations: readonly Combination[]; runs: number },
): Promise<void> {
  console.log(
    `\n${name}\n\n| text | published | ours | ratio | ratio, all trials | most | above bound | wrong |\n|---|---|---|---|---|---|---|---|`,
  )
  const rows: Row[] = []
  for (const cell of CELLS) rows.push(await row(cell, { mode, ...options }))
  const total = (pick: (one: Row) => number): number => sum(rows.map(pick))
  const their = total((one) => one.peer)
  console.log(
    `Overall ${percent(
      total((one) => one.ours),
      their,
    )}, with all trials ${percent(
      total((one) => one.trials),
      their,
    )}; above the bound ${total((one) => one.overBound)}`,
  )
}

async function noisy(combinations: readonly Combination[], runs: number): Promise<void> {
  const random = seededRandom(SEED)
  let right = 0
  const [trials, questions]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    const cell = CELLS[run % CELLS.length]
    if (cell === undefined) continue
    const article = cell.article(random, combinations)
    const one = await ours(article, [], { random, errorRate: 0.05 })
    if (one.right) right += 1
    trials.push(one.trials)
    questions.push(one.questions)
  }
  const { low, high } = wilson(right, runs)
  console.log(
    `\n5 % wrong answers: ${right} of ${runs} right (${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)} %), ${(sum(trials) / runs).toFixed(1)} trials a run, ${(sum(trials) / sum(questions)).toFixed(2)} for each question of the search`,
  )
}

/** Whether every combination of a text is found, and no other. */
async function complete(combinations: readonly Combination[], runs: number): Promise<void> {
  const random = seededRandom(SEED)
  let [right, trials] = [0, 0]
  for (let run = 0; run < runs; run += 1) {
    const article = twoRules.article(random, combinations)
    const text = article.characters.join('')
    const present = combinations.filter((parts) => fires(text, [parts]))
    const least = present.filter(
      (parts) => !present.some((other) => other !== parts && fires(parts.join(SEPARATOR), [other])),
    )
    const made = await tried(article, [], { random, errorRate: 0, combinations: 'all' })
    const found = made.found.rules.map(({ components }) => components)
    if (found.length === least.length && found.every((parts) => isRight(parts, least))) right += 1
    trials += made.trials
  }
  console.log(
    `\nEvery combination of ${twoRules.name}: ${right} of ${runs} complete, ${(trials / runs).toFixed(1)} trials a text`,
  )
}

const { values } = parseArgs({
  options: {
    rules: { type: 'string' },
    runs: { type: 'string', default: '100' },
    noisy: { type: 'string', default: '1000' },
  },
})
const combinations =
  values.rules === undefined ? inventedCombinations(seededRandom(SEED), 100) : combinationsIn(values.rules)
console.log(
  `${combinations.length} combinations, ${values.rules === undefined ? 'invented of listed words' : 'from a file'}`,
)
for (const [name, mode] of Object.entries(MODES)) await table(name, mode, { combinations, runs: Number(values.runs) })
await complete(combinations, Number(values.runs))
await noisy(combinations, Number(values.noisy))
