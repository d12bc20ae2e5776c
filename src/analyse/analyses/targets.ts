import { wilson } from '../../lib/stats.ts'
import type { Row } from '../../model/answer.ts'
import { defineAnalysis } from '../analysis.ts'
import { shareCaveat } from '../corpus.ts'
import { counted } from '../measures.ts'
import { ALPHA, LEAST_MESSAGES, type Tested } from '../targets/calls.ts'
import { groupName } from '../targets/groups.ts'
import { type Found, foundOf } from '../targets/found.ts'

/** Accounts that are called are all shown, up to so many; of the others only those that come nearest. */
const MOST_CALLED = 1000
const NEAREST = 10

/** A reading needs this chance of having found a target with so many messages; else it cannot be told. */
const ENOUGH_POWER = 0.8

export const TARGET_READINGS = {
  target: `logged without explanation more often than chance allows (q ≤ ${ALPHA}), and targets explain all accounts together better than an incomplete list`,
  'group member': `as target, and its unexplained messages answer those of a group of such accounts`,
  'no more than chance': 'a target with so many messages would probably have been found',
  'cannot tell': 'too few messages for that, or it stands out in a case that is as well explained without targets',
} as const

/** Shares of short messages among the unexplained from which the talk is called so. */
const MOSTLY_SHORT = 0.5
const PARTLY_SHORT = 0.15

function talkOf({ short, unexplained }: Tested): string | null {
  if (unexplained === 0) return null
  const share = short / unexplained
  if (share >= MOSTLY_SHORT) return 'mostly short everyday talk'
  return share >= PARTLY_SHORT ? 'partly short everyday talk' : 'longer texts'
}

function groupOf({ account }: Tested, groups: Found['groups']): string | null {
  const at = groups.findIndex(({ accounts }) => accounts.includes(account))
  return at < 0 ? null : groupName(at)
}

function readingOf(account: Tested, { calls, groups }: Found): keyof typeof TARGET_READINGS {
  if (account.called) return groupOf(account, groups) === null ? 'target' : 'group member'
  if (account.q <= ALPHA) return 'cannot tell'
  return calls.powerAt(account.messages) >= ENOUGH_POWER ? 'no more than chance' : 'cannot tell'
}

function rowOf(account: Tested, found: Found): Row {
  const mean = found.calls.habits.ordinary.unexplained.mean
  const { low, high } = wilson(account.unexplained, account.messages)
  return {
    account: found.corpus.accounts[account.account] ?? '',
    unique_messages: account.messages,
    unexplained: account.unexplained,
    expected: account.expected,
    usual_most: found.calls.usualMost(account.messages),
    ratio: account.unexplained / account.expected,
    ratio_low: low / mean,
    ratio_high: high / mean,
    short: account.short,
    same_word: account.sharingWord,
    p_value: account.p,
    q_value: account.q,
    reading: readingOf(account, found),
    group: groupOf(account, found.groups),
    talk: talkOf(account),
  }
}

export default defineAnalysis({
  id: 'targets',
  question: 'Which accounts are logged without explanation more often than chance allows?',
  columns: {
    account: 'username or telephone number as written',
    unique_messages: 'distinct messages of the account; near-duplicates and resends count once',
    unexplained: 'those of them that hold no word that is known or was inferred to trigger',
    expected: 'as many as an account like everybody else would have',
    usual_most: 'as many as 95 of 100 accounts like everybody else would have at most',
    ratio: 'unexplained to expected',
    ratio_low: 'lower end of its 95 % interval (Wilson, for the unexplained)',
    ratio_high: 'upper end of its 95 % interval',
    short: 'unexplained messages that are as short as everyday talk (“123”, “谢谢”, “:)”)',
    same_word:
      'messages not counted as unexplained, because a word that they share with another of the account’s would explain them',
    p_value: 'chance that an account like everybody else stands out as much, given how many messages it has',
    q_value: 'p-value corrected for the number of accounts tested (Benjamini–Hochberg)',
    reading: Object.entries(TARGET_READINGS)
      .map(([reading, meaning]) => `${reading}: ${meaning}`)
      .join('; '),
    group: 'targeted group that the account is a member of (see targeted-groups); null without one',
    talk: 'what the unexplained messages are like; null without any',
  },
  caveats: [
    'Unexplained means: no known or inferred trigger stands in the text. Several rare triggers that no list holds, used by one account and nobody else, look the same; so does a list that only some accounts’ clients carry.',
    `Accounts with fewer than ${LEAST_MESSAGES} distinct messages are not tested: they could not be found if they were targets.`,
    'Who an account belongs to is not known, nor who chose it, nor why.',
    'Measured on lab truth (docs/targets-method.md): in small worlds 98 to 100 of 100 accounts called were logged whatever they wrote, by list and world.',
  ],
  personal: { account: 'account' },
  async run(view) {
    const found = await foundOf(view)
    const { tested, untested } = found.calls
    const ordered = tested.toSorted(
      (a, b) => a.q - b.q || a.p - b.p || b.messages - a.messages || a.account - b.account,
    )
    const called = ordered.filter((account) => account.called)
    const nearest = ordered.filter((account) => !account.called && account.unexplained > 0).slice(0, NEAREST)
    const cut = called.length > MOST_CALLED
    return {
      rows: [...called.slice(0, MOST_CALLED), ...nearest].map((account) => rowOf(account, found)),
      denominator: `${counted(tested.length, 'account')} tested; ${untested} with fewer than ${LEAST_MESSAGES} distinct messages not`,
      policy: 'unique = account + text, near-duplicates once',
      caveats: [
        ...shareCaveat(found.corpus),
        ...(cut ? [`${called.length} accounts were called; the first ${MOST_CALLED} are listed.`] : []),
      ],
    }
  },
})
