import { type MessagePort, parentPort } from 'node:worker_threads'
import { viewOf } from './analyse/index.ts'
import type { FromAnalyst, Lent, Results, Task } from './analyst.ts'
import { answerOne, type Askable } from './answers.ts'
import { codedNetwork } from './coded-network.ts'
import type { Progress } from './lib/progress.ts'
import { borrowedStore } from './remote-store.ts'
import { writeReport } from './report-files.ts'
import { failureOf } from './thread-failure.ts'
import { verifyCase } from './verify.ts'

const port = parentPort
if (port === null) throw new Error('analyst-thread.ts runs in a worker thread only')

const post = (message: FromAnalyst): void => port.postMessage(message)

/** Tells the main thread how far the work is. */
function postedProgress(): Progress {
  let steps = 0
  return {
    start(stage, total) {
      const step = ++steps
      post({ kind: 'start', step, stage, total })
      return {
        advance: (amount) => post({ kind: 'advance', step, amount }),
        end: () => post({ kind: 'end', step }),
      }
    },
    note: (line) => post({ kind: 'note', line }),
  }
}

async function work(task: Task, at: Askable): Promise<Results[Task['kind']]> {
  switch (task.kind) {
    case 'answer':
      return answerOne(at, task.wanted)
    case 'report': {
      const { counts } = await writeReport(at, task.revealed)
      return { counts }
    }
    case 'verify':
      return verifyCase(at)
    case 'network':
      return codedNetwork(viewOf(at.store), at.folder)
  }
}

port.once('message', ({ task, at, port: lent }: { task: Task; at: Lent; port: MessagePort }) => {
  work(task, { ...at, store: borrowedStore(lent), progress: postedProgress() }).then(
    (result) => post({ kind: 'done', result }),
    (error: unknown) => post({ kind: 'failed', failure: failureOf(error) }),
  )
})
