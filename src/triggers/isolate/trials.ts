import { leadNeeded, type Noise, settled } from './noise.ts'
import { CannotTell, type Oracle, type Seen } from './question.ts'

/** One trial: a text that the box was given, and what it did. */
export interface Trial extends Seen {
  text: string
  /** When the answer was there. */
  atUtcMs: number
}

/** Trials of a run: asked of the box, taken from the log, counted, limited. */
export interface Trials {
  /** Whether a text triggers. `atMost` is how many questions may follow until the next place is known, for whoever watches. */
  triggers: (text: string, atMost: number) => Promise<boolean>
  /** What the box last showed of a text, after `triggers`; null when it was never asked. */
  lastSeen: (text: string) => Seen | null
  /** Trials made so far, those from the log among them, in order. */
  made: readonly Trial[]
  /** Distinct questions that were decided. */
  questions: () => number
}

/** What trials need from outside. */
export interface TrialSetting {
  oracle: Oracle
  noise: Noise
  /** Most trials of the run. */
  mostTrials: number
  /** Trials of an earlier run of the same settings, oldest first: answered from there. */
  logged: readonly Trial[]
  /** Keeps a trial before its answer is used. */
  keep: (trial: Trial) => void
  /** Waits before each trial that reaches the box. */
  beforeTrial: () => Promise<void>
  nowUtcMs: () => number
  /** Hears of each trial that reaches the box, and how many questions there may be until the next place is known. */
  onTrial: (count: number, atMost: number) => void
}

/** The answers of an earlier run by text, each to be used once and in order. */
function loggedByText(logged: readonly Trial[]): Map<string, Trial[]> {
  const byText = new Map<string, Trial[]>()
  for (const trial of logged) {
    const known = byText.get(trial.text) ?? []
    byText.set(trial.text, known)
    known.push(trial)
  }
  return byText
}

/** Opens the trials of one run. A text that is decided is never asked again. */
export function openTrials(setting: TrialSetting): Trials {
  const waiting = loggedByText(setting.logged)
  const decided = new Map<string, boolean>()
  const seen = new Map<string, Seen>()
  const made: Trial[] = []

  async function fresh(text: string, atMost: number): Promise<Trial> {
    await setting.beforeTrial()
    const answer = await setting.oracle.ask(text)
    const trial = { text, ...answer, atUtcMs: setting.nowUtcMs() }
    setting.keep(trial)
    setting.onTrial(made.length + 1, atMost)
    return trial
  }

  async function once(text: string, atMost: number): Promise<boolean> {
    if (made.length >= setting.mostTrials) throw new CannotTell('test-limit')
    const trial = waiting.get(text)?.shift() ?? (await fresh(text, atMost))
    made.push(trial)
    if (trial.triggered || !seen.has(text)) seen.set(text, trial)
    return trial.triggered
  }

  return {
    made,
    questions: () => decided.size,
    lastSeen: (text) => seen.get(text) ?? null,
    async triggers(text, atMost) {
      const known = decided.get(text)
      if (known !== undefined) return known
      const answer = await settled(() => once(text, atMost), leadNeeded(setting.noise, decided.size))
      decided.set(text, answer)
      return answer
    },
  }
}
