import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { breachlight, scratch } from '../e2e/cli.ts'
import { type Served, served, smallCase } from './served.ts'

const dir = scratch('serve-report')
let at: Served
let caseDir: string
beforeAll(async () => {
  ;({ caseDir } = await smallCase(dir))
  at = await served(caseDir)
})

interface Outline {
  chapters: {
    id: string
    title: string
    isFixed: boolean
    isLeftOut: boolean
    isThere: boolean
    hasText: boolean
    faults: number
  }[]
  dir: string
  files: { name: string; sizeBytes: number }[]
  isOld: boolean
}
interface Pins {
  pins: { id: string; title: string; note: string; what: string; asked: string; faults: unknown[] }[]
}
interface Preview {
  number: number | null
  blocks: { kind: string; text?: string; items?: string[] }[]
}

const outline = () => at.ask<Outline>('/report')
const chapter = async (id: string) => (await outline()).chapters.find((one) => one.id === id)
const preview = (id: string) => at.ask<Preview>(`/report/chapters/${id}`)
const page = () => readFileSync(join(caseDir, 'report', 'report.md'), 'utf8')

async function built(): Promise<string> {
  await at.ask('/report/build', {})
  await at.at.jobs.idle()
  const end = at.at.jobs.current()?.events.at(-1)
  return end?.kind === 'failed' ? end.message : (end?.kind ?? 'nothing')
}

test('the outline has the chapters in the order they print, those that wait for text, and the files', async () => {
  const { chapters, files, isOld, dir: reportDir } = await outline()
  const ids = chapters.map(({ id }) => id)
  expect(ids[0]).toBe('foreword')
  expect(ids.slice(-4)).toEqual(['custody', 'method', 'limitations', 'reproduce'])
  expect(ids).not.toContain('pinned')
  expect(chapters.filter(({ isThere }) => !isThere).map(({ id }) => id)).toEqual(['foreword', 'conclusion'])
  expect(chapters.filter(({ isFixed }) => isFixed)).toHaveLength(4)
  expect(files.map(({ name }) => name)).toEqual(['index.html', 'report.md', 'findings.json'])
  expect([isOld, reportDir]).toEqual([false, join(caseDir, 'report')])
})

test('chapters are left out and put back; those that no report goes without are refused', async () => {
  await at.ask('/report/chapters', { leaveOut: ['fields'] })
  expect(await chapter('fields')).toMatchObject({ isLeftOut: true, isThere: true })
  const before = (await preview('people')).number
  await at.ask('/report/chapters', { putBack: ['fields'] })
  expect(await chapter('fields')).toMatchObject({ isLeftOut: false })
  expect((await preview('people')).number).toBe((before ?? 0) + 1)
  await expect(at.ask('/report/chapters', { leaveOut: ['method'] })).rejects.toThrow('cannot be left out')
  await expect(at.ask('/report/chapters', { leaveOut: ['nowhere'] })).rejects.toThrow('There is no chapter nowhere')
})

test('a text is checked while it is typed: sound lines are shown, the others told with their place', async () => {
  const text = '# Why\nOf {{counts accounts}} accounts,\nsome 17 wrote.\n\n{{counts no-such}} and {{cuonts x}}'
  const { faults, blocks } = await at.ask<{ faults: { line: number; said: string }[]; blocks: Preview['blocks'] }>(
    '/report/check',
    { text },
  )
  expect(faults).toEqual([
    { line: 3, said: 'the number 17 is bound to no finding.' },
    { line: 5, said: '{{counts no-such}} names no finding: counts has no such row.' },
  ])
  expect(blocks).toEqual([
    { kind: 'heading', text: 'Why' },
    { kind: 'prose', text: expect.stringMatching(/^Of \d+ accounts,$/) },
  ])
  expect(existsSync(join(caseDir, 'prose'))).toBe(false)
})

const write = (chapterId: string, text: string) => at.ask<{ text: string }>(`/report/text/${chapterId}`, { text })

test('a text is kept in the case, seen in the preview and the outline, and taken away by nothing', async () => {
  expect(await write('foreword', 'We read {{counts evidence_items}} files.')).toMatchObject({ faults: [] })
  expect(await chapter('foreword')).toMatchObject({ isThere: true, hasText: true, faults: 0 })
  expect((await preview('foreword')).blocks[0]?.text).toMatch(/^We read \d+ files\.$/)
  expect((await outline()).isOld).toBe(true)
  await write('people', 'All 17 of them.\nWe asked.')
  expect(await chapter('people')).toMatchObject({ hasText: true, faults: 1 })
  expect((await preview('people')).blocks).toContainEqual({ kind: 'prose', text: 'We asked.' })
  expect(await built()).toBe('prose/people.md:1: the number 17 is bound to no finding.')
  await write('people', '  ')
  expect(existsSync(join(caseDir, 'prose', 'people.md'))).toBe(false)
  await expect(write('..%2Fsecret', 'x')).rejects.toThrow('There is no chapter ../secret')
  await expect(write('people', 'x'.repeat(100_001))).rejects.toThrow('at most 100000 characters')
})

