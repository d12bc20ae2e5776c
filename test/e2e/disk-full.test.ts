import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { scratch } from './cli.ts'
import { smallTree } from './evidence.ts'
import { start } from './spawned.ts'
import { expectWhole } from './whole.ts'

const dir = scratch('disk-full')
const evidence = join(dir, 'tree')
const tree = smallTree(evidence, 6000)
const disk = join(dir, 'disk')
mkdirSync(disk)

const mounted = (...args: readonly string[]): boolean => spawnSync('mount', [...args, disk]).status === 0
const canMount = process.getuid?.() === 0 && mounted('-t', 'tmpfs', '-o', 'size=32m', 'none')
const skipped = canMount ? '' : ' (skipped: mounting a small disk needs root)'
afterAll(() => {
  if (canMount) execFileSync('umount', [disk])
})
const resize = (mebibytes: number): void => {
  execFileSync('mount', ['-o', `remount,size=${mebibytes}m`, disk])
}

const NO_SPACE = /^[^\n]*\bdisk\b[^\n]*\n[^\n]*run the same command again[^\n]*\n$/

/** What was said besides how long each step took. */
const complaint = (err: string): string => err.replace(/^[^\n]*: [\d.]+ s\n/gm, '')

/** Writes until nothing goes in any more, then gives `spareBytes` back. */
function fill(spareBytes: number): void {
  const spare = join(disk, 'spare')
  const chunk = Buffer.alloc(64 << 10)
  const write = (path: string, limit: number): void => {
    const file = openSync(path, 'w')
    try {
      for (let size = 0; size < limit; size += chunk.length) writeSync(file, chunk)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    } finally {
      closeSync(file)
    }
  }
  write(spare, spareBytes)
  write(join(disk, 'filler'), Number.POSITIVE_INFINITY)
  rmSync(spare)
}

describe.skipIf(!canMount)(`a disk that is too small${skipped}`, () => {
  test('is refused before anything is written, with 3 and the space that is needed', async () => {
    const { code, out, err } = await start(['investigate', evidence, '--case', join(disk, 'case')]).ended
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(err).toMatch(NO_SPACE)
    expect(readdirSync(disk)).toEqual([])
  })

  // The disk fills up while the run is on its way: as soon as the named file of the case is there.
  test.each([
    ['the case is made', 'case.json', 1 << 20],
    ['the ledger is begun', 'ledger.jsonl', 256 << 10],
    ['the engine is opened', 'engine/metadata', 1 << 20],
    ['load files are written', 'tmp/', 512 << 10],
  ])('that fills up when %s: 3 and one sentence, and with more space the run ends whole', async (name, sign, spare) => {
    resize(120)
    const caseDir = join(disk, name.replaceAll(' ', '-').replaceAll(',', ''))
    const run = start(['investigate', evidence, '--case', caseDir])
    const isThere = (): boolean => {
      const path = join(caseDir, sign)
      return existsSync(path) && (!sign.endsWith('/') || readdirSync(path).length > 0)
    }
    for (let waitedMs = 0; waitedMs < 20_000 && !isThere(); waitedMs += 2) await setTimeout(2)
    fill(spare)
    const { code, err } = await run.ended
    rmSync(join(disk, 'filler'))
    expect(code, err).toBe(3)
    expect(complaint(err)).toMatch(NO_SPACE)
    const again = await start(['investigate', evidence, '--case', caseDir]).ended
    expect(again.code, again.err).toBe(0)
    await expectWhole(caseDir, tree)
    rmSync(caseDir, { recursive: true })
  })
})
