import { choices } from './grammar.ts'
import { LISTED } from './lists.ts'

/**
 * The keyword lists of the replica: the client's censor list (hides and uploads), the upload-only list that came with
 * 5.1, the list of the net-bar edition, and the one built into the client for when no keyfile can be had.
 */
export type ListName = 'censor' | 'surveillance' | 'netbar' | 'builtin'

/** Simplified Chinese, traditional Chinese, English. */
export type Language = 'hans' | 'hant' | 'en'

/** Words of each list by language, without the obscenity: what invented people write about. */
export const TRIGGERS: Readonly<Record<ListName, Readonly<Record<Language, readonly string[]>>>> = LISTED

/** The only word that was found to trigger in 2006 (21talks.net, June 2006). */
export const OBSCENITY = 'fuck'

/** A keyword that stands on the censor list and that nobody in the lab ever writes. */
const NEVER_WRITTEN = '玻璃马车'

const everyLanguage = (list: ListName): readonly string[] => Object.values(TRIGGERS[list]).flat()

/** All words of a list as a client matches them; distinct. */
export const LIST_WORDS: Readonly<Record<ListName, readonly string[]>> = {
  censor: [...everyLanguage('censor'), OBSCENITY, NEVER_WRITTEN],
  surveillance: everyLanguage('surveillance'),
  netbar: [...everyLanguage('netbar'), OBSCENITY],
  builtin: [...everyLanguage('builtin'), OBSCENITY],
}

/** Outer spaces as in the first published list, where 22 of 442 lines have some; one word has two. */
const withOuterSpace = (word: string, index: number): string => {
  if (index === 7) return `${word}  `
  if (index % 20 === 0) return `${word} `
  return index % 43 === 0 ? ` ${word}` : word
}

/**
 * The keyfile of the censor list, line by line. As in published lists (TOM-Skype 3.6 to 5.5, 2011–2013) there are outer
 * spaces, an empty line, a line twice, and one word inside another.
 */
export const LIST_LINES: readonly string[] = LIST_WORDS.censor.map(withOuterSpace).toSpliced(60, 0, '', '灯笼')

/** Distinct keywords as matched: outer spaces removed, no empty ones. */
export const KEYWORDS: readonly string[] = [...new Set(LIST_LINES.map((line) => line.trim()))].filter(
  (word) => word !== '',
)

/** What the report found logged although no keyword explains it (“123”, “谢谢”, “:)”), and more of that kind. */
export const INNOCUOUS: readonly string[] = choices(`
  123|谢谢|:)|在吗|好的|ok|你好|吃饭了吗|晚安|哈哈|几点了|嗯|呵呵|在不在|早|88|拜拜|hi|hello|thanks|谢谢你|知道了|没事|没有|是的|对|不是
  来了|等一下|马上|我在|在干嘛|怎么了|好久不见|1|11|555|^_^|:-)|？|。。。|谢啦|多谢|不客气|晚上好|早上好|收到|收到了吗|听得到吗|喂|test|测试
  可以|行|走了|回头聊|回来了|謝謝|在嗎|晚點聊|bye|ok thanks|are you there|good night|哦|哈哈哈|吃了|睡了|下班了
`)

/** Subjects that Breachlight has built-in queries for, mentioned here as the news mentions them. */
export const TOPICS: Readonly<Record<Language, readonly string[]>> = {
  hans: ['地震', '奶粉', '民主', '选举', '奥运'],
  hant: ['地震', '奶粉', '民主', '選舉', '奧運'],
  en: ['earthquake', 'milk powder', 'democracy', 'election', 'Olympics'],
}
