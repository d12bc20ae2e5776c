import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Row } from '../../src/model/answer.ts'
import { breachlight, rowsOf, scratch, SHARED } from './cli.ts'
import { query } from './engine.ts'
import { joined, plain, put } from './evidence.ts'
import { investigated } from './investigated.ts'

const PYTHON = '/usr/bin/python3'
const TOOL = join(SHARED, 'tools', 'make_hostile.py')
const isPossible = existsSync(PYTHON) && existsSync(TOOL)
const skipped = isPossible ? '' : ' (skipped: no make_hostile.py beside the checkout)'

interface Case {
  file: string
  group: string
  keep: number | null
}

/** Both members of these parse whole: what the tool calls lost lies in front of the damage. */
const KEPT_MORE: Readonly<Record<string, number>> = { 'arc/cut.tar': 6, 'arc/badcrc.zip': 6 }
/** The key search is timed on these by themselves. */
const ALONE = ['log/keys-10k.ini', 'log/random.bin']
/** A group that is no log yet, and the files in it that are not even captures. */
const CAPTURES = ['captures', 'har']
const NO_CAPTURES = ['cap/badmagic.pcap', 'har/nested.json']

const dir = scratch('hostile')
const out = join(dir, 'OUT')
const caseDir = join(dir, 'case')
const list = join(out, 'files', 'kw', 'empty-keyword.txt')
let cases: readonly Case[] = []
let streams: readonly Row[] = []

const streamsOf = (path: string): readonly Row[] =>
  streams.filter((row) => row['path'] === path || String(row['path']).startsWith(`${path}!`))

const recordsOf = (path: string): Promise<Row[]> =>
  query(
    caseDir,
    `SELECT r.account AS account, r.address AS address, r.recorded_time AS recorded_time,
       r.observed_at_utc_ms AS observed_at_utc_ms, t.text AS text
     FROM records AS r
     ALL INNER JOIN (SELECT evidence_id, any(path) AS path FROM evidence GROUP BY evidence_id) AS e USING (evidence_id)
     ALL LEFT JOIN texts AS t USING (text_id)
     WHERE e.path = '${path}' ORDER BY r.start_byte`,
  )

const numbered = (text: string, n: number): string =>
  plain({ time: `2008-09-01 10:00:${10 + n}`, address: `58.30.1.${n + 1}`, account: `crane.paper${n}`, text })

