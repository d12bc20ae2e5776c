import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { answerOne, type Askable, wholeView } from '../src/answers.ts'
import { withCase } from '../src/case-session.ts'
import { pseudonymiser } from '../src/custody/index.ts'
import { ownAnswer } from '../src/own-answer.ts'
import { commandOf, pinnedFindings } from '../src/pinned.ts'
import { addPin, casePins, editPin, removePin } from '../src/pins.ts'
import type { ReportInput } from '../src/report/index.ts'
import { reportInput } from '../src/report-files.ts'
import { breachlight, caseIn, scratch } from './e2e/cli.ts'
import { logLines } from './decrypt/evidence.ts'
import { investigated } from './e2e/investigated.ts'

const dir = scratch('pinned')
const evidence = join(dir, 'evidence')
const caseDir = join(dir, 'case')
const [, , account = '', text = ''] = logLines(60)[0]?.toString().split('\t') ?? []

beforeAll(async () => {
  mkdirSync(join(evidence, 'fs01'), { recursive: true })
  writeFileSync(join(evidence, 'fs01', 'chat1.log'), `${logLines(60).join('\n')}\n`)
  await investigated(evidence, caseDir)
  inputs = await inCase(async (at) => {
    return [await reportInput(at, false, await wholeView(at)), await reportInput(at, true, await wholeView(at))]
  })
})

/** What the report is made from without names, and with them. */
let inputs: readonly ReportInput[] = []

type Wanted = Parameters<typeof addPin>[1]['what']
const inCase = <T>(work: (at: Askable) => Promise<T>): Promise<T> => withCase(caseDir, 0, work)
const pinned = (what: Wanted, note = '') => addPin(caseIn(caseDir), { title: 'Chosen', note, what }, 0)
const verified = async () => (await breachlight('verify', '--case', caseDir)).code
const page = () => readFileSync(join(caseDir, 'report', 'report.md'), 'utf8')

/** What one pin finds, in a report with or without names. */
async function found(what: Wanted, { revealed = false } = {}) {
  const { id } = await pinned(what)
  const pin = (await casePins(caseIn(caseDir))).find((one) => one.id === id)
  await removePin(caseIn(caseDir), id)
  if (pin === undefined) throw new Error('it was not pinned')
  const input = inputs[revealed ? 1 : 0]
  if (input === undefined) throw new Error('the case was not asked')
  const [finding] = await inCase((at) => pinnedFindings(at, [pin], input))
  return finding?.found
}
const whose = { kind: 'answer' as const, analysis: 'identities', columns: ['account', 'records'] }

test('rows are chosen by values, people by their pseudonyms, with and without names', async () => {
  const pseudonym = pseudonymiser(caseIn(caseDir).secret)('account', account)
  for (const [revealed, shown] of [
    [false, pseudonym],
    [true, account],
  ] as const) {
    const rows = await found({ ...whose, where: { account } }, { revealed })
    expect(rows).toMatchObject({ kind: 'rows', where: [`account = ${pseudonym}`] })
    expect(rows?.kind === 'rows' && rows.answer.rows.map((row) => row['account'])).toEqual([shown])
    expect(rows?.kind === 'rows' && Object.keys(rows.answer.columns)).toEqual(['account', 'records'])
  }
})

test('another family and the network around an account are asked again, as the command says', async () => {
  const pseudonym = pseudonymiser(caseIn(caseDir).secret)('account', account)
  const network = { kind: 'answer', analysis: 'network', account: pseudonym, hops: 2 } as const
  const answer = await inCase((at) =>
    answerOne(at, { analysis: 'network', ego: { account, hops: 2 }, revealed: false }),
  )
  expect(answer.rows.length).toBeGreaterThan(0)
  expect(await found(network)).toMatchObject({
    answer,
    command: `breachlight ask network --case DIR --account ${pseudonym} --hops 2`,
  })
  expect(await found({ kind: 'answer', analysis: 'timeline', family: 'chat' })).toMatchObject({
    kind: 'rows',
    command: 'breachlight ask timeline --case DIR --family chat',
  })
})

test('a family whose name means something to a shell is quoted', () => {
  const view = { kind: 'answer', analysis: 'counts', account: null, hops: 1, where: {}, columns: [] } as const
  expect(commandOf({ ...view, family: "a'; rm -rf $HOME `x`" })).toBe(
    String.raw`breachlight ask counts --case DIR --family 'a'\''; rm -rf $HOME ${'`x`'}'`,
  )
})

