import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { analyses } from '../src/analyse/index.ts'
import { answerAll, type Askable } from '../src/answers.ts'
import { withCase } from '../src/case-session.ts'
import { pseudonymiser, readChain } from '../src/custody/index.ts'
import { basisOf, hasReport, lastDerivation } from '../src/ingest/derived.ts'
import { requireSpace } from '../src/ingest/spool-folder.ts'
import {
  caseBackground,
  caseKeys,
  caseLists,
  caseSheets,
  keepInCase,
  NOTHING_SUPPLIED,
  readHandedIn,
  handedInDigests,
} from '../src/knowledge.ts'
import { inferFile } from '../src/loose-evidence.ts'
import { settleReveal } from '../src/reveal.ts'
import { verifyCase } from '../src/verify.ts'
import { logLines } from './decrypt/evidence.ts'
import type { Row } from '../src/model/answer.ts'
import { breachlight, caseIn, scratch } from './e2e/cli.ts'

const dir = scratch('case')
const caseDir = join(dir, 'case')
const LOG = `${logLines(60).join('\n')}\nno columns at all\n`
const people = logLines(60).map((line) => line.toString().split('\t').slice(1, 3))

beforeAll(async () => {
  mkdirSync(join(dir, 'evidence', 'fs01'), { recursive: true })
  writeFileSync(join(dir, 'evidence', 'fs01', 'chat1.log'), LOG)
  const { code, err } = await breachlight('investigate', join(dir, 'evidence'), '--case', caseDir)
  if (code !== 0) throw new Error(err)
})

const inCase = <T>(work: (at: Askable) => Promise<T>): Promise<T> => withCase(caseDir, 0, work)

test('every column that is personal is a pseudonym, nothing else changed, and the same name has the same one', async () => {
  const [covered, revealed] = await inCase(
    async (at) => [await answerAll(at, false), await answerAll(at, true)] as const,
  )
  const pseudonym = pseudonymiser(readFileSync(join(caseDir, 'secret')))
  let personal = 0
  for (const analysis of analyses)
    for (const [n, row] of (revealed[analysis.id]?.rows ?? []).entries())
      for (const [column, cell] of Object.entries(row)) {
        const kind = analysis.personal[column] === 'end' ? endOf(row) : analysis.personal[column]
        const shown = covered[analysis.id]?.rows[n]?.[column]
        expect(shown).toEqual(kind === 'account' || kind === 'address' ? pseudonym(kind, String(cell)) : cell)
        if (kind !== undefined) personal += 1
      }
  expect(personal).toBeGreaterThan(0)
  const text = JSON.stringify(covered)
  expect(people.flat().filter((name) => text.includes(`"${name}"`))).toEqual([])
})

const endOf = (row: Row): 'account' | 'address' => (row['kind'] === 'line' ? 'address' : 'account')

/** What does not hold of the case now. */
const broken = async (): Promise<string[]> =>
  inCase(async (at) => (await verifyCase(at)).filter((check) => !check.holds).map(({ check }) => check))
/** What does not hold while the file has other bytes. */
async function brokenWith(path: string, change: (bytes: Buffer) => Uint8Array): Promise<string[]> {
  const before = readFileSync(path)
  rmSync(path)
  writeFileSync(path, change(before))
  const found = await broken()
  rmSync(path)
  writeFileSync(path, before)
  return found
}
const flipped = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([(bytes[0] ?? 0) ^ 1]), bytes.subarray(1)])

describe('verify', () => {
  test('holds on a case as it was left', async () => {
    expect(await broken()).toEqual([])
  })

  test('notices one changed byte of evidence, manifest or findings, each under its own name', async () => {
    const state = await inCase(async (at) => at.state)
    const [item] = [...state.items.values()]
    expect(await brokenWith(join(caseDir, 'evidence', item?.evidenceId ?? ''), flipped)).toEqual(['evidence'])
    expect(await brokenWith(join(caseDir, 'manifest.jsonl'), flipped)).toEqual(['evidence'])
    const findings = join(caseDir, 'report', 'findings.json')
    expect(await brokenWith(findings, (bytes) => Buffer.concat([bytes, Buffer.from('\n')]))).toEqual(['report'])
  })

  test('notices a row that the engine lost', async () => {
    const wrong = await inCase(async (at) => {
      await at.store.command("ALTER TABLE rejects DELETE WHERE reason = 'bad-syntax' SETTINGS mutations_sync = 2")
      return (await verifyCase(at)).filter((check) => !check.holds)
    })
    expect(wrong[0]).toMatchObject({ check: 'engine', detail: '1 wrong, first: segment 1 differs from the ledger' })
    const { code, err } = await breachlight('investigate', join(dir, 'evidence'), '--case', caseDir)
    expect(code, err).toBe(0)
    expect(await broken()).toEqual([])
  })
})

describe('revealing', () => {
  const folder = caseIn(join(dir, 'reveal'))
  const at = { shown: 'ask identities', nowUtcMs: Date.UTC(2008, 8, 1) }

  test.each([
    [{ reveal: true }, 'Showing real names needs a reason.'],
    [{ reveal: true, reason: '  ' }, 'Showing real names needs a reason.'],
    [{ reason: 'because' }, '--reason is only used with --reveal.'],
  ])('%j is refused and leaves no trace', (asked, message) => {
    expect(() => settleReveal(folder, asked, at)).toThrow(expect.objectContaining({ message, exit: 'wrongUsage' }))
    expect(existsSync(folder.auditPath)).toBe(false)
  })

  test('not asked for is not done and not written down', () => {
    expect(settleReveal(folder, {}, at)).toBe(false)
    expect(existsSync(folder.auditPath)).toBe(false)
  })

  test('with a reason is on disk by the time it is allowed', () => {
    expect(settleReveal(folder, { reveal: true, reason: 'helpline 12' }, at)).toBe(true)
    expect(readChain(folder.auditPath).entries).toEqual([
      { type: 'reveal', atUtc: '2008-09-01T00:00:00.000Z', reason: 'helpline 12', shown: 'ask identities' },
    ])
  })
})

