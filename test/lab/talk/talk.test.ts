import { expect, test } from 'vitest'
import { type Random, random } from '../../../lab/random.ts'
import { gb18030 } from '../../../lab/servers/encode.ts'
import { confide, exchange, mention, type Said, smallTalk, swearing } from '../../../lab/talk/talk.ts'
import { type Language, LIST_WORDS, OBSCENITY, TOPICS, TRIGGERS } from '../../../lab/talk/words.ts'

const everyWord = [...new Set(Object.values(LIST_WORDS).flat())].filter((word) => word !== OBSCENITY)
const pairs = (['hans', 'hant', 'en'] as const).flatMap((language) =>
  Object.values(TRIGGERS).flatMap((list) => list[language].map((word) => ({ language, word }))),
)

type Say = (chance: Random, language: Language, word: string) => readonly Said[]

/** Every way of speaking, whether it holds the word it is given, and whether it swears. */
const WAYS: readonly { name: string; say: Say; holdsWord: boolean; swears: boolean }[] = [
  { name: 'smallTalk', say: (chance, language) => [smallTalk(chance, language)], holdsWord: false, swears: false },
  { name: 'mention', say: (...given) => [mention(...given)], holdsWord: true, swears: false },
  { name: 'swearing', say: (chance, language) => [swearing(chance, language)], holdsWord: false, swears: true },
  { name: 'exchange', say: exchange, holdsWord: true, swears: false },
  {
    name: 'confide',
    say: (chance, language) => [confide(chance, { language, word: null })],
    holdsWord: false,
    swears: false,
  },
  {
    name: 'confide about a word',
    say: (chance, language, word) => [confide(chance, { language, word })],
    holdsWord: true,
    swears: false,
  },
]

const speak = (say: Say, count: number): { word: string; said: Said }[] => {
  const chance = random(2008)
  return Array.from({ length: count }, () => chance.pick(pairs)).flatMap(({ language, word }) =>
    say(chance, language, word).map((said) => ({ word, said })),
  )
}

const texts = (count: number, say: (chance: Random) => Said): string[] => {
  const chance = random(7)
  return Array.from({ length: count }, () => say(chance).text)
}

test.each(WAYS)('$name holds the words it should and no other listed one', ({ say, holdsWord, swears }) => {
  for (const { word, said } of speak(say, 8_000)) {
    const found = everyWord.filter((other) => said.text.includes(other) && !(word === '红灯笼' && other === '灯笼'))
    expect(found, said.text).toEqual(holdsWord ? [word] : [])
    expect(said.text.toLowerCase().includes(OBSCENITY), said.text).toBe(swears)
  }
})

test.each(WAYS)('$name says what a log line can hold: no bar, tab, line end, outer space or open place', ({ say }) => {
  for (const { said } of speak(say, 4_000)) {
    expect(said.text).not.toMatch(/[|\t\r\n<>{}]|^\s|\s$|^$/)
    expect(gb18030(said.text).length).toBeLessThanOrEqual(2 * said.text.length)
    expect(said.text.length).toBeLessThan(200)
  }
})

test.each(WAYS)('$name says the same for the same seed', ({ say }) => {
  expect(speak(say, 50)).toEqual(speak(say, 50))
})

test('100,000 mentions hardly repeat, nor do curses of one language; small talk has thousands of texts', () => {
  expect(new Set(speak((...given) => [mention(...given)], 100_000).map(({ said }) => said.text)).size).toBeGreaterThan(
    95_000,
  )
  expect(new Set(texts(60_000, (chance) => swearing(chance, 'hans'))).size).toBeGreaterThan(55_000)
  expect(new Set(texts(20_000, (chance) => smallTalk(chance, 'hant'))).size).toBeGreaterThan(15_000)
})

test('lengths and characters are those of Chinese chat', () => {
  const spoken = texts(20_000, (chance) =>
    chance.chance(0.5) ? smallTalk(chance, 'hans') : mention(chance, 'hans', '纸鹤'),
  )
  const lengths = spoken.map((text) => text.length).toSorted((a, b) => a - b)
  expect(lengths[0]).toBeLessThan(3)
  expect(lengths[10_000]).toBeGreaterThan(10)
  expect(lengths[10_000]).toBeLessThan(30)
  expect(lengths.at(-1)).toBeGreaterThan(80)
  const times = new Map<string, number>()
  for (const character of spoken.join('').replaceAll(/[^\p{Script=Han}]|纸|鹤/gu, ''))
    times.set(character, (times.get(character) ?? 0) + 1)
  const ranked = [...times].toSorted((a, b) => b[1] - a[1]).map(([character]) => character)
  expect(ranked.slice(0, 12).join('')).toMatch(
    /^(?=.*的)(?=.*是)(?=.*不)(?=.*我)(?=.*了)(?=.*一)(?=.*在)(?=.*有)(?=.*你)/,
  )
})

test('now and then a topic of the news is mentioned', () => {
  const count = texts(10_000, (chance) => mention(chance, 'hant', '走馬燈')).filter((text) =>
    TOPICS.hant.some((topic) => text.includes(topic)),
  ).length
  expect(count).toBeGreaterThan(300)
  expect(count).toBeLessThan(2_000)
})

test('the obscenity is written in several cases', () => {
  const cases = texts(2_000, (chance) => swearing(chance, 'en')).map((text) => /fuck/i.exec(text)?.[0])
  expect(new Set(cases)).toEqual(new Set(['FUCK', 'Fuck', 'fUCK', 'fuck']))
})

test('an exchange has two to six turns, begins with a question, and keeps its facts', () => {
  const chance = random(4)
  const exchanges = Array.from({ length: 500 }, () => exchange(chance, 'en', 'paper crane'))
  expect(new Set(exchanges.map((turns) => turns.length))).toEqual(new Set([2, 3, 4, 5, 6]))
  expect(exchanges.filter(([first]) => !/\bdid you .*\?$|^do you .*\?$/.test(first?.text ?? ''))).toEqual([])
  const shops = exchanges.filter((turns) => turns[1]?.text.startsWith('they sell') && turns.length > 2)
  const prices = shops.map(([, offer, doubt]) => [offer?.text.split(' for ')[1], doubt?.text.split(' for ')[0]])
  expect(prices.length).toBeGreaterThan(20)
  for (const [offered, repeated] of prices) expect(repeated).toBe(offered)
})

test('what is confided stands in the text, one or two values, of every kind', () => {
  const told = speak((chance, language) => [confide(chance, { language, word: null })], 3_000)
  for (const { said } of told) for (const { value } of said.sensitive) expect(said.text).toContain(value)
  expect(new Set(told.map(({ said }) => said.sensitive.length))).toEqual(new Set([1, 2]))
  expect(new Set(told.flatMap(({ said }) => said.sensitive.map(({ kind }) => kind))).size).toBe(9)
})

test('only what is confided is sensitive', () => {
  for (const { say } of WAYS.slice(0, 4)) expect(speak(say, 500).flatMap(({ said }) => said.sensitive)).toEqual([])
})
