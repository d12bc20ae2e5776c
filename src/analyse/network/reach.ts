import { byAccount, sendingsOf } from './lines.ts'
import type { Network } from './readings.ts'
import { homesAt, MOST_AT_HOME } from './ties.ts'

/**
 * A network as a graph that is walked both ways. An end is a number: that of an account in the accounts of the lines, or, of
 * an address, its place in the addresses plus the number of accounts.
 */
export interface Ways {
  ends: number
  isAccount(end: number): boolean
  /** Pairs of end `i`, in `pairs` from `from[i]` to before `from[i + 1]`; beside each the end across and the sendings. */
  pairs: Uint32Array
  across: Uint32Array
  sendings: Uint32Array
  from: Uint32Array
  /** 0 at addresses with more than `MOST_AT_HOME` at home: they are reached and lead no further, or a net bar would tie strangers. */
  leadsOn: Uint8Array
}

/** Both ways through a network. */
export function waysOf(network: Network): Ways {
  const { lines } = network
  const [accounts, addresses, all] = [lines.accounts.length, lines.addresses.length, lines.account.length]
  const own = byAccount(lines)
  const pairs = new Uint32Array(2 * all)
  pairs.set(own.pairs)
  pairs.set(
    lines.account.map((_, pair) => pair),
    all,
  )
  const from = new Uint32Array(accounts + addresses + 1)
  from.set(own.from)
  from.set(
    lines.pairsFrom.map((start) => start + all),
    accounts,
  )
  const leadsOn = new Uint8Array(accounts + addresses).fill(1)
  for (let at = 0; at < addresses; at += 1) if (homesAt(network, at) > MOST_AT_HOME) leadsOn[accounts + at] = 0
  return {
    ends: accounts + addresses,
    isAccount: (end) => end < accounts,
    pairs,
    across: pairs.map((pair, at) => (at < all ? accounts + (lines.address[pair] ?? 0) : (lines.account[pair] ?? 0))),
    sendings: pairs.map((pair) => sendingsOf(lines, pair)),
    from,
    leadsOn,
  }
}

/** How many accounts and addresses lie within some hops of an account, itself apart. */
export function reachOf(ways: Ways, account: number, hops: number): { accounts: number; addresses: number } {
  const seen = new Uint8Array(ways.ends)
  seen[account] = 1
  const count = { accounts: 0, addresses: 0 }
  let edge = [account]
  for (let step = 0; step < 2 * hops; step += 1) {
    const next: number[] = []
    for (const end of edge) {
      if (ways.leadsOn[end] === 0) continue
      for (let at = ways.from[end] ?? 0; at < (ways.from[end + 1] ?? 0); at += 1) {
        const other = ways.across[at] ?? 0
        if (seen[other] === 1) continue
        seen[other] = 1
        next.push(other)
      }
    }
    count[step % 2 === 0 ? 'addresses' : 'accounts'] += next.length
    edge = next
  }
  return count
}
