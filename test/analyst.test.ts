import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { analyst } from '../src/analyst.ts'
import { answerOne } from '../src/answers.ts'
import { withCase } from '../src/case-session.ts'
import { OperatorError } from '../src/model/errors.ts'
import { MEND } from '../src/verify.ts'
import { scratch } from './e2e/cli.ts'
import { smallTree } from './e2e/evidence.ts'
import { investigated } from './e2e/investigated.ts'

const dir = scratch('analyst')
const caseDir = join(dir, 'case')

beforeAll(async () => {
  smallTree(join(dir, 'tree'))
  await investigated(join(dir, 'tree'), caseDir)
})

test('a thread answers as this one does', async () => {
  await withCase(caseDir, 0, async (at) => {
    const wanted = { analysis: 'network', revealed: true }
    const answer = await analyst(at, { kind: 'answer', wanted })
    expect(answer).toEqual(await answerOne(at, wanted))
    expect(answer.rows.length).toBeGreaterThan(0)
  })
})

test('it writes the same report, tells how far it is, and proves the case', async () => {
  const findings = join(caseDir, 'report', 'findings.json')
  const before = readFileSync(findings, 'utf8')
  const told: string[] = []
  const progress = {
    start: (stage: string, total: number) => ({
      advance: (amount: number) => told.push(`${stage} +${amount} of ${total > 0 ? 'some' : 'unknown'}`),
      end: () => told.push(`${stage} ended`),
    }),
    note: () => undefined,
  }
  await withCase(caseDir, 0, async (at) => {
    await analyst({ ...at, progress }, { kind: 'report', revealed: false })
    const checks = await analyst(at, { kind: 'verify' })
    expect(checks.map(({ check, holds }) => [check, holds])).toEqual(Object.keys(MEND).map((check) => [check, true]))
  })
  expect(readFileSync(findings, 'utf8')).toBe(before)
  expect(told).toContain('analysing +1 of some')
  expect(told.at(-1)).toBe('writing the report ended')
}, 240_000)

test('what goes wrong in it goes wrong here, and stays meant for a person', async () => {
  await withCase(caseDir, 0, async (at) => {
    const wanted = { analysis: 'no-such-analysis', revealed: false }
    const failure: unknown = await analyst(at, { kind: 'answer', wanted }).catch((error: unknown) => error)
    const here: unknown = await answerOne(at, wanted).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(OperatorError)
    expect(failure).toEqual(here)
  })
})
