import { readCodingSheet, codingOf, CODING_COLUMNS, type CodedSheet } from './analyse/coding/sheet.ts'
import { sampleOf } from './analyse/coding/sample.ts'
import { viewOf } from './analyse/index.ts'
import type { Askable } from './answers.ts'
import { textCover } from './covered.ts'
import { type CaseFolder, pseudonymiser } from './custody/index.ts'
import { caseCodingFiles, type HandedIn, keepCoding, queryOfSheet } from './knowledge.ts'
import { grouped } from './lib/grouped.ts'
import { nearest } from './lib/near.ts'
import { visible } from './lib/visible.ts'
import type { Coding } from './model/coding.ts'
import { OperatorError } from './model/errors.ts'
import { QUERIES } from './model/queries.ts'
import { guardedCsv } from './report/tables.ts'
import type { Store } from './store/index.ts'

/** Name of a unique message in sheets: a keyed hash, so that no sheet tells whose message or which text it is. */
export const itemNames = (folder: CaseFolder): ((account: string, textId: string) => string) => {
  const pseudonym = pseudonymiser(folder.secret)
  return (account, textId) => pseudonym('item', `${account}\0${textId}`)
}

export interface SampleWanted {
  query: string
  size: number
  seed: number
  revealed: boolean
}

function requireQuery(query: string): void {
  const ids = QUERIES.map(({ id }) => id)
  if (ids.includes(query)) return
  const near = nearest(query, ids)
  throw new OperatorError(`There is no query called ${query}.`, {
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Choose one of: ${ids.join(', ')}.`,
    exit: 'wrongUsage',
  })
}

/** An item of a sample as a coder reads it. */
interface CodingItem {
  item: string
  /** The message, with private values and names masked unless they were revealed. */
  text: string
}

/** A seeded sample of a query's hits, in the order in which it is to be coded, and how many hits there are. */
export async function codingItems(
  { store, folder }: Pick<Askable, 'store' | 'folder'>,
  { query, size, seed, revealed }: SampleWanted,
): Promise<{ items: readonly CodingItem[]; hits: number }> {
  requireQuery(query)
  const { items, hits } = await sampleOf(viewOf(store), query, { size, seed })
  if (hits === 0)
    throw new OperatorError(`The query ${query} matches no message of this case.`, {
      hint: 'See which queries match: breachlight ask queries.',
    })
  const texts = await textsOf(
    store,
    items.map(({ textId }) => textId),
  )
  const cover = revealed ? (text: string) => text : await textCover([...texts.values()], { store, folder })
  const itemOf = itemNames(folder)
  const shown = items.map(({ account, textId }) => ({
    item: itemOf(account, textId),
    text: visible(cover(texts.get(textId) ?? '')),
  }))
  return { items: shown, hits }
}

/** The same as a sheet for coders. */
export async function codingSheet(
  at: Askable,
  wanted: SampleWanted,
): Promise<{ csv: string; items: number; hits: number }> {
  const { items, hits } = await codingItems(at, wanted)
  const rows = items.map(({ item, text }) => [item, wanted.query, hits, wanted.seed, text, '', '', ''])
  return { csv: guardedCsv([[...CODING_COLUMNS], ...rows]), items: items.length, hits }
}

async function textsOf(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await store.rows<{ id: string; text: string }>(
    'SELECT hex(text_id) AS id, text FROM texts WHERE hex(text_id) IN {ids:Array(String)}',
    { ids: [...ids] },
  )
  return new Map(rows.map(({ id, text }) => [id, text]))
}

const read = ({ name, bytes }: HandedIn): CodedSheet => readCodingSheet(name, bytes)

/** Keeps the sheets of two coders, and of a third, in the case; throws OperatorError when they do not belong together. */
export function addCoding(folder: CaseFolder, sheets: readonly HandedIn[]): Coding {
  const coding = codingOf(sheets.map(read))
  requireQuery(coding.query)
  keepCoding(folder, coding.query, sheets)
  return coding
}

/** Every coding of the case, by query. */
export const caseCoding = (folder: CaseFolder): Coding[] =>
  [...grouped(caseCodingFiles(folder), ({ name }) => queryOfSheet(name)).values()].map((sheets) =>
    codingOf(sheets.map(read)),
  )
