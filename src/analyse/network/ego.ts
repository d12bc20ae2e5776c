import { byAccount } from './lines.ts'
import type { Network } from './readings.ts'
import { homesAt, MOST_AT_HOME, type Tie } from './ties.ts'

/** What lies around one account: pairs and ties, the nearest first. */
export interface Ego {
  pairs: readonly number[]
  ties: readonly Tie[]
  /** Pairs left out because there are more than fit. */
  left: number
}

/** Pairs that are shown of one account's surroundings. */
const MOST_PAIRS = 2000

/**
 * The surroundings of an account: a hop leads from an account by an address to the accounts that stand beside it, too. Shared
 * lines with more than `MOST_AT_HOME` at home are shown and lead no further: else a net bar would tie strangers.
 */
export function egoOf(
  network: Network,
  ties: readonly Tie[],
  { account, hops }: { account: number; hops: number },
): Ego {
  const { lines } = network
  const { pairs, from } = byAccount(lines)
  const pairsOf = (one: number): Uint32Array => pairs.subarray(from[one], from[one + 1])
  const shown = new Set<number>(pairsOf(account))
  const reached = new Set([account])
  let edge = [account]
  for (let hop = 0; hop < hops; hop += 1) {
    const next: number[] = []
    for (const address of new Set(
      edge.flatMap((one) => Array.from(pairsOf(one), (pair) => lines.address[pair] ?? 0)),
    )) {
      if (homesAt(network, address) > MOST_AT_HOME) continue
      for (let pair = lines.pairsFrom[address] ?? 0; pair < (lines.pairsFrom[address + 1] ?? 0); pair += 1) {
        shown.add(pair)
        const other = lines.account[pair] ?? 0
        if (!reached.has(other)) next.push(other)
        reached.add(other)
      }
    }
    for (const one of next) if (hop + 1 < hops) for (const pair of pairsOf(one)) shown.add(pair)
    edge = next
  }
  const kept = [...shown].slice(0, MOST_PAIRS)
  return {
    pairs: kept,
    ties: ties.filter(({ one, other }) => reached.has(one) && reached.has(other)),
    left: shown.size - kept.length,
  }
}

/** The account that addresses tie to the most other accounts, the first by name of several; null where nobody is tied. */
export function widestCircle({ lines }: Network, ties: readonly Tie[]): number | null {
  const counts = new Uint32Array(lines.accounts.length)
  for (const { one, other } of ties) for (const account of [one, other]) counts[account] = (counts[account] ?? 0) + 1
  let widest: number | null = null
  for (const [account, count] of counts.entries()) {
    const best = widest === null ? 0 : (counts[widest] ?? 0)
    const name = lines.accounts[account] ?? ''
    if (count > best || (count === best && widest !== null && name < (lines.accounts[widest] ?? ''))) widest = account
  }
  return widest
}
