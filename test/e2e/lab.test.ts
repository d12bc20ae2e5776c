import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Score } from '../../src/model/scorecard.ts'
import { breachlight, rowsOf, scratch } from './cli.ts'

const dir = join(scratch('lab-medium'), 'demo')

describe('a replica of a tenth of the study', () => {
  let scores: readonly Score[] = []
  beforeAll(async () => {
    const { out, err } = await breachlight('demo', '--dir', dir, '--scale', 'medium', '--json')
    if (out === '') throw new Error(err)
    scores = JSON.parse(out).scores
  })

  test('every finding is what is true', () => {
    const exact = scores.filter(({ test: kind }) => kind === 'exact')
    expect(exact.length).toBeGreaterThan(25)
    expect(exact.filter(({ agree, compared }) => agree !== compared)).toEqual([])
  })

  test('whose address it is is read right nearly always, and left open where log-ins are missing', () => {
    const shares = scores.filter(({ finding }) => /pairs (?:that are )?read as/.test(finding))
    expect(shares).toHaveLength(6)
    for (const { test: kind, finding, agree, compared } of shares) {
      // The rule takes one person's two accounts for two people who share a line
      const least = kind === 'recall' ? 0.85 : /shared/.test(finding) ? 0.6 : 0.98
      expect(agree / compared, finding).toBeGreaterThan(least)
    }
  })

  test.each(['netbar', 'wireless'])('the %s server is evidence of its own', async (name) => {
    const truth = JSON.parse(readFileSync(join(dir, 'replica', 'truth.json'), 'utf8')).others[name]
    const caseDir = join(dir, name)
    const { code, err } = await breachlight('investigate', join(dir, 'replica', truth.tree), '--case', caseDir)
    expect(code, err).toBe(0)
    const servers = await rowsOf(caseDir, 'servers')
    expect(servers.map(({ server, family, records, rejects }) => [server, family, records, rejects])).toEqual([
      [name, truth.family, truth.records, 0],
    ])
    const counts = await rowsOf(caseDir, 'counts', '--family', truth.family)
    expect(counts.find(({ measure }) => measure === 'accounts')?.['value']).toBe(truth.accounts)
  })
})
