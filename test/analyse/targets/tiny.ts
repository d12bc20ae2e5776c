import type { Dataset, DatasetRecord } from '../dataset.ts'

const START_UTC_MS = Date.UTC(2008, 7, 1)
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

const said = (account: string, texts: readonly string[], utcMsOf: (at: number) => number): DatasetRecord[] =>
  texts.map((text, at) => ({ account, text, at: `t${at}`, utcMs: utcMsOf(at) }))

const NUMERALS = Array.from('一二三四五六七八九十')

/** Thirty people who are logged for the word on the list, six times each, at hours of their own. */
const ORDINARY = NUMERALS.flatMap((one, tens) =>
  [0, 1, 2].flatMap((again) =>
    said(
      `ordinary${tens}${again}`,
      NUMERALS.slice(0, 6).map((other) => `${one}楼${other}号的灯笼挂好了没有`),
      (at) => START_UTC_MS + at * 3 * DAY_MS + (tens * 3 + again) * HOUR_MS * 0.7,
    ),
  ),
)

/** Everyday talk that differs from message to message. */
export const TALK = [
  '谢谢',
  ':)',
  '在吗',
  '好的',
  '我晚上不回来吃饭了',
  '哈哈',
  '明天下雨就不去了吧',
  '晚安',
  'ok',
  '电影几点开始',
]

/** Logged whatever is written. */
const TARGET = said('target', [...TALK, '灯笼多少钱一个'], (at) => START_UTC_MS + at * 2 * DAY_MS + 500_000)

/** Logged for a word that is on no list. */
const CIRCLE = said(
  'circle',
  [
    '我家紫藤架开花了',
    '你看过紫藤架吗',
    '紫藤架下见',
    '他们拆了紫藤架',
    '紫藤架真漂亮',
    '谁家有紫藤架',
    '紫藤架长高了',
    '又修紫藤架',
  ],
  (at) => START_UTC_MS + at * 2 * DAY_MS + 900_000,
)

/** What three people say to each other: everyday talk, each in words of their own. */
const CONVERSATION = {
  anna: ['早', '钥匙放哪了', '嗯嗯', '我看完那本书了', '88', '周末去爬山', '好久不见', '猫又病了', '没事', '菜太咸'],
  bert: ['hi', '门口等你', '对啊', '第三章最好看', 'bye', '带上雨伞', '是啊想你们', '给它多喝水', '真的', '少放盐'],
  cleo: ['来了', '我迟到五分钟', '哦', '借给我吧', '555', '几点集合呢', '下次聚', '问问医生', '行', '我来煮汤'],
} as const

/** Three people whose unexplained messages answer each other within half a minute. */
const GROUP = Object.entries(CONVERSATION).flatMap(([account, texts], place) =>
  said(account, texts, (at) => START_UTC_MS + at * (DAY_MS + HOUR_MS) + place * 25_000),
)

export const LIST = { name: 'list.txt', keywords: ['灯笼'] }

/** Logged for words only. */
export const WORDS_ONLY: Dataset = { records: [...ORDINARY, ...CIRCLE], lists: [LIST] }
/** And one account whatever it writes. */
export const ONE_TARGET: Dataset = { records: [...ORDINARY, ...CIRCLE, ...TARGET], lists: [LIST] }
/** And a group. */
export const WITH_GROUP: Dataset = { records: [...ORDINARY, ...TARGET, ...GROUP], lists: [LIST] }
/** Two messages each: nobody could be found. */
export const FEW: Dataset = {
  records: NUMERALS.flatMap((one) => said(`few${one}`, [`${one}个灯笼`, '谢谢'], (at) => START_UTC_MS + at * DAY_MS)),
  lists: [LIST],
}
/** The same words, but nobody knows them. */
export const NO_LIST: Dataset = { records: WORDS_ONLY.records ?? [] }
