import { wilson } from '../../lib/stats.ts'
import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'
import { linesCaveat, sendingsOf } from '../network/lines.ts'
import { DECIDED_AT, decided, networkOf, probabilityOf, READINGS } from '../network/readings.ts'

const MEANINGS = {
  own: 'the account’s own line: it wrote from there, and no other person did',
  shared: 'a line that several people use, the account among them: a net bar, or one address before many machines',
  correspondent: 'the line of somebody the account wrote to',
  group: 'the line of a member of a group chat that the account wrote in',
  unresolved: `no reading reaches a probability of ${DECIDED_AT}`,
} as const

export default defineAnalysis({
  id: 'line-readings',
  question: 'What are an account and an address on one line to each other, and how surely?',
  columns: {
    reading: 'likeliest reading of an account and an address on message lines, where it is probable enough',
    meaning: 'that reading in words',
    pairs: 'distinct pairs of account and address with that reading',
    expected_pairs: 'sum of the probabilities of that reading over all pairs, decided or not; null for unresolved',
    records: 'records that carry these pairs',
    share_of_pairs: 'share of all pairs, 0…1; null without pairs',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
  },
  caveats: [
    'The probabilities come from a model fitted on invented people (docs/network.md): on 20 invented cases that it had not seen, more than 97 % of the decided pairs were read right and the calibration error was below 0.02, whether all, few or no logs of presence could be read. On real people it can be further off; look at the evidence columns of `network`.',
    'An address is read as one line for the whole time of the logs: one that was given to one customer after another looks shared.',
    'A message that only one member of a group chat logged looks like one to a correspondent.',
  ],
  personal: {},
  async run(view) {
    const network = await networkOf(view)
    const { lines } = network
    const rows = new Map(
      [...READINGS, 'unresolved' as const].map((reading) => [reading, { pairs: 0, records: 0, expected: 0 }]),
    )
    let total = 0
    for (let pair = 0; pair < lines.account.length; pair += 1) {
      if (sendingsOf(lines, pair) === 0) continue
      total += 1
      for (const reading of READINGS) {
        const row = rows.get(reading)
        if (row !== undefined) row.expected += probabilityOf(network, pair, reading)
      }
      const row = rows.get(decided(network, pair))
      if (row === undefined) continue
      row.pairs += 1
      row.records += lines.records[pair] ?? 0
    }
    return {
      rows: [...rows].map(([reading, { pairs, records, expected }]) => {
        const { low, high } = wilson(pairs, total)
        return {
          reading,
          meaning: MEANINGS[reading],
          pairs,
          expected_pairs: reading === 'unresolved' ? null : expected,
          records,
          share_of_pairs: total === 0 ? null : pairs / total,
          ci_low: low,
          ci_high: high,
        }
      }),
      denominator: `${counted(total, 'pair')} of an account and an address on message lines`,
      policy: `decided from a probability of ${DECIDED_AT}`,
      caveats: linesCaveat(lines),
    }
  },
})
