import type { Row } from '../../src/model/answer.ts'

const START = Date.UTC(2008, 7, 3, 12)

export const CONVERSATION_ROWS: readonly Row[] = Array.from({ length: 14 }, (_, at) => ({
  thread: `conversation-${at + 1}`,
  turns: 2 + (at % 5),
  accounts: 2,
  names: [`account-0${at}a1`, `account-0${at}b2`],
  addresses: 1 + (at % 2),
  first_utc_ms: START + at * 7_200_000,
  last_utc_ms: START + at * 7_200_000 + 64_000,
  questions_answered: at % 3,
  q_value: 0.0012 + at * 0.0031,
}))

const CAUSES: readonly (readonly [string, string, number])[] = [
  ['first', 'the first sending of a text', 1311],
  ['copy', 'the same sending on another server', 1893],
  ['resend-quick', 'sent again within five minutes', 1217],
  ['broadcast', 'a campaign', 579],
]

export const REPETITION_ROWS: readonly Row[] = CAUSES.map(([cause, meaning, records]) => ({
  cause,
  meaning,
  records,
  sendings: records - 17,
  messages: Math.ceil(records / 3),
  accounts: Math.ceil(records / 9),
  share_of_records: records / 5000,
  ci_low: records / 5000 - 0.011,
  ci_high: records / 5000 + 0.011,
}))

const WORDS: readonly (readonly [string, number, number, number, string])[] = [
  ['92狗qq', 151, 139, 0.985, 'blocked'],
  ['主席病危', 113, 0, 0.004, 'merely logged'],
  ['前主席病危', 71, 31, 0.481, 'both'],
  ['网上老虎机', 3, 1, 0.375, 'cannot tell'],
]

export const BLOCKING_ROWS: readonly Row[] = WORDS.map(([keyword, messages, sent_again, share_blocked, verdict]) => ({
  list: 'keyfile_u.2012-12-20',
  keyword,
  messages,
  sent_again,
  answered: messages - sent_again,
  share_blocked,
  ci_low: share_blocked * 0.91,
  ci_high: share_blocked + (1 - share_blocked) * 0.13,
  q_blocked: 0.0123,
  q_displayed: 0.0345,
  verdict,
  missing: verdict === 'cannot tell' ? 'too few messages: 3' : null,
}))
