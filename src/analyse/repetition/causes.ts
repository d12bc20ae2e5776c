import { once } from '../once.ts'
import { AGAIN, againOf } from './again.ts'
import { broadcastsOf } from './broadcasts.ts'
import { type Sendings, sendingsOf } from './sendings.ts'

/** Why a sending stands in the log beside others of its text. Copies are of records and come on top. */
export const CAUSES = [
  'first',
  'other-account',
  'group',
  'resend-quick',
  'resend-later',
  'resend-undated',
  'broadcast',
] as const
export type Cause = (typeof CAUSES)[number]

const BY_AGAIN: Readonly<Record<number, Cause>> = {
  [AGAIN.group]: 'group',
  [AGAIN.quick]: 'resend-quick',
  [AGAIN.later]: 'resend-later',
  [AGAIN.undated]: 'resend-undated',
}

/** The cause of every sending of the view, as a place in `CAUSES`. */
export const causesOf = once(async (view) =>
  causesIn(await sendingsOf(view), await againOf(view), await broadcastsOf(view)),
)

/** The same of sendings at hand; `broadcast` tells of every text whether it is one. */
export function causesIn(sendings: Sendings, again: Uint8Array, broadcast: Uint8Array): Uint8Array {
  const { corpus, start, address } = sendings
  const firstRow = firstRows(sendings)
  const causes = new Uint8Array(again.length)
  for (const [row, text] of corpus.text.entries()) {
    const isBroadcast = broadcast[text] === 1
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at += 1) {
      const isFirst = again[at] === AGAIN.first
      const isElsewhere = address[at] !== address[at - 1]
      const cause: Cause = isFirst
        ? firstRow[text] === row
          ? 'first'
          : isBroadcast
            ? 'broadcast'
            : 'other-account'
        : isBroadcast && (isElsewhere || again[at] !== AGAIN.quick)
          ? 'broadcast'
          : (BY_AGAIN[again[at] ?? 0] ?? 'first')
      causes[at] = CAUSES.indexOf(cause)
    }
  }
  return causes
}

/** For every text, the unique message that was sent first. */
function firstRows({ corpus }: Sendings): Uint32Array {
  const rows = new Uint32Array(corpus.texts.length).fill(NONE)
  for (const [row, text] of corpus.text.entries()) {
    const known = rows[text] ?? NONE
    // A message without a date comes after those with one, else in the order of accounts
    const isEarlier = known === NONE || timeOf(corpus.firstUtcMs[row]) < timeOf(corpus.firstUtcMs[known])
    if (isEarlier) rows[text] = row
  }
  return rows
}

const NONE = 2 ** 32 - 1
const timeOf = (utcMs: number | undefined): number => (utcMs === undefined || Number.isNaN(utcMs) ? Infinity : utcMs)
