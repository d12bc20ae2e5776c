import { appendFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { breachlight, rowsOf, scratch } from './cli.ts'
import { query } from './engine.ts'
import { enciphered, joined, KEY, lines, plain, put } from './evidence.ts'
import { investigated } from './investigated.ts'

const dir = scratch('knowledge')
const ROWS = 300
const written = lines(ROWS, 5)
const LOG = 'fs01/log/contentfilter20080901.log'

const measures = async (caseDir: string): Promise<Record<string, unknown>> =>
  Object.fromEntries((await rowsOf(caseDir, 'counts')).map((row) => [row['measure'], row['value']]))

describe('a log whose key is nowhere in the evidence', () => {
  const evidence = join(dir, 'shut')
  const shutCase = join(dir, 'shut-case')
  const copied = (name: string): string => {
    cpSync(shutCase, join(dir, name), { recursive: true })
    return join(dir, name)
  }

  beforeAll(async () => {
    put(evidence, { [LOG]: joined(written.map((line) => enciphered(line))), 'fs01/etc/other.ini': 'key=wrongkey\n' })
    await investigated(evidence, shutCase)
  })

  test('is undecryptable, with the attempts made; --strict says so with 5', async () => {
    const shut = (await rowsOf(shutCase, 'exposures')).filter((row) => row['kind'] === 'undecryptable')
    expect(shut.map((row) => row['path'])).toEqual([LOG])
    expect(shut[0]?.['detail']).toMatch(/nothing opened it in [1-9]\d* attempts with [1-9]\d* candidate keys?/)
    expect(await measures(shutCase)).toMatchObject({ message_records: 0, undecryptable_items: 1 })
    const strict = await breachlight('investigate', evidence, '--case', shutCase, '--strict')
    expect(strict.code).toBe(5)
  })

  test('is opened by --key, and stays open on a later run without it', async () => {
    const caseDir = copied('given-key')
    await investigated(evidence, caseDir, '--key', `text:${KEY}`, '--strict')
    expect(await measures(caseDir)).toMatchObject({ message_records: ROWS, undecryptable_items: 0 })
    expect(await investigated(evidence, caseDir), 'the key is kept in the case').toContain('Nothing new')
    expect(await measures(caseDir)).toMatchObject({ message_records: ROWS, undecryptable_items: 0 })
  })

  test('is opened by a line in the case’s keys.txt', async () => {
    const caseDir = copied('keys-file')
    writeFileSync(join(caseDir, 'keys.txt'), `# from the operator\nhex:${Buffer.from(KEY).toString('hex')}\n`)
    await investigated(evidence, caseDir)
    expect(await measures(caseDir)).toMatchObject({ message_records: ROWS, undecryptable_items: 0 })
  })

  test('is opened by a key that comes with later evidence, which is named as the place it lay in', async () => {
    const caseDir = copied('later-evidence')
    const later = join(dir, 'later')
    put(later, { 'fs02/conf/filter.ini': `[filter]\nkey=${KEY}\n` })
    await investigated(later, caseDir)
    expect(await measures(caseDir)).toMatchObject({ message_records: ROWS, undecryptable_items: 0 })
    const beside = (await rowsOf(caseDir, 'exposures')).filter((row) => row['kind'] === 'key-beside-data')
    expect(beside.map((row) => row['path'])).toEqual(['fs02/conf/filter.ini'])
    expect((await breachlight('verify', '--case', caseDir)).code).toBe(0)
  })

  test('stays shut when only another cipher may be tried, and opens under its own', async () => {
    const caseDir = copied('cipher')
    await investigated(evidence, caseDir, '--key', `text:${KEY}`, '--cipher', 'blowfish')
    expect(await measures(caseDir)).toMatchObject({ message_records: 0, undecryptable_items: 1 })
    await investigated(evidence, caseDir, '--key', `text:${KEY}`, '--cipher', 'des')
    expect(await measures(caseDir)).toMatchObject({ message_records: ROWS, undecryptable_items: 0 })
  })
})

describe('what a person says about a plain log', () => {
  const evidence = join(dir, 'open')
  beforeAll(() => put(evidence, { [LOG]: joined(written.map(plain)) }))

  test('a zone moves every instant, leaves the written time, and is applied again on a later run', async () => {
    const caseDir = join(dir, 'zone-case')
    const instants = () =>
      query(
        caseDir,
        'SELECT recorded_time, observed_at_utc_ms AS at, zone_assumption AS zone FROM records ORDER BY start_byte',
      )
    await investigated(evidence, caseDir)
    const utc = await instants()
    expect(utc[0]).toEqual({ recorded_time: written[0]?.time, at: Date.parse(`${written[0]?.time}Z`), zone: 'UTC' })
    await investigated(evidence, caseDir, '--zone', '+08:00')
    const east = await instants()
    expect(east).toEqual(utc.map((row) => ({ ...row, at: Number(row['at']) - 8 * 3_600_000, zone: 'UTC+08:00' })))
    expect((await breachlight('verify', '--case', caseDir)).code).toBe(0)
  })

  test('a format of one’s own overrides inference, the log is read again, and counts change', async () => {
    const caseDir = join(dir, 'format-case')
    await investigated(evidence, caseDir)
    const before = await measures(caseDir)
    expect(before).toMatchObject({ message_records: ROWS, accounts: new Set(written.map((line) => line.account)).size })
    const inferred = await breachlight('formats', 'infer', join(evidence, LOG))
    expect(inferred.code, inferred.err).toBe(0)
    const path = join(dir, 'mine.yaml')
    const edited = inferred.out.replace(/role: account/, 'role: unknown').replace(/role: text/, 'role: account')
    writeFileSync(path, edited)
    const checked = await breachlight('formats', 'check', path, '--log', join(evidence, LOG))
    expect(checked.out).toContain(`${ROWS} units = ${ROWS} records + 0 rejects`)
    await investigated(evidence, caseDir, '--format', path)
    const roles = await query(caseDir, 'SELECT column_roles FROM streams')
    expect(roles).toEqual([{ column_roles: ['datetime', 'ip', 'unknown', 'account'] }])
    const [counts] = await query(caseDir, 'SELECT count() AS n, uniqExact(account) AS accounts FROM records')
    expect(counts).toEqual({ n: ROWS, accounts: new Set(written.map((line) => line.text)).size })
    expect((await measures(caseDir))['message_records']).toBe(0)
    expect((await breachlight('verify', '--case', caseDir)).code).toBe(0)
    expect(await investigated(evidence, caseDir), 'the format is kept in the case').toContain('Nothing new')
  })

  test('a keyword list given later is matched without reading the log again', async () => {
    const caseDir = join(dir, 'list-case')
    await investigated(evidence, caseDir)
    const list = join(dir, 'mine.txt')
    appendFileSync(list, '公园\n')
    await investigated(evidence, caseDir, '--list', list)
    const rows = (await rowsOf(caseDir, 'list-matches')).filter((row) => row['list'] === 'mine.txt')
    expect(rows).toMatchObject([
      { keyword: '公园', records: written.filter((line) => line.text.includes('公园')).length },
    ])
    expect(readFileSync(join(caseDir, 'lists', 'mine.txt'), 'utf8')).toBe('公园\n')
  })

  test('a list is read as its client does, also on a later run, until it is handed in otherwise', async () => {
    const caseDir = join(dir, 'semantics-case')
    const list = join(dir, 'combined.txt')
    writeFileSync(list, '公+园\n')
    const keywords = async () => (await rowsOf(caseDir, 'list-matches')).map((row) => row['keyword'])
    await investigated(evidence, caseDir, '--list', list, '--semantics', 'wechat')
    expect(await keywords()).toEqual(['公+园'])
    expect(await investigated(evidence, caseDir)).toContain('Nothing new')
    expect(await keywords()).toEqual(['公+园'])
    expect(JSON.parse(readFileSync(join(caseDir, 'semantics.json'), 'utf8'))).toEqual({ 'combined.txt': 'wechat' })
    await investigated(evidence, caseDir, '--list', list)
    expect(await keywords()).toEqual([])
    const refused = await breachlight('investigate', evidence, '--case', caseDir, '--list', list, '--semantics', 'qq')
    expect(refused.code).toBe(2)
  })

  test('a ledger of claims given later is held against the findings; one that is wrong is refused before the case is touched', async () => {
    const caseDir = join(dir, 'claims-case')
    const ledger = join(dir, 'said.yaml')
    const write = (comparison: string): void =>
      writeFileSync(
        ledger,
        `claims:\n  - id: said\n    quote: nothing is kept\n    speaker: Example Ltd\n    how_to_test: Look.\n    tests:\n      - against: ${comparison}\n        because: it is there\n`,
      )
    write('count message_records > 0')
    const refused = await breachlight('investigate', evidence, '--case', caseDir, '--claims', ledger)
    expect(refused).toMatchObject({ code: 4, err: expect.stringContaining('said.yaml:7: ') })
    expect(existsSync(caseDir)).toBe(false)
    await investigated(evidence, caseDir)
    expect(await rowsOf(caseDir, 'claims')).toEqual([])
    write(`counts message_records >= ${ROWS}`)
    await investigated(evidence, caseDir, '--claims', ledger)
    expect(await rowsOf(caseDir, 'claims')).toMatchObject([{ claim: 'said', verdict: 'contradicted' }])
    expect(readFileSync(join(caseDir, 'report', 'report.md'), 'utf8')).toContain('“nothing is kept”')
    expect((await breachlight('verify', '--case', caseDir)).code).toBe(0)
    expect(await investigated(evidence, caseDir), 'the ledger is kept in the case').toContain('Nothing new')
  })
})
