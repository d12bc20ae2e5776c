import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAnalysis, viewOf } from '../../../src/analyse/index.ts'
import { type Findings, type Knowledge, NO_KNOWLEDGE } from '../../../src/analyse/analysis.ts'
import type { Store } from '../../../src/store/index.ts'
import { INVENTED, INVENTED_BOOK, invented } from '../../triggers/lists/invented.ts'
import { load, SMALL } from '../dataset.ts'

let loaded: { store: Store; close: () => Promise<void> } | undefined
beforeAll(async () => {
  loaded = await load({ ...SMALL, lists: [{ name: 'list.txt', keywords: ['法'] }] })
})
afterAll(() => loaded?.close())

async function found(id: string, knowledge: Partial<Knowledge>): Promise<Findings> {
  if (loaded === undefined) throw new Error('the small case is not loaded')
  return findAnalysis(id).run(viewOf(loaded.store, undefined, { ...NO_KNOWLEDGE, ...knowledge }))
}

test('a row for each version, the rules of the labels that were given, and a word on lists newer than the messages', async () => {
  const { rows, caveats } = await found('list-versions', { lists: INVENTED })
  expect(rows.map(({ list, version, unique, added, net_added }) => [list, version, unique, added, net_added])).toEqual([
    ['lamp/a', '2011-01-01', 12, null, null],
    ['lamp/a', '2011-02-10', 16, 4, 4],
    ['lamp/a', '2011-03-02', 11, 0, null],
    ['lamp/a', '2011-03-03', 16, 5, 0],
    ['lamp/a', '2011-04-01', 18, 4, 4],
    ['lamp/b', '2011-01-11', 14, null, null],
    ['lamp/b', '2011-02-20', 1, 1, 1],
    ['lamp/b', '2011-03-12', 6, 6, 6],
    ['lamp/c', '2011-01-21', 4, null, null],
  ])
  expect(caveats?.map((caveat) => caveat.split(':')[0]).slice(0, -1)).toEqual([
    'first',
    'real',
    'transient',
    'truncation',
    'return',
    'placeholder',
  ])
  expect(caveats?.at(-1)).toContain('newer than the last message (1970-01-04)')
})

test('overlaps of clients and lists over all their versions', async () => {
  const { rows } = await found('list-overlap', {
    lists: [...INVENTED, { ...invented('a', 0, ['假']), client: 'other' }],
  })
  expect(rows.map(({ kind, a, b, common }) => [kind, a, b, common].join(' '))).toEqual([
    'client lamp other 1',
    'list lamp/a lamp/b 17',
    'list lamp/a lamp/c 0',
    'list lamp/a other/a 0',
    'list lamp/b lamp/c 2',
    'list lamp/b other/a 1',
    'list lamp/c other/a 0',
  ])
})

test('themes of clients and lists, when somebody handed a code book in', async () => {
  const { rows, denominator, caveats } = await found('list-themes', { lists: INVENTED, codebook: INVENTED_BOOK })
  expect(rows.filter(({ words_of }) => words_of === 'lamp').map(({ theme, words }) => [theme, words])).toEqual([
    ['Political', 12],
    ['Social', 4],
    [null, 9],
  ])
  expect([denominator, caveats]).toEqual(['the distinct words of each list or client over all its versions', []])
})

test('without lists and books that is said', async () => {
  for (const [id, note] of [
    ['list-versions', 'No keyword list was handed in.'],
    ['list-overlap', 'No keyword list was handed in.'],
    ['list-themes', 'No code book was handed in with the lists, so no word has a theme.'],
  ] as const) {
    const { rows, caveats } = await found(id, {})
    expect([rows, caveats?.at(-1)]).toEqual([[], note])
  }
  const one = await found('list-overlap', { lists: [invented('a', 0, ['x'])] })
  expect(one.caveats).toEqual(['There is one list: nothing to compare it with.'])
})

const notes = async (lists: Knowledge['lists']) => (await found('list-matches', { lists })).caveats

test('matches of a list that is newer than the messages come with a note; of one without a date, without', async () => {
  expect(await notes([invented('a', 33, ['法'])])).toEqual([
    expect.stringMatching(
      /^a\/w\.2011-02-03\.txt is 41\.1 years newer than the last message \(1970-01-04\): words added/,
    ),
  ])
  expect(await notes([{ ...invented('a', 33, ['法']), mark: null }])).toBeUndefined()
  expect(
    await notes([{ ...invented('a', 33, ['法']), mark: { kind: 'date', utcMs: 0, text: '1970-01-01' } }]),
  ).toBeUndefined()
})
