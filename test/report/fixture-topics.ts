import type { Row } from '../../src/model/answer.ts'

const DAY_MS = 86_400_000
const FIRST_DAY = Date.UTC(2008, 7, 1)

const topic = ([name, kind]: readonly [string, string], numbers: readonly number[], texts: Partial<Row> = {}): Row => {
  const [messages = 0, accounts = 0, sendings = 0, addresses = 0] = numbers
  return {
    topic: name,
    kind,
    reason: null,
    messages,
    accounts,
    sendings,
    addresses: kind === 'template' ? addresses : null,
    share: messages / 1400,
    ci_low: messages / 1500,
    ci_high: messages / 1300,
    first_utc_ms: kind === 'none' ? null : FIRST_DAY + messages * 3_600_000,
    last_utc_ms: kind === 'none' ? null : FIRST_DAY + 61 * DAY_MS + sendings * 1000,
    words: null,
    template: null,
    ...texts,
  }
}

/** Texts sent round, clusters and the rest, as the lab's small replica has them. */
export const TOPIC_ROWS: readonly Row[] = [
  topic(['template-1', 'template'], [7, 2, 305, 167], {
    reason: 'many addresses',
    words: '纸鹤 义工 心愿 祝您',
  }),
  topic(['template-2', 'template'], [31, 5, 622, 401], {
    reason: 'many addresses',
    words: '纸鹤 登记 化名',
    template: '您好！我是纸鹤服务中心的义工。我们请大家把心愿写在纸鹤上。',
  }),
  topic(['template-3', 'template'], [13, 11, 14, 12], {
    reason: 'several accounts',
    words: '书店',
    template: '昨天听朋友说城里的旧书店要关门了，大家有空都去看看吧。',
  }),
  topic(['cluster-1', 'cluster'], [287, 141, 511], { words: '纸船 风筝 布老虎' }),
  topic(['cluster-2', 'cluster'], [122, 97, 203], { words: '网吧 游戏 几点' }),
  topic(['none', 'none'], [940, 290, 1725]),
]

export const TOPIC_DAY_ROWS: readonly Row[] = TOPIC_ROWS.flatMap(({ topic: name = '' }, at) =>
  Array.from({ length: 60 }, (_, day) => ({
    bucket_utc_ms: FIRST_DAY + day * DAY_MS,
    topic: name,
    messages: (day * (at + 3) + 5 * at) % 9,
  })).filter(({ messages }) => messages > 0),
)

export const KEY_WORD_ROWS: readonly Row[] = [
  '纸鹤',
  '纸船',
  '义工',
  '祝您',
  '布老虎',
  '网吧',
  '几点',
  '书店',
  '掉线',
  '心愿',
].map((word, at) => ({
  word,
  joined: at === 4 ? 1 : 0,
  messages: 149 - 11 * at,
  accounts: 88 - 7 * at,
  effective_accounts: 71.3 - 6.1 * at,
  occurrences: 163 - 12 * at,
  expected: 0.002 * (at + 1),
  log_ratio: 15.3 - at,
  log_ratio_low: 14.1 - at,
  log_ratio_high: 16.5 - at,
  g2: 1204.5 - 93 * at,
  q_value: 1.3e-40 * 10 ** at,
}))
