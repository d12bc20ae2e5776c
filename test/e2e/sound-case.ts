import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { breachlight, scratch } from './cli.ts'
import { smallTree } from './evidence.ts'
import { investigated } from './investigated.ts'

const findingsOf = (caseDir: string): string => readFileSync(join(caseDir, 'report', 'findings.json'), 'utf8')

/** A small case that is sound, copies of it to be damaged, and what verify and a further run make of those. */
export async function soundCase() {
  const dir = scratch('integrity')
  const evidence = join(dir, 'tree')
  const whole = join(dir, 'whole', 'case')
  smallTree(evidence)
  await investigated(evidence, whole)
  return {
    evidence,
    whole,
    findings: findingsOf(whole),
    findingsOf,
    copied: (name: string): string => {
      const caseDir = join(dir, name, 'case')
      cpSync(whole, caseDir, { recursive: true })
      return caseDir
    },
    /** Details of the checks that do not hold. */
    brokenChecks: async (caseDir: string): Promise<Record<string, string>> => {
      const { code, out, err } = await breachlight('verify', '--case', caseDir, '--json')
      expect(code, err).toBe(7)
      const checks: { check: string; holds: boolean; detail: string }[] = JSON.parse(out).checks
      return Object.fromEntries(checks.filter((check) => !check.holds).map(({ check, detail }) => [check, detail]))
    },
    /** Investigates the same evidence again: the findings it leaves, and how verify then ends. */
    repaired: async (caseDir: string): Promise<{ findings: string; verified: number }> => {
      await investigated(evidence, caseDir)
      const { code } = await breachlight('verify', '--case', caseDir)
      return { findings: findingsOf(caseDir), verified: code }
    },
  }
}
