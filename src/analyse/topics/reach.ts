import type { View } from '../analysis.ts'
import { corpusOf } from '../corpus.ts'
import { once } from '../once.ts'
import { slicesBy } from '../slices.ts'
import { messagesByText } from './messages-by-text.ts'
import { FEWEST_CHARACTERS, textGroups } from './text-groups.ts'

/** A text that goes to strangers reaches at least so many times the addresses that 99 of 100 everyday texts reach … */
const TIMES_EVERYDAY = 3
const EVERYDAY_QUANTILE = 0.99
/** … and never fewer than this. */
export const FEWEST_ADDRESSES = 20

/**
 * From how many addresses on somebody's text went to more than chance: three times what 99 % of the everyday messages of the same
 * view reach (texts shorter than a template), because resends, moves and group chats give those several addresses, too.
 */
export const manyAddresses = once(async (view): Promise<number> => {
  const [corpus, { characters }] = await Promise.all([corpusOf(view), textGroups(view)])
  const { starts } = messagesByText(corpus)
  const isEveryday = (text: number): boolean => (characters[text] ?? 0) < FEWEST_CHARACTERS
  let everyday = 0
  for (const text of corpus.texts.keys())
    if (isEveryday(text)) everyday += (starts[text + 1] ?? 0) - (starts[text] ?? 0)
  const atLeast = await messagesReaching(view, (id) => isEveryday(placeIn(corpus.textIds, id)))
  const beyond = everyday * (1 - EVERYDAY_QUANTILE)
  let usual = 1
  while ((atLeast[usual + 1] ?? 0) > beyond) usual += 1
  return Math.max(FEWEST_ADDRESSES, TIMES_EVERYDAY * usual)
})

/** Unique messages of the texts meant that reach at least 0, 1, 2, … addresses; those of fewer than two are not counted. */
async function messagesReaching(view: View, isMeant: (textId: string) => boolean): Promise<number[]> {
  const exactly: number[] = []
  for (const slice of await slicesBy(view, 'text_id')) {
    const found = view.store.stream<{ id: string; n: number }>(
      `SELECT hex(text_id) AS id, count() AS n
       FROM (SELECT account, text_id FROM records WHERE ${view.where} AND address != '' AND ${slice} GROUP BY account, text_id, address) AS g
       GROUP BY account, text_id HAVING n > 1`,
      view.params,
    )
    for await (const batch of found) for (const { id, n } of batch) if (isMeant(id)) exactly[n] = (exactly[n] ?? 0) + 1
  }
  let sum = 0
  return Array.from({ length: exactly.length }, (_, at) => (sum += exactly[exactly.length - 1 - at] ?? 0)).toReversed()
}

/** Place of a text's id among the ids of a corpus, which are in ascending order. */
export function placeIn(textIds: readonly string[], id: string): number {
  let [low, high] = [0, textIds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((textIds[middle] ?? '') < id) low = middle + 1
    else high = middle
  }
  return low
}

/** Texts asked for in one query. */
const TEXTS_AT_A_TIME = 5000

/** Where and until when a text of an account was sent. */
export interface Sent {
  account: string
  text: number
  address: string
  lastUtcMs: number | null
}

/** Every account, address and last time of some texts of the corpus, some at a time. */
export async function* sentOf(view: View, texts: readonly number[]): AsyncGenerator<readonly Sent[]> {
  const { textIds } = await corpusOf(view)
  for (let at = 0; at < texts.length; at += TEXTS_AT_A_TIME) {
    const ids = texts.slice(at, at + TEXTS_AT_A_TIME).map((text) => textIds[text] ?? '')
    const found = view.store.stream<{ account: string; id: string; address: string; last: number | null }>(
      `SELECT account, hex(text_id) AS id, address, max(observed_at_utc_ms) AS last
       FROM records WHERE ${view.where} AND hex(text_id) IN {ids:Array(String)} GROUP BY account, text_id, address`,
      { ...view.params, ids },
    )
    for await (const batch of found)
      yield batch.map(({ account, id, address, last }) => ({
        account,
        text: placeIn(textIds, id),
        address,
        lastUtcMs: last,
      }))
  }
}
