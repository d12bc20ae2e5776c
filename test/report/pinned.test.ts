import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { allChapters, chapters, figureOf } from '../../src/report/chapters.ts'
import type { PinnedFinding, ReportInput } from '../../src/report/index.ts'
import { EMPTY, REPLICA } from './fixture.ts'
import { rendered } from './rendered.ts'

const [first] = REPLICA.pinned
if (first === undefined) throw new Error('the fixture has no pin')
const withPin = (change: Partial<PinnedFinding>): ReportInput => ({ ...REPLICA, pinned: [{ ...first, ...change }] })
const ids = (input: ReportInput): string[] => chapters(input).map(({ section }) => section.id)
const blocksOf = (input: ReportInput) => chapters(input).find(({ section }) => section.id === 'pinned')?.blocks ?? []

test('the chapter of chosen findings stands behind the summary, and only where some were chosen', () => {
  expect(ids(REPLICA).slice(0, 3)).toEqual(['foreword', 'summary', 'pinned'])
  expect(ids(EMPTY)).not.toContain('pinned')
})

test('a note is prose: its numbers are bound to findings, and a wrong one is told with its place', () => {
  expect(blocksOf(withPin({ note: 'All\nof {{counts accounts = 400}}.' }))).toContainEqual({
    kind: 'prose',
    text: 'All of 400.',
  })
  const place = 'pins.json, the note on “Who was watched most”, line 2: '
  expect(() => chapters(withPin({ note: 'All\nof {{counts accounts = 399}}.' }))).toThrow(
    `${place}it says {{counts accounts = 399}}, and the finding is 400.`,
  )
  expect(() => chapters(withPin({ note: 'All\nof 399.' }))).toThrow(`${place}the number 399 is bound to no finding.`)
})

test('a chosen finding shows its first rows and says where all of them are; that file holds them', () => {
  const { markdown, tables } = rendered(REPLICA)
  expect(markdown).toContain('The first 20 of 400 rows; all of them are in tables/pinned-1.csv.')
  const pinned = tables.map((csv): string[][] => parse(csv)).filter(([head]) => head?.join() === 'account,records')
  expect(pinned.map((rows) => rows.length)).toEqual([401])
  expect(blocksOf(REPLICA)).toContainEqual({ kind: 'prose', text: 'Of 14 rows, 3 with kind = key-beside-data.' })
  expect(blocksOf(REPLICA)).toContainEqual({
    kind: 'list',
    items: ['A file is called foreign by its first bytes and its place, not by who put it there.'],
  })
})

test('a chosen finding that states no limitation stops the report', () => {
  const { found } = first
  if (found.kind !== 'rows') throw new Error('the first pin has no rows')
  const silent = { ...found, answer: { ...found.answer, caveats: [] } }
  expect(() => chapters(withPin({ found: silent }))).toThrow('The answer of identities states no limitation')
})

test('a figure is taken from its chapter; where there is none, there is none', () => {
  expect(figureOf({ section: 'waterfall', index: 0 }, REPLICA)).toMatchObject({
    figure: { kind: 'figure' },
    chapter: 'How the messages were counted',
  })
  for (const gone of [
    { section: 'waterfall', index: 1 },
    { section: 'nowhere', index: 0 },
  ])
    expect(figureOf(gone, REPLICA)).toBeNull()
  expect(figureOf({ section: 'foreword', index: 0 }, EMPTY)).toBeNull()
})

const without = (...leftOut: string[]): ReportInput => ({ ...REPLICA, leftOut })

test('chapters that the author left out are gone, told on the first page, and the others counted through', () => {
  const input = without('countries', 'claims', 'summary')
  expect(ids(input)).toEqual(ids(REPLICA).filter((id) => !['countries', 'claims', 'summary'].includes(id)))
  expect(chapters(input).map(({ number }) => number)).toEqual(chapters(input).map((_, at) => at + 1))
  const { html, markdown } = rendered(input)
  expect(markdown.slice(0, markdown.indexOf('\n## '))).toContain(
    'Left out by the author: Summary · Where the addresses are registered · What was said in public.',
  )
  expect(html.slice(0, html.indexOf('<nav'))).toContain('<dt>Left out by the author</dt>')
  expect(html).toContain('<a class="skip" href="#foreword">Skip to the first chapter</a>')
  expect(rendered(REPLICA).html).not.toContain('Left out by the author')
})

test('what was written for a chapter that is left out waits in the case and stops nothing', () => {
  const prose = [{ name: 'claims.md', text: 'They said {{counts no-such}}.' }]
  expect(ids({ ...without('claims'), prose })).not.toContain('claims')
  expect(() => ids({ ...REPLICA, prose })).toThrow('prose/claims.md:1')
})

test('a chapter that does not exist, or without which nothing can be checked, cannot be left out', () => {
  expect(allChapters.filter(({ fixed }) => fixed).map(({ id }) => id)).toEqual([
    'custody',
    'method',
    'limitations',
    'reproduce',
  ])
  expect(() => chapters(without('method'))).toThrow('without which a report cannot be checked')
  expect(() => chapters(without('methods'))).toThrow('there is no such chapter')
})
