import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { jsonLine } from '../../lib/json.ts'
import { OperatorError } from '../../model/errors.ts'
import type { Trial } from './trials.ts'

const SCHEMA = 'breachlight/isolate-log/1'

const HEAD = z.object({ schema: z.literal(SCHEMA), settings: z.record(z.string(), z.unknown()) })
const TRIAL = z.object({
  text: z.string(),
  triggered: z.boolean(),
  masked: z.string().nullable(),
  at_utc_ms: z.number(),
})
const END = z.object({ verdict: z.string(), combinations: z.array(z.array(z.string())) })

/** What must be the same for a log to be continued: another text or separator asks other questions. */
export type LogSettings = Readonly<Record<string, string | number | boolean | null>>

/** A log of trials, open for more. */
export interface TrialLog {
  /** Trials of earlier runs, oldest first. */
  trials: readonly Trial[]
  /** Writes a trial and waits until the disk has it. */
  keep: (trial: Trial) => void
  /** Notes how the run ended. */
  end: (verdict: string, combinations: readonly (readonly string[])[]) => void
}

interface Read {
  settings: Readonly<Record<string, unknown>>
  trials: Trial[]
  combinations: string[][]
}

const unusable = (path: string, line: number, cause?: unknown): OperatorError =>
  new OperatorError(`${path}, line ${line}, is not of a log of trials.`, {
    hint: 'Name another file for the log, or mend the line.',
    cause,
  })

/** A JSON value, or undefined for a line that is none. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Reads a log. What follows the last line feed was cut short by the end of a run and counts for nothing. */
function readLog(path: string): Read {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  const head = HEAD.safeParse(parsed(lines[0] ?? ''))
  if (!head.success) throw unusable(path, 1, head.error)
  const read: Read = { settings: head.data.settings, trials: [], combinations: [] }
  for (const [index, line] of lines.slice(1).entries()) {
    const value = parsed(line)
    const [trial, end] = [TRIAL.safeParse(value), END.safeParse(value)]
    if (end.success) read.combinations.push(...end.data.combinations)
    else if (trial.success) {
      const { at_utc_ms: atUtcMs, ...rest } = trial.data
      read.trials.push({ ...rest, atUtcMs })
    } else throw unusable(path, index + 2, trial.error)
  }
  return read
}

/** Combinations that an earlier log came to: good guesses for another text. */
export const combinationsOf = (path: string): string[][] => readLog(path).combinations

function differing(one: Readonly<Record<string, unknown>>, other: LogSettings): string[] {
  return Object.keys(other).filter((name) => one[name] !== other[name])
}

/** Opens a log, new or of an earlier run with the same settings. Throws OperatorError when the settings differ. */
export function openLog(path: string, settings: LogSettings): TrialLog {
  const isNew = !existsSync(path) || readFileSync(path).length === 0
  const earlier = isNew ? null : readLog(path)
  const changed = earlier === null ? [] : differing(earlier.settings, settings)
  if (changed.length > 0)
    throw new OperatorError(`The log ${path} is of a run with another ${changed.join(', ')}.`, {
      hint: 'Give the same text and options to go on, or another file with --log.',
      exit: 'wrongUsage',
    })
  if (!isNew) dropTornLine(path)
  const write = (value: unknown): void => appendDurably(path, `${jsonLine(value)}\n`)
  if (isNew) write({ schema: SCHEMA, settings })
  return {
    trials: earlier?.trials ?? [],
    keep: ({ atUtcMs, ...rest }) => write({ ...rest, at_utc_ms: atUtcMs }),
    end: (verdict, combinations) => write({ verdict, combinations }),
  }
}

function dropTornLine(path: string): void {
  const bytes = readFileSync(path)
  const whole = bytes.lastIndexOf(0x0a) + 1
  if (whole < bytes.length) truncateSync(path, whole)
}

function appendDurably(path: string, line: string): void {
  const file = openSync(path, 'a', 0o600)
  try {
    writeSync(file, line)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
