import { chmodSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { breachlight, scratch } from './cli.ts'
import { tamper } from './engine.ts'
import { smallTree } from './evidence.ts'
import { investigated } from './investigated.ts'

const dir = scratch('integrity')
const evidence = join(dir, 'tree')
const whole = join(dir, 'whole', 'case')
let findings = ''

const findingsOf = (caseDir: string): string => readFileSync(join(caseDir, 'report', 'findings.json'), 'utf8')

beforeAll(async () => {
  smallTree(evidence)
  await investigated(evidence, whole)
  findings = findingsOf(whole)
})

/** A copy of the sound case, to be damaged. Findings name the case folder, so it keeps its name. */
function copied(name: string): string {
  const caseDir = join(dir, name, 'case')
  cpSync(whole, caseDir, { recursive: true })
  return caseDir
}

async function brokenChecks(caseDir: string): Promise<Record<string, string>> {
  const { code, out, err } = await breachlight('verify', '--case', caseDir, '--json')
  expect(code, err).toBe(7)
  const checks: { check: string; holds: boolean; detail: string }[] = JSON.parse(out).checks
  return Object.fromEntries(checks.filter((check) => !check.holds).map(({ check, detail }) => [check, detail]))
}

function edit(path: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(path)
  change(bytes)
  chmodSync(path, 0o600)
  writeFileSync(path, bytes)
}

/** Investigates the same evidence again: the findings it leaves, and how verify then ends. */
async function repaired(caseDir: string): Promise<{ findings: string; verified: number }> {
  await investigated(evidence, caseDir)
  const { code } = await breachlight('verify', '--case', caseDir)
  return { findings: findingsOf(caseDir), verified: code }
}

test('a sound case verifies', async () => {
  expect(await breachlight('verify', '--case', whole)).toMatchObject({ code: 0 })
})

test('one changed byte of each sealed file is noticed, and the file named', async () => {
  const caseDir = copied('sealed')
  const names = readdirSync(join(caseDir, 'evidence'))
  expect(names).toHaveLength(4)
  for (const name of names)
    edit(join(caseDir, 'evidence', name), (bytes) => {
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    })
  const broken = await brokenChecks(caseDir)
  expect(Object.keys(broken)).toEqual(['evidence'])
  expect(broken['evidence']).toMatch(/^4 wrong, first: fs0\d\/.* has other bytes than were sealed/)
})

test('a sealed file that is gone is noticed', async () => {
  const caseDir = copied('gone')
  rmSync(join(caseDir, 'evidence', readdirSync(join(caseDir, 'evidence'))[0] ?? ''))
  expect(await brokenChecks(caseDir)).toMatchObject({ evidence: expect.stringContaining('is gone') })
})

test.each([
  ['one character changed', (lines: string[]) => lines.with(2, (lines[2] ?? '').replace('"type":"', '"type":" '))],
  ['one line dropped', (lines: string[]) => lines.toSpliced(2, 1)],
  [
    'two lines swapped',
    (lines: string[]) => [...lines.slice(0, 2), ...lines.slice(2, 4).toReversed(), ...lines.slice(4)],
  ],
])('the ledger with %s: verify ends with 7 and names the line', async (name, change) => {
  const caseDir = copied(`ledger ${name}`)
  const path = join(caseDir, 'ledger.jsonl')
  writeFileSync(path, change(readFileSync(path, 'utf8').split('\n')).join('\n'))
  const { code, err } = await breachlight('verify', '--case', caseDir)
  expect(code, err).toBe(7)
  expect(err).toMatch(/ledger\.jsonl is broken at line 3: the file was changed/)
})

test('edited findings are noticed', async () => {
  const caseDir = copied('findings')
  writeFileSync(
    join(caseDir, 'report', 'findings.json'),
    findings.replace(/\d/, (digit) => String(9 - Number(digit))),
  )
  const broken = await brokenChecks(caseDir)
  expect(Object.keys(broken)).toEqual(['report'])
  expect(broken['report']).toContain('findings.json differs from the case')
})

test('one lost row of the engine is noticed, and investigate loads it again', async () => {
  const caseDir = copied('row')
  await tamper(
    caseDir,
    "ALTER TABLE records DELETE WHERE start_byte = 0 AND server = 'fs01' SETTINGS mutations_sync = 2",
  )
  const broken = await brokenChecks(caseDir)
  expect(broken['engine']).toMatch(/segment \d+ differs from the ledger/)
  expect(await repaired(caseDir)).toEqual({ findings, verified: 0 })
})

test('rows that the ledger does not know are noticed and removed', async () => {
  const caseDir = copied('strangers')
  await tamper(caseDir, 'INSERT INTO records SELECT * REPLACE (toUInt32(77) AS segment_id) FROM records LIMIT 5')
  expect(await brokenChecks(caseDir)).toMatchObject({ engine: expect.stringContaining('segment 77 is in the engine') })
  expect(await repaired(caseDir)).toEqual({ findings, verified: 0 })
})
