import * as fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { analyses } from '../../src/analyse/index.ts'
import { VERDICTS as BLOCKING } from '../../src/analyse/blocking/verdict.ts'
import { CAUSES } from '../../src/analyse/repetition/causes.ts'
import { READINGS } from '../../src/analyse/network/readings.ts'
import { MODELS } from '../../src/analyse/targets/models.ts'
import { ROLES } from '../../src/model/format.ts'
import { OUTCOMES } from '../../src/model/translation.ts'
import { VERDICTS as TRIALS } from '../../src/model/trial.ts'
import { FOLDING_IDS } from '../../src/text/folding/folding.ts'
import { sensitive } from '../../src/text/sensitive.gen.ts'
import { LABELS } from '../../src/triggers/index.ts'
import { chinese } from '../../web/terms/chinese.ts'
import { columns } from '../../web/terms/columns.ts'
import { found, headIn, valueIn } from '../../web/terms/look-up.ts'

const WEB = join(import.meta.dirname, '../../web')

/** Every Chinese text with the English it stands for; heads and values have names, which may be anything. */
const sentences = [chinese.meanings, chinese.caveats, chinese.notes].flatMap((table) => Object.entries(table))
const texts = [
  ...sentences.map(([, text]) => text),
  ...Object.values(chinese.questions),
  ...Object.values(chinese.values).flatMap((table) => Object.values(table)),
  ...Object.values(columns).map(({ zh }) => zh),
]

/** Names of things that are the same in Chinese. */
const NAMES = new Set(['BIC', 'G²', 'Content-Type', 'Skype'])

