import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scratch } from './cli.ts'
import { joined, lines, plain, put, smallTree } from './evidence.ts'
import { PROGRAM, start, startFile, type Ended } from './spawned.ts'
import { expectWhole } from './whole.ts'

const dir = scratch('file-limit')
const evidence = join(dir, 'tree')
const tree = smallTree(evidence, 6000)
const BASH = '/bin/bash'
const hasBash = existsSync(BASH)

/** Investigates while no file may grow past so many KiB: the kernel writes what still fits and refuses the next write. */
const limited = (kibibytes: number, from: string, caseDir: string): Promise<Ended> =>
  startFile(BASH, [
    '-c',
    `ulimit -f ${kibibytes}; exec "$0" "$@"`,
    process.execPath,
    ...PROGRAM,
    'investigate',
    from,
    '--case',
    caseDir,
  ]).ended

describe.skipIf(!hasBash)(`a limit on the size of files${hasBash ? '' : ' (skipped: no bash)'}`, () => {
  test.each([60, 300, 600, 1200])('of %i KiB: an error or the exact result, and never a short copy', async (limit) => {
    const caseDir = join(dir, `limit-${limit}`)
    const first = await limited(limit, evidence, caseDir)
    expect([0, 1, 3, 7], first.err).toContain(first.code)
    const again = await start(['investigate', evidence, '--case', caseDir]).ended
    expect(again.code, again.err).toBe(0)
    await expectWhole(caseDir, tree)
  })

  test('that the ledger meets: what was said to be written is written, and a later run ends whole', async () => {
    const many = join(dir, 'many')
    const servers = Array.from({ length: 60 }, (_, n) => [`fs${n + 10}/log/chat.log`, joined(lines(12, n).map(plain))])
    put(many, Object.fromEntries(servers))
    for (const limit of [70, 110]) {
      const caseDir = join(dir, `many-${limit}`)
      const first = await limited(limit, many, caseDir)
      expect(first.code, first.err).not.toBe(0)
      const again = await start(['investigate', many, '--case', caseDir]).ended
      expect(again.code, again.err).toBe(0)
      const verified = await start(['verify', '--case', caseDir]).ended
      expect(verified.code, verified.out).toBe(0)
    }
  })
})
