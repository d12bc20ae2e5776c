import { once } from '../once.ts'
import { type Sendings, sendingsOf } from './sendings.ts'

/** How a sending follows those of the same message before it. */
export const AGAIN = {
  first: 0,
  /** The same moment from another address: a group chat, logged by several receivers. */
  group: 1,
  /** Sent again within minutes. */
  quick: 2,
  /** Sent again later. */
  later: 3,
  /** Another sending without a date. */
  undated: 4,
} as const

/** The lab's groups are logged within 3 seconds; clocks of clients may be some seconds apart. */
const GROUP_MS = 10_000

/** “Within minutes”: who sees that a message did not appear tries again while the conversation is still open. */
export const QUICK_MS = 300_000

/** For every sending of the view, how it follows the one before (`AGAIN`). */
export const againOf = once(async (view) => classesOf(await sendingsOf(view)))

/** The same of sendings at hand. */
export function classesOf(sendings: Sendings): Uint8Array {
  const classes = new Uint8Array(sendings.utcMs.length)
  for (let row = 0; row + 1 < sendings.start.length; row += 1) classify(sendings, row, classes)
  return classes
}

function classify({ start, address, utcMs }: Sendings, row: number, classes: Uint8Array): void {
  const [from, to] = [start[row] ?? 0, start[row + 1] ?? 0]
  let begun = utcMs[from] ?? Number.NaN
  const heardAt = new Set([address[from]])
  for (let at = from + 1; at < to; at += 1) {
    const afterMs = (utcMs[at] ?? Number.NaN) - begun
    if (afterMs <= GROUP_MS && !heardAt.has(address[at])) classes[at] = AGAIN.group
    else {
      classes[at] = Number.isNaN(afterMs) ? AGAIN.undated : afterMs <= QUICK_MS ? AGAIN.quick : AGAIN.later
      begun = utcMs[at] ?? Number.NaN
      heardAt.clear()
    }
    heardAt.add(address[at])
  }
}