/** What is no prose: code, paths, addresses and numbers. */
const withoutCode = (text: string): string =>
  text
    .replace(/`[^`]*`|“:\)”/g, '')
    .replace(/https?:\/\/[\w.-]+/g, '')
    .replace(/\d[\d,.:#-]*|#[-:#]+#/g, '')

const numbersIn = (text: string) => [...new Set(text.match(/\d+(?:[.,]\d+)*/g))].toSorted()
const counted = (text: string) => text.match(/#|\{\d\}/g)?.length ?? 0
const placesIn = (text = ''): string => [...new Set(text.match(/\{\w+\}/g))].toSorted().join()

describe('every analysis speaks Chinese', () => {
  test.each(analyses.map((analysis) => [analysis.id, analysis] as const))('%s', (id, analysis) => {
    const lacking = {
      question: found(chinese.questions, id) === undefined ? [analysis.question] : [],
      heads: Object.keys(analysis.columns).filter((name) => (columns[`${id}.${name}`] ?? columns[name]) === undefined),
      meanings: Object.values(analysis.columns).filter((meaning) => found(chinese.meanings, meaning) === undefined),
      caveats: analysis.caveats.filter((caveat) => found(chinese.caveats, caveat) === undefined),
    }
    expect(lacking).toEqual({ question: [], heads: [], meanings: [], caveats: [] })
  })

  test('and nothing is left of what no analysis says any more', () => {
    const said = new Set(analyses.flatMap((one) => [...Object.values(one.columns), ...one.caveats]))
    const kept = [...Object.keys(chinese.meanings), ...Object.keys(chinese.caveats)]
    expect(kept.filter((english) => !said.has(english))).toEqual([])
    const ids = new Set(analyses.map(({ id }) => id))
    expect(Object.keys(chinese.questions).filter((id) => !ids.has(id))).toEqual([])
  })
})

test.each([
  [
    'verdict',
    [...Object.keys(BLOCKING), ...Object.keys(TRIALS), ...Object.keys(MODELS), 'contradicted', 'supported', 'untested'],
  ],
  ['model', Object.keys(MODELS)],
  ['reading', [...READINGS, 'unresolved', 'same-person', 'shared-line']],
  ['cause', [...CAUSES, 'copy']],
  ['outcome', [...Object.keys(OUTCOMES), 'not tried']],
  ['role', Object.keys(ROLES)],
  ['labels', Object.keys(LABELS)],
  ['foldings', FOLDING_IDS],
  ['kind', sensitive.map(({ id }) => id)],
])('every %s has its term', (column, vocabulary) => {
  const terms = chinese.values[column] ?? {}
  expect(vocabulary.filter((value) => !Object.hasOwn(terms, value))).toEqual([])
})

describe('the Chinese', () => {
  test('is Chinese', () => {
    expect(texts.filter((text) => !/\p{Script=Han}/u.test(text) && !NAMES.has(text))).toEqual([])
  })

  test('has the punctuation of Chinese', () => {
    expect(texts.filter((text) => /[,;:?!()]/.test(withoutCode(text)))).toEqual([])
    expect(sentences.filter(([english, text]) => english.endsWith('.') !== text.endsWith('。'))).toEqual([])
  })

  test('has the numbers of the English', () => {
    const other = sentences.filter(([english, text]) => {
      const [there, here] = [numbersIn(english.replace(/\{.*?\}/g, '')), numbersIn(text.replace(/\{.*?\}/g, ''))]
      return there.join() !== here.join()
    })
    expect(other).toEqual([])
  })

  test('takes each number of the English once', () => {
    const patterns = [chinese.notes, ...Object.values(chinese.values)].flatMap((table) => Object.entries(table))
    expect(patterns.filter(([english, text]) => counted(english) !== counted(text))).toEqual([])
  })

  // The glossary of web/terms/README.md
  test.each([
    [/\baccounts?\b/i, '账号'],
    [/\baddress(es)?\b/i, '地址'],
    [/\brecords?\b/i, '记录'],
    [/\bmessages?\b(?<!HTTP .*)/i, '消息'],
    [/\bunique messages?\b/i, '不重复消息'],
    [/\bresends?\b/i, '重发'],
    [/\brejects\b(?!:)/i, '被拒单元'],
    [/\bkeywords?\b/i, '关键词'],
    [/\blists?\b/i, '列表'],
    [/\bintervals?\b/i, '置信区间'],
    [/\bpresence\b/i, '在线日志'],
    [/\bgroup chat\b/i, '群聊'],
    [/\bcorrespondents?\b/i, '通信对象'],
    [/\bwatching client\b/i, '监控客户端'],
    [/\bcampaigns?\b/i, '群发活动'],
    [/\bnear-duplicates\b/i, '近似重复'],
    [/\bbackground\b/i, '背景语料'],
    [/\bcaptures?\b/i, '抓包文件'],
    [/\btrial sheet\b/i, '试验表'],
    [/\bwindows?\b/i, '时间窗'],
    [/\bcontrols?\b/i, '对照'],
    [/\bstatements?\b/i, '声明'],
    [/\bcode book\b/i, '编码手册'],
  ])('has one term for %s: %s', (english, term) => {
    const about = sentences.filter(([said]) => english.test(said.replace(/`[^`]*`/g, '')))
    expect(about.length).toBeGreaterThan(0)
    expect(about.filter(([, text]) => !text.includes(term))).toEqual([])
  })

  test.each(['帐号', '帐户', '用户名', '假名', '唯一消息', '去重消息', '词表', '名单', '无法判定', '可信区间'])(
    'does not say %s',
    (other) => {
      expect(texts.filter((text) => text.includes(other))).toEqual([])
    },
  )
})

