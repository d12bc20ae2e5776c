import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Askable } from '../../src/answers.ts'
import { withCase } from '../../src/case-session.ts'
import { correctionOf, correctionsIn, groupOf, keepCorrection, removeCorrection } from '../../src/corrections.ts'
import { coveredEffect, coveredValues } from '../../src/covered-columns.ts'
import { NOTHING_SUPPLIED } from '../../src/knowledge.ts'
import { SILENT } from '../../src/lib/progress.ts'
import type { LogFormat, Role } from '../../src/model/format.ts'
import { investigateIn } from '../../src/pipeline.ts'
import { columnValues } from '../../src/reread/column-values.ts'
import { effectOf } from '../../src/reread/effect.ts'
import { type FormatGroup, formatGroups } from '../../src/reread/groups.ts'
import { rejectAt, rejectCounts, rejectsPage } from '../../src/reread/rejects.ts'
import { spanOf } from '../../src/reread/span.ts'
import { scratch } from '../e2e/cli.ts'
import { enciphered, joined, KEY_FILE, lines, plain, put } from '../e2e/evidence.ts'
import { investigated } from '../e2e/investigated.ts'

const dir = scratch('reread')
const caseDir = join(dir, 'case')
const ROWS = 300
const [open, sealed] = [lines(ROWS, 1), lines(ROWS, 2)]
const BROKEN = ['kein Feld 7', 'zwei\tFelder']

beforeAll(async () => {
  put(join(dir, 'tree'), {
    [KEY_FILE.path]: KEY_FILE.text,
    'fs01/log/contentfilter20080901.log': joined([...sealed.map((line) => enciphered(line)), 'bm90IG91cnM=']),
    'fs02/log/contentfilter20080901.log': joined([...open.slice(0, 150).map(plain), ...BROKEN]),
    'fs02/log/contentfilter20080902.log.gz': gzipSync(joined([...open.slice(150).map(plain), ...BROKEN])),
  })
  await investigated(join(dir, 'tree'), caseDir)
})

const inCase = <T>(work: (at: Askable) => Promise<T>): Promise<T> => withCase(caseDir, 0, work)
const groupAt = (at: Askable, server: string): FormatGroup => {
  const group = formatGroups(at.state).find((one) => one.server === server)
  if (group === undefined) throw new Error(`nothing is read on ${server}`)
  return groupOf(at.state, group.id)
}
const withRoles = (format: LogFormat, ...roles: readonly Role[]): LogFormat => ({
  ...format,
  columns: format.columns.map((column, n) => ({ ...column, role: roles[n] ?? column.role })),
})

test('logs of one family on one server that are read alike are one group, with what they are read with', async () => {
  const groups = await inCase(async ({ state }) => formatGroups(state))
  expect(groups.map(({ family, server, records, rejects }) => ({ family, server, records, rejects }))).toEqual([
    { family: 'contentfilter', server: 'fs01', records: ROWS, rejects: 1 },
    { family: 'contentfilter', server: 'fs02', records: ROWS, rejects: 4 },
  ])
  expect(groups[1]?.streams.map(({ path }) => path)).toEqual([
    'fs02/log/contentfilter20080901.log',
    'fs02/log/contentfilter20080902.log.gz',
  ])
})

test('values of columns are counted in opened lines, and covered by what they are', async () => {
  await inCase(async (at) => {
    const { format, streams } = groupAt(at, 'fs01')
    const { lines: looked, columns } = await columnValues(at, format, streams)
    expect(looked).toBe(ROWS)
    const accounts = sealed.map(({ account }) => account)
    expect(columns[2]?.distinct).toBe(new Set(accounts).size)
    const [commonest] = columns[2]?.values ?? []
    expect(commonest?.lines).toBe(accounts.filter((account) => account === commonest?.value).length)
    const covered = await coveredValues(columns, format, at)
    const shown = covered.map(({ values }) => values.map(({ value }) => value))
    expect(shown[0]).toEqual(columns[0]?.values.map(({ value }) => value)) // times are nobody's
    expect(shown[1]?.every((value) => /^address-[a-z2-7]{16}$/.test(value))).toBe(true)
    expect(shown[2]?.every((value) => /^account-[a-z2-7]{16}$/.test(value))).toBe(true)
    const misread = await coveredValues(columns, withRoles(format, 'flag', 'datetime', 'version', 'ip'), at)
    expect(JSON.stringify(misread)).not.toMatch(/58\.30|lantern|公园/)
  })
})

const distinct = (values: readonly string[]): number => new Set(values).size
const rolesOn = ({ state }: Pick<Askable, 'state'>) =>
  formatGroups(state).map(({ server, format }) => [server, format.columns.map(({ role }) => role).join(' ')])

