import { OBSCENITY } from '../model/obscenity.ts'
import { once } from './once.ts'
import { addedUp } from './slices.ts'

/** How often a keyword of a list (or a query, or a step's word) occurs. */
export interface Matched {
  readonly [column: string]: string | number
  list: string
  keyword: string
  /** Unique messages (account + text) whose text holds the keyword. */
  messages: number
  records: number
}

/** All matches in the view, by list and keyword, the most frequent keyword of a list first. */
export const matched = once(async (view) => {
  const found = await addedUp<Matched>(
    view,
    'text_id',
    (slice) =>
      `SELECT list, keyword, count() AS messages, sum(n) AS records
       FROM (SELECT text_id, list, keyword FROM matches WHERE ${slice}) AS k
       ALL INNER JOIN (${uniqueMessages(view.where, slice)}) AS m USING (text_id)
       GROUP BY list, keyword`,
  )
  return found.toSorted((a, b) => compare(a.list, b.list) || b.messages - a.messages || compare(a.keyword, b.keyword))
})

/** How often only folding finds a keyword of a list, or a query (`<query id>/any`). */
export interface FoldedMatched {
  list: string
  keyword: string
  messages: number
  /** The foldings that it took, each with its messages: `script 12, width+case 3`. */
  foldings: string
}

/** What identifies a keyword among all lists. */
export const matchKey = ({ list, keyword }: { list: string; keyword: string }): string => `${list}\0${keyword}`

/** What only folding finds in the view, by `matchKey`, in the order of lists and keywords. */
export const foldedMatched = once(async (view): Promise<ReadonlyMap<string, FoldedMatched>> => {
  const found = await addedUp<Matched & { foldings: string }>(
    view,
    'text_id',
    (slice) =>
      `SELECT list, keyword, foldings, count() AS messages
       FROM (SELECT text_id, list, keyword, foldings FROM folded_matches WHERE ${slice}) AS k
       ALL INNER JOIN (${uniqueMessages(view.where, slice)}) AS m USING (text_id)
       GROUP BY list, keyword, foldings`,
  )
  const sums = new Map<string, FoldedMatched>()
  const sorted = found.toSorted(
    (a, b) => compare(matchKey(a), matchKey(b)) || b.messages - a.messages || compare(a.foldings, b.foldings),
  )
  for (const one of sorted) {
    const sum = sums.get(matchKey(one)) ?? { list: one.list, keyword: one.keyword, messages: 0, foldings: '' }
    const foldings = `${sum.foldings === '' ? '' : `${sum.foldings}, `}${one.foldings} ${one.messages}`
    sums.set(matchKey(one), { ...sum, messages: sum.messages + one.messages, foldings })
  }
  return sums
})

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A row for each unique message: its text, and its records. */
const uniqueMessages = (where: string, slice: string): string =>
  `SELECT text_id, count() AS n FROM records WHERE ${where} AND ${slice} GROUP BY account, text_id`

/** Matches of list files carry the file's name; our own queries and steps carry these. */
export const isListFile = (list: string): boolean => list !== 'query' && !list.startsWith('step:')

/** What one pass over the unique messages of the view tells. */
export interface MessageTotals {
  readonly [column: string]: number
  /** The headline: distinct (account, text). */
  unique_messages: number
  /** Unique messages that the obscenity step leaves. */
  clean_messages: number
  /** Those of them that hold a keyword of a list file. */
  listed_messages: number
  /** Above 0 when any message holds one. */
  any_listed: number
}

const textsOf = (lists: string, slice: string): string => `SELECT text_id FROM matches WHERE ${lists} AND ${slice}`

export const messageTotals = once(async (view): Promise<MessageTotals> => {
  const [totals] = await addedUp<MessageTotals>(
    view,
    'text_id',
    (slice) =>
      `SELECT count() AS unique_messages, countIf(obscene = 0) AS clean_messages,
         countIf(obscene = 0 AND listed = 1) AS listed_messages, max(listed) AS any_listed
       FROM (
         SELECT text_id IN (${textsOf(`list = '${OBSCENITY.list}'`, slice)}) AS obscene,
           text_id IN (${textsOf("list != 'query' AND substring(list, 1, 5) != 'step:'", slice)}) AS listed
         FROM (${uniqueMessages(view.where, slice)}) AS m
       ) AS t`,
  )
  if (totals === undefined) throw new Error('an aggregate without groups has one row')
  return totals
})

export const uniqueMessageCount = once(async (view) => (await messageTotals(view)).unique_messages)
