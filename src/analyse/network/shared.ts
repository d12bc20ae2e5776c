import { sendingsOf } from './lines.ts'
import { DECIDED_AT, type Network, probabilityOf } from './readings.ts'

/** A line that several people use, as likely as it is. */
export interface SharedLine {
  address: number
  accounts: number
  present: number
  records: number
  probability: number
}

/** From so much on a line is listed among those that may be shared. */
const LISTED_AT = 0.5

/**
 * Lines that are likely shared. Whether a line is shared is one fact about all who write from it, so its probability is that
 * of the account for which it is likeliest; multiplying them would count one piece of evidence many times.
 */
export function sharedLines(network: Network): SharedLine[] {
  return network.lines.addresses.flatMap((_, address) => sharedLineAt(network, address) ?? [])
}

/** The address as a line that several people likely use; null where it is likely none. */
export function sharedLineAt(network: Network, address: number): SharedLine | null {
  const { lines, totals } = network
  let [probability, records] = [0, 0]
  for (let pair = lines.pairsFrom[address] ?? 0; pair < (lines.pairsFrom[address + 1] ?? 0); pair += 1) {
    records += lines.records[pair] ?? 0
    if (sendingsOf(lines, pair) > 0) probability = Math.max(probability, probabilityOf(network, pair, 'shared'))
  }
  if (probability < LISTED_AT) return null
  const [accounts, present] = [totals.writing[address] ?? 0, totals.present[address] ?? 0]
  return { address, accounts, present, records, probability }
}

/** `shared` where it is probable enough. */
export const sharedReading = ({ probability }: SharedLine): 'shared' | 'unresolved' =>
  probability >= DECIDED_AT ? 'shared' : 'unresolved'
