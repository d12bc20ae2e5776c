import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IngestJob, SegmentMessage } from '../../src/ingest/jobs.ts'
import { openPool, type Pool } from '../../src/ingest/pool.ts'
import { SEGMENT_UNITS } from '../../src/store/segments.ts'
import { itemAt, streamAt } from './ledgers.ts'

const dir = mkdtempSync(join(tmpdir(), 'breachlight-pool-'))
const folders = { vaultDir: join(dir, 'vault'), spoolDir: join(dir, 'spool') }
let pool: Pool

beforeAll(() => {
  for (const folder of Object.values(folders)) mkdirSync(folder)
  pool = openPool()
})
afterAll(async () => {
  await pool.close()
  rmSync(dir, { recursive: true })
})

const sealJob = (name: string) => ({
  kind: 'seal' as const,
  file: { absolutePath: Buffer.from(join(dir, name)), path: name, root: 'tree', sizeBytes: 4 },
  knownEvidenceId: null,
  ...folders,
})
/** A job whose evidence is not in the vault: a fault, not bad evidence. */
const lostJob = { kind: 'keys' as const, item: itemAt('nowhere'), ...folders }

describe('jobs', () => {
  test('more jobs than threads all run, and each gets its own result', async () => {
    const names = Array.from({ length: pool.width * 3 }, (_, n) => `file-${n}`)
    for (const name of names) writeFileSync(join(dir, name), name)
    const sealed = await Promise.all(names.map((name) => pool.run(sealJob(name))))
    for (const [n, name] of names.entries()) {
      const sha256 = createHash('sha256').update(name).digest('hex')
      expect(sealed[n]).toEqual({ kind: 'sealed', evidenceId: sha256, sizeBytes: name.length })
      expect(readFileSync(join(folders.vaultDir, sha256), 'utf8')).toBe(name)
    }
  })

  test('a job that fails says why, and the pool goes on', async () => {
    const failing = Array.from({ length: pool.width * 2 }, () => pool.run(lostJob))
    for (const result of await Promise.allSettled(failing))
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'ENOENT' } })
    writeFileSync(join(dir, 'after'), 'after')
    expect(await pool.run(sealJob('after'))).toMatchObject({ kind: 'sealed', sizeBytes: 5 })
  })

  test('what cannot be sealed is a result, not a failure', async () => {
    expect(await pool.run(sealJob('not-there'))).toMatchObject({ kind: 'skipped', reason: 'unreadable' })
  })
})

test('segments go from item to item and are handed over one at a time; a job ends after the last one is taken', async () => {
  const bytes = Buffer.from('x\n'.repeat(SEGMENT_UNITS * 3))
  const evidenceId = createHash('sha256').update(bytes).digest('hex')
  writeFileSync(join(folders.vaultDir, evidenceId), bytes)
  const stream = streamAt('big.log', { evidenceId, sizeBytes: bytes.length })
  const item = { ...itemAt('big.log'), evidenceId, sizeBytes: bytes.length }
  const job: IngestJob = { kind: 'ingest', ...folders }
  const plans = [
    { item, streams: [{ stream, key: 'first', keyBytes: null, resumeAtByte: bytes.length - 4 }] },
    { item, streams: [{ stream, key: 'big', keyBytes: null, resumeAtByte: 0 }] },
  ]
  const feeding = () => {
    const waiting = plans.values()
    return () => waiting.next().value ?? null
  }
  const taken: SegmentMessage[] = []
  let [underWay, most] = [0, 0]
  const commit = async (segment: SegmentMessage) => {
    underWay += 1
    most = Math.max(most, underWay)
    await setTimeout(50)
    taken.push(segment)
    underWay -= 1
  }
  await pool.run(job, { next: feeding(), commit })
  expect([underWay, most]).toEqual([0, 1])
  expect(taken.map(({ parts }) => parts.map(({ rejects, final }) => [rejects, final]))).toEqual([
    [
      [2, true],
      [SEGMENT_UNITS - 2, false],
    ],
    [[SEGMENT_UNITS, false]],
    [[SEGMENT_UNITS, false]],
    [[2, true]],
  ])
  await expect(
    pool.run(job, {
      next: feeding(),
      commit: async () => {
        throw new Error('the engine is full')
      },
    }),
  ).rejects.toThrow('the engine is full')
})

test('a closed pool takes no job', async () => {
  const short = openPool()
  await short.close()
  await expect(short.run(sealJob('file-0'))).rejects.toThrow('the pool is closed')
})
