import type { View } from '../analysis.ts'
import { type Conversations, conversationsOf } from '../conversations/conversations.ts'
import { once } from '../once.ts'
import { AGAIN, againOf } from '../repetition/again.ts'
import { broadcastsOf } from '../repetition/broadcasts.ts'
import { cellOf, CELLS } from './mixture.ts'

/** What is seen of each unique message. */
export interface Observed {
  /** Cell of each message (`cellOf`); `LEFT_OUT` for campaigns and what has no date or account. */
  cell: Uint8Array
  /** Unique messages of each text: those of text `t` are `message[start[t]]` to `message[start[t + 1] - 1]`. */
  start: Uint32Array
  message: Uint32Array
  found: Conversations
}

export const LEFT_OUT = 255

export const observedOf = once(async (view): Promise<Observed> => {
  const found = await conversationsOf(view)
  const [again, broadcast] = [await againOf(view), await broadcastsOf(view)]
  const { corpus, start, utcMs } = found.sendings
  const answered = answeredMessages(found)
  const cell = Uint8Array.from(corpus.text, (text, row) => {
    const from = start[row] ?? 0
    const isNamed = corpus.accounts[corpus.account[row] ?? 0] !== ''
    if (broadcast[text] === 1 || Number.isNaN(utcMs[from]) || !isNamed) return LEFT_OUT
    return cellOf(quickly(again, from, start[row + 1] ?? from), answered[row] === 1)
  })
  return { cell, found, ...byText(corpus.text, corpus.texts.length) }
})

/** How often a message was sent again within minutes of its first sending, one after the other. */
function quickly(again: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let at = from + 1; at < to && again[at] !== AGAIN.later && again[at] !== AGAIN.undated; at += 1)
    if (again[at] === AGAIN.quick) count += 1
  return count
}

/** 1 for every unique message whose first sending somebody else follows in the same conversation. */
function answeredMessages({ sendings, utterances, threads }: Conversations): Uint8Array {
  const answered = new Uint8Array(sendings.corpus.text.length)
  for (const { turns } of threads)
    for (const [at, place] of turns.entries()) {
      const isAnswered = turns.slice(at + 1).some((next) => utterances.account[next] !== utterances.account[place])
      if (isAnswered && utterances.repeated[place] !== 1) answered[utterances.message[place] ?? 0] = 1
    }
  return answered
}

function byText(text: Uint32Array, texts: number): Pick<Observed, 'start' | 'message'> {
  const start = new Uint32Array(texts + 1)
  for (const one of text) start[one + 1] = (start[one + 1] ?? 0) + 1
  for (let at = 0; at < texts; at += 1) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0)
  const filled = start.slice()
  const message = new Uint32Array(text.length)
  for (const [row, one] of text.entries()) {
    message[filled[one] ?? 0] = row
    filled[one] = (filled[one] ?? 0) + 1
  }
  return { start, message }
}

/** A keyword with what is seen of the messages that hold it. */
export interface Keyword {
  list: string
  keyword: string
  /** Messages by cell. */
  counts: Float64Array
  /** Rows of its messages. */
  messages: readonly number[]
}

/** Every keyword of a list, and every subject of our own queries, that stands in a message. */
export async function keywordsOf(view: View, { cell, found, start, message }: Observed): Promise<Keyword[]> {
  const places = new Map(found.sendings.corpus.textIds.map((id, at) => [id, at]))
  const keywords = new Map<string, Keyword & { messages: number[] }>()
  const matches = view.store.stream<{ list: string; keyword: string; id: string }>(
    `SELECT list, keyword, hex(text_id) AS id FROM matches
     WHERE substring(list, 1, 5) != 'step:' AND (list != 'query' OR keyword LIKE '%/any')`,
  )
  for await (const batch of matches)
    for (const { list, keyword, id } of batch) {
      const text = places.get(id)
      if (text === undefined) continue
      const name = `${list}\t${keyword}`
      const known = keywords.get(name) ?? { list, keyword, counts: new Float64Array(CELLS), messages: [] }
      keywords.set(name, known)
      for (const row of message.subarray(start[text] ?? 0, start[text + 1] ?? 0)) addTo(known, row, cell[row])
    }
  return [...keywords.values()]
    .filter(({ messages }) => messages.length > 0)
    .toSorted(
      (a, b) => compare(a.list, b.list) || b.messages.length - a.messages.length || compare(a.keyword, b.keyword),
    )
}

function addTo({ counts, messages }: Keyword & { messages: number[] }, row: number, cell = LEFT_OUT): void {
  if (cell === LEFT_OUT) return
  counts[cell] = (counts[cell] ?? 0) + 1
  messages.push(row)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
