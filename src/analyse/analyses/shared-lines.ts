import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'
import { linesCaveat } from '../network/lines.ts'
import { DECIDED_AT, networkOf } from '../network/readings.ts'
import { sharedLines, sharedReading } from '../network/shared.ts'

/** Lines that are listed; the rest are counted. */
const MOST_LINES = 5000

export default defineAnalysis({
  id: 'shared-lines',
  question: 'Which addresses do several people use, so that they tie nobody to anybody?',
  columns: {
    address: 'address',
    accounts: 'accounts with messages beside it',
    present: 'accounts that logs of presence have there',
    records: 'records that carry it',
    reading: '`shared` where it is probable enough, else `unresolved`',
    probability: 'that the address is a line several people use: the highest of its accounts’, 0…1',
  },
  caveats: [
    'A line of one person with two accounts looks like one that two people share; so does an address that was given to one customer after another.',
    'What is behind an address, a net bar, an office or a provider’s translation of addresses, the logs do not say.',
    'The probability comes from a model fitted on invented people (docs/network.md).',
  ],
  personal: { address: 'address' },
  async run(view) {
    const network = await networkOf(view)
    const { lines } = network
    const nameOf = (address: number): string => lines.addresses[address] ?? ''
    const found = sharedLines(network).toSorted(
      (a, b) => b.accounts - a.accounts || b.records - a.records || (nameOf(a.address) < nameOf(b.address) ? -1 : 1),
    )
    const sure = found.filter((line) => sharedReading(line) === 'shared').length
    return {
      rows: found.slice(0, MOST_LINES).map((line) => ({
        address: nameOf(line.address),
        accounts: line.accounts,
        present: line.present,
        records: line.records,
        reading: sharedReading(line),
        probability: line.probability,
      })),
      denominator: `${counted(lines.addresses.length, 'address', 'addresses')}, of which ${sure} are read as shared`,
      policy: `decided from a probability of ${DECIDED_AT}`,
      caveats: [
        ...linesCaveat(lines),
        ...(found.length > MOST_LINES ? [`${counted(found.length - MOST_LINES, 'line')} not listed.`] : []),
      ],
    }
  },
})
