import { parentPort, workerData } from 'node:worker_threads'
import { generateTree } from '../../lab/generate.ts'
import type { GenerateMessage, GenerateOrder } from './lab-replica.ts'

const port = parentPort
if (port === null) throw new Error('lab-worker.ts runs in a worker thread only')
const post = (message: GenerateMessage): void => port.postMessage(message)

const order: GenerateOrder = workerData
const { counts } = await generateTree({ ...order, tell: (stage, share) => post({ kind: 'stage', stage, share }) })
post({ kind: 'done', counts })
