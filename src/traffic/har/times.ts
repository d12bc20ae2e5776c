import { compileTime } from '../../lib/times.ts'
import type { MessageFault } from '../../model/exchange.ts'
import { amountIn, type Fields, fieldsIn, textIn } from './values.ts'

/** HAR 1.2, startedDateTime: ISO 8601. A time without a zone could be anywhere within a day, so it is none. */
const LAYOUTS = ['YYYY-MM-DDTHH:mm:ss.mmmZ', 'YYYY-MM-DDTHH:mm:ssZ'].map((written) => compileTime(written, 0))

/** When each side of an exchange began and ended; null where the entry does not say. */
export interface EntryTimes {
  requestStart: number | null
  requestEnd: number | null
  responseStart: number | null
  responseEnd: number | null
}

function startOf(entry: Fields, faults: Set<MessageFault>): number | null {
  const written = textIn(entry, 'startedDateTime')
  for (const read of LAYOUTS) {
    const atUtcMs = written === null ? null : read(written)
    if (atUtcMs !== null) return atUtcMs
  }
  faults.add('bad-value')
  return null
}

const plus = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other

/** HAR 1.2, timings: `ssl` is part of `connect`; -1 for what did not happen. */
const BEFORE_SENDING = ['blocked', 'dns', 'connect'] as const

/** Times of an entry in milliseconds UTC; `faults` takes note of what can be no time. */
export function timesOf(entry: Fields, faults: Set<MessageFault>): EntryTimes {
  const requestStart = startOf(entry, faults)
  const timings = fieldsIn(entry, 'timings')
  const before = BEFORE_SENDING.reduce((sum, name) => sum + (amountIn(timings, name, faults) ?? 0), 0)
  const sent = plus(amountIn(timings, 'send', faults), before)
  const requestEnd = plus(requestStart, sent)
  return {
    requestStart,
    requestEnd,
    responseStart: plus(requestEnd, amountIn(timings, 'wait', faults)),
    responseEnd: plus(requestStart, amountIn(entry, 'time', faults)),
  }
}
