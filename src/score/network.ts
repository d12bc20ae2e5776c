import type { View } from '../analyse/analysis.ts'
import { exposuresOf } from '../analyse/network/exposures.ts'
import { sendingsOf } from '../analyse/network/lines.ts'
import { DECIDED_AT, likeliest, type Network, networkOf } from '../analyse/network/readings.ts'
import { sharedLines, sharedReading } from '../analyse/network/shared.ts'
import { tieReading, tiesOf } from '../analyse/network/ties.ts'
import { calibrationError, type Judged } from '../lib/calibration.ts'
import type { Score } from '../model/scorecard.ts'
import type { ReplicaTruth } from './truth.ts'

type RoleTruth = Pick<ReplicaTruth, 'address_roles'>

/** How well lines and ties are read, against what they really are. */
export async function networkScores(truth: RoleTruth, view: View): Promise<Score[]> {
  const network = await networkOf(view)
  return [
    ...lineScores(truth, network),
    ...sharedScores(truth, network),
    ...(await contactScores(truth, view, network)),
    ...(await samePersonScores(truth, view, network)),
  ]
}

/** A precision and a recall over what was found, what is true, and what is both. */
function shares(what: string, found: ReadonlySet<string>, real: ReadonlySet<string>): Score[] {
  const agree = [...found].filter((one) => real.has(one)).length
  return [
    { finding: `${what} that are so`, test: 'precision', agree, compared: found.size, detail: '' },
    { finding: `${what} that are found`, test: 'recall', agree, compared: real.size, detail: '' },
  ]
}

function lineScores({ address_roles: { pairs } }: RoleTruth, network: Network): Score[] {
  const { lines } = network
  const judged: Judged[] = []
  for (const [pair, account] of lines.account.entries()) {
    if (sendingsOf(lines, pair) === 0) continue
    const role = pairs[lines.accounts[account] ?? '']?.[lines.addresses[lines.address[pair] ?? 0] ?? '']
    const { reading, probability } = likeliest(network, pair)
    judged.push({ probability, isRight: role === reading })
  }
  const decided = judged.filter(({ probability }) => probability >= DECIDED_AT)
  const right = decided.filter(({ isRight }) => isRight).length
  const error = calibrationError(judged)
  return [
    {
      finding: 'lines with a probable reading that are so',
      test: 'precision',
      agree: right,
      compared: decided.length,
      detail: error === null ? '' : `expected calibration error ${error.toFixed(4)}`,
    },
    { finding: 'lines that are read, and right', test: 'recall', agree: right, compared: judged.length, detail: '' },
  ]
}

function sharedScores({ address_roles: { pairs } }: RoleTruth, network: Network): Score[] {
  const found = sharedLines(network).filter((line) => sharedReading(line) === 'shared')
  const real = Object.values(pairs).flatMap((of) =>
    Object.entries(of).flatMap(([address, role]) => (role === 'shared' ? [address] : [])),
  )
  return shares(
    'shared lines',
    new Set(found.map(({ address }) => network.lines.addresses[address] ?? '')),
    new Set(real),
  )
}

/** Accounts that stand beside other people's addresses only. */
async function contactScores(
  { address_roles: { pairs } }: RoleTruth,
  view: View,
  { lines }: Network,
): Promise<Score[]> {
  const found = (await exposuresOf(view)).filter(({ standing }) => standing === 'contact')
  const real = Object.entries(pairs).flatMap(([account, roles]) =>
    Object.values(roles).every((role) => role === 'correspondent' || role === 'group') ? [account] : [],
  )
  return shares(
    'accounts logged only because they wrote to others',
    new Set(found.map(({ account }) => lines.accounts[account] ?? '')),
    new Set(real),
  )
}

/** One name for two accounts, whichever comes first. */
const nameOfPair = (accounts: readonly string[]): string => accounts.toSorted().join('\t')

async function samePersonScores(truth: RoleTruth, view: View, { lines }: Network): Promise<Score[]> {
  const { pairs, same_person: people } = truth.address_roles
  const ownOf = (account: string): string[] =>
    Object.entries(pairs[account] ?? {}).flatMap(([address, role]) => (role === 'own' ? [address] : []))
  const found = (await tiesOf(view)).filter((tie) => tieReading(tie) === 'same-person')
  // Of two accounts that never wrote from one address the logs can say nothing
  const real = people.filter(([first, second]) => ownOf(first).some((address) => ownOf(second).includes(address)))
  return shares(
    'two accounts read as one person’s',
    new Set(found.map(({ one, other }) => nameOfPair([lines.accounts[one] ?? '', lines.accounts[other] ?? '']))),
    new Set(real.map(nameOfPair)),
  )
}
