import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { FromWorker, Job, PlannedItem, Results, SegmentMessage, ToWorker } from './jobs.ts'

/** More threads than this gain nothing: the engine and the disk are busy by then. */
const MOST_WORKERS = 8

/** What a thread that ingests asks for. */
export interface Feed {
  /** The next item to parse, null when there is none. */
  next(): PlannedItem | null
  /** Takes a segment. It must finish before the thread hands over another one: that is the back pressure. */
  commit(segment: SegmentMessage): Promise<void>
  /** Is told how far a job is. */
  advance(amount: number): void
}

export interface Pool {
  /** Jobs that run at the same time. */
  width: number
  /** Runs one job on the next free thread; ingesting takes a `feed`. */
  run<J extends Job>(job: J, feed?: Partial<Feed>): Promise<Results[J['kind']]>
  close(): Promise<void>
}

/** Threads that seal, inspect, parse and match, started as they are needed. The engine stays out of them: chDB breaks in worker threads. */
export function openPool(): Pool {
  const size = Math.min(Math.max(availableParallelism(), 1), MOST_WORKERS)
  const workers: Worker[] = []
  const idle: Worker[] = []
  const waiting: ((worker: Worker) => void)[] = []
  let closed = false
  const start = (): Worker => {
    const worker = startWorker(new URL('./worker.ts', import.meta.url))
    workers.push(worker)
    return worker
  }
  const take = async (): Promise<Worker> => {
    if (closed) throw new Error('the pool is closed') // a thread started now would never end
    const worker = idle.pop()
    if (worker !== undefined) return worker
    return workers.length < size ? start() : new Promise((resolve) => waiting.push(resolve))
  }
  const give = (worker: Worker): void => {
    const next = waiting.shift()
    if (next === undefined) idle.push(worker)
    else next(worker)
  }
  return {
    width: size,
    async run<J extends Job>(job: J, feed: Partial<Feed> = {}): Promise<Results[J['kind']]> {
      const worker = await take()
      try {
        return await converse(worker, job, { ...NOTHING, ...feed })
      } finally {
        give(worker)
      }
    },
    async close() {
      closed = true
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/**
 * Starts a thread with a file of ours, named by its source. Run from source (tests, development), a thread needs the
 * TypeScript loader before it can load its entry.
 */
export function startWorker(entry: URL, workerData?: unknown): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(entry.href.replace(/\.ts$/, '.js')), { workerData })
  return new Worker(`import('tsx/esm/api').then((tsx) => { tsx.register(); return import('${entry.href}') })`, {
    eval: true,
    workerData,
  })
}

/** For jobs that ask for nothing. */
const NOTHING: Feed = { next: () => null, commit: () => Promise.resolve(), advance: () => undefined }

function converse<J extends Job>(worker: Worker, job: J, feed: Feed): Promise<Results[J['kind']]> {
  return new Promise((resolve, reject) => {
    const done = () => {
      worker.off('message', listen)
      worker.off('error', fail)
      worker.off('exit', gone)
    }
    const fail = (error: unknown) => {
      done()
      reject(error)
    }
    const gone = (code: number) => fail(new Error(`a worker thread ended with code ${code}`))
    const tell = (message: ToWorker) => worker.postMessage(message)
    const listen = (message: FromWorker) => {
      if (message.kind === 'advance') return feed.advance(message.amount)
      if (message.kind === 'next') return tell({ kind: 'item', planned: feed.next() })
      if (message.kind === 'segment') return void feed.commit(message).then(() => tell({ kind: 'committed' }), fail)
      done()
      if (message.kind === 'failed') reject(Object.assign(new Error(message.message), message.own))
      // A thread answers a job with the result of its kind (worker.ts), which the compiler cannot follow through messages.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      else resolve(message.result as Results[J['kind']])
    }
    worker.on('message', listen)
    worker.on('error', fail)
    worker.on('exit', gone)
    tell({ kind: 'job', job })
  })
}
