import type { View } from '../analysis.ts'
import { slicesBy } from '../slices.ts'

/** A unique message that a query matches; `textId` in hexadecimal. */
export interface Hit {
  readonly [column: string]: string
  account: string
  textId: string
}

/** Every unique message of the view that holds a term of the query in any language, some at a time, in no certain order. */
export async function* hitsOf(view: View, query: string): AsyncGenerator<readonly Hit[]> {
  for (const slice of await slicesBy(view, 'account'))
    yield* view.store.stream<Hit>(
      `SELECT account, hex(text_id) AS textId FROM records
       WHERE ${view.where} AND ${slice}
         AND text_id IN (SELECT text_id FROM matches WHERE list = 'query' AND keyword = {keyword:String})
       GROUP BY account, text_id`,
      { ...view.params, keyword: `${query}/any` },
    )
}
