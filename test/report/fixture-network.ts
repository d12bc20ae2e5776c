import type { Row } from '../../src/model/answer.ts'
import type { Parts } from './fixture.ts'

const LINES = [
  ['own', 'the account’s own line', 402, 4200],
  ['shared', 'a line several people use', 96, 640],
  ['correspondent', 'the line of somebody it wrote to', 180, 990],
  ['group', 'the line of a member of a group', 61, 77],
  ['unresolved', 'no reading is probable enough', 19, 23],
] as const
const PAIRS = LINES.reduce((sum, [, , pairs]) => sum + pairs, 0)

const EDGE = {
  from: 'account',
  to: 'address, account or number',
  kind: 'line, tie or call',
  weight: 'sendings or calls',
  reading: 'likeliest reading',
  probability: 'its probability',
  lines: 'addresses in common',
  present: 'lines at which it was present',
  others_present: 'others present',
  group_copies: 'copies of a group chat',
  answers: 'turns of question and answer',
  days: 'days with a message',
}

const edge = (from: string, to: string, more: Row): Row => ({
  from,
  to,
  kind: 'line',
  weight: 4,
  reading: 'own',
  probability: 0.97,
  lines: 1,
  present: 1,
  others_present: 0,
  group_copies: 0,
  answers: 2,
  days: 3,
  ...more,
})

const SELF = 'account-k5t3w2ab7cdefgh2'
const address = (at: number): string => `address-${'abcdefgh'.charAt(at)}2k5t3w2ab7cdefg`
const other = (at: number): string => `account-${'mnopqrstuvwx'.charAt(at)}7k5t3w2ab7cdefg`

/** Answers about who is connected with whom. */
export const NETWORK_ANSWERS: Readonly<Record<string, Parts>> = {
  'exposed-contacts': {
    columns: {
      account: 'pseudonym',
      unique_messages: 'distinct texts',
      records: 'records of these',
      addresses: 'addresses beside it',
      hosts: 'accounts at home there',
      target_hosts: 'targets among them',
      probability: 'that no line is its own',
      reading: 'contact or cannot tell',
    },
    rows: (
      [
        [1, 19, 3],
        [2, 7, 2],
        [3, 1, 1],
      ] as const
    ).map(([at, records, hosts]) => ({
      account: other(at),
      unique_messages: records,
      records,
      addresses: hosts,
      hosts,
      target_hosts: at === 1 ? 1 : 0,
      probability: at === 3 ? 0.61 : 0.97,
      reading: at === 3 ? 'cannot tell' : 'contact',
    })),
    caveats: ['Somebody whose own line is in none of the logs looks like a contact.'],
  },
  'line-readings': {
    columns: {
      reading: 'likeliest reading',
      meaning: 'in words',
      pairs: 'pairs with it',
      expected_pairs: 'sum of its probabilities',
      records: 'records of them',
      share_of_pairs: 'their share',
      ci_low: 'lower end',
      ci_high: 'upper end',
    },
    rows: LINES.map(([reading, meaning, pairs, records]) => ({
      reading,
      meaning,
      pairs,
      expected_pairs: reading === 'unresolved' ? null : pairs * 1.01,
      records,
      share_of_pairs: pairs / PAIRS,
      ci_low: pairs / PAIRS / 1.2,
      ci_high: (pairs / PAIRS) * 1.1,
    })),
    denominator: '758 pairs of an account and an address on message lines',
    policy: 'decided from a probability of 0.8',
  },
  'shared-lines': {
    columns: {
      address: 'address',
      accounts: 'accounts beside it',
      present: 'accounts present',
      records: 'records',
      reading: 'shared or unresolved',
      probability: 'that it is shared',
    },
    rows: [12, 9, 7, 2].map((accounts, at) => ({
      address: address(at),
      accounts,
      present: accounts - 1,
      records: accounts * 13,
      reading: accounts > 2 ? 'shared' : 'unresolved',
      probability: 1 - 0.1 / accounts - (accounts > 2 ? 0 : 0.3),
    })),
    denominator: '712 addresses',
  },
  'widest-circle': {
    columns: { hop: 'how far', ...EDGE },
    rows: [
      ...[0, 1, 2].map((at) =>
        edge(SELF, address(at), { hop: 0, weight: 9 - at, reading: at === 0 ? 'own' : 'group' }),
      ),
      ...Array.from({ length: 9 }, (_, at) =>
        edge(other(at), address(at % 3), {
          hop: 1,
          weight: 3,
          reading: LINES[at % 5]?.[0] ?? 'own',
          probability: 0.91,
        }),
      ),
    ],
  },
  network: {
    columns: EDGE,
    rows: [
      edge(SELF, address(0), {}),
      edge(SELF, other(1), { kind: 'tie', reading: 'correspondent', weight: 3, lines: 2 }),
      edge(SELF, other(2), { kind: 'tie', reading: 'group', weight: 2 }),
      edge(SELF, other(3), { kind: 'call', reading: null, probability: null, weight: 1 }),
    ],
    denominator: '758 pairs of account and address, 2 ties between accounts',
  },
  communities: {
    columns: {
      community: 'number',
      accounts: 'accounts in it',
      edges: 'ties in it',
      messages: 'sendings of these',
      first_account: 'first',
      second_account: 'second',
      third_account: 'third',
    },
    rows: [14, 9, 5, 2].map((accounts, at) => ({
      community: at + 1,
      accounts,
      edges: accounts + 2,
      messages: accounts * 5,
      first_account: other(at),
      second_account: other(at + 1),
      third_account: accounts > 2 ? other(at + 2) : null,
    })),
    denominator: '30 accounts with a tie that binds',
  },
}