describe('what is looked up', () => {
  test.each([
    ['10458 records', '10458 条记录'],
    ['1 record', '1 条记录'],
    ['58 accounts of 443 accounts', '443 个账号中的 58 个'],
    ['decided from a probability of 0.8', '概率达到 0.8 即作判定'],
    [
      'Countries are those the address blocks were registered in by 2026-06-01 (DB-IP Lite country). IP Geolocation by DB-IP (https://db-ip.com), licensed CC BY 4.0.',
      '国家或地区以地址段截至 2026-06-01 的注册信息为准（DB-IP Lite country）。IP 定位数据来自 DB-IP（https://db-ip.com），许可为 CC BY 4.0。',
    ],
    [
      '84 accounts tested; 359 with fewer than 5 distinct messages not',
      '84 个账号受检；不重复消息少于 5 条的 359 个未受检',
    ],
    [
      'The case is larger than fits: looked at are 12.5 % of the accounts, drawn by hash.',
      '案件超出可容纳的规模：考察的是按哈希抽取的 12.5 % 的账号。',
    ],
    ['Trial sheet 3 of us.csv: SHA-256 00ff.', '试验表 3 of us.csv: SHA-256 00ff.'],
    ['Something that nobody translated.', undefined],
    ['constructor', undefined],
  ])('%s', (english, text) => {
    expect(found(chinese.notes, english)).toBe(text)
  })

  test.each([
    [
      'decode',
      'line · base64 · des-ecb · pkcs7 · key-b6a890953c6d',
      '逐行 · base64 · des-ecb · pkcs7 · key-b6a890953c6d',
    ],
    ['layout', 'ip, account, text, c7', 'IP 地址, 账号, 文本, c7'],
    ['foldings', 'case 179', '大小写 179'],
    [
      'detail',
      'key-b6a890953c6d: 8 bytes written as ascii, under the name enc$&key, at bytes 82–90 (finder assignment), opens 1 log stream',
      'key-b6a890953c6d: 8 字节，以 ASCII 写成, 名称为 enc$&key, 位于字节 82–90（由赋值语句找到）, 可解开 1 个日志流',
    ],
    ['detail', 'settings, keys or prose; 5218 bytes', '设置、密钥或文字说明; 5218 字节'],
    ['missing', 'too few messages: 10', '消息太少：10'],
    ['reading', 'own', '本人'],
    ['keyword', 'own', 'own'],
    ['account', 'shared', 'shared'],
    ['toString', 'own', 'own'],
  ])('a value of %s: %s', (column, value, text) => {
    expect(valueIn(chinese.values, column, value)).toBe(text)
  })

  test.each([
    ['en', 'countries.share_of_records', 'share of records'],
    ['en', 'countries.ci_low', 'from (95 %)'],
    ['zh', 'countries.ci_low', '下限（95 %）'],
    ['zh', 'waterfall.messages', '消息'],
    ['zh', 'countries.messages', '不重复消息'],
    ['zh', '.a_column_of_tomorrow', 'a column of tomorrow'],
    ['en', '.seen_utc_ms', 'seen (UTC)'],
  ] as const)('in %s the head of %s', (language, place, head) => {
    const [analysis = '', column = ''] = place.split('.')
    expect(headIn(language, analysis, column)).toBe(head)
  })

  test('a value that is no term is shown as it is, whatever it holds', () => {
    const open = fc.constantFrom('keyword', 'word', 'path', 'text', 'trigger', 'list')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), open, (value, column) => {
        expect(valueIn(chinese.values, column, value)).toBe(value)
      }),
    )
  })
})

describe('words of the interface', () => {
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(WEB, name), 'utf8') }))
    .filter(({ name, text }) => name !== join('lib', 'words.ts') && text.includes('defineWords('))

  const PAIR = /defineWords\(\{\s*en: \{(.*?)\},\s*zh: \{(.*?)\},?\s*\}\)/gs
  const STRING = /(?:^|[,{])\s*'?([\w-]+)'?:\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g
  const stringsOf = (body: string): ReadonlyMap<string, string> =>
    new Map([...body.matchAll(STRING)].map(([, key = '', single, double]) => [key, single ?? double ?? '']))

  test.each(files)('$name has the same {places} in both languages', ({ text }) => {
    const pairs = [...text.matchAll(PAIR)].map(([, en = '', zh = '']) => [stringsOf(en), stringsOf(zh)] as const)
    expect(pairs.length).toBe(text.split('defineWords({').length - 1)
    for (const [en, zh] of pairs) {
      expect([...zh.keys()].toSorted()).toEqual([...en.keys()].toSorted())
      expect(en.size).toBeGreaterThan(0)
      const other = [...en].filter(([key, english]) => placesIn(english) !== placesIn(zh.get(key)))
      expect(other).toEqual([])
    }
  })
})
