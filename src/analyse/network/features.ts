import { type Lines, sendingsOf } from './lines.ts'
import { isResident, type Totals } from './totals.ts'

/** Everything that a feature of a pair is read from. */
interface Looked {
  lines: Lines
  totals: Totals
  pair: number
  account: number
  address: number
  sendings: number
}

/** One question about a pair, with the few answers that the model tells apart. */
export interface Feature {
  id: string
  meaning: string
  levels: readonly string[]
  levelOf(looked: Looked): string
}

/** How much an absence from logs of presence says, by the share of addresses at which anybody was present. */
const COVERAGES = [
  { from: 0.75, name: 'dense' },
  { from: 0.4, name: 'half' },
  { from: 0.05, name: 'thin' },
  { from: 0, name: 'none' },
] as const

const coverageName = ({ totals }: Looked): string =>
  COVERAGES.find(({ from }) => totals.coverage >= from)?.name ?? 'none'

const covered = (level: string): string[] => COVERAGES.map(({ name }) => `${level}, ${name}`)

/** The first step that a number does not go beyond; the last has no end. */
const stepped = (steps: readonly (readonly [upTo: number, level: string])[], value: number): string =>
  steps.find(([upTo]) => value <= upTo)?.[1] ?? ''

const levelsOf = (steps: readonly (readonly [number, string])[]): string[] => steps.map(([, level]) => level)

const END = Number.POSITIVE_INFINITY
const OTHERS = [
  [0, '0'],
  [1, '1'],
  [3, '2–3'],
  [7, '4–7'],
  [END, '8+'],
] as const
const PART = [
  [0.2, 'to 20 %'],
  [0.5, 'to 50 %'],
  [0.999_999, 'to 99 %'],
  [1, 'all'],
] as const
const ADDRESSES = [
  [1, '1'],
  [3, '2–3'],
  [9, '4–9'],
  [END, '10+'],
] as const
const DAYS = [
  [1, '1'],
  [3, '2–3'],
  [END, '4+'],
] as const
const TURNS = [
  [0, '0'],
  [1, '1'],
  [END, '2+'],
] as const

const writingOthers = ({ totals, address, sendings }: Looked): number =>
  (totals.writing[address] ?? 0) - (sendings > 0 ? 1 : 0)

/** What the model goes by. Levels that speak of an absence name the coverage: `dense`, `half`, `thin` or `none`. */
export const FEATURES: readonly Feature[] = [
  {
    id: 'presence',
    meaning: 'was the account itself present at the address, elsewhere only, or nowhere',
    levels: ['here', ...covered('elsewhere'), ...covered('nowhere')],
    levelOf(looked) {
      const { lines, totals, pair, account } = looked
      if (lines.present[pair] === 1) return 'here'
      return `${(totals.accountPlaces[account] ?? 0) > 0 ? 'elsewhere' : 'nowhere'}, ${coverageName(looked)}`
    },
  },
  {
    id: 'others-present',
    meaning: 'other accounts present at the address',
    levels: [...covered('0'), '1', '2', '3+'],
    levelOf(looked) {
      const { lines, totals, pair, address } = looked
      const others = (totals.present[address] ?? 0) - (lines.present[pair] ?? 0)
      return others === 0 ? `0, ${coverageName(looked)}` : others < 3 ? String(others) : '3+'
    },
  },
  {
    id: 'others-writing',
    meaning: 'other accounts with messages beside the address',
    levels: levelsOf(OTHERS),
    levelOf: (looked) => stepped(OTHERS, writingOthers(looked)),
  },
  {
    id: 'share-of-address',
    meaning: 'share of the address’s sendings that are the account’s',
    levels: levelsOf(PART),
    levelOf: ({ totals, address, sendings }) => stepped(PART, sendings / (totals.addressSendings[address] ?? 1)),
  },
  {
    id: 'share-of-account',
    meaning: 'share of the account’s sendings that are beside the address',
    levels: levelsOf(PART),
    levelOf: ({ totals, account, sendings }) => stepped(PART, sendings / (totals.accountSendings[account] ?? 1)),
  },
  {
    id: 'addresses',
    meaning: 'addresses beside the account’s messages',
    levels: levelsOf(ADDRESSES),
    levelOf: ({ totals, account }) => stepped(ADDRESSES, totals.accountAddresses[account] ?? 0),
  },
  {
    id: 'company',
    meaning: 'the account’s other addresses: share beside which others write, too',
    levels: ['no other address', 'none', 'to half', 'more than half'],
    levelOf(looked) {
      const { totals, account } = looked
      const others = (totals.accountAddresses[account] ?? 0) - 1
      if (others < 1) return 'no other address'
      const met = (totals.accountCompany[account] ?? 0) - (writingOthers(looked) > 0 ? 1 : 0)
      return met === 0 ? 'none' : met / others <= 0.5 ? 'to half' : 'more than half'
    },
  },
  {
    id: 'residents',
    meaning: 'other accounts that wrote three times or more, and only beside this address',
    levels: levelsOf(TURNS),
    levelOf: ({ lines, totals, address, pair }) =>
      stepped(TURNS, (totals.residents[address] ?? 0) - (isResident(lines, totals, pair) ? 1 : 0)),
  },
  {
    id: 'group-copies',
    meaning: 'the account’s sendings beside the address that reached another address within five seconds',
    levels: ['none', 'elsewhere', 'some', 'all'],
    levelOf({ totals, pair, account, sendings }) {
      const copies = totals.copies[pair] ?? 0
      if (copies > 0) return copies === sendings ? 'all' : 'some'
      return (totals.accountCopies[account] ?? 0) > 0 ? 'elsewhere' : 'none'
    },
  },
  {
    id: 'answers',
    meaning: 'the account’s turns beside the address that answer another’s within two minutes, or are answered',
    levels: levelsOf(TURNS),
    levelOf: ({ totals, pair }) => stepped(TURNS, totals.answers[pair] ?? 0),
  },
  {
    id: 'days',
    meaning: 'days on which the account wrote beside the address',
    levels: levelsOf(DAYS),
    levelOf: ({ totals, pair }) => stepped(DAYS, totals.days[pair] ?? 0),
  },
]

/** The level of every feature of a pair, as places in their lists. */
export function levelsAt(lines: Lines, totals: Totals, pair: number): number[] {
  const looked = {
    lines,
    totals,
    pair,
    account: lines.account[pair] ?? 0,
    address: lines.address[pair] ?? 0,
    sendings: sendingsOf(lines, pair),
  }
  return FEATURES.map((feature) => feature.levels.indexOf(feature.levelOf(looked)))
}
