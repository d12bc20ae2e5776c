import { expect, test } from 'vitest'
import { type Installed, INSTALLED, judge } from '../../../lab/client/judge.ts'
import { LIST_WORDS } from '../../../lab/talk/words.ts'

const TWO: Installed = {
  lists: [
    { name: 'surveillance', hides: false, words: ['kite', 'red kite', 'a.c'] },
    { name: 'censor', hides: true, words: ['lantern', 'fuck', 'kites'] },
  ],
}
const NOTHING = { uploaded: false, hidden: false, list: null, word: null }

test.each([
  ['nothing to see', NOTHING],
  ['a red kite', { uploaded: true, hidden: false, list: 'surveillance', word: 'kite' }],
  ['a red lantern', { uploaded: true, hidden: true, list: 'censor', word: 'lantern' }],
  ['kites, they say', { uploaded: true, hidden: true, list: 'surveillance', word: 'kite' }],
  ['a Lantern and a KITE', NOTHING],
  ['What the FuCk', { uploaded: true, hidden: true, list: 'censor', word: 'fuck' }],
  ['abc', NOTHING],
  ['a.c', { uploaded: true, hidden: false, list: 'surveillance', word: 'a.c' }],
  ['', NOTHING],
])('%s', (text, verdict) => {
  expect(judge(text, TWO)).toEqual(verdict)
})

test('no list, or one without words, matches nothing', () => {
  expect(judge('kite', { lists: [] })).toEqual(NOTHING)
  expect(judge('kite', { lists: [{ name: 'netbar', hides: true, words: [] }] })).toEqual(NOTHING)
})

test('every word of every list is found by the edition that carries it, and hidden or not as the edition has it', () => {
  for (const [edition, installed] of Object.entries(INSTALLED))
    for (const { name, hides, words } of installed.lists) {
      expect([edition, words.length > 20]).toEqual([edition, true])
      for (const word of words) {
        const verdict = judge(`…${word}。`, installed)
        // A list may hold a word that stands inside another one; the first of the list is the reason
        const first = words.find((candidate) => word.includes(candidate))
        expect([edition, verdict]).toEqual([edition, { uploaded: true, hidden: hides, list: name, word: first }])
      }
    }
})

test('only 5.1 has words that it uploads without hiding the message', () => {
  const seen = Object.entries(INSTALLED).map(([edition, installed]) => {
    const verdicts = LIST_WORDS.surveillance.map((word) => judge(word, installed))
    return [edition, verdicts.filter(({ uploaded }) => uploaded).length, verdicts.some(({ hidden }) => hidden)]
  })
  expect(seen).toEqual([
    ['tom-3.8', 0, false],
    ['tom-5.1', LIST_WORDS.surveillance.length, false],
    ['netbar', 0, false],
    ['fallback', 0, false],
  ])
})