const KNOWN = {
  lists: [{ name: 'a', sha256: '1' }],
  background: [],
  files: {},
  session: { digest: 'd' },
  version: '0.1',
}

const keyLog = (text: string) => ({ name: 'keys.log', bytes: Buffer.from(text) })
const ledger = (text: string) => ({ name: 'claims.yaml', bytes: Buffer.from(text) })
const list = (text: string) => ({ name: 'words.txt', bytes: Buffer.from(text) })

describe('what a person hands in', () => {
  const folder = caseIn(join(dir, 'knowledge'))

  test('stays in the case; a file of the same name is replaced, a key is kept once', () => {
    const keys = ['hex:3a7f10c4e29b5d68', 'text:tomf1lt8']
    keepInCase(folder, { ...NOTHING_SUPPLIED, lists: [list('lamp\n')], keys })
    keepInCase(folder, { ...NOTHING_SUPPLIED, lists: [list('灯笼\n')], keys: ['text:tomf1lt8'] })
    keepInCase(folder, { ...NOTHING_SUPPLIED, sheets: [list('time,client\n')], tlsKeys: [keyLog('# made\nA 1 2\n')] })
    keepInCase(folder, { ...NOTHING_SUPPLIED, tlsKeys: [keyLog('A 1 2\nB 3 4\n')], claims: [ledger('claims: []')] })
    expect(handedInDigests(folder)).toEqual({ 'claims/claims.yaml': expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(readFileSync(join(folder.claimsDir, 'claims.yaml'), 'utf8')).toBe('claims: []')
    keepInCase(folder, { ...NOTHING_SUPPLIED, background: [list('您好\n')] })
    expect(caseBackground(folder)).toMatchObject([
      { ...list('您好\n'), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    expect(caseSheets(folder)).toEqual([list('time,client\n')])
    expect(readFileSync(folder.tlsKeysPath, 'utf8')).toBe('A 1 2\nB 3 4\n')
    expect(caseLists(folder).map(({ name, keywords }) => [name, keywords])).toEqual([['words.txt', ['灯笼']]])
    expect(caseKeys(folder).map(({ bytes }) => Buffer.from(bytes).toString('hex'))).toEqual([
      '3a7f10c4e29b5d68',
      '746f6d66316c7438',
    ])
  })

  test('remarks and blank lines of keys.txt are no keys', () => {
    writeFileSync(folder.keysPath, '# from the helpline\r\n\r\n  text:tomf1lt8  \r\n')
    expect(caseKeys(folder).map(({ finder, bytes }) => [finder, Buffer.from(bytes).toString()])).toEqual([
      ['given', 'tomf1lt8'],
    ])
  })

  test.each([
    [join(dir, 'nowhere.txt'), 'There is no keyword list'],
    [dir, 'cannot be read'],
  ])('%s is refused', (path, message) => {
    expect(() => readHandedIn(path, 'keyword list')).toThrow(message)
  })
})

test('a plain log shows its format without a case; prose shows none', async () => {
  const path = join(dir, 'evidence', 'fs01', 'chat1.log')
  expect((await inferFile(path)).format?.columns.map(({ role }) => role)).toEqual(['datetime', 'ip', 'account', 'text'])
  writeFileSync(join(dir, 'prose'), 'only words\n')
  await expect(inferFile(join(dir, 'prose'))).rejects.toThrow('No log format fits')
  await expect(inferFile(join(dir, 'nowhere'))).rejects.toThrow('cannot be read (ENOENT)')
})

describe('what the report was made from', () => {
  test('is known also without the report, which can be told to be gone', async () => {
    const folder = caseIn(caseDir)
    expect(lastDerivation(folder)?.basis).toMatch(/^[0-9a-f]{64}$/)
    const withoutReport = { ...folder, reportDir: join(dir, 'gone') }
    expect([hasReport(folder), hasReport(withoutReport)]).toEqual([true, false])
    expect(lastDerivation(withoutReport)).toEqual(lastDerivation(folder))
  })

  test.each([
    ['the ledger', 'head2', KNOWN],
    ['a list', 'head', { ...KNOWN, lists: [{ name: 'a', sha256: '2' }] }],
    ['a list’s name', 'head', { ...KNOWN, lists: [{ name: 'b', sha256: '1' }] }],
    ['the background', 'head', { ...KNOWN, background: [{ name: 'a', sha256: '1' }] }],
    ['lists and background swapped', 'head', { ...KNOWN, lists: [], background: KNOWN.lists }],
    ['what captures are read with', 'head', { ...KNOWN, session: { digest: 'd2' } }],
    ['another file', 'head', { ...KNOWN, files: { 'claims/a.yaml': '1' } }],
    ['the version', 'head', { ...KNOWN, version: '0.2' }],
  ] as const)('is another when %s is', (_, head, known) => {
    expect(basisOf(head, known)).not.toBe(basisOf('head', KNOWN))
  })
})

test('a disk too small for the evidence is refused with both sizes, before the case is made', () => {
  const wanted = join(dir, 'new', 'case')
  expect(() => requireSpace(wanted, 2 ** 60)).toThrow(
    expect.objectContaining({
      exit: 'noSpace',
      message: expect.stringMatching(/^The disk has \d+ MiB free; sealing this evidence needs 1099511627840 MiB\.$/),
    }),
  )
  expect(() => requireSpace(wanted, 0)).not.toThrow()
  expect(existsSync(wanted)).toBe(false)
})
