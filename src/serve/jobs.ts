import { OperatorError } from '../model/errors.ts'
import type { Progress } from '../lib/progress.ts'

/** What a long work tells while it goes on, and how it ended. */
export type JobEvent =
  | { kind: 'stage'; stage: string; done: number; total: number; sinceUtcMs: number }
  | { kind: 'note'; line: string }
  | { kind: 'done'; result: Readonly<Record<string, string | number>> }
  | { kind: 'failed'; message: string; hint: string }

/** A long work; the case is worked on by one at a time. */
export interface Job {
  id: number
  what: string
  /** What was told so far, one entry per stage. */
  events: JobEvent[]
  isOver: boolean
}

export interface Jobs {
  /** The one that goes on, else the last one; null before the first. */
  current(): Job | null
  /** Starts a work; refused while another goes on. */
  start(what: string, work: (progress: Progress) => Promise<Readonly<Record<string, string | number>>>): Job
  /** Calls `told` after every event, until the returned function is called. */
  watch(told: () => void): () => void
  /** Resolves when no work goes on. */
  idle(): Promise<void>
}

/** Stages tell how far they are no more often than this. */
const TELL_EVERY_MS = 100

export function openJobs(nowUtcMs: () => number): Jobs {
  const watchers = new Set<() => void>()
  let job: Job | null = null
  let running: Promise<void> = Promise.resolve()
  const tell = (): void => {
    for (const told of watchers) told()
  }
  return {
    current: () => job,
    start(what, work) {
      if (job !== null && !job.isOver)
        throw new OperatorError('The case is being worked on.', {
          hint: 'Wait until that is done; its progress stands at the top of the page.',
          exit: 'caseLocked',
        })
      const started: Job = { id: (job?.id ?? 0) + 1, what, events: [], isOver: false }
      job = started
      running = work(progressOf(started, nowUtcMs, tell)).then(
        (result) => end(started, { kind: 'done', result }),
        (error: unknown) => end(started, failure(error)),
      )
      return started
    },
    watch(told) {
      watchers.add(told)
      return () => watchers.delete(told)
    },
    idle: () => running,
  }

  function end(ended: Job, event: JobEvent): void {
    ended.events.push(event)
    ended.isOver = true
    tell()
  }
}

function progressOf(job: Job, nowUtcMs: () => number, tell: () => void): Progress {
  return {
    note(line) {
      job.events.push({ kind: 'note', line })
      tell()
    },
    start(stage, total) {
      const event = { kind: 'stage' as const, stage, done: 0, total, sinceUtcMs: nowUtcMs() }
      job.events.push(event)
      tell()
      let toldAtMs = 0
      return {
        advance(amount) {
          event.done += amount
          const atMs = performance.now()
          if (atMs - toldAtMs < TELL_EVERY_MS) return
          toldAtMs = atMs
          tell()
        },
        end() {
          event.done = event.total
          tell()
        },
      }
    },
  }
}

/** Words for people; what only a developer could use stays out of the page. */
const failure = (error: unknown): JobEvent =>
  error instanceof OperatorError
    ? { kind: 'failed', message: error.message, hint: error.hint }
    : {
        kind: 'failed',
        message: 'The work broke off.',
        hint: 'Start it again: it resumes where it stopped. If it breaks off again, look at the terminal.',
      }
