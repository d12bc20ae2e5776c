import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isChinese, isLoop, outcomeOf } from '../../src/translate/index.ts'

test.each([
  ['谢谢', { english: 'Thank you' }, 'translated'],
  ['谢谢', { english: '谢谢' }, 'copy'],
  ['去法轮功网站', { english: 'Go to 法轮功 website' }, 'translated'],
  ['法轮功的网站', { english: '法轮功 web' }, 'copy'],
  ['123，在吗', { english: '123?' }, 'translated'],
  ['123，在吗', { english: '在 123' }, 'copy'],
  ['我们走吧', { english: 'the the the the the the' }, 'loop'],
  ['我们走吧', { english: 'Let us go, let us go, let us go, let us go' }, 'loop'],
  ['哈哈哈哈哈哈', { english: 'ha ha ha ha ha ha' }, 'translated'],
  ['很好很好', { english: 'very very very good' }, 'translated'],
  ['谢谢', { english: '  ' }, 'failed'],
  ['谢谢', { failure: 'the server answered 500' }, 'failed'],
] as const)('%s, given %o, is %s', (source, attempt, outcome) => {
  expect(outcomeOf(source, attempt)).toBe(outcome)
})

test.each([
  ['one two one two one two one two', true],
  ['one two one two one two', false],
  ['a long beginning of many other words before it goes no no no no', false],
  ['a long way before no no no no no no', true],
  ['', false],
])('%s loops: %s', (text, loops) => expect(isLoop(text)).toBe(loops))

test('a text that says one thing over and over loops, however long that thing is', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-z]{2,6}$/), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 4, max: 9 }),
      (words, times) => {
        expect(isLoop(`${words.join(' ')} `.repeat(times))).toBe(true)
      },
    ),
  ))

test('only Han characters make a text Chinese', () => {
  expect(['你', 'a你', 'ok', 'カナ', '123 :)', ''].map(isChinese)).toEqual([true, true, false, false, false, false])
})
