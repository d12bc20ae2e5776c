import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { breachlight } from './cli.ts'
import { tamper } from './engine.ts'
import { investigated } from './investigated.ts'
import { soundCase } from './sound-case.ts'

const { evidence, whole, findings, copied, brokenChecks, repaired } = await soundCase()

function edit(path: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(path)
  change(bytes)
  chmodSync(path, 0o600)
  writeFileSync(path, bytes)
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

test('an edited page is noticed', async () => {
  const caseDir = copied('page')
  edit(join(caseDir, 'report', 'report.md'), (bytes) => bytes.write('9', bytes.indexOf('**Logged messages**: ') + 21))
  expect(await brokenChecks(caseDir)).toEqual({
    report: '1 wrong, first: report/report.md differs from the case; run: breachlight report',
  })
})

test('a number that a person wrote is held to the finding: it stops the report, and the old one stays', async () => {
  const caseDir = copied('prose')
  const prose = (text: string): void => {
    mkdirSync(join(caseDir, 'prose'), { recursive: true })
    writeFileSync(join(caseDir, 'prose', 'people.md'), text)
  }
  const page = () => readFileSync(join(caseDir, 'report', 'report.md'), 'utf8')
  prose('We counted {{counts accounts}} of them.\n')
  await investigated(evidence, caseDir)
  const [, accounts] = /We counted (\d+) of them\./.exec(page()) ?? []
  expect(accounts).toMatch(/^\d+$/)
  prose(`We counted {{counts accounts = ${accounts}}} of them.\n`)
  expect((await breachlight('report', '--case', caseDir)).code).toBe(0)
  expect((await breachlight('verify', '--case', caseDir)).code).toBe(0)
  const before = page()
  prose('All\nof {{counts accounts = 44,254}} of them.\n')
  const said = `prose/people.md:2: it says {{counts accounts = 44,254}}, and the finding is ${accounts}.`
  const stopped = await breachlight('report', '--case', caseDir)
  expect(stopped.code).toBe(4)
  expect(stopped.err).toContain(said)
  expect(await brokenChecks(caseDir)).toEqual({ report: `1 wrong, first: ${said}` })
  expect((await breachlight('investigate', evidence, '--case', caseDir)).code).toBe(4)
  expect(page()).toBe(before)
  prose('All of them.\n')
  expect(await repaired(caseDir)).toEqual({ findings, verified: 0 })
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
