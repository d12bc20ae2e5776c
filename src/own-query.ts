import type { Askable } from './answers.ts'
import { textCover } from './covered.ts'
import { wilson } from './lib/stats.ts'
import { OperatorError } from './model/errors.ts'
import type { QueryLanguage } from './model/queries.ts'
import { compileTerms } from './text/enrich.ts'
import { maskSensitive } from './text/mask-sensitive.ts'
import { extentOf } from './text/wanted.ts'

/** A query of a person's own: terms as docs/queries.md writes them, all of one language. */
export interface OwnQuery {
  terms: readonly string[]
  language: QueryLanguage
}

/** What a term, or any of them, is found in. */
export interface OwnFinding {
  readonly [column: string]: string | number | null
  /** `any` stands for all terms together. */
  term: string
  /** Unique messages: account and text. */
  messages: number
  records: number
  share: number | null
  ci_low: number
  ci_high: number
}

/** Terms of one query, and characters of one term. */
export const MOST_TERMS = 50
export const LONGEST_TERM = 100

/** Terms in lower case, each once; throws OperatorError when there are none or too many. */
export function soundTerms(terms: readonly string[]): string[] {
  const sound = [...new Set(terms.map((term) => term.trim().toLowerCase()))].filter((term) => !/^\*?$/.test(term))
  if (sound.length === 0 || sound.length > MOST_TERMS || sound.some((term) => term.length > LONGEST_TERM))
    throw new OperatorError(
      `A query has one to ${MOST_TERMS} terms of at most ${LONGEST_TERM} characters; this one has ${sound.length}.`,
      { hint: 'Write other terms; on the page Queries with commas or line breaks between them.', exit: 'wrongUsage' },
    )
  return sound
}

interface Text {
  readonly [column: string]: string | number
  text: string
  messages: number
  records: number
  /** 1 where a detector found a private value in it. */
  isPrivate: number
}

/** The matching of `queries`, for these terms: the terms that a text holds. */
function matcherOf({ terms, language }: OwnQuery): (text: string) => readonly string[] {
  const find = compileTerms(
    terms.map((term) => ({ ...extentOf(term, language), matches: [{ list: 'own', keyword: term }] })),
  )
  return (text) => find(text).map(({ keyword }) => keyword)
}

/** Each distinct text with how often it was logged; account and text make a message unique. */
const TEXTS = `SELECT t.text AS text, m.messages AS messages, m.records AS records,
    toUInt8(text_id IN (SELECT text_id FROM sensitive)) AS isPrivate FROM texts AS t
  ALL INNER JOIN (SELECT text_id, uniqExact(account) AS messages, count() AS records FROM records WHERE is_message = 1 GROUP BY text_id) AS m USING (text_id)`

/** Texts as they may be read, in the order given. */
type Readable = (hits: readonly Text[]) => Promise<readonly string[]>

const asWritten: Readable = (hits) => Promise.resolve(hits.map(({ text }) => text))

/** Covering takes longer than all the rest (measured), so only what could hide a term is covered: names hold an ASCII letter. */
function readableOf(terms: readonly string[], at: Parameters<typeof textCover>[1]): Readable {
  if (!terms.some((term) => /[a-z0-9]/.test(term)))
    return (hits) => Promise.resolve(hits.map(({ text, isPrivate }) => (isPrivate === 1 ? maskSensitive(text) : text)))
  return async (hits) => {
    const cover = await textCover(
      hits.map(({ text }) => text),
      at,
    )
    return hits.map(({ text }) => cover(text))
  }
}

/**
 * Counts the messages that hold a person's own terms, as `queries` counts its own. While names are covered, terms are looked for
 * in what may be read then: nobody finds a number or a name by guessing it.
 */
export async function ownQuery(
  { store, folder }: Pick<Askable, 'store' | 'folder'>,
  wanted: OwnQuery,
  revealed: boolean,
): Promise<{ rows: readonly OwnFinding[]; total: number }> {
  const terms = soundTerms(wanted.terms)
  const matching = matcherOf({ terms, language: wanted.language })
  const sums = new Map(['any', ...terms.map((term) => `=${term}`)].map((key) => [key, { messages: 0, records: 0 }]))
  const count = (found: readonly string[], { messages, records }: Text): void => {
    for (const key of found.length === 0 ? [] : ['any', ...found.map((term) => `=${term}`)]) {
      const sum = sums.get(key)
      if (sum !== undefined) Object.assign(sum, { messages: sum.messages + messages, records: sum.records + records })
    }
  }
  const readable = revealed ? asWritten : readableOf(terms, { store, folder })
  let total = 0
  for await (const batch of store.stream<Text>(TEXTS)) {
    for (const { messages } of batch) total += messages
    const hits = batch.filter(({ text }) => matching(text).length > 0)
    const texts = await readable(hits)
    for (const [at, hit] of hits.entries()) count(matching(texts[at] ?? ''), hit)
  }
  const rows = [...sums].map(([key, sum]) => ({ term: key.replace(/^=/, ''), ...sum, ...shareOf(sum.messages, total) }))
  return { rows, total }
}

function shareOf(messages: number, total: number) {
  const { low, high } = wilson(messages, total)
  return { share: total === 0 ? null : messages / total, ci_low: low, ci_high: high }
}
