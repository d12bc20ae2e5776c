import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileEnrichment } from '../../src/text/enrich.ts'
import { compileFolded } from '../../src/text/folded.ts'
import { FOLDING_IDS } from '../../src/text/folding/folding.ts'
import { EXACT, semanticsOf } from '../../src/text/known-semantics.ts'
import { semantics } from '../../src/text/semantics.gen.ts'

test('every semantics has a test, and its id is its file name', () => {
  const files = readdirSync('src/text/semantics').map((file) => basename(file, '.ts'))
  expect(semantics.map(({ id }) => id).toSorted()).toEqual(files.toSorted())
  for (const id of files) expect([id, existsSync(`test/text/semantics/${id}.test.ts`)]).toEqual([id, true])
})

test('an unknown id is refused with those that are known', () => {
  expect(() => semanticsOf('qq')).toThrow('There are no semantics qq.')
  expect(semanticsOf(EXACT).id).toBe('exact')
})

const line = fc.string({
  unit: fc.constantFrom(
    '法',
    '轮',
    'F',
    'q',
    '+',
    '.',
    '*',
    '(',
    '|',
    ')',
    '{',
    '1',
    ',',
    '}',
    ':',
    '/',
    '"',
    ' ',
    '\u3000',
  ),
  minLength: 1,
  maxLength: 12,
})
const lines = fc.array(line, { maxLength: 8 }).map((all) => all.map((one) => one.trim()).filter((one) => one !== ''))

describe.each(semantics.map((one) => [one.id, one] as const))('%s', (id, one) => {
  test('names its client, what it does, who says so and how sure that is', () => {
    for (const words of [one.title, one.effect, one.source]) expect(words.length).toBeGreaterThan(5)
    expect(['stated', 'computed', 'inferred']).toContain(one.confidence)
    expect(one.confidence === 'stated' || one.doubt !== '').toBe(true)
    expect(one.foldings.filter((folding) => !FOLDING_IDS.includes(folding))).toEqual([])
  })

  test('any lines and any text: never throws, every rule is a line or made of lines, and fires at most once', () => {
    fc.assert(
      fc.property(lines, fc.oneof(line, fc.string({ unit: 'binary' })), (given, text) => {
        const lists = [{ name: 'list', keywords: given, semantics: id }]
        const exact = compileEnrichment(lists)(text)
        const keywords = exact.filter(({ list }) => list === 'list').map(({ keyword }) => keyword)
        expect(new Set(keywords).size).toBe(keywords.length)
        const known = new Set(one.rules(given).map(({ keyword }) => keyword))
        expect(keywords.filter((keyword) => !known.has(keyword))).toEqual([])
        for (const { list, keyword, start_unit, end_unit } of compileFolded(lists)(text, exact)) {
          expect(list === 'list' ? known.has(keyword) : true).toBe(true)
          expect(0 <= start_unit && start_unit < end_unit && end_unit <= text.length).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a list that repeats itself is the same list', () => {
    const once = ['法轮', '六四']
    expect(one.rules([...once, ...once])).toEqual(one.rules(once))
  })
})
