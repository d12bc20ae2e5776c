import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { FromWorker, Job, Results, SegmentMessage, ToWorker } from './jobs.ts'

/** More threads than this gain nothing: the engine and the disk are busy by then. */
const MOST_WORKERS = 8

export interface Pool {
  /** Jobs that run at the same time. */
  width: number
  /** Runs one job on the next free thread. `onSegment` must finish before the job goes on: that is the back pressure. */
  run<J extends Job>(job: J, onSegment?: (segment: SegmentMessage) => Promise<void>): Promise<Results[J['kind']]>
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
    const worker = startWorker()
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
    async run<J extends Job>(
      job: J,
      onSegment?: (segment: SegmentMessage) => Promise<void>,
    ): Promise<Results[J['kind']]> {
      const worker = await take()
      try {
        return await converse(worker, job, onSegment)
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

function startWorker(): Worker {
  return import.meta.url.endsWith('.ts') ? sourceWorker() : new Worker(new URL('./worker.js', import.meta.url))
}

/** Run from source (tests, development), a thread needs the TypeScript loader before it can load its entry. */
function sourceWorker(): Worker {
  const entry = new URL('./worker.ts', import.meta.url).href
  return new Worker(`import('tsx/esm/api').then((tsx) => { tsx.register(); return import('${entry}') })`, {
    eval: true,
  })
}

function converse<J extends Job>(
  worker: Worker,
  job: J,
  onSegment: ((segment: SegmentMessage) => Promise<void>) | undefined,
): Promise<Results[J['kind']]> {
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
    const listen = (message: FromWorker) => {
      if (message.kind === 'segment') {
        const goOn = () => worker.postMessage({ kind: 'go-on' } satisfies ToWorker)
        void (onSegment?.(message) ?? Promise.resolve()).then(goOn, fail)
        return
      }
      done()
      if (message.kind === 'failed') reject(Object.assign(new Error(message.message), message.own))
      // A thread answers a job with the result of its kind (worker.ts), which the compiler cannot follow through messages.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      else resolve(message.result as Results[J['kind']])
    }
    worker.on('message', listen)
    worker.on('error', fail)
    worker.on('exit', gone)
    worker.postMessage({ kind: 'job', job } satisfies ToWorker)
  })
}
