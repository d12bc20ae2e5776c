import { neededParts } from './inner.ts'
import { narrowed, type Narrowed } from './narrow.ts'
import { type Check, prove } from './proof.ts'
import { CannotTell, type Doubt } from './question.ts'
import { type AskPieces, isolateOne, type Priors } from './search.ts'
import { type Combination, findAll } from './several.ts'
import type { Trials } from './trials.ts'

/** What is to be isolated, and how. */
export interface Task {
  text: string
  /** Stands between pieces; must not trigger and not occur in a rule. */
  separator: string
  /** Most UTF-16 units that the box takes; null for any number. */
  lengthLimit: number | null
  /** The box shows what it hides: look there first. */
  masks: boolean
  /** Look for a part that triggers when the whole does not, and for what cancels it. */
  extenuating: boolean
  /** Every combination of the text, or the first. */
  combinations: 'all' | 'first'
  priorsOf: (characters: readonly string[]) => Priors
  trials: Trials
}

/** One combination with its proof. */
export interface FoundRule {
  /** In the order in which they stand in the text. */
  components: Combination
  /** `any`: reversed they trigger, too; `this`: only in this order; `single`: there is one. */
  order: 'any' | 'this' | 'single'
  /** For a long component, the parts of it that matter: words that must stand near each other. */
  parts: readonly (readonly string[])[]
  checks: readonly Check[]
}

/** What a run ends with, in a closed list of words. */
export const VERDICTS = {
  combination: 'the combinations that trigger are known, each proven by trials of its own',
  'no-trigger': 'the text does not trigger',
  'cannot-tell': 'the trials do not show what triggers; the reason is given',
} as const

export type Verdict = keyof typeof VERDICTS

export interface Isolation {
  verdict: Verdict
  /** Why it cannot be told; null otherwise. */
  doubt: Doubt | null
  rules: readonly FoundRule[]
  /** Components that were found when doubt ended the run; empty otherwise. */
  unproven: Combination
  /** What cancels the first combination in this text; empty when nothing does or it was not asked. */
  cancelledBy: Combination
  /** Whether every combination of the text was looked for to the end. */
  complete: boolean
  /** Questions that the first search took, its pre-test among them, and the most it may take; null when none was made. */
  search: { questions: number; bound: number } | null
}

/** What a run has come to so far: kept outside the steps, so that doubt loses nothing. */
interface Run {
  task: Task
  ask: AskPieces
  rules: FoundRule[]
  unproven: Combination
  search: Isolation['search']
}

const NEXT_TEXT_TRIGGERS = 0.3

function askOf({ separator, lengthLimit, trials }: Task): AskPieces {
  return (pieces, atMost) => {
    const text = pieces.length === 0 ? separator : pieces.join(separator)
    if (lengthLimit !== null && text.length > lengthLimit) throw new CannotTell('too-long')
    return trials.triggers(text, atMost)
  }
}

/** Proves a combination; throws CannotTell when the box does not bear it out. */
async function proven({ task, ask, rules }: Run, components: Combination): Promise<void> {
  const { checks, order, alone, minimal } = await prove(
    components.map((text) => ({ text })),
    ask,
  )
  if (!alone || !minimal) throw new CannotTell('not-monotone')
  const parts: string[][] = []
  for (const [index, component] of components.entries())
    parts.push(
      await neededParts(component, task.separator, ([text = ''], atMost) => ask(components.with(index, text), atMost)),
    )
  rules.push({ components, order, parts, checks })
}

/** Finds and proves one combination; null when the text does not trigger. */
async function findOne(run: Run, subject: Narrowed): Promise<Combination | null> {
  const priors = run.task.priorsOf(subject.characters)
  const { components, questions, bound } = await isolateOne(subject, run.ask, priors)
  run.search ??= { questions, bound }
  if (components.length === 0) return null
  run.unproven = components.map(({ text }) => text)
  await proven(run, run.unproven)
  const found = run.unproven
  run.unproven = []
  return found
}

/** What, beside the first combination, makes the box let it pass: the same search with the answers turned round. */
async function cancelling({ task, ask, rules }: Run): Promise<Combination> {
  const [rule] = rules
  const characters = [...task.text]
  if (rule === undefined || !task.extenuating || (await task.trials.triggers(task.text, 1))) return []
  const { components } = await isolateOne(
    { characters, triggers: 0.9 },
    async (pieces, atMost) => !(await ask([...rule.components, ...pieces], atMost)),
    task.priorsOf(characters),
  )
  return components.map(({ text }) => text)
}

async function searched(run: Run): Promise<Pick<Isolation, 'verdict' | 'cancelledBy' | 'complete'>> {
  const { task } = run
  if (await task.trials.triggers(task.separator, 1)) throw new CannotTell('separator-triggers')
  const subject = await narrowed(task)
  if (subject === null) return { verdict: 'no-trigger', cancelledBy: [], complete: true }
  const isWhole = subject.characters.join('') === task.text
  if (task.combinations === 'first') {
    const found = await findOne(run, subject)
    return {
      verdict: found === null ? 'no-trigger' : 'combination',
      cancelledBy: await cancelling(run),
      complete: false,
    }
  }
  const { combinations, complete } = await findAll(subject.characters, task.separator, (characters, isFirst) =>
    findOne(run, isFirst ? subject : { characters, triggers: NEXT_TEXT_TRIGGERS }),
  )
  return {
    verdict: combinations.length === 0 ? 'no-trigger' : 'combination',
    cancelledBy: await cancelling(run),
    complete: complete && isWhole,
  }
}

/** Isolates what in a text triggers a box, or says why that cannot be told. */
export async function isolate(task: Task): Promise<Isolation> {
  const run: Run = { task, ask: askOf(task), rules: [], unproven: [], search: null }
  try {
    const ended = await searched(run)
    return { ...ended, doubt: null, rules: run.rules, unproven: [], search: run.search }
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error
    const { rules, unproven, search } = run
    return { verdict: 'cannot-tell', doubt: error.doubt, rules, unproven, cancelledBy: [], complete: false, search }
  }
}
