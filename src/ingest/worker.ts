import { parentPort } from 'node:worker_threads'
import { decideJob } from './decide-job.ts'
import { locateJob, matchJob } from './derive-job.ts'
import { ingestJob } from './ingest-job.ts'
import type { FromWorker, Job, SegmentMessage, ToWorker } from './jobs.ts'
import { keysJob } from './keys-job.ts'
import { sealJob } from './seal-job.ts'

const port = parentPort
if (port === null) throw new Error('worker.ts runs in a worker thread only')

const post = (message: FromWorker): void => port.postMessage(message)

let goOn: (() => void) | null = null
let committed: Promise<void> = Promise.resolve()

/** Posts a segment once the one before is committed: parsing goes on meanwhile, and at most one segment waits per thread. */
async function handOver(segment: SegmentMessage): Promise<void> {
  await committed
  committed = new Promise((resolve) => {
    goOn = resolve
  })
  post(segment)
}

async function runJob(job: Job) {
  switch (job.kind) {
    case 'seal':
      return sealJob(job)
    case 'keys':
      return keysJob(job)
    case 'decide':
      return decideJob(job)
    case 'ingest':
      await ingestJob(job, handOver)
      await committed
      return null
    case 'match':
      return matchJob(job)
    case 'locate':
      return locateJob(job)
  }
}

port.on('message', (message: ToWorker) => {
  if (message.kind === 'go-on') return goOn?.()
  runJob(message.job).then(
    (result) => post({ kind: 'done', result }),
    (error: NodeJS.ErrnoException) =>
      post({ kind: 'failed', message: error.message, own: { stack: error.stack ?? '', code: error.code } }),
  )
})