test.each<[Wanted, RegExp]>([
  [{ kind: 'answer', analysis: 'counts', family: 'none' }, /no logs of the family none/],
  [{ kind: 'answer', analysis: 'cuonts' }, /no analysis called cuonts/],
  [{ kind: 'answer', analysis: 'network', account: 'account-aaaaaaaaaaaaaaaa' }, /holds no account account-a/],
  [{ kind: 'answer', analysis: 'counts', columns: ['country'] }, /counts has no column country/],
  [{ kind: 'figure', section: 'waterfall', index: 7 }, /has no such figure now/],
  [{ kind: 'messages', filter: { from: 'never' } }, /has no such from/],
  [{ kind: 'terms', terms: [' ', '*'], language: 'en' }, /one to 50 terms/],
  [{ kind: 'messages', filter: { account: 'account-aaaaaaaaaaaaaaaa' } }, /account-a/],
])('what cannot be asked is told in its place: %j', async (what, why) => {
  expect(await found(what)).toEqual({ kind: 'gone', why: expect.stringMatching(why) })
})

test('messages are counted by the filter of their page, and none is quoted', async () => {
  const filter = { search: '', account: pseudonymiser(caseIn(caseDir).secret)('account', account), family: 'chat' }
  const rows = await found({ kind: 'messages', filter })
  if (rows?.kind !== 'rows') throw new Error('nothing was found')
  const own = logLines(60).filter((line) => line.toString().split('\t')[2] === account).length
  expect(rows.answer.rows[0]).toMatchObject({ by: 'all', records: own, share: own / 60 })
  expect(rows.answer.rows.filter(({ by }) => by === 'server')).toMatchObject([
    { value: 'fs01', records: own, share: 1 },
  ])
  expect(rows.command).toBe(`breachlight messages --family chat --account ${filter.account} --facets --case DIR`)
  expect(rows.answer.caveats.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(account)
})

test('terms are counted as their command counts them, in what may be read', async () => {
  const word = text.slice(0, 2)
  const terms = [word, "it's", '-x', account]
  const view = { kind: 'terms', terms, language: 'zh-hans' } as const
  const answer = await inCase((at) => ownAnswer(at, view, false))
  expect(answer.rows.map(({ term }) => term)).toEqual(['any', ...terms])
  expect(answer.rows[1]?.['messages']).toBeGreaterThan(0)
  expect(await found(view)).toEqual({
    kind: 'rows',
    answer,
    allRows: 5,
    where: [],
    command: `breachlight query '${word}' ${String.raw`'it'\''s'`} ' -x' ${account} --language zh-hans --case DIR`,
  })
  const shown = await found(view, { revealed: true })
  expect(shown?.kind === 'rows' && shown.answer.caveats.length).toBe(answer.caveats.length - 1)
})

test('a pin is in the next report and in verify; a note that no longer holds stops both', async () => {
  const { id } = await pinned({ ...whose, where: { role: 'author' } }, 'All {{counts accounts}} of them.')
  await pinned({ kind: 'figure', section: 'waterfall', index: 0 })
  expect(await verified(), 'the report does not know of it yet').toBe(7)
  await investigated(evidence, caseDir)
  expect(await verified()).toBe(0)
  expect(page()).toMatch(/\n## \d+ Findings chosen by the author\n/)
  expect(page()).toMatch(/All \d+ of them\./)
  expect(readdirSync(join(caseDir, 'report', 'tables'))).toContain('pinned-1.csv')
  await editPin(caseIn(caseDir), id, { title: 'Chosen', note: 'All {{counts accounts = 999}} of them.' })
  const stopped = await breachlight('report', '--case', caseDir)
  expect(stopped).toMatchObject({ code: 4, err: expect.stringContaining('pins.json, the note on “Chosen”, line 1') })
  await removePin(caseIn(caseDir), id)
  expect((await breachlight('report', '--case', caseDir)).code).toBe(0)
  expect(existsSync(join(caseDir, 'report', 'tables', 'pinned-1.csv'))).toBe(false)
})

const report = (...options: string[]) => breachlight('report', '--case', caseDir, ...options)

test('report leaves chapters out, says so, and puts them back', async () => {
  expect((await report('--leave-out', 'countries', 'people')).code).toBe(0)
  expect(page()).toContain('Left out by the author: Where the addresses are registered · People in the logs.')
  expect(page()).not.toContain('People in the logs\n')
  expect(await report('--leave-out', 'custody')).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot be left'),
  })
  expect((await report('--put-back', 'people', 'countries')).code).toBe(0)
  expect(page()).toContain('People in the logs\n')
  expect(page()).not.toContain('Left out by')
})
