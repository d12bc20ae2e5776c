import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { breachlight, scratch } from '../e2e/cli.ts'
import { lines, smallTree } from '../e2e/evidence.ts'
import { investigated } from '../e2e/investigated.ts'

const dir = scratch('messages-command')
const caseDir = join(dir, 'case')
beforeAll(async () => {
  smallTree(join(dir, 'tree'))
  await investigated(join(dir, 'tree'), caseDir)
})

const asked = (...options: readonly string[]) => breachlight('messages', '--case', caseDir, ...options)
const ALL = [1, 2, 3].flatMap((seed) => lines(400, seed))

async function json(...options: readonly string[]) {
  const { code, out, err } = await asked('--json', ...options)
  if (code !== 0) throw new Error(err)
  const found: { schema: string; records: number; facets?: object; rows: { account: string; text: string }[] } =
    JSON.parse(out)
  return found
}

test('rows and their number, covered, and what to do next', async () => {
  const { code, out, err } = await asked('--search', '天气 公园', '--limit', '3')
  const wanted = ALL.filter(({ text }) => text.includes('天气') && text.includes('公园'))
  expect(code).toBe(0)
  expect(out.split('\n').filter((line) => line.includes('account-')).length).toBe(Math.min(3, wanted.length))
  expect(out).not.toContain('lantern')
  expect(err).toContain(`${wanted.length} records match`)
  expect(err).toContain(`Next: breachlight messages --search '天气 公园' --facets --case`)
})

test('one object with a schema; facets when they are asked for', async () => {
  const found = await json('--server', 'fs01', '--limit', '2')
  expect(found).toMatchObject({ schema: 'breachlight/messages/1', records: 400, offset: 0 })
  expect(found.rows.map(({ text }) => text)).toEqual(lines(2, 1).map(({ text }) => text))
  expect('facets' in found).toBe(false)
  expect((await json('--facets')).facets).toMatchObject({ family: [{ value: 'contentfilter', records: 1200 }] })
})

test('an account by its pseudonym and by its name; names only with a reason, which is on record', async () => {
  const [first] = (await json('--limit', '1')).rows
  const covered = await json('--account', first?.account ?? '')
  expect(covered.rows.every(({ account }) => account === first?.account)).toBe(true)
  const refused = await asked('--reveal')
  expect([refused.code, refused.out]).toEqual([2, ''])
  const shown = await json('--account', first?.account ?? '', '--reveal', '--reason', 'asked by the person')
  expect(shown.records).toBe(covered.records)
  const name = shown.rows[0]?.account ?? ''
  expect(name).toMatch(/^lantern\.paper\d+$/)
  expect((await json('--account', name)).rows).toEqual(covered.rows)
  expect(readFileSync(join(caseDir, 'audit.jsonl'), 'utf8')).toContain('asked by the person')
})

test('CSV with a head, newest first, from an offset', async () => {
  const { out } = await asked('--csv', '--newest', '--server', 'fs01', '--offset', '1', '--limit', '2')
  const [head, ...rows] = out.trimEnd().split('\r\n')
  expect(head).toMatch(/^id,observed_at_utc_ms,server,/)
  expect(rows.map((row) => row.split(',').at(-1))).toEqual([398, 397].map((nth) => lines(400, 1)[nth]?.text))
})

test('a period', async () => {
  const hour = await json('--from', '2008-09-01T00:10', '--to', '2008-09-01T08:20+08:00', '--limit', '1')
  const inside = ALL.filter(({ time }) => time >= '2008-09-01 00:10:00' && time < '2008-09-01 00:20:00')
  expect(hour.records).toBe(inside.length)
  expect((await json('--undated')).records).toBe(0)
})

test.each([
  [['--keyword', 'x'], /no list is named/],
  [['--from', 'yesterday'], /is no instant/],
  [['--limit', '-1'], /is not possible/],
  [['--limit', '1000000'], /Give a whole number up to 100000/],
  [['--account', 'account-aaaaaaaaaaaaaaaa'], /holds nothing behind/],
  [['--search', 'x'.repeat(1001)], /characters long/],
])('%j is refused', async (options, why) => {
  const { code, out, err } = await asked(...options)
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(why)
})
