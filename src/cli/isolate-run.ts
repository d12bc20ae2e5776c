import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { readHandedIn } from '../knowledge.ts'
import { jsonLine } from '../lib/json.ts'
import { semanticsOf } from '../text/known-semantics.ts'
import { readList } from '../text/lists.ts'
import { type Rule, rule } from '../text/rules.ts'
import {
  boundariesOf,
  combinationsOf,
  isolate,
  listedPriors,
  openLog,
  openSegment,
  openTrials,
  type Oracle,
  type Priors,
  textPriors,
  type Trials,
} from '../triggers/isolate/index.ts'
import { checkSeparator, textOf } from './isolate-options.ts'
import type { IsolationReport } from './isolate-text.ts'
import type { Terminal } from './out.ts'

/** Options of a run as they were typed. */
export interface RunOptions {
  text?: string | undefined
  textFile?: string | undefined
  list?: string[] | undefined
  semantics: string
  earlier?: string[] | undefined
  separator: string
  lengthLimit?: number | undefined
  masks?: true | undefined
  extenuating?: true | undefined
  first?: true | undefined
  noise: number
  confidence: number
  mostTrials: number
  pause: number
  perMinute?: number | undefined
  ask?: true | undefined
  log?: string | undefined
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Runs to a verdict, with every trial in the log; answers that the log has are not asked for again. */
export async function runIsolation(
  options: RunOptions,
  oracle: Oracle,
  terminal: Terminal,
): Promise<{ report: IsolationReport; made: Trials['made'] }> {
  const { separator, noise, confidence } = options
  const text = textOf(options)
  checkSeparator(separator, text)
  const rules = [...listedRules(options.list ?? [], options.semantics), ...earlierRules(options.earlier ?? [])]
  const settings = { text_sha256: sha256(text), separator, noise, confidence }
  const logPath = options.log ?? `isolate-${sha256(jsonLine(settings)).slice(0, 12)}.jsonl`
  const log = openLog(logPath, settings)
  const trials = openTrials({
    oracle,
    noise: { errorRate: noise, confidence },
    mostTrials: options.mostTrials,
    logged: log.trials,
    keep: log.keep,
    beforeTrial: pacer(options.pause, options.perMinute ?? null),
    nowUtcMs: Date.now,
    onTrial: watcher(terminal, options.ask === true),
  })
  const found = await isolate({
    text,
    separator,
    lengthLimit: options.lengthLimit ?? null,
    masks: options.masks === true,
    extenuating: options.extenuating === true,
    combinations: options.first === true ? 'first' : 'all',
    priorsOf: await priorsWith(rules),
    trials,
  })
  log.end(
    found.verdict,
    found.rules.map(({ components }) => components),
  )
  const cost = { trials: trials.made.length, questions: trials.questions(), errorRate: noise }
  return {
    report: { ...found, ...cost, confidence: noise === 0 ? null : confidence, logPath },
    made: trials.made,
  }
}

const listedRules = (paths: readonly string[], semantics: string): Rule[] =>
  paths.flatMap((path) => semanticsOf(semantics).rules(readList(readHandedIn(path, 'list')).lines))

const earlierRules = (paths: readonly string[]): Rule[] =>
  paths.flatMap((path) => {
    readHandedIn(path, 'log') // one that is missing is refused in words
    return combinationsOf(path).map((parts) =>
      rule(
        parts.join('+'),
        parts.map((part) => [part]),
      ),
    )
  })

async function priorsWith(rules: readonly Rule[]): Promise<(characters: readonly string[]) => Priors> {
  const segment = await openSegment()
  return (characters) => listedPriors(textPriors(boundariesOf(characters, segment)), characters, rules)
}

/** Waits before a trial: a fixed pause, and as long as it takes to keep to a rate. */
function pacer(pauseMs: number, perMinute: number | null): () => Promise<void> {
  const gapMs = Math.max(pauseMs, perMinute === null ? 0 : 60_000 / perMinute)
  let nextMs = 0
  return async () => {
    const waitMs = nextMs - performance.now()
    if (waitMs > 0) await pause(waitMs)
    nextMs = performance.now() + gapMs
  }
}

/** Without a terminal every so many trials are told of. */
const TOLD_EVERY = 20

/** Tells how far the run is; a person at the keyboard sees the questions themselves. */
function watcher(terminal: Terminal, isKeyboard: boolean): (count: number, atMost: number) => void {
  const startedMs = performance.now()
  return (count, atMost) => {
    if (isKeyboard || (!terminal.isInteractive && count % TOLD_EVERY !== 0)) return
    const seconds = ((performance.now() - startedMs) / 1000 / count) * atMost
    const line = `trial ${count}; at most ${atMost} more questions until the next place is known, about ${seconds.toFixed(0)} s`
    terminal.err(terminal.isInteractive ? `\r${line}\u001b[K` : `${line}\n`)
  }
}
