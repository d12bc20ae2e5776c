import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { scratch } from './cli.ts'
import { smallTree } from './evidence.ts'
import { caseWithSecret, start } from './spawned.ts'

const dir = scratch('determinism')

/** Every file of a report, by its path. */
function reportOf(caseDir: string): Record<string, string> {
  const root = join(caseDir, 'report')
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted()
  return Object.fromEntries(paths.map((path) => [relative(root, path), readFileSync(path, 'utf8')]))
}

test('the same evidence and secret give the same report byte for byte, whatever the zone and the language', async () => {
  const evidence = join(dir, 'tree')
  smallTree(evidence)
  const reports: Record<string, string>[] = []
  for (const env of [
    { TZ: 'America/New_York', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
    { TZ: 'Asia/Shanghai', LC_ALL: 'C', LANG: 'C' },
  ]) {
    const caseDir = caseWithSecret(join(dir, env.TZ, 'case'))
    const { code, err } = await start(['investigate', evidence, '--case', caseDir], env).ended
    expect(code, err).toBe(0)
    reports.push(reportOf(caseDir))
  }
  const [first = {}, second = {}] = reports
  expect(Object.keys(first)).toEqual(
    expect.arrayContaining(['findings.json', 'index.html', 'report.md', 'tables/counts.csv']),
  )
  expect(Object.keys(second)).toEqual(Object.keys(first))
  for (const path of Object.keys(first)) expect(second[path] === first[path], path).toBe(true)
})

const names = (report: Record<string, string>): Set<string> =>
  new Set(report['tables/identities.csv']?.match(/account-[a-z2-7]{16}/g))

test('another secret changes every pseudonym and no number', async () => {
  const evidence = join(dir, 'tree-2')
  smallTree(evidence, 60)
  const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map((secret, index) =>
    caseWithSecret(join(dir, `secret-${index}`, 'case'), secret),
  )
  for (const caseDir of [one, other]) {
    const { code, err } = await start(['investigate', evidence, '--case', caseDir ?? '']).ended
    expect(code, err).toBe(0)
  }
  const [first, second] = [reportOf(one ?? ''), reportOf(other ?? '')]
  expect(names(first).size).toBeGreaterThan(20)
  expect([...names(first)].filter((name) => names(second).has(name))).toEqual([])
  for (const path of [
    'tables/counts.csv',
    'tables/unique.csv',
    'tables/servers.csv',
    'tables/timeline.csv',
    'tables/queries.csv',
  ])
    expect(second[path]).toBe(first[path])
})
