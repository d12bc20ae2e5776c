import type { Random } from '../random.ts'
import { INNOCUOUS, type Language, TOPICS, TRIGGERS } from './words.ts'

interface Grammar {
  who: readonly string[]
  when: readonly string[]
  where: readonly string[]
  /** `K` stands for the trigger word. */
  what: readonly string[]
  /** `T` stands for the topic. */
  news: readonly string[]
  tail: readonly string[]
  /** What stands between the parts. */
  space: '' | ' '
}

const GRAMMAR: Readonly<Record<Language, Grammar>> = {
  hans: {
    who: ['我', '我们', '老师', '邻居', '妹妹', '朋友', '同事', '房东', '司机'],
    when: ['昨天', '今天早上', '周末', '刚才', '上个月', '晚上', '下班以后'],
    where: ['在河边', '在公园', '在图书馆', '在车站', '在茶馆', '在学校门口', '在家里'],
    what: ['看见了K', '说起K', '又问起K', '写到了K', '想起了K', '买了一个K', '画了一张K', '找到了旧的K'],
    news: ['，还说到T的新闻', '，新闻里也有T', '，大家在谈T'],
    tail: ['', '', '，你觉得呢？', '，请转告大家', '，别忘了', '，好不好？', '，回头再聊', '。', '！'],
    space: '',
  },
  hant: {
    who: ['我', '我們', '老師', '鄰居', '妹妹', '朋友', '同事'],
    when: ['昨天', '今天早上', '週末', '剛才', '上個月', '晚上'],
    where: ['在河邊', '在公園', '在圖書館', '在車站', '在茶館', '在學校門口'],
    what: ['看見了K', '說起K', '又問起K', '寫到了K', '想起了K', '買了一個K', '畫了一張K'],
    news: ['，還說到T的新聞', '，新聞裡也有T', '，大家在談T'],
    tail: ['', '', '，你覺得呢？', '，請轉告大家', '，別忘了', '，好不好？', '。'],
    space: '',
  },
  en: {
    who: ['I', 'we', 'my teacher', 'a neighbour', 'my sister', 'a friend', 'the driver'],
    when: ['yesterday', 'this morning', 'last week', 'just now', 'tonight', 'after work'],
    where: ['by the river', 'in the park', 'at the library', 'near the station', 'at home'],
    what: ['saw the K', 'talked about the K', 'wrote about a K', 'bought a K', 'drew a K', 'found the old K'],
    news: [', and the news is about the T', ', and people discuss the T'],
    tail: ['', '', ', what do you think?', ', please tell the others', ', do not forget', '.', '!'],
    space: ' ',
  },
}

const SWEARING = ['fuck, W', 'W, what the fuck', 'Fuck! W', 'no fucking way: W', 'W FUCK'] as const

const sentence = (chance: Random, language: Language): string => {
  const { who, when, where, what, news, tail, space } = GRAMMAR[language]
  const thing = chance.pick(what).replace('K', chance.pick<string>(TRIGGERS[language]))
  const parts =
    language === 'en'
      ? [chance.pick(who), thing, chance.pick(where), chance.pick(when)]
      : [chance.pick(who), chance.pick(when), chance.pick(where), thing]
  const aside = chance.chance(0.22) ? chance.pick(news).replace('T', chance.pick<string>(TOPICS[language])) : ''
  return parts.join(space) + aside + chance.pick(tail)
}

/** One invented message. A watched person's may hold no trigger word at all. */
export function inventText(chance: Random, watched: boolean): string {
  if (watched && chance.chance(0.5)) return chance.pick<string>(INNOCUOUS)
  const language = chance.pick<Language>(['hans', 'hans', 'hans', 'hans', 'hans', 'hant', 'en', 'en'])
  const text = sentence(chance, language)
  return chance.chance(0.16) ? chance.pick<string>(SWEARING).replace('W', text) : text
}
