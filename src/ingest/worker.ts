import { parentPort } from 'node:worker_threads'
import { decideJob } from './decide-job.ts'
import { ingestJob } from './ingest-job.ts'
import type { FromWorker, Job, PlannedItem, SegmentMessage, ToWorker } from './jobs.ts'
import { keysJob } from './keys-job.ts'
import { sealJob } from './seal-job.ts'

const port = parentPort
if (port === null) throw new Error('worker.ts runs in a worker thread only')

const post = (message: FromWorker): void => port.postMessage(message)

let onCommitted: () => void = () => undefined
let committed: Promise<void> = Promise.resolve()
let onItem: (planned: PlannedItem | null) => void = () => undefined

/** Posts a segment once the one before is committed: parsing goes on meanwhile, and at most one segment waits per thread. */
async function handOver(segment: SegmentMessage): Promise<void> {
  await committed
  committed = new Promise((resolve) => {
    onCommitted = resolve
  })
  post(segment)
}

/** Asks for items until there are no more. */
async function* plannedItems(): AsyncGenerator<PlannedItem> {
  for (;;) {
    const planned = await new Promise<PlannedItem | null>((resolve) => {
      onItem = resolve
      post({ kind: 'next' })
    })
    if (planned === null) return
    yield planned
  }
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
      await ingestJob(job, plannedItems(), handOver)
      await committed
      return null
    case 'match':
      return (await import('./derive-job.ts')).matchJob(job) // its dictionaries are for the thread that needs them
    case 'detect':
      return (await import('./detect-job.ts')).detectJob(job) // one thread of all needs the numbering plans
    case 'fold':
      return (await import('./fold-job.ts')).foldJob(job)
    case 'locate':
      return (await import('./derive-job.ts')).locateJob(job)
    case 'session':
      return (await import('./session-job.ts')).sessionJob(job, (amount) => post({ kind: 'advance', amount })) // few cases hold captures: no other thread loads its readers
  }
}

port.on('message', (message: ToWorker) => {
  if (message.kind === 'committed') return onCommitted()
  if (message.kind === 'item') return onItem(message.planned)
  runJob(message.job).then(
    (result) => post({ kind: 'done', result }),
    (error: NodeJS.ErrnoException) =>
      post({ kind: 'failed', message: error.message, own: { stack: error.stack ?? '', code: error.code } }),
  )
})
