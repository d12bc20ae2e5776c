import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { breachlight, hasShared, rowsOf, scratch, SHARED, withoutShared } from './cli.ts'

const TREE = join(SHARED, 'data', 'replica', 'tree')
const LIST = join(SHARED, 'data', 'lists', 'tom-skype', 'dlist-5.5s', 'keyfile_u.2012-12-20.plain')
const KEY_FILES = {
  'fs01/etc/filter.ini': 'tomf1lt8',
  'fs03/conf/crypt.xml': '3a7f10c4e29b5d68',
  'fs08/conf/key.dat': 'skypKEY3',
}

/** Hash of every file below a folder, with its change time: evidence must come out as it went in. */
function stateOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')} ${statSync(path).mtimeMs}`)
    .toSorted()
}

describe.skipIf(!hasShared)(`the replica nobody here wrote${withoutShared}`, () => {
  const caseDir = join(scratch('replica'), 'case')
  const truth = hasShared ? JSON.parse(readFileSync(join(SHARED, 'data', 'replica', 'truth.json'), 'utf8')) : {}
  let before: string[] = []

  beforeAll(async () => {
    before = stateOf(TREE)
    const { code, err } = await breachlight('investigate', TREE, '--case', caseDir, '--list', LIST)
    if (code !== 0) throw new Error(err)
  })

  test('every count equals the truth', async () => {
    const counts = Object.fromEntries((await rowsOf(caseDir, 'counts')).map((row) => [row['measure'], row['value']]))
    expect(counts).toMatchObject({
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
  })

  test('every policy of unique equals the truth', async () => {
    const unique = Object.fromEntries((await rowsOf(caseDir, 'unique')).map((row) => [row['policy'], row['messages']]))
    expect(unique).toMatchObject({
      'account+text': truth.unique.user_text,
      text: truth.unique.text,
      'account+address+text': truth.unique.user_ip_text,
      'recorded_time+account+text': truth.unique.time_user_text,
    })
  })

  test('countries and list matches equal the truth, row by row', async () => {
    const countries = (await rowsOf(caseDir, 'countries')).map((row) => [
      row['country'],
      [row['addresses'], row['records']],
    ])
    const trueCountries = Object.entries(truth.countries_unique_ips).map(([country, addresses]) => [
      country,
      [addresses, truth.countries_rows[country]],
    ])
    expect(Object.fromEntries(countries)).toEqual(Object.fromEntries(trueCountries))
    const matches = (await rowsOf(caseDir, 'list-matches'))
      .filter((row) => row['records'] !== 0)
      .map((row) => [row['keyword'], [row['messages'], row['records']]])
    const trueMatches = Object.entries<{ unique_messages: number; rows: number }>(truth.triggers.by_keyword).map(
      ([keyword, { unique_messages, rows }]) => [keyword, [unique_messages, rows]],
    )
    expect(Object.fromEntries(matches)).toEqual(Object.fromEntries(trueMatches))
  })

  test('the three keys are found with the file each lay in, and what no key opens stays shut', async () => {
    const exposures = await rowsOf(caseDir, 'exposures')
    const keys = exposures.filter((row) => row['kind'] === 'key-beside-data')
    for (const [path, key] of Object.entries(KEY_FILES)) {
      const bytes = key.length === 16 ? Buffer.from(key, 'hex') : Buffer.from(key)
      const id = `key-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`
      expect(keys.filter((row) => row['path'] === path).map((row) => String(row['detail']))).toEqual([
        expect.stringContaining(id),
      ])
    }
    const shut = exposures.filter((row) => row['kind'] === 'undecryptable').map((row) => String(row['path']))
    expect(shut.filter((path) => path.includes('skypecallinfo'))).toHaveLength(truth.other_families.undecryptable.files)
    expect(
      exposures
        .filter((row) => row['kind'] === 'foreign-content')
        .map((row) => String(row['path']))
        .toSorted(),
    ).toEqual(truth.not_logs)
  })

  test('every server: records, encoding, delimiter, chain and the role of each column', async () => {
    const roles: Record<string, string> = {
      time: 'datetime',
      ip: 'ip',
      user: 'account',
      text: 'text',
      flag: 'flag',
      hash: 'hash',
      id: 'counter',
      ver: 'version',
      seq: 'counter',
      x1: 'flag',
      x2: 'hash',
      x3: 'constant',
    }
    const servers = (await rowsOf(caseDir, 'servers')).filter((row) => row['family'] === 'contentfilter')
    const fields = await rowsOf(caseDir, 'fields')
    for (const [name, server] of Object.entries<{
      rows: number
      encoding: string
      delimiter: string
      key_hex: string | null
      columns: string[]
    }>(truth.servers)) {
      const row = servers.find((candidate) => candidate['server'] === name)
      expect(row?.['records']).toBe(server.rows)
      expect(row?.['charset']).toBe(server.encoding === 'gbk' ? 'gb18030' : server.encoding)
      expect(row?.['delimiter']).toBe(server.delimiter)
      expect(String(row?.['decode']).includes('des-ecb')).toBe(server.key_hex !== null)
      const found = fields
        .filter((field) => field['server'] === name && field['family'] === 'contentfilter')
        .map((field) => field['role'])
      expect(found, name).toEqual(server.columns.map((column) => roles[column]))
    }
  })

  test('records and rejects per file equal the truth; the plain family is parsed', async () => {
    const { out } = await breachlight('ask', 'servers', '--case', caseDir, '--family', 'onlineuser', '--json')
    const online = JSON.parse(out).rows.find((row: { family: string }) => row.family === 'onlineuser')
    expect(online).toMatchObject({ records: truth.other_families.plaintext.lines, rejects: 0 })
  })

  test('a second run adds nothing and changes no finding; the evidence is as it was', async () => {
    const findings = readFileSync(join(caseDir, 'report', 'findings.json'), 'utf8')
    const ledger = readFileSync(join(caseDir, 'ledger.jsonl'), 'utf8')
    const { code, out } = await breachlight('investigate', TREE, '--case', caseDir)
    expect(code).toBe(0)
    expect(out).toContain('Nothing new')
    expect(readFileSync(join(caseDir, 'report', 'findings.json'), 'utf8')).toBe(findings)
    expect(readFileSync(join(caseDir, 'ledger.jsonl'), 'utf8')).toBe(ledger)
    expect(stateOf(TREE)).toEqual(before)
  })

  test('no account or address of the evidence stands anywhere in the report', async () => {
    const accounts = (await rowsOf(caseDir, 'identities', '--reveal', '--reason', 'test of the pseudonyms')).map(
      (row) => String(row['account']),
    )
    expect(accounts).toHaveLength(400)
    const report = readdirSync(join(caseDir, 'report'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n')
    expect(accounts.filter((account) => account.length > 7 && report.includes(account))).toEqual([])
    expect(report).not.toMatch(/\b(?!0\.0\.0\.0)(?!127\.)\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b(?!\.\d)/)
  })

  test('verify proves it, and notices one changed byte of evidence, ledger or engine', async () => {
    const { code, out } = await breachlight('verify', '--case', caseDir, '--json')
    expect(code, out).toBe(0)
    expect(JSON.parse(out).checks.map((check: { check: string }) => check.check)).toEqual([
      'evidence',
      'chains',
      'balance',
      'engine',
      'report',
    ])
  })
})