describe('the effect of a correction', () => {
  const asText: readonly Role[] = ['datetime', 'ip', 'text', 'account']

  test('is told from the same bytes read both ways, and the case stays as it is', async () => {
    await inCase(async (at) => {
      const group = groupAt(at, 'fs02')
      const before = readFileSync(at.folder.ledgerPath)
      const { formats } = await correctionOf(at, group.id, {
        format: withRoles(group.format, ...asText),
        charset: null,
      })
      const effect = await effectOf(at, group.streams, formats)
      expect(effect.sample).toMatchObject({ streams: 2, ofStreams: 2, isWhole: true })
      const [texts, accounts] = [open.map(({ text }) => text), open.map(({ account }) => account)]
      const same = { records: ROWS, messages: ROWS, timesRead: ROWS, rejects: [{ reason: 'bad-syntax', units: 4 }] }
      expect(effect.before).toMatchObject({ ...same, accounts: distinct(accounts), texts: distinct(texts) })
      expect(effect.after).toMatchObject({ ...same, accounts: distinct(texts), texts: distinct(accounts) })
      expect(effect.before.examples.map(({ account }) => account)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^lantern/)]),
      )
      const covered = await coveredEffect(
        effect,
        { today: group.format, corrected: withRoles(group.format, ...asText) },
        at,
      )
      expect(JSON.stringify(covered)).not.toMatch(/58\.30|lantern/)
      expect(readFileSync(at.folder.ledgerPath).equals(before)).toBe(true)
      expect(correctionsIn(at.folder)).toEqual([])
    })
  })

  test.each([
    ['a separator that is not there', { kind: 'delimited', delimiter: '|', quote: null } as const, null],
    ['a character set that it is not in', null, 'utf-16le' as const],
  ])('shows that %s leaves no log', async (_, layout, charset) => {
    await inCase(async (at) => {
      const group = groupAt(at, 'fs02')
      const format = { ...group.format, layout: layout ?? group.format.layout }
      const { formats } = await correctionOf(at, group.id, { format, charset })
      const { before, after } = await effectOf(at, group.streams, formats)
      expect(before.kinds).toEqual({ log: 2 })
      expect(after.records).toBe(0)
    })
  })

  test('reaches only the server it is for, is applied without the evidence, and is taken back', async () => {
    const options = { ...NOTHING_SUPPLIED, evidence: [], cipher: null, design: null, zone: null, progress: SILENT }
    await inCase(async (at) => {
      const asFound = rolesOn(at)
      const group = groupAt(at, 'fs02')
      const correction = await correctionOf(at, group.id, {
        format: withRoles(group.format, 'datetime', 'ip', 'account', 'unknown'),
        charset: group.charset,
      })
      keepCorrection(at.folder, correction)
      const applied = await investigateIn(at, options)
      expect(rolesOn(applied)).toEqual([asFound[0], ['fs02', 'datetime ip account unknown']])
      const messages = (of: typeof applied) =>
        of.counts.rows.find(({ measure }) => measure === 'message_records')?.['value']
      expect([applied.items, messages(applied)]).toEqual([0, ROWS])
      const again = { ...at, state: applied.state }
      expect(groupAt(again, 'fs02').format.id).toBe(`${group.format.id}-corrected`)
      expect(correctionsIn(at.folder)).toEqual([correction.name])
      removeCorrection(at.folder, correction.name)
      const taken = await investigateIn(at, options)
      expect([rolesOn(taken), messages(taken)]).toEqual([asFound, 2 * ROWS])
      expect(() => removeCorrection(at.folder, correction.name)).toThrow('no such correction')
      expect(() => removeCorrection(at.folder, '../ledger.jsonl')).toThrow('no such correction')
    })
  }, 240_000)
})

test('rejects are listed by reason and place, and the bytes of each come from the sealed evidence', async () => {
  await inCase(async (at) => {
    expect((await rejectCounts(at.store)).map(({ reason, server, units }) => [reason, server, units])).toEqual([
      ['bad-syntax', 'fs02', 4],
      ['not-decrypted', 'fs01', 1],
    ])
    const all = await rejectsPage(at, {}, { limit: 100, offset: 0 })
    expect(all.total).toBe(5)
    const pages = [
      ...(await rejectsPage(at, {}, { limit: 3, offset: 0 })).rejects,
      ...(await rejectsPage(at, {}, { limit: 3, offset: 3 })).rejects,
    ]
    expect(pages).toEqual(all.rejects)
    const seen = []
    for (const { stream, ...reject } of all.rejects) {
      expect(await rejectAt(at.store, stream, reject.startByte)).toEqual(reject)
      const { bytes, text } = await spanOf(at, stream, reject)
      seen.push([stream.path.replace(/^.*\//, ''), Buffer.from(bytes).toString(), text])
    }
    expect(seen).toContainEqual(['contentfilter20080901.log', 'bm90IG91cnM=', null])
    for (const path of ['contentfilter20080901.log', 'contentfilter20080902.log.gz'])
      for (const line of BROKEN) expect(seen).toContainEqual([path, line, line])
  })
})
