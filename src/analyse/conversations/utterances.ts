import { CAUSES } from '../repetition/causes.ts'
import type { Sendings } from '../repetition/sendings.ts'

/** What was said when by whom, in the order of time: sendings again within minutes and copies of group chats are one. */
export interface Utterances {
  count: number
  account: Uint32Array
  text: Uint32Array
  address: Uint32Array
  /** Whole seconds since the first of them. */
  second: Float64Array
  /** 1 where the account sends this text at other times, too. */
  repeated: Uint8Array
  /** Place among the sendings of the view. */
  sending: Uint32Array
  /** Row of the unique message. */
  message: Uint32Array
  firstUtcMs: number
}

/** What follows from a sending before it, and what a campaign sends to strangers, is no turn of its own. */
const IS_TURN = CAUSES.map((cause) => cause === 'first' || cause === 'other-account' || cause === 'resend-later')
const LATER = CAUSES.indexOf('resend-later')

/** Dated sendings with a named account that may be a turn of a conversation; `causes` are places in `CAUSES`. */
export function utterancesOf(sendings: Sendings, causes: Uint8Array): Utterances {
  const { corpus, start, utcMs, address } = sendings
  const chosen: number[] = []
  const rowOf = new Uint32Array(utcMs.length)
  for (let row = 0; row + 1 < start.length; row += 1)
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at += 1) {
      rowOf[at] = row
      const isTurn = IS_TURN[causes[at] ?? 0] === true
      if (isTurn && !Number.isNaN(utcMs[at]) && corpus.accounts[corpus.account[row] ?? 0] !== '') chosen.push(at)
    }
  const timeOf = (at: number): number => utcMs[at] ?? 0
  const order = chosen.toSorted((a, b) => timeOf(a) - timeOf(b) || a - b)
  const firstUtcMs = order.length === 0 ? 0 : timeOf(order[0] ?? 0)
  const messageOf = (at: number): number => rowOf[at] ?? 0
  return {
    count: order.length,
    account: Uint32Array.from(order, (at) => corpus.account[messageOf(at)] ?? 0),
    text: Uint32Array.from(order, (at) => corpus.text[messageOf(at)] ?? 0),
    address: Uint32Array.from(order, (at) => address[at] ?? 0),
    second: Float64Array.from(order, (at) => Math.floor((timeOf(at) - firstUtcMs) / 1000)),
    repeated: Uint8Array.from(order, (at) => (causes[at] === LATER ? 1 : 0)),
    sending: Uint32Array.from(order),
    message: Uint32Array.from(order, messageOf),
    firstUtcMs,
  }
}
