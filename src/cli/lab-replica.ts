import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scale } from '../../lab/scale.ts'
import type { LabTruth } from '../../lab/truth/types.ts'
import { startWorker } from '../ingest/pool.ts'
import type { Progress, Step } from '../lib/progress.ts'
import { OperatorError } from '../model/errors.ts'

// Types of the lab go away at run time; its code is loaded by `import()` when one of these functions needs it.

/** Lies in a replica's folder from the first moment, so that a run which died leaves one that can be taken again. */
const MARKER = '.replica'
const SCHEMA: LabTruth['schema'] = 'breachlight/lab-truth/3'

/** What identifies a replica: one seed and scale, one tree. */
export interface Made {
  seed: number
  scale: Scale
}

/** What a truth file says its replica was made from; null when there is no such file, or it is none of the lab's. */
export function madeFrom(truthPath: string): Made | null {
  if (!existsSync(truthPath)) return null
  const { schema, seed, scale }: LabTruth = JSON.parse(readFileSync(truthPath, 'utf8'))
  return schema === SCHEMA ? { seed, scale } : null
}

const truthOf = (dir: string): string => join(dir, 'truth.json')

/** Refuses a folder that holds no replica of the lab. */
export function requireReplica(dir: string): void {
  if (madeFrom(truthOf(dir)) !== null) return
  throw new OperatorError(`${dir} holds no replica of the lab.`, {
    hint: `Make one with: breachlight lab generate --out ${dir}`,
  })
}

/** Takes a new or empty folder or that of an earlier replica; refuses one that holds anything else. */
function takeFolder(dir: string): void {
  const isReplica = existsSync(join(dir, MARKER)) || madeFrom(truthOf(dir)) !== null
  if (!isReplica && existsSync(dir) && readdirSync(dir).length > 0)
    throw new OperatorError(`${dir} is not empty, and what it holds is no replica of the lab.`, {
      hint: 'Choose a new or empty folder.',
    })
  mkdirSync(dir, { recursive: true })
  writeFileSync(join(dir, MARKER), '')
}

/** What the thread that generates is told. */
export type GenerateOrder = Made & { outDir: string }

/** What it tells: how much of a stage is done, and at its end the counts of the truth. */
export type GenerateMessage =
  | { kind: 'stage'; stage: string; share: number }
  | { kind: 'done'; counts: LabTruth['counts'] }

/**
 * Writes a replica into a new or empty folder, or over an earlier one; returns the counts of its truth. In a thread of its
 * own: what it holds goes with the thread before anything is investigated.
 */
export async function makeReplica(order: GenerateOrder, progress: Progress): Promise<LabTruth['counts']> {
  takeFolder(order.outDir)
  const stages = inStages(progress)
  const worker = startWorker(new URL('./lab-worker.ts', import.meta.url), order)
  const counts = await new Promise<LabTruth['counts']>((resolve, reject) => {
    worker.on('message', (message: GenerateMessage) => {
      if (message.kind === 'done') resolve(message.counts)
      else stages.tell(message.stage, message.share)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the thread that generates ended with code ${code}`)))
  })
  await worker.terminate()
  stages.end()
  return counts
}

/** The lab tells a stage and how much of it is done; we draw a step at a time. */
function inStages(progress: Progress) {
  let at: { stage: string; step: Step; percent: number } | null = null
  const end = () => {
    at?.step.end()
    at = null
  }
  return {
    end,
    tell: (stage: string, share: number): void => {
      if (at?.stage !== stage) {
        end()
        at = { stage, step: progress.start(stage, 100), percent: 0 }
      }
      const percent = Math.floor(share * 100)
      at.step.advance(percent - at.percent)
      at.percent = percent
    },
  }
}
