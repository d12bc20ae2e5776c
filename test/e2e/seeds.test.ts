import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { breachlight, rowsOf, scratch, SHARED } from './cli.ts'
import { canMakeTrees, makeTree, withoutTrees } from './trees.ts'

const LIST = join(SHARED, 'data', 'lists', 'tom-skype', 'dlist-5.5s', 'keyfile_u.2012-12-20.plain')

interface Truth {
  good_rows: number
  events_distinct_time_user_ip_text: number
  cross_server_copies: number
  resends: number
  malformed_lines: number
  files: number
  unique: Record<'user_text' | 'text' | 'users' | 'ips', number>
  countries_unique_ips: Record<string, number>
  countries_rows: Record<string, number>
  triggers: { by_keyword: Record<string, { unique_messages: number; rows: number }> }
  servers: Record<string, { rows: number }>
}

const byKey = (entries: readonly (readonly [unknown, unknown])[]) =>
  Object.fromEntries(entries.map(([k, v]) => [String(k), v]))

describe.skipIf(!canMakeTrees)(`replicas made with other seeds${withoutTrees}`, () => {
  const dir = scratch('seeds')

  test.each([7, 4242])('seed %s: counts, servers, countries and list matches equal the truth', async (seed) => {
    const tree = join(dir, String(seed), 'tree')
    makeTree(tree, seed)
    const truth: Truth = JSON.parse(readFileSync(`${tree}.truth.json`, 'utf8'))
    const caseDir = join(dir, String(seed), 'case')
    const { code, err } = await breachlight('investigate', tree, '--case', caseDir, '--list', LIST)
    expect(code, err).toBe(0)
    expect(byKey((await rowsOf(caseDir, 'counts')).map((row) => [row['measure'], row['value']]))).toMatchObject({
      message_records: truth.good_rows,
      unique_messages: truth.unique.user_text,
      sendings: truth.events_distinct_time_user_ip_text,
      copies: truth.cross_server_copies,
      resends: truth.resends,
      distinct_texts: truth.unique.text,
      accounts: truth.unique.users,
      addresses: truth.unique.ips,
      rejects: truth.malformed_lines,
      evidence_items: truth.files,
    })
    const servers = (await rowsOf(caseDir, 'servers')).filter((row) => row['family'] === 'contentfilter')
    expect(byKey(servers.map((row) => [row['server'], row['records']]))).toEqual(
      byKey(Object.entries(truth.servers).map(([name, { rows }]) => [name, rows])),
    )
    expect(
      byKey((await rowsOf(caseDir, 'countries')).map((row) => [row['country'], [row['addresses'], row['records']]])),
    ).toEqual(
      byKey(
        Object.entries(truth.countries_unique_ips).map(([country, n]) => [country, [n, truth.countries_rows[country]]]),
      ),
    )
    const matches = (await rowsOf(caseDir, 'list-matches')).filter((row) => row['records'] !== 0)
    expect(byKey(matches.map((row) => [row['keyword'], [row['messages'], row['records']]]))).toEqual(
      byKey(Object.entries(truth.triggers.by_keyword).map(([keyword, n]) => [keyword, [n.unique_messages, n.rows]])),
    )
    const verified = await breachlight('verify', '--case', caseDir)
    expect(verified.code, verified.out).toBe(0)
  })
})
