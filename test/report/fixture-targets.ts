import type { Row } from '../../src/model/answer.ts'

const account = (name: string, counts: readonly number[], rest: Row): Row => {
  const [messages = 0, unexplained = 0, expected = 0, usual = 0, short = 0] = counts
  return {
    account: name,
    unique_messages: messages,
    unexplained,
    expected,
    usual_most: usual,
    ratio: unexplained / expected,
    ratio_low: (0.6 * unexplained) / expected,
    ratio_high: (1.3 * unexplained) / expected,
    short,
    same_word: 0,
    p_value: 0.00002,
    ...rest,
    talk: 'partly short everyday talk',
  }
}

export const TARGET_ROWS: readonly Row[] = [
  account('account-77ab01', [31, 19, 1.7, 5, 8], { q_value: 0.0004, reading: 'target', group: null }),
  account('account-90dd5e', [14, 9, 0.8, 3, 4], { q_value: 0.0012, reading: 'group member', group: 'group-1' }),
  account('account-2b4400', [12, 8, 0.7, 3, 3], { q_value: 0.002, reading: 'group member', group: 'group-1' }),
  account('account-41aa9e', [11, 7, 0.6, 2, 3], { q_value: 0.004, reading: 'group member', group: 'group-1' }),
  account('account-1f0c33', [9, 2, 0.5, 2, 0], { q_value: 0.61, reading: 'cannot tell', group: null }),
]

export const GROUP_ROWS: readonly Row[] = [
  {
    group: 'group-1',
    accounts: 3,
    unique_messages: 37,
    unexplained: 24,
    expected: 2.1,
    links: 11,
    expected_links: 0.13,
    p_value: 0.01,
    q_value: 0.01,
  },
]

const common = {
  verdict: 'groups',
  reason: 'accounts stand out, and unexplained messages of some of them answer each other',
  accounts_called: 4,
  groups_found: 1,
  power: 0.91,
  power_5: 0.58,
  power_10: 0.77,
  power_20: 0.9,
}

const model = (id: string, meaning: string, bic: number): Row => ({
  model: id,
  meaning,
  parameters: 3,
  fitted: 'everybody: 5.46 % unexplained (correlation 0.08)',
  log_likelihood: -bic / 2,
  bic,
  bic_above_best: bic - 612.5,
  ...common,
})

export const EXPLANATION_ROWS: readonly Row[] = [
  model('keywords', 'keywords only', 733.25),
  model('accounts', 'keywords, and accounts', 640),
  model('groups', 'keywords, accounts, and groups', 612.5),
  model('unknown list', 'a list that is not known', 1480.75),
]

const word = (text: string, inReport: boolean, messages: number): Row => ({
  word: text,
  in_report: inReport,
  messages,
  by_targets: messages,
  expected_by_targets: messages * 0.047,
  share_by_targets: messages === 0 ? null : 1,
  ci_low: messages === 0 ? 0 : 0.51,
  ci_high: 1,
  p_value: messages === 0 ? 1 : 0.0021,
  q_value: messages === 0 ? 1 : 0.0063,
})

export const COMMON_WORD_ROWS: readonly Row[] = [
  word('123', true, 4),
  word('谢谢', true, 3),
  word(':)', true, 0),
  word('ok', false, 2),
]
