import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { breachlight, rowsOf, scratch } from './cli.ts'
import { smallTree, type Tree } from './evidence.ts'
import { caseWithSecret, start } from './spawned.ts'

const dir = scratch('concurrency')
const evidence = join(dir, 'tree')
const caseDir = caseWithSecret(join(dir, 'case'))
const lock = join(caseDir, 'lock')
let tree: Tree

beforeAll(() => {
  tree = smallTree(evidence, 3000)
})

const recordsOf = async (at: string): Promise<unknown> =>
  (await rowsOf(at, 'counts')).find((row) => row['measure'] === 'message_records')?.['value']

test('of two runs on one case one works; the other names process and host, and ends with 6', async () => {
  const both = [1, 2].map(() => start(['investigate', evidence, '--case', caseDir]))
  const ended = await Promise.all(both.map((run) => run.ended))
  const codes = ended.map((run) => run.code)
  expect(
    codes.toSorted((a, b) => Number(a) - Number(b)),
    ended.map((run) => run.err).join('\n'),
  ).toEqual([0, 6])
  const [winner, loser] = codes[0] === 0 ? [0, 1] : [1, 0]
  expect(ended[loser]?.out).toBe('')
  expect(ended[loser]?.err).toContain(`process ${both[winner]?.pid} on ${hostname()}, since `)
  expect(ended[loser]?.err.trim().split('\n')).toHaveLength(2)
  expect(await recordsOf(caseDir)).toBe(tree.records)
  expect(existsSync(lock)).toBe(false)
  expect((await breachlight('verify', '--case', caseDir)).code).toBe(0)
})

test('the lock of a process that died is taken over, also when its number lives on in another one', async () => {
  const dead = start(['--version'])
  await dead.ended
  const holder = { host: hostname(), sinceUtc: '2008-09-01T00:00:00.000Z' }
  for (const stale of [
    { ...holder, pid: dead.pid, startTicks: '1' },
    { ...holder, pid: process.pid, startTicks: '1' },
  ]) {
    writeFileSync(lock, JSON.stringify(stale))
    expect(await recordsOf(caseDir)).toBe(tree.records)
    expect(existsSync(lock)).toBe(false)
  }
})

test('the lock of another machine is never taken over', async () => {
  const held = JSON.stringify({ pid: 1, host: 'far-away', sinceUtc: '2008-09-01T00:00:00.000Z', startTicks: null })
  writeFileSync(lock, held)
  const { code, err } = await start(['investigate', evidence, '--case', caseDir]).ended
  expect(code).toBe(6)
  expect(err).toContain('process 1 on far-away')
  expect(readFileSync(lock, 'utf8')).toBe(held)
  writeFileSync(lock, '')
})

test('questions asked at the same time wait for each other, and all are answered', async () => {
  const asked = await Promise.all(
    ['counts', 'unique', 'servers'].map((id) => start(['ask', id, '--case', caseDir, '--json']).ended),
  )
  for (const { code, out, err } of asked) {
    expect(code, err).toBe(0)
    expect(JSON.parse(out).rows.length).toBeGreaterThan(0)
  }
})
