import { expect, test } from 'vitest'
import { materialOf } from '../../../src/analyse/triggers/evidence.ts'
import { hitsOf } from '../../../src/analyse/triggers/hits.ts'
import { infer } from '../../../src/analyse/triggers/infer.ts'
import { type Fit, improved, nothing } from '../../../src/analyse/triggers/mixture.ts'
import { placeShare } from '../../../src/analyse/triggers/prior.ts'
import { restOf } from '../../../src/analyse/triggers/rest.ts'
import { suspicionOf } from '../../../src/analyse/triggers/suspects.ts'
import { seededRandom } from '../../../src/lib/random.ts'
import { labWorld } from '../lab-world.ts'
import { inferredFrom, judged, labMessages, language, worldOf } from './worlds.ts'

const phrase = (text: string) => ({ text, units: Int32Array.of(0), templates: 3 })

const standing = (texts: readonly string[], words: readonly string[]): string[][] => {
  const { starts, phrase: of, from, to } = hitsOf(texts, words.map(phrase))
  return texts.map((text, place) =>
    [...of.keys()]
      .slice(starts[place], starts[place + 1])
      .map((hit) => `${words[of[hit] ?? 0]}=${text.slice(from[hit], to[hit])}@${from[hit]}`),
  )
}

/** Ordinary talk of the lab (no word of a list in it) with words put in at random places, one a message. */
function planted(words: ReadonlyMap<string, number>) {
  const { texts, listed } = labMessages(labWorld(3))
  const talk = texts.filter((text) => listed.every((word) => !text.includes(word)))
  const random = seededRandom(7)
  const said = [...words].flatMap(([word, times]) =>
    Array.from({ length: times }, () => {
      const text = talk[random.below(talk.length)] ?? ''
      const at = random.below(text.length + 1)
      return [`account${random.below(200)}`, `${text.slice(0, at)}${word}${text.slice(at)}`] as const
    }),
  )
  return worldOf(said, [...words.keys()])
}

test('a phrase stands wherever its letters do, short runs of letters only by themselves', () => {
  expect(standing(['说车主名单qq123', 'aqq', 'qq 好'], ['车主名单qq', 'qq'])).toEqual([
    ['车主名单qq=车主名单qq@1'],
    [],
    ['qq=qq@0'],
  ])
})

test('of two phrases that always stand together, the one that is common elsewhere is not the reason', () => {
  const texts = [...Array.from({ length: 9 }, () => '甲乙 丙丁'), ...Array.from({ length: 30 }, () => '甲乙 戊己')]
  const evidence = {
    hits: hitsOf(texts, ['甲乙', '丙丁', '戊己'].map(phrase)),
    phrases: ['甲乙', '丙丁', '戊己'].map(phrase),
    priors: Float64Array.of(0.2, 0.001, 0.001),
    weights: new Float64Array(texts.length).fill(1),
    total: texts.length,
    known: new Uint8Array(texts.length),
  }
  let fit: Fit = { ...nothing(3), explained: Float64Array.of(39, 9, 30), unexplained: 1 }
  for (let round = 0; round < 30; round += 1) fit = improved(evidence, fit)
  expect([...fit.explained].map(Math.round)).toEqual([0, 9, 30])
})

test('words that share a part are told from the part', async () => {
  const words = new Map([
    ['出售车主名单qq', 30],
    ['供应车主名单qq', 25],
    ['出售军刀', 40],
    ['供应楼盘资料', 40],
    ['法轮大法', 60],
    ['退党网', 60],
    ['冰毒配方', 60],
  ])
  const { words: found } = await inferredFrom(planted(words))
  expect(found.toSorted()).toEqual([...words.keys()].toSorted())
})

test('a part that stands by itself, too, is the word', async () => {
  const { words } = await inferredFrom(
    planted(
      new Map([
        ['大红龙', 60],
        ['法轮大法', 100],
        ['退党网', 100],
      ]),
    ),
  )
  expect(words.toSorted()).toEqual(['大红龙', '法轮大法', '退党网'])
})

test('what is left has the words cut out, and those who held one are explained', async () => {
  const texts = ['我退党网你', '我们你', '退党网']
  const messages = { text: Uint32Array.of(0, 1, 2), account: Uint32Array.of(0, 1, 2), accounts: 3 }
  const material = materialOf(texts, { messages, known: new Uint8Array(3), language: await language() })
  const phrases = ['退党网', '党网你'].map(phrase)
  const rest = restOf(material, { ...material.evidence, phrases, hits: hitsOf(texts, phrases) })
  expect(rest.texts).toEqual(['我\u0000', '我们你', '\u0000'])
  expect([...rest.evidence.known]).toEqual([1, 0, 1])
})

test('words that are made of the same parts are found once those that were found first are set aside', async () => {
  const words = new Map<string, number>()
  for (const good of '刀枪剑棍弓弩斧锤盾矛镖鞭')
    for (const verb of ['出售', '批发', '供应', '专卖']) words.set(`${verb}${good}具`, words.size % 7 === 0 ? 300 : 12)
  for (const word of ['法轮大法', '退党网', '冰毒配方', '明慧网', '九评', '真善忍', '零八宪章']) words.set(word, 300)
  const { words: found } = await inferredFrom(planted(words))
  expect(found.toSorted()).toEqual([...words.keys()].toSorted())
})

test('turns of phrase that words are used in again and again do not become words', async () => {
  const world = labMessages(labWorld(1, 'medium'))
  const { precision, recall } = judged(world, (await inferredFrom(world)).words)
  expect(precision.agree / precision.of).toBeGreaterThan(0.98)
  expect(recall.agree / recall.of).toBeGreaterThan(0.98)
})

test('who is logged without words stands out', () => {
  const messages = new Float64Array(50).fill(20)
  const unexplained = Float64Array.from(messages, (_, account) => (account < 2 ? 15 : account % 2))
  const suspicion = suspicionOf({ messages, unexplained })
  expect([...suspicion].map((chance) => chance > 0.99)).toEqual(Array.from(messages, (_, account) => account < 2))
})

test('letters beside Chinese characters make a string rarer, not as rare as letters alone', async () => {
  const known = await language()
  expect(placeShare('x卧底下载', known) / placeShare('卧底下载', known)).toBeCloseTo(1e-4, 10)
})

test('nothing is inferred of nothing', async () => {
  const material = materialOf([], {
    messages: { text: new Uint32Array(0), account: new Uint32Array(0), accounts: 0 },
    known: new Uint8Array(0),
    language: await language(),
  })
  expect(infer(material).evidence.phrases).toEqual([])
})
