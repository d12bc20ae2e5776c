import type { Flow } from './flow.ts'
import { advance, giveUp, type Half, isHollow, isOwing, type Outlet, reachOf, UNKNOWN } from './half.ts'

/** Hands on what can be in both directions, in turn, as each waits for what its sender had received of the other. */
export function settle({ halves: [one, two] }: Flow, outlet: Outlet): void {
  for (;;) {
    let moved = false
    if (one !== null && advance(one, reachOf(two), outlet)) moved = true
    if (two !== null && advance(two, reachOf(one), outlet)) moved = true
    if (moved || unblock(one, two)) continue
    const tired = wearsOut(one) ? one : wearsOut(two) ? two : null
    if (tired === null) return
    // Bytes that were only acknowledged are missed at the end: a forged acknowledgement must not cost true bytes.
    const [first] = tired.waiting
    giveUp(tired, first === undefined ? null : Math.min(first.start, tired.acked))
  }
}

const isBlamed = (half: Half | null): half is Half => half !== null && isOwing(half) && isHollow(half)
const wearsOut = (half: Half | null): half is Half => isBlamed(half) && half.doubts > half.patience

/** One more packet without the bytes that each direction owes. */
export function doubt({ halves }: Flow): void {
  for (const half of halves) if (isBlamed(half)) half.doubts += 1
}

const isBlocked = (half: Half | null): half is Half => half !== null && half.waiting.length > 0 && !isHollow(half)

/** Two directions that each wait for the other contradict each other: one goes on. */
function unblock(one: Half | null, two: Half | null): boolean {
  if (!isBlocked(one) || !isBlocked(two)) return false
  const [first] = one.waiting
  if (first === undefined) return false
  first.after = 0
  return true
}

/** Hands on all that waits: what is missing in front of it is missed. */
export function flush(flow: Flow, outlet: Outlet): void {
  for (;;) {
    settle(flow, outlet)
    const [one, two] = flow.halves
    const hollow = mayGoOn(one, two) ? one : mayGoOn(two, one) ? two : null
    const half = hollow ?? [one, two].find((any) => any !== null && (any.waiting.length > 0 || isBlamed(any)))
    if (half === undefined || half === null) return
    if (isHollow(half)) giveUp(half, half.waiting[0]?.start ?? null)
    else for (const piece of half.waiting) piece.after = 0
  }
}

/** Waits only for bytes before it, not for the other direction. */
function mayGoOn(half: Half | null, other: Half | null): half is Half {
  const first = half?.waiting[0]
  return half !== null && first !== undefined && isHollow(half) && first.after <= reachOf(other)
}

/** The bytes up to a FIN, or that the other end acknowledged, that never came. A single one may be a FIN not captured. */
export function missTheRest(flow: Flow, outlet: Outlet): void {
  for (const half of flow.halves) {
    if (half === null || half.isFinished) continue
    const end = half.finAt === UNKNOWN ? (half.acked > half.next + 1 ? half.acked : half.next) : half.finAt
    half.lostUpTo = Math.max(half.lostUpTo, end)
    advance(half, Number.POSITIVE_INFINITY, outlet)
  }
}
