import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { expressionOf } from '../../src/text/expressions.ts'
import { compileMatcher, type Occurrence } from '../../src/text/matcher.ts'
import { compileRules, type Gap, rule, type Rule, substring } from '../../src/text/rules.ts'

/** Keywords of the rules that fire on a text. */
function fired(text: string, ...rules: Rule[]): string[] {
  const set = compileRules(rules)
  const matcher = compileMatcher(set.texts)
  const occurrences: Occurrence[] = []
  matcher.occurrences(text, (one) => occurrences.push(one))
  const plain = matcher.matches(text).flatMap((index) => set.plain[index] ?? [])
  const combined = set.combined(
    text,
    occurrences.filter(({ keyword }) => set.isPart[keyword]),
  )
  return [...plain, ...combined.map((one) => one.rule)].map((index) => rules[index]?.keyword ?? '')
}
const one = (components: string[][], more: Parameters<typeof rule>[2] = {}) => rule('r', components, more)
const any: Gap = { min: 0, max: Infinity }

test.each<[string, Rule, Record<string, boolean>]>([
  ['a substring', substring('r'), { xrx: true, x: false }],
  ['all in any order', one([['ab'], ['cd']]), { 'cd-ab': true, abcd: true, ab: false, cd: false }],
  ['components may overlap', one([['整体'], ['体制']]), { 整体制: true, 整体: false }],
  ['the published example', one([['帶來'], ['調整'], ['整體'], ['領域']]), { 帶來abc調整體xyz領域: true, 帶來調整領域: false }],
  ['a component twice is one place', one([['a'], ['a']]), { a: true }],
  ['alternatives', one([['a'], ['b', 'c']]), { ac: true, ba: true, a: false, bc: false }],
  ['one of several', one([['a', 'b']]), { ab: true, b: true, c: false }],
  ['in order', one([['ab'], ['cd']], { gaps: [any] }), { 'ab--cd': true, 'cd-ab': false, 'cd-ab-cd': true }],
  ['in order, components do not overlap', one([['ab'], ['bc']], { gaps: [any] }), { abc: false, abbc: true }],
  ['bounded gap', one([['a'], ['b']], { gaps: [{ min: 1, max: 2 }] }), { ab: false, a1b: true, a12b: true, a123b: false }],
  ['a later start fits the gap', one([['a'], ['b']], { gaps: [{ min: 0, max: 1 }] }), { 'a---a-b': true, 'a---b': false }],
  ['an earlier start fits the gap', one([['a'], ['b']], { gaps: [{ min: 2, max: 3 }] }), { a1ab: true, aab: false }],
  ['three in order', one([['a'], ['b'], ['c']], { gaps: [any, { min: 0, max: 0 }] }), { 'a-bc': true, 'a-b-c': false }],
  ['at the start', one([['a']], { anchor: 'start' }), { ab: true, ba: false }],
  ['at the end', one([['a']], { anchor: 'end' }), { ba: true, ab: false, aba: true }],
  ['the whole', one([['a']], { anchor: 'both' }), { a: true, aa: false }],
  ['first at the start, last at the end', one([['a'], ['b']], { gaps: [any], anchor: 'both' }), { 'a-b': true, 'xa-b': false, 'a-bx': false }],
  ['a line break defeats it', one([['a']], { oneLine: true }), { a: true, 'a\n': false, 'a\u2028b': false }],
  ['cancelled', one([['a']], { unless: [['x', 'y'], ['z']] }), { a: true, ax: true, xay: false, az: false }],
  ['letters', one([], { letters: 3 }), { 'a1bc': true, ab: false, 法轮功: false }],
  ['an expression', one([], { expression: expressionOf('a.c', 'part') }), { xabc: true, ac: false }],
  ['an expression besides', one([['a']], { expression: expressionOf('b.*', 'whole') }), { ba: true, ab: false, b: false }],
  ['a component that is nothing never is', one([['']]), { a: false }],
  ['a rule that asks for nothing fires on nothing', one([]), { a: false }],
])('%s', (_, given, texts) => {
  for (const [text, fires] of Object.entries(texts)) expect([text, fired(text, given)]).toEqual([text, fires ? ['r'] : []])
}) // biome-ignore format: a table

test('says what it fired on', () => {
  const set = compileRules([one([['ab'], ['cd']], { gaps: [any] })])
  const found: Occurrence[] = [
    { keyword: 0, start: 3, end: 5 },
    { keyword: 1, start: 9, end: 11 },
  ]
  expect(set.combined('---ab----cd', found)).toEqual([{ rule: 0, by: found }])
})

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 14 })
const part = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 2 })
const parts = fc.array(fc.array(part, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 })

test('in any order is what searches for each component say', () => {
  fc.assert(
    fc.property(parts, text, (components, body) => {
      const expected = components.every((texts) => texts.some((some) => body.includes(some)))
      expect(fired(body, one(components)).length).toBe(expected ? 1 : 0)
    }),
    { numRuns: 1000 },
  )
})

test('in order, with gaps and anchors, is what a regular expression says', () => {
  const gap = fc.record({ min: fc.nat(2), more: fc.constantFrom(0, 1, 3, Infinity) })
  const anchor = fc.constantFrom('none', 'start', 'end', 'both')
  fc.assert(
    fc.property(fc.tuple(parts, anchor), fc.tuple(gap, gap), text, ([components, at], given, body) => {
      const gaps = given.slice(0, components.length - 1).map(({ min, more }) => ({ min, max: min + more }))
      const written = components.map((texts, index) => {
        const { min, max } = gaps[index - 1] ?? { min: 0, max: 0 }
        return `${index === 0 ? '' : `.{${min},${max === Infinity ? '' : max}}`}(${texts.join('|')})`
      })
      const [start, end] = [at === 'start' || at === 'both' ? '^' : '', at === 'end' || at === 'both' ? '$' : '']
      const expected = new RegExp(`${start}${written.join('')}${end}`).test(body)
      expect(fired(body, one(components, { gaps, anchor: at })).length).toBe(expected ? 1 : 0)
    }),
    { numRuns: 3000 },
  )
})

test('what a backtracking expression would take for ever is done at once', () => {
  const hostile = one(
    Array.from({ length: 12 }, () => ['a', 'aa']),
    { gaps: Array.from({ length: 11 }, () => any), anchor: 'end' },
  )
  const startedAtMs = performance.now()
  expect(fired(`${'a'.repeat(20_000)}b`, hostile)).toEqual([])
  expect(performance.now() - startedAtMs).toBeLessThan(2000)
})
