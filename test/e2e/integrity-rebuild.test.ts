import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { breachlight } from './cli.ts'
import { tamper } from './engine.ts'
import { soundCase } from './sound-case.ts'

const { evidence, findings, findingsOf, copied, brokenChecks, repaired } = await soundCase()

test('one changed value of the engine, with as many rows as before, is noticed', async () => {
  const caseDir = copied('value')
  await tamper(
    caseDir,
    "ALTER TABLE records UPDATE account = 'crane.paper7' WHERE start_byte = 0 AND server = 'fs01' SETTINGS mutations_sync = 2",
  )
  expect(await brokenChecks(caseDir)).toMatchObject({ engine: expect.stringContaining('differs from the ledger') })
  expect(await repaired(caseDir)).toEqual({ findings, verified: 0 })
})

test.each([
  [
    'files of it are overwritten',
    (engine: string) => {
      for (const entry of readdirSync(engine, { recursive: true, withFileTypes: true }))
        if (entry.isFile() && /\.(sql|txt|bin|mrk|cmrk|idx)/.test(entry.name))
          writeFileSync(join(entry.parentPath, entry.name), 'no engine wrote this')
    },
  ],
  [
    'a file stands in its place',
    (engine: string) => {
      rmSync(engine, { recursive: true })
      writeFileSync(engine, 'no folder')
    },
  ],
])('an engine that will not open because %s is set aside and rebuilt to the same findings', async (name, damage) => {
  const caseDir = copied(`engine ${name}`)
  damage(join(caseDir, 'engine'))
  const { code, err } = await breachlight('investigate', evidence, '--case', caseDir)
  expect(code, err).toBe(0)
  expect(err).toContain('quarantine-1')
  expect(existsSync(join(caseDir, 'quarantine-1'))).toBe(true)
  expect(findingsOf(caseDir)).toBe(findings)
  expect((await breachlight('verify', '--case', caseDir)).code).toBe(0)
})

test('an engine folder that is gone is rebuilt', async () => {
  const caseDir = copied('no-engine')
  rmSync(join(caseDir, 'engine'), { recursive: true })
  expect(await repaired(caseDir)).toEqual({ findings, verified: 0 })
})

// A full disk or a power cut leaves small files empty: they were written in place.
test('an empty derived.json is derived again', async () => {
  const caseDir = copied('derived')
  writeFileSync(join(caseDir, 'derived.json'), '')
  expect(await repaired(caseDir)).toEqual({ findings, verified: 0 })
})

test('empty findings are noticed, and written again', async () => {
  const caseDir = copied('empty-findings')
  writeFileSync(join(caseDir, 'report', 'findings.json'), '')
  expect(Object.keys(await brokenChecks(caseDir))).toEqual(['report'])
})

test.each([
  ['case.json', /case\.json/],
  ['secret', /secret/],
])('a case whose %s is empty is refused in one sentence: no pseudonym without a key', async (name, says) => {
  const caseDir = copied(`empty-${name}`)
  writeFileSync(join(caseDir, name), '')
  const { code, out, err } = await breachlight('ask', 'identities', '--case', caseDir)
  expect({ code, out }).toEqual({ code: 7, out: '' })
  expect(err).toMatch(says)
  expect(err.trim().split('\n')).toHaveLength(2)
})
