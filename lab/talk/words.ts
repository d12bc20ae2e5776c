/** Invented trigger words: things, not people or causes, so that the lab's list is of no use to any censor. */
export const TRIGGERS = {
  hans: ['纸鹤', '灯笼', '红灯笼', '月桥', '石舟', '风铃', '竹梯', '云灯', '红帆船', '铜钟楼'],
  hant: ['紙鶴', '燈籠', '月橋', '石舟', '風鈴', '竹梯', '雲燈', '紅帆船'],
  en: ['lantern', 'paper crane', 'moon bridge', 'stone boat', 'wind chime', 'copper bell', 'red sail'],
} as const

/** Subjects that Breachlight has built-in queries for, mentioned here as the news mentions them. */
export const TOPICS = {
  hans: ['地震', '奶粉', '民主', '选举', '奥运'],
  hant: ['地震', '奶粉', '民主', '選舉', '奧運'],
  en: ['earthquake', 'milk powder', 'democracy', 'election', 'Olympics'],
} as const

/** What the report found logged although no keyword explains it. */
export const INNOCUOUS = [
  '123',
  '谢谢',
  ':)',
  '在吗',
  '好的',
  'ok',
  '你好',
  '吃饭了吗',
  '晚安',
  '哈哈',
  '几点了',
] as const

export type Language = keyof typeof TRIGGERS

/**
 * The keyword file beside the tree, line by line. As in published lists there are outer spaces, an empty line, a line
 * twice, a word inside another and one that nobody ever wrote.
 */
export const LIST_LINES: readonly string[] = [
  ...TRIGGERS.hans,
  '',
  ...TRIGGERS.hant.map((word, index) => (index % 3 === 0 ? `${word} ` : word)),
  'fuck',
  ...TRIGGERS.en.map((word, index) => (index % 3 === 1 ? ` ${word}` : word)),
  '灯笼',
  '玻璃马车',
]

/** Distinct keywords as matched: outer spaces removed, no empty ones. */
export const KEYWORDS: readonly string[] = [...new Set(LIST_LINES.map((line) => line.trim()))].filter(
  (word) => word !== '',
)
