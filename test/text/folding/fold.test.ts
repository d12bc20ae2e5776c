import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHARACTER_FOLDINGS, foldOf } from '../../../src/text/folding/fold.ts'
import { FOLDING_IDS, type FoldingId, READER_FOLDINGS } from '../../../src/text/folding/folding.ts'

const readers = foldOf(READER_FOLDINGS)

test.each<[string, string, FoldingId[]]>([
  ['法\u200b轮\u00ad功', '法轮功', ['invisible']],
  ['ＦＬＧ ⑥④ ²', 'FLG 64 2', ['width']],
  ['六\u3000四', '六 四', ['width']],
  ['𝐟𝐚𝐥𝐮𝐧', 'falun', ['width']],
  ['fǎlún f̶l̶g̶', 'falun flg', ['marks']],
  ['が й', 'が й', ['marks']],
  ['fаlun ΤΝΤ', 'falun TNT', ['look-alike']],
  ['FaLun ТАК', 'falun так', ['case']],
  ['法輪功 臺灣 𬴂', '法轮功 台湾 𬴂', ['script']],
  ['法轮功', 'falungong', ['pinyin']],
  ['拆 府\u3000右', '拆府右', ['spaces']],
  ['法.轮*功', '法轮功', ['filler']],
  ['法😀轮', '法轮', ['filler']],
  ['f-l-g', 'flg', ['filler']],
  ['8|9|6|4', '8964', ['filler']],
  ['法....轮', '法....轮', ['filler']],
  ['of.lg x.yz', 'of.lg x.yz', ['filler']],
])('%s is folded to %s', (written, folded, ids) => {
  expect(foldOf(ids).text(written)).toBe(folded)
})

test('without anything to fold the text is the same', () => {
  expect(readers.text('今天天气不错 123')).toBe('今天天气不错 123')
  expect(readers.mapped('ab').starts).toEqual([0, 1])
})

describe('laws', () => {
  test.each(FOLDING_IDS.map((id) => [id]))('%s: folding any character twice changes nothing more', (id) => {
    const fold = foldOf([id])
    const wrong: string[] = []
    for (let code = 0; code < 0x30000; code += id === 'pinyin' ? 13 : 1) {
      const once = fold.text(String.fromCodePoint(code))
      if (fold.text(once) !== once) wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
  })

  test('all reader foldings together: twice is once, for every character', () => {
    const wrong: string[] = []
    for (let code = 0; code < 0x30000; code += 1) {
      const once = readers.text(String.fromCodePoint(code))
      if (readers.text(once) !== once) wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
  })

  const unit = fc.oneof(
    fc.constantFrom(
      '法',
      '轮',
      '輪',
      '功',
      'f',
      'L',
      'ｇ',
      'а',
      '\u0301',
      '\u200b',
      '.',
      ' ',
      '，',
      '😀',
      '㎏',
      '𝐟',
      '6',
      '\ud83d',
    ),
    fc.string({ unit: 'binary', maxLength: 1 }),
  )
  const someText = fc.array(unit, { maxLength: 24 }).map((units) => units.join(''))
  const someFoldings = fc.subarray([...READER_FOLDINGS])

  test('folding is idempotent on any text', () => {
    fc.assert(
      fc.property(someText, someFoldings, (text, ids) => {
        const fold = foldOf(ids)
        expect(fold.text(fold.text(text))).toBe(fold.text(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('offsets lead from every folded unit to the character it came from', () => {
    fc.assert(
      fc.property(someText, someFoldings, (text, ids) => {
        const { text: folded, starts, ends } = foldOf(ids).mapped(text)
        expect(folded).toBe(foldOf(ids).text(text))
        expect([starts.length, ends.length]).toEqual([folded.length, folded.length])
        const single = foldOf(ids.filter((id) => id !== 'filler'))
        for (let at = 0; at < folded.length; at += 1) {
          const [start = 0, end = 0] = [starts[at], ends[at]]
          expect(end - start).toBe((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1)
          expect(single.text(text.slice(start, end))).toContain(folded[at])
          expect(start).toBeGreaterThanOrEqual(starts[at - 1] ?? 0)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

test('the foldings stand in the order in which they act, and each says what it takes for the same and on whose word', () => {
  expect(CHARACTER_FOLDINGS.map(({ id }) => id)).toEqual(FOLDING_IDS.filter((id) => id !== 'filler'))
  for (const { meaning, source } of CHARACTER_FOLDINGS)
    expect(Math.min(meaning.length, source.length)).toBeGreaterThan(10)
})
