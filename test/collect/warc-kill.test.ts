import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openWarc } from '../../src/collect/warc-writer.ts'
import { scratch } from '../e2e/cli.ts'
import { checkedByPython, hasPython, indexedByWarcio, INFO, readAll } from './warc-samples.ts'

const dir = scratch('warc-kill')
const CHILD = join(import.meta.dirname, 'warc-writer-child.ts')

interface Acknowledged {
  path: string
  sha256: string
  offset: number
}

/** Kills a child some time after it first said that something is on the disk; gives all it said. */
async function writeUntilKilled(paths: readonly string[], waitMs: number): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, ...paths], { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  const ended = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), ended])
  await wait(waitMs)
  child.kill('SIGKILL')
  await ended
  // The last line may be torn itself.
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
}

// Six files at a time, each torn wherever it just was: a process takes longer to start than to write them.
test.skipIf(!hasPython)(
  'killed: in 30 files what was said to be written is there, and every reader agrees',
  async () => {
    for (const waitMs of [0, 3, 11, 29, 53]) {
      const paths = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => join(dir, `${letter}${waitMs}.warc.gz`))
      const said = await writeUntilKilled(paths, waitMs)
      expect(said.length).toBeGreaterThan(0)
      for (const path of paths) {
        const sink = await openWarc(path, INFO)
        await sink.close()
        const { records, faults } = await readAll(path)
        const found = new Map(records.map(({ offset, payload }) => [offset, payload.sha256]))
        expect(faults).toEqual([])
        const lost = said.filter((one) => one.path === path && found.get(one.offset) !== one.sha256)
        expect(lost).toEqual([])
        expect(checkedByPython(path).said).toMatch(/^\{/)
      }
      const [path = ''] = paths
      expect(indexedByWarcio(path)).toHaveLength((await readAll(path)).records.length)
    }
  },
)
