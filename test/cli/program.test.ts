import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockCase, openLedger } from '../../src/custody/index.ts'
import { EXIT_CODES } from '../../src/model/errors.ts'
import { chance } from '../decrypt/evidence.ts'
import { breachlight, caseIn, scratch } from '../e2e/cli.ts'

const dir = scratch('program')
const evidence = join(dir, 'evidence')
mkdirSync(evidence)
writeFileSync(join(evidence, 'chat1.log'), chance(20_000, 'shut'))

test.each([['--help'], ['--version'], ['ask', '--help']])(
  '%s ends well and writes to the output only',
  async (...argv) => {
    const { code, out, err } = await breachlight(...argv)
    expect([code, err]).toEqual([EXIT_CODES.done.code, ''])
    expect(out).not.toBe('')
  },
)

test('a case that another run holds is said to be locked', async () => {
  const folder = caseIn(join(dir, 'held'))
  const unlock = lockCase(folder.lockPath, Date.now())
  expect((await breachlight('investigate', evidence, '--case', folder.dir)).code).toBe(EXIT_CODES.caseLocked.code)
  unlock()
})

test('evidence that stays shut has an exit code of its own, with --strict only; a broken case another', async () => {
  const caseDir = join(dir, 'case')
  const run = async (...options: readonly string[]) =>
    breachlight('investigate', evidence, '--case', caseDir, ...options)
  expect((await run('--strict')).code).toBe(EXIT_CODES.someUndecodable.code)
  expect((await run()).code).toBe(EXIT_CODES.done.code)
  expect((await breachlight('verify', '--case', caseDir)).code).toBe(EXIT_CODES.done.code)
  const ledger = openLedger(join(caseDir, 'ledger.jsonl'))
  const [item] = [...ledger.state.items.values()]
  ledger.close()
  rmSync(join(caseDir, 'evidence', item?.evidenceId ?? ''))
  const broken = await breachlight('verify', '--case', caseDir)
  expect(broken.code).toBe(EXIT_CODES.integrity.code)
  expect(broken.out).toMatch(/^BROKEN {2}evidence {2}1 wrong, first: chat1\.log is gone$/m)
})
