import { MessageChannel } from 'node:worker_threads'
import type { answerOne, Askable } from './answers.ts'
import { startWorker } from './ingest/pool.ts'
import { SILENT, type Step } from './lib/progress.ts'
import type { Answer } from './model/answer.ts'
import type { CodedNetwork } from './coded-network.ts'
import { lendStore } from './remote-store.ts'
import { type Failure, thrown } from './thread-failure.ts'
import type { Check } from './verify.ts'

/** What a thread of its own can be told to do with a case. */
export type Task =
  | { kind: 'answer'; wanted: Parameters<typeof answerOne>[1] }
  | { kind: 'report'; revealed: boolean }
  | { kind: 'verify' }
  | { kind: 'network' }

/** What comes of each: an answer, the counts of the report that was written, the checks made, the network read. */
export interface Results {
  answer: Answer
  /** Of all answers only these go from thread to thread: every message is a copy, and some answers are very long. */
  report: { counts: Answer | undefined }
  verify: readonly Check[]
  network: CodedNetwork
}

/** Everything of a case but the store, which stays in the thread that opened it. */
export type Lent = Omit<Askable, 'store' | 'progress'>

export type FromAnalyst =
  | { kind: 'done'; result: Results[Task['kind']] }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'note'; line: string }
  | { kind: 'start'; step: number; stage: string; total: number }
  | { kind: 'advance'; step: number; amount: number }
  | { kind: 'end'; step: number }

/**
 * Does what takes long to compute in a thread of its own, so that this one goes on answering others: at report scale,
 * statistics over what the engine answered take many seconds at a stretch (measured). The thread asks this one for rows.
 */
export async function analyst<T extends Task>(at: Askable, task: T): Promise<Results[T['kind']]> {
  const { store, progress = SILENT, folder, state, countries } = at
  const { port1, port2 } = new MessageChannel()
  const giveBack = lendStore(store, port1)
  const worker = startWorker(new URL('./analyst-thread.ts', import.meta.url))
  const steps = new Map<number, Step>()
  try {
    return await new Promise<Results[T['kind']]>((resolve, reject) => {
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the thread that analyses ended with code ${code}`)))
      worker.on('message', (message: FromAnalyst) => {
        if (message.kind === 'done')
          // A thread answers a task with the result of its kind, which the compiler cannot follow through messages.
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion
          resolve(message.result as Results[T['kind']])
        else if (message.kind === 'failed') reject(thrown(message.failure))
        else if (message.kind === 'note') progress.note(message.line)
        else if (message.kind === 'start') steps.set(message.step, progress.start(message.stage, message.total))
        else if (message.kind === 'advance') steps.get(message.step)?.advance(message.amount)
        else steps.get(message.step)?.end()
      })
      worker.postMessage({ task, at: { folder, state, countries } satisfies Lent, port: port2 }, [port2])
    })
  } finally {
    giveBack()
    await worker.terminate()
  }
}
