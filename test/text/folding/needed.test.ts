import { expect, test } from 'vitest'
import type { FoldingId } from '../../../src/text/folding/folding.ts'
import { foldingsNeeded } from '../../../src/text/folding/needed.ts'

/** The piece of the text between brackets beside a keyword. */
function needed(written: string, marked: string, always: FoldingId[] = []) {
  const start = marked.indexOf('[')
  const end = marked.indexOf(']') - 1
  return foldingsNeeded({ written, always, text: marked.replace('[', '').replace(']', ''), start, end })?.join('+')
}

test.each([
  ['法轮功', '[法轮功]', ''],
  ['法轮功', '说[法輪功]', 'script'],
  ['法輪功', '[法轮功]', 'script'],
  ['FLG', '[flg]', 'case'],
  ['FLG', '[ＦＬＧ]', 'width'],
  ['FLG', '[ｆｌｇ]', 'width+case'],
  ['flg', '[f\u200blg]', 'invisible'],
  ['法轮功', '[法\u200b輪.功]', 'invisible+script+filler'],
  ['falun', '[fаlun]', 'look-alike'],
  ['falun', '[fǎlún]', 'marks'],
  ['Восемь', '[Восемь]', ''],
  ['64', '[⑥④]', 'width'],
])('%s is %s by %s', (written, marked, foldings) => {
  expect(needed(written, marked)).toBe(foldings)
})

test('what a list folds in any case is not named', () => {
  expect(needed('FLG', '[ｆｌｇ]', ['case'])).toBe('width')
})

test.each([
  ['letters that are all Cyrillic are another word', 'cop', '[сор]'],
  ['a sign that stands for letters is no way to write them', 'ⅵ', '[vi]deo'],
  ['half of a character is not the keyword', 'k', '[㎏]'],
  ['filler that the list writes must be there', '六*四', '[六四]'],
  ['other words', '法轮', '[法国]'],
])('%s', (_, written, marked) => {
  expect(needed(written, marked)).toBeUndefined()
})

test.each([
  { name: 'a point', written: '六四', marked: '[六.四]', hides: true },
  { name: 'a middle dot', written: '六四', marked: '[六·四]', hides: true },
  { name: 'signs at one gap of two', written: '法轮功', marked: '[法轮*功]', hides: true },
  { name: 'an emoji', written: '法轮', marked: '[法😀轮]', hides: true },
  { name: 'a comma parts behind a sign, too', written: '小我', marked: '[小*，我]', hides: false },
  { name: 'a comma parts', written: '好人', marked: '[好，人]', hides: false },
  { name: 'two dots part', written: '好人', marked: '[好..人]', hides: false },
  { name: 'an ellipsis parts', written: '好人', marked: '[好…人]', hides: false },
  { name: 'a space parts', written: '你我', marked: '[你 我]', hides: false },
  { name: 'commas after each character', written: '法轮功', marked: '[法，轮，功]', hides: true },
  { name: 'spaces after each character', written: '法轮功', marked: '[法 轮 功]', hides: true },
  { name: 'spaces after each, of which a part is the keyword', written: '法轮', marked: '[法 轮] 功', hides: true },
  { name: 'the same at its end', written: '轮功', marked: '法 [轮 功]', hides: true },
  { name: 'but not where a word goes on', written: '法轮', marked: '[法 轮] 功夫', hides: false },
  { name: 'different signs', written: '法轮功', marked: '[法，轮。功]', hides: false },
  { name: 'a comma at one gap of two', written: '看不过', marked: '[看，不过]', hides: false },
  { name: 'letters one by one', written: 'flg', marked: '[f.l.g]', hides: true },
  { name: 'digits one by one', written: '8964', marked: '[8.9.6.4]', hides: true },
  { name: 'a price', written: '89', marked: '[8.9]元', hides: false },
])('filler: $name', ({ written, marked, hides }) => {
  expect(needed(written, marked)).toBe(hides ? 'filler' : undefined)
})
