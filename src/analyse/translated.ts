import { once } from './once.ts'
import { addedUp, slicesBy } from './slices.ts'

interface Outcome {
  readonly [column: string]: string | number | string[]
  outcome: string
  texts: number
  messages: number
  engines: string[]
}

/** Unique messages, and distinct texts, by what became of their translation, `not tried` without one; nothing when there is none at all. */
export const translatedMessages = once(async (view): Promise<Outcome[]> => {
  const [translated] = await view.store.rows<{ n: number }>('SELECT count() AS n FROM translations')
  if (translated?.n === 0) return [] // an option: most cases have none
  const sums = new Map<string, Outcome & { engines: string[] }>()
  for (const slice of await slicesBy(view, 'text_id')) {
    const found = await view.store.rows<Outcome>(
      `SELECT if(outcome = '', 'not tried', outcome) AS outcome, count() AS texts, sum(accounts) AS messages,
         arraySort(groupUniqArray(engine)) AS engines
       FROM (
         SELECT m.accounts AS accounts, t.outcome AS outcome, t.engine AS engine
         FROM (SELECT text_id, count() AS accounts FROM (
           SELECT account, text_id FROM records WHERE ${view.where} AND ${slice} GROUP BY account, text_id
         ) AS u GROUP BY text_id) AS m
         ALL LEFT JOIN (SELECT text_id, outcome, engine FROM translations WHERE ${slice}) AS t USING (text_id)
       ) AS o
       GROUP BY outcome`,
      view.params,
    )
    for (const row of found) {
      const sum = sums.get(row.outcome)
      const engines = [...new Set([...(sum?.engines ?? []), ...row.engines])].filter((engine) => engine !== '')
      sums.set(row.outcome, {
        outcome: row.outcome,
        texts: (sum?.texts ?? 0) + row.texts,
        messages: (sum?.messages ?? 0) + row.messages,
        engines: engines.toSorted(),
      })
    }
  }
  return [...sums.values()]
})

/** Outcomes whose English can be searched. */
const READABLE = new Set(['translated', 'not-chinese'])

/** Unique messages whose English can be searched; 0 when nothing was translated. */
export const readableMessages = once(async (view) => {
  const outcomes = await translatedMessages(view)
  return outcomes.filter(({ outcome }) => READABLE.has(outcome)).reduce((sum, { messages }) => sum + messages, 0)
})

/** What a query finds in the English, beside what its terms find in the source, both among messages with readable English. */
interface Comparison {
  readonly [column: string]: string | number
  query: string
  /** Unique messages whose English holds a term. */
  messages: number
  /** Unique messages found in both, only in the source, only in the English. */
  in_both: number
  source_only: number
  translation_only: number
}

/** Each query on source and translation beside each other (*Breaching Trust*, footnote 7, wished for the former). */
export const compared = once(async (view): Promise<ReadonlyMap<string, Comparison>> => {
  if ((await readableMessages(view)) === 0) return new Map()
  const rows = await addedUp<Comparison>(
    view,
    'text_id',
    (slice) =>
      `SELECT query, sumIf(accounts, in_english = 1) AS messages, sumIf(accounts, in_english = 1 AND in_source = 1) AS in_both,
         sumIf(accounts, in_english = 0) AS source_only, sumIf(accounts, in_source = 0) AS translation_only
       FROM (
         SELECT text_id, query, max(english) AS in_english, max(source) AS in_source FROM (
           SELECT text_id, query, 1 AS english, 0 AS source FROM translated_matches WHERE ${slice}
           UNION ALL
           SELECT text_id, substring(keyword, 1, length(keyword) - 4) AS query, 0 AS english, 1 AS source
           FROM matches
           WHERE list = 'query' AND substring(keyword, length(keyword) - 3) = '/any' AND ${slice}
             AND text_id IN (SELECT text_id FROM translations WHERE outcome IN ('translated', 'not-chinese') AND ${slice})
         ) AS either
         GROUP BY text_id, query
       ) AS q
       ALL INNER JOIN (SELECT text_id, count() AS accounts FROM (
         SELECT account, text_id FROM records WHERE ${view.where} AND ${slice} GROUP BY account, text_id
       ) AS u GROUP BY text_id) AS m USING (text_id)
       GROUP BY query`,
  )
  return new Map(rows.map((row) => [row.query, row]))
})