describe.skipIf(!isPossible)(`hostile evidence${skipped}`, () => {
  beforeAll(async () => {
    const made = spawnSync(PYTHON, [TOOL, out], { encoding: 'utf8' })
    if (made.status !== 0) throw new Error(made.stderr)
    cases = JSON.parse(readFileSync(join(out, 'expected.json'), 'utf8'))
    mkdirSync(join(dir, 'alone'))
    for (const path of ALONE) renameSync(join(out, 'files', path), join(dir, 'alone', path.slice(4)))
    await investigated(join(out, 'files'), caseDir, '--list', list)
    streams = await query(caseDir, 'SELECT path, kind, charset, detail, records, rejects, column_roles FROM streams')
  })

  test('there are 114 cases, and every one is named in the case', () => {
    expect(cases).toHaveLength(114)
    const missing = cases
      .map((one) => one.file.replace(/\/$/, ''))
      .filter((path) => !ALONE.includes(path) && path !== 'types/dir.log' && streamsOf(path).length === 0)
    expect(missing).toEqual([])
  })

  test('of every log, archive and odd name the good rows are kept, each once', async () => {
    const kept = await query(
      caseDir,
      `SELECT e.path AS path, count() AS n, uniqExact(r.account) AS accounts FROM records AS r
       ALL INNER JOIN (SELECT evidence_id, any(path) AS path FROM evidence GROUP BY evidence_id) AS e USING (evidence_id)
       WHERE r.account LIKE 'good-%' GROUP BY path`,
    )
    const found = Object.fromEntries(kept.map((row) => [String(row['path']), [row['n'], row['accounts']]]))
    const logs = cases.filter(
      ({ group, keep, file }) => keep !== null && !CAPTURES.includes(group) && !ALONE.includes(file),
    )
    expect(logs.length).toBeGreaterThan(60)
    for (const { file, keep } of logs) {
      const expected = KEPT_MORE[file] ?? keep
      expect(found[file] ?? [0, 0], file).toEqual([expected, expected])
    }
  })

  test('captures and HAR files are read, each as far as it goes', async () => {
    const files = cases.filter(({ group }) => CAPTURES.includes(group)).map(({ file }) => file)
    expect(files.length).toBeGreaterThan(30)
    for (const file of files.filter((name) => !NO_CAPTURES.includes(name)))
      expect(streamsOf(file), file).toMatchObject([
        { kind: 'capture', records: 0, detail: expect.stringContaining('read for its HTTP exchanges') },
      ])
    const found = await query(
      caseDir,
      "SELECT capture, countIf(method != '') AS requests FROM exchanges GROUP BY capture",
    )
    const requests = new Map(found.map((row) => [row['capture'], Number(row['requests'])]))
    for (const { file, keep } of cases.filter(({ group }) => CAPTURES.includes(group)))
      expect([file, (requests.get(file) ?? 0) >= (keep ?? 0)]).toEqual([file, true])
    for (const file of NO_CAPTURES) {
      expect(streamsOf(file), file).toHaveLength(1)
      expect(['log', 'capture'], file).not.toContain(streamsOf(file)[0]?.['kind'])
    }
  })

  test.each([
    ['types/loop1', /^link: symbolic link to loop2/],
    ['types/loop2', /^link: symbolic link to loop1/],
    ['types/self', /^link: symbolic link to \./],
    ['types/out', /^link: symbolic link to \/etc/],
    ['types/dangling', /^link: symbolic link to nowhere/],
    ['types/alias.log', /^link: symbolic link to \.\.\/log\/nonewline\.log/],
    ['types/fifo.log', /^special-file: named pipe/],
    ['arc/symlink.tar!link', /^link: symbolic link to \/tmp/],
    ['arc/symlink.tar!h', /^link: hard link to \/etc\/passwd/],
    ['arc/symlink.tar!s.log', /^link: symbolic link to \/etc\/passwd/],
    ['arc/symlink.tar!dev', /^special-file: character device/],
    ['arc/symlink.tar!ff', /^special-file: named pipe/],
    ['arc/badcrc.log.gz', /^damaged-container: .*checksum/],
    ['arc/badcrc.zip!bad.log', /^damaged-container: .*checksum/],
    ['arc/truncated.log.gz', /^truncated: /],
    ['arc/trailing.log.gz', /^damaged-container: 400 bytes after the last gzip member/],
    ['arc/cut.tar', /^truncated: /],
    ['arc/cut.zip', /^damaged-container: /],
    ['arc/hugesize.tar', /^damaged-container: /],
    ['arc/encrypted.zip!secret.log', /^password-protected: /],
    ['arc/fake.rar', /^unsupported-container: /],
    ['arc/fake.7z', /^unsupported-container: /],
    [`arc/nested12.zip${'!in.zip'.repeat(8)}`, /^over-limit: containers nested more than 8 deep/],
    ['arc/overlap-bomb.zip!1499.log', /^over-limit: .*overlap/],
  ])('%s is named, with why it was not read', (path, why) => {
    const row = streams.find((stream) => stream['path'] === path && stream['kind'] === 'skipped')
    expect(row?.['detail']).toMatch(why)
  })

  test('folders are walked, many empty members listed, binary and empty files named', () => {
    expect(streamsOf('arc/manyfiles.zip').map((row) => row['kind'])).toEqual(
      Array.from({ length: 3000 }, () => 'empty'),
    )
    expect(streamsOf('log/empty.log')).toMatchObject([{ kind: 'empty' }])
    expect(streamsOf('log/allnul.log')).toMatchObject([{ kind: 'unknown', records: 0 }])
    expect(streamsOf('log/des-notmult8.log')).toMatchObject([{ kind: 'undecryptable', records: 0 }])
  })

  test('each file is read in its own character set, and damaged lines are rejects of it', () => {
    const charsets = {
      badutf8: 'utf-8',
      badgbk: 'gb18030',
      'gb18030-4byte': 'gb18030',
      'utf16-odd': 'utf-16le',
      'utf16-nobom': 'utf-16le',
    }
    for (const [name, charset] of Object.entries(charsets))
      expect(streamsOf(`log/${name}.log`), name).toMatchObject([{ kind: 'log', charset }])
    const rejects = {
      badutf8: 3,
      badgbk: 1,
      cols10k: 2,
      onecol: 2,
      'delim-in-text': 2,
      b64ish: 6,
      'utf16-odd': 1,
      nul: 1,
    }
    for (const [name, count] of Object.entries(rejects))
      expect(streamsOf(`log/${name}.log`), name).toMatchObject([{ rejects: count }])
  })

  test('odd text comes through as written: four-byte characters, a mark inside, unseen separators', async () => {
    const fourByte = (await recordsOf('log/gb18030-4byte.log')).map((row) => row['text'])
    expect(fourByte).toContain('𠮷野家😀㐂')
    const marks = await recordsOf('log/bom-mid.log')
    expect(marks.map((row) => row['account'])).toEqual(['good-bom-1', 'good-bom-2', 'good-bom-3'])
    expect(marks.map((row) => String(row['recorded_time']).startsWith('2008'))).toEqual([true, true, true])
    const separators = (await recordsOf('log/u2028.log')).map((row) => row['text'])
    expect(separators.filter((text) => String(text).includes('line\u2028sep\u2029and'))).toHaveLength(2)
  })

  test('names that are keys of objects are people like others, and nothing is polluted', async () => {
    const accounts = new Set((await recordsOf('log/users.log')).map((row) => row['account']))
    for (const name of [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'null',
      'NaN',
      '0',
      '-0',
      '1e3',
      ' leading',
      'trailing ',
      'ＡＢＣ',
      'ABC',
      'abc',
      'é',
      'e\u0301',
    ])
      expect(accounts.has(name), name).toBe(true)
    expect(accounts.size).toBe(22 + 3)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect('polluted' in {}).toBe(false)
  })

  test('impossible dates have no instant, and none is moved to another day', async () => {
    const rows = await recordsOf('log/dates.log')
    const instants = Object.fromEntries(rows.map((row) => [row['recorded_time'], row['observed_at_utc_ms']]))
    expect(instants).toMatchObject({
      '2008-02-30 10:00:00': null,
      '2008-09-31 00:00:00': null,
      '2008-13-45 99:99:99': null,
      '0000-00-00 00:00:00': null,
      '99999-01-01 00:00:00': null,
      '-1': null,
      NaN: null,
      '1970-01-01 00:00:00': 0,
      '2038-01-19 03:14:08': 2_147_483_648_000,
    })
  })

  test('an address counts in one form, and what is none is no address', async () => {
    const rows = await query(
      caseDir,
      `SELECT address, count() AS n FROM records WHERE account = 'ip-user' GROUP BY address`,
    )
    const counts = Object.fromEntries(rows.map((row) => [row['address'], row['n']]))
    expect(counts['2001:db8::1']).toBe(2)
    expect(counts['::1']).toBe(1)
    for (const invalid of ['256.1.1.1', '1.2.3', '1.2.3.4.5', '0x7f.1', '2130706433', '-', '1.2.3.4:8080'])
      expect(Object.keys(counts), invalid).not.toContain(invalid)
    const places = await query(caseDir, 'SELECT address, country FROM addresses')
    const countries = Object.fromEntries(places.map((row) => [row['address'], row['country']]))
    for (const special of [
      '10.0.0.1',
      '192.168.1.1',
      '127.0.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '100.64.0.1',
      '::1',
      '2001:db8::1',
    ])
      expect(countries[special], special).toBe('reserved')
  })

  test('nothing escaped: no member or name became a file, no content of this machine was read', async () => {
    const here = readdirSync(dir, { recursive: true }).filter((name) => !String(name).startsWith('OUT/'))
    const outside = ['/', tmpdir(), homedir(), process.cwd(), join(process.cwd(), '..')].flatMap((folder) =>
      readdirSync(folder),
    )
    expect([...here, ...outside].filter((name) => String(name).includes('ESCAPED_CANARY'))).toEqual([])
    const account = readFileSync('/etc/passwd', 'utf8').split('\n')[0] ?? ''
    const [texts] = await query(
      caseDir,
      `SELECT countIf(position(text, '${account}') > 0) AS n, count() AS total FROM texts`,
    )
    expect(texts).toMatchObject({ n: 0 })
    expect(Number(texts?.['total'])).toBeGreaterThan(0)
    const written = readdirSync(join(caseDir, 'report'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(written.length).toBeGreaterThan(10)
    for (const file of written) expect(readFileSync(join(file.parentPath, file.name), 'utf8')).not.toContain(account)
  })

  test('the case verifies', async () => {
    const { code, out: said } = await breachlight('verify', '--case', caseDir)
    expect(code, said).toBe(0)
  })

  test('random bytes beside ten thousand wrong keys: in bounded time, and no key is claimed', async () => {
    const startedMs = performance.now()
    const alone = join(dir, 'alone-case')
    await investigated(join(dir, 'alone'), alone)
    expect(performance.now() - startedMs).toBeLessThan(15_000)
    const exposures = await rowsOf(alone, 'exposures')
    expect(exposures.filter((row) => row['kind'] === 'key-beside-data')).toEqual([])
    expect(await query(alone, "SELECT kind FROM streams WHERE kind = 'log'")).toEqual([])
    expect(await query(alone, "SELECT kind, records FROM streams WHERE path = 'random.bin'")).toMatchObject([
      { records: 0 },
    ])
  })

  test('keywords: blank ones match nothing, signs are literal, blanks and returns around one are none of it', async () => {
    const tree = join(dir, 'keywords')
    const texts = ['法轮', '今天 法轮 好', 'a.*b', 'x[y', 'aaa', '好的', '   ', 'plain words', '(a+)+$']
    const filler = Array.from({ length: 20 }, (_, n) => numbered(`今天天气不错 ${n}`, n + 20))
    put(tree, { 'fs01/log/contentfilter20080901.log': joined([...texts.map(numbered), ...filler]) })
    const at = join(dir, 'keywords-case')
    await investigated(tree, at, '--list', list)
    const rows = (await rowsOf(at, 'list-matches')).filter((row) => row['records'] !== 0)
    expect(Object.fromEntries(rows.map((row) => [row['keyword'], row['records']]))).toEqual({
      法轮: 2,
      '.*': 1,
      '[': 1,
      的: 1,
      '(a+)+$': 1,
    })
    expect(rows).toHaveLength(5)
  })
})
