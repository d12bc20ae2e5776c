import { reachOf, type Ways } from './reach.ts'
import type { Tie } from './ties.ts'

/** A node of a picture: how near it is, and how much hangs on the lines that led to it. */
export interface Near {
  /** Account or address, as a number of `Ways`. */
  end: number
  /** Addresses gone through to it, itself counted; 0 in the middle. */
  hop: number
  /** Sendings of the pairs that led here; of the middle, its own. */
  sendings: number
}

/** What a picture of somebody’s surroundings shows, and what it leaves out. */
export interface Neighbourhood {
  /** The middle first, then by hop; within one the heaviest first. */
  nodes: readonly Near[]
  /** Every pair of an account and an address that are both shown. */
  pairs: readonly number[]
  /** Ties between accounts that are shown. */
  ties: readonly Tie[]
  /** Reached within the hops and not shown. */
  left: { accounts: number; addresses: number }
}

/** Of the room that is left, what the next ring of addresses, and of accounts, may take; the last ring takes all of it. */
const PART_OF_ROOM = { addresses: 0.4, accounts: 0.5 } as const

/**
 * The surroundings of an account, ring by ring: its addresses, the accounts beside those, and so on, `most` nodes at most.
 * Where a ring does not fit, the heaviest of it are shown; room that later rings leave goes back to the first.
 */
export function neighbourhoodOf(
  { ways, ties }: { ways: Ways; ties: readonly Tie[] },
  { account, hops, most }: { account: number; hops: number; most: number },
): Neighbourhood {
  const middle = { end: account, hop: 0, sendings: sendingsFrom(ways, account) }
  const shown = new Map<number, Near>([[account, middle]])
  const waiting: Near[] = []
  let edge: readonly Near[] = [middle]
  for (let step = 0; step < 2 * hops && edge.length > 0; step += 1) {
    const ring = ringAround(ways, edge, { shown, hop: Math.floor(step / 2) + 1 })
    const room = most - shown.size
    const part = PART_OF_ROOM[step % 2 === 0 ? 'addresses' : 'accounts']
    const fits = step === 2 * hops - 1 ? room : Math.ceil(room * part)
    edge = ring.slice(0, fits)
    waiting.push(...ring.slice(fits))
    for (const near of edge) shown.set(near.end, near)
  }
  for (const near of waiting) if (shown.size < most && !shown.has(near.end)) shown.set(near.end, near)
  const nodes = [...shown.values()].toSorted((a, b) => a.hop - b.hop || b.sendings - a.sendings || a.end - b.end)
  return {
    nodes,
    pairs: nodes.flatMap(({ end }) => (ways.isAccount(end) ? pairsTo(ways, end, shown) : [])),
    ties: ties.filter(({ one, other }) => shown.has(one) && shown.has(other)),
    left: leftOf(ways, nodes, reachOf(ways, account, hops)),
  }
}

function sendingsFrom({ from, sendings }: Ways, end: number): number {
  return sendings.subarray(from[end], from[end + 1]).reduce((sum, some) => sum + some, 0)
}

/** What stands beside the nodes of an edge and is not shown yet, the heaviest first. */
function ringAround(
  ways: Ways,
  edge: readonly Near[],
  { shown, hop }: { shown: ReadonlyMap<number, Near>; hop: number },
): Near[] {
  const weights = new Map<number, number>()
  for (const { end } of edge) {
    if (ways.leadsOn[end] === 0) continue
    for (let at = ways.from[end] ?? 0; at < (ways.from[end + 1] ?? 0); at += 1) {
      const other = ways.across[at] ?? 0
      if (!shown.has(other)) weights.set(other, (weights.get(other) ?? 0) + (ways.sendings[at] ?? 0))
    }
  }
  const ring = Array.from(weights, ([end, sendings]) => ({ end, hop, sendings }))
  return ring.toSorted((a, b) => b.sendings - a.sendings || a.end - b.end)
}

/** Pairs of an account with addresses that are shown. */
function pairsTo(ways: Ways, account: number, shown: ReadonlyMap<number, Near>): number[] {
  const pairs: number[] = []
  for (let at = ways.from[account] ?? 0; at < (ways.from[account + 1] ?? 0); at += 1)
    if (shown.has(ways.across[at] ?? 0)) pairs.push(ways.pairs[at] ?? 0)
  return pairs
}

function leftOf(ways: Ways, nodes: readonly Near[], reached: Neighbourhood['left']): Neighbourhood['left'] {
  const accounts = nodes.filter(({ end }) => ways.isAccount(end)).length
  return { accounts: reached.accounts - (accounts - 1), addresses: reached.addresses - (nodes.length - accounts) }
}
