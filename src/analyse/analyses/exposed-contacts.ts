import type { Row } from '../../model/answer.ts'
import { defineAnalysis, type View } from '../analysis.ts'
import { counted } from '../measures.ts'
import { type Exposure, exposuresOf, STANDINGS } from '../network/exposures.ts'
import { linesCaveat, sendingsOf } from '../network/lines.ts'
import { DECIDED_AT, type Network, networkOf } from '../network/readings.ts'
import { foundOf } from '../targets/found.ts'

/** Names of the accounts that `targets` calls. */
async function targetsOf(view: View): Promise<ReadonlySet<string>> {
  const { corpus, calls } = await foundOf(view)
  return new Set(calls.tested.flatMap(({ called, account }) => (called ? [corpus.accounts[account] ?? ''] : [])))
}

function rowOf(exposure: Exposure, { lines }: Network, targets: ReadonlySet<string>): Row {
  const written = exposure.pairs.filter((pair) => sendingsOf(lines, pair) > 0)
  const sendings = written.map((pair) => lines.text.subarray(lines.sendingsFrom[pair], lines.sendingsFrom[pair + 1]))
  return {
    account: lines.accounts[exposure.account] ?? '',
    unique_messages: new Set(sendings.flatMap((texts) => [...texts])).size,
    records: written.reduce((sum, pair) => sum + (lines.records[pair] ?? 0), 0),
    addresses: written.length,
    hosts: exposure.hosts.length,
    target_hosts: exposure.hosts.filter((host) => targets.has(lines.accounts[host] ?? '')).length,
    probability: exposure.contactProbability,
    reading: exposure.standing,
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export default defineAnalysis({
  id: 'exposed-contacts',
  question: 'Who is in the logs only because they wrote to people with the watching client?',
  columns: {
    account: 'account that did not, or perhaps did not, use the watching client itself',
    unique_messages: 'distinct texts of the account on lines with an address',
    records: 'records of these',
    addresses: 'distinct addresses on its message lines; none of them is likely to be its own',
    hosts: 'accounts that are at home at these addresses: people it wrote to, or who share a group chat with it',
    target_hosts: 'those of them that `targets` names as logged whatever they wrote',
    probability: 'probability that none of its lines is its own, the readings of its lines taken as independent; 0…1',
    reading: Object.entries(STANDINGS)
      .map(([reading, meaning]) => `${reading}: ${meaning}`)
      .join('; '),
  },
  caveats: [
    'Read from the probabilities of `line-readings`, with their errors. Somebody with the watching client whose own line is in none of the logs looks like a contact.',
    'A contact never agreed to anything: the client of the person written to sent the message on.',
  ],
  personal: { account: 'account' },
  async run(view) {
    const network = await networkOf(view)
    const written = (await exposuresOf(view)).filter(({ pairs }) =>
      pairs.some((pair) => sendingsOf(network.lines, pair) > 0),
    )
    const targets = await targetsOf(view)
    const exposed = written.filter(({ standing }) => standing !== 'client user')
    const rows = exposed
      .map((exposure) => rowOf(exposure, network, targets))
      .toSorted(
        (a, b) => Number(b['records']) - Number(a['records']) || compare(String(a['account']), String(b['account'])),
      )
    return {
      rows,
      denominator: `${counted(written.length, 'account')} with messages beside an address, ${counted(written.length - exposed.length, 'user')} of the watching client among them`,
      policy: `decided from a probability of ${DECIDED_AT}`,
      caveats: linesCaveat(network.lines),
    }
  },
})
