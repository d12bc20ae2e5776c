import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { analyses, answer, viewOf } from '../../src/analyse/index.ts'
import type { Store } from '../../src/store/index.ts'
import { type Dataset, load, SMALL } from '../analyse/dataset.ts'
import { SESSION } from '../analyse/trial-session.ts'

const WHOLE: Dataset = { ...SMALL, tables: { ...SMALL.tables, ...SESSION.tables } }

let loaded: { store: Store; close: () => Promise<void> } | undefined
// The engine opens one folder at a time in a process, so the empty case is asked before the small one is loaded.
const emptyAnswers = new Map<string, Awaited<ReturnType<typeof answer>>>()

beforeAll(async () => {
  const empty = await load({})
  for (const analysis of analyses)
    emptyAnswers.set(analysis.id, await answer(viewOf(empty.store), analysis, { ledgerHead: '' }))
  await empty.close()
  loaded = await load(WHOLE)
})
afterAll(() => loaded?.close())

const small = (family?: string) => {
  if (loaded === undefined) throw new Error('the small case is not loaded')
  return viewOf(loaded.store, family)
}

test('the index holds every file once, sorted', () => {
  const ids = readdirSync('src/analyse/analyses').map((name) => name.replace(/\.ts$/, ''))
  expect(analyses.map(({ id }) => id)).toEqual(ids.toSorted())
})

describe.each(analyses)('$id', (analysis) => {
  const columns = Object.keys(analysis.columns)

  test('asks a question, explains every column and states what it does not say', () => {
    expect(analysis.question).toMatch(/^\p{Lu}.*\?$/u)
    expect(Object.values(analysis.columns).filter((meaning) => meaning.trim() === '')).toEqual([])
    expect(columns).toEqual(expect.arrayContaining(Object.keys(analysis.personal)))
    expect(columns).toEqual(expect.arrayContaining([analysis.glossed].filter((column) => column !== undefined)))
    expect(columns).not.toContain('gloss')
    expect(analysis.caveats.length).toBeGreaterThan(0)
    expect(analysis.caveats.filter((caveat) => caveat.trim() === '')).toEqual([])
  })

  test.each([undefined, 'onlineuser'])('rows have exactly the declared columns (family %s)', async (family) => {
    const { rows } = await answer(small(family), analysis, { ledgerHead: '' })
    for (const row of rows) expect(Object.keys(row)).toEqual(columns)
  })

  test('shares and ends of intervals lie in 0 … 1, and an interval holds its share', async () => {
    const { rows } = await answer(small(), analysis, { ledgerHead: '' })
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) {
        if (!/^share|^ci_|_share$/.test(column) || value === null) continue
        expect(value).toBeGreaterThanOrEqual(column === 'ci_high' ? shareOf(row) : 0)
        expect(value).toBeLessThanOrEqual(column === 'ci_low' ? shareOf(row) : 1)
      }
  })

  test('the same case gives the same answer', async () => {
    const first = await answer(small(), analysis, { ledgerHead: '' })
    expect(await answer(small(), analysis, { ledgerHead: '' })).toEqual(first)
  })

  test('an empty case has an answer without personal rows', () => {
    const rows = emptyAnswers.get(analysis.id)?.rows ?? []
    for (const column of Object.keys(analysis.personal)) expect(rows.map((row) => row[column])).toEqual([])
    expect(emptyAnswers.has(analysis.id)).toBe(true)
  })
})

/** The share that stands in the same row as an interval; the whole range when it is unknown. */
function shareOf(row: Readonly<Record<string, unknown>>): number {
  const share = Object.entries(row).find(([column]) => column.startsWith('share'))?.[1]
  return typeof share === 'number' ? share : 1
}