test('numbers that can be written hold as they are offered, those of the chapter first', async () => {
  const numbers = (query: string) =>
    at.ask<{ numbers: { reference: string; value: string }[]; found: number }>(`/report/numbers?${query}`)
  const { numbers: offered } = await numbers('chapter=summary')
  expect(offered[0]?.reference).toBe('counts message_records')
  const text = offered.map(({ reference, value }) => `{{${reference} = ${value}}}`).join('\n')
  expect(offered.length).toBeGreaterThan(20)
  expect(await at.ask('/report/check', { text })).toMatchObject({ faults: [] })
  const { numbers: queries } = await numbers('chapter=summary&search=falun')
  expect(queries.map(({ reference }) => reference)).toContain('queries falun language=any')
  expect((await numbers('search=zzzzzz')).found).toBe(0)
})

const counts = { title: 'Counts', note: '', what: { kind: 'answer', analysis: 'counts' } }

test('findings are pinned, reworded, moved and taken out; the report has a chapter of them', async () => {
  const { pins } = await at.ask<Pins>('/pins', counts)
  expect(pins).toMatchObject([{ title: 'Counts', asked: 'breachlight ask counts', faults: [] }])
  const figure = { title: 'Steps', note: '17', what: { kind: 'figure', section: 'waterfall', index: 0 } }
  const both = (await at.ask<Pins>('/pins', figure)).pins
  expect(both.map(({ asked, faults }) => [asked, faults.length])).toEqual([
    ['breachlight ask counts', 0],
    ['Figure 1 of “How the messages were counted”', 1],
  ])
  expect(await chapter('pinned')).toMatchObject({ isThere: true, faults: 1 })
  const id = both[1]?.id ?? ''
  await at.ask(`/pins/${id}`, { title: 'The steps', note: 'Of {{counts message_records}}.' })
  expect((await at.ask<Pins>(`/pins/${id}/place`, { to: 0 })).pins.map(({ title }) => title)).toEqual([
    'The steps',
    'Counts',
  ])
  const { blocks } = await preview('pinned')
  expect(blocks.map(({ kind }) => kind)).toContain('figure')
  expect(blocks).toContainEqual({ kind: 'heading', text: 'Counts' })
  expect(blocks).toContainEqual({ kind: 'command', text: 'breachlight ask counts --case DIR' })
  expect(await built()).toBe('done')
  expect(page()).toContain('Findings chosen by the author')
  expect(page()).toMatch(/We read \d+ files\./)
  expect((await outline()).isOld).toBe(false)
  await at.ask(`/pins/${id}/removal`, {})
  expect((await outline()).isOld).toBe(true)
  await expect(at.ask(`/pins/${id}/removal`, {})).rejects.toThrow('not pinned any more')
  await expect(at.ask('/pins', { ...counts, what: { kind: 'sql', text: 'x' } })).rejects.toThrow('400')
})

test('a person is pinned by the pseudonym, also by a tab that sees names', async () => {
  await at.ask('/reveal', { reason: 'test' })
  const { rows } = await at.ask<{ rows: { account: string }[] }>('/answers/identities')
  const account = rows[0]?.account ?? ''
  expect(account).toMatch(/^lantern/)
  const what = { kind: 'answer', analysis: 'identities', where: { account } }
  const { pins } = await at.ask<Pins>('/pins', { title: 'One', note: '', what })
  expect(pins.at(-1)?.what).toMatch(/"account":"account-[a-z2-7]{16}"/)
  expect(readFileSync(join(caseDir, 'pins.json'), 'utf8')).not.toContain('lantern')
  expect(JSON.stringify(await preview('pinned'))).not.toContain('lantern')
  expect(await built()).toBe('done')
  expect(page()).not.toContain('lantern')
  await at.ask('/cover', {})
})

test('files of the report are handed out, to who was let in, as files', async () => {
  const headers = { Authorization: `Bearer ${at.enter()}` }
  const got = await at.send('GET', '/api/report/files/report.md', { headers })
  expect([got.status, got.text]).toEqual([200, page()])
  expect(got.headers).toMatchObject({
    'content-disposition': 'attachment',
    'content-type': 'application/octet-stream',
  })
  expect((await at.send('GET', '/api/report/files/report.md')).status).toBe(401)
  for (const name of ['..%2Fsecret', 'secret', 'tables%2Fcounts.csv'])
    expect((await at.send('GET', `/api/report/files/${name}`, { headers })).status).toBe(400)
})

test('while the case is worked on a second build is refused in words', async () => {
  const first = at.ask('/report/build', {})
  await first
  await expect(at.ask('/report/build', {})).rejects.toThrow('The case is being worked on.')
  await at.at.jobs.idle()
})

test('a damaged pins.json is told in words on every page that needs it, and nothing is written over it', async () => {
  const path = join(caseDir, 'pins.json')
  const whole = readFileSync(path)
  writeFileSync(path, '{')
  await expect(at.ask('/report')).rejects.toThrow('pins.json is damaged')
  await expect(at.ask('/pins', counts)).rejects.toThrow('pins.json is damaged')
  expect(readFileSync(path, 'utf8')).toBe('{')
  writeFileSync(path, whole)
  const [before] = [Date.UTC(2020, 0, 1) / 1000]
  utimesSync(path, before, before)
})

test('what the workbench wrote verifies', async () => {
  expect(await built()).toBe('done')
  await at.at.close()
  expect((await breachlight('verify', '--case', caseDir)).code).toBe(0)
})
