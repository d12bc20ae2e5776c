import { expect, test } from 'vitest'
import { random } from '../../../lab/random.ts'
import { CUES } from '../../../lab/talk/cues.ts'
import { CURSES } from '../../../lab/talk/curses.ts'
import { DIALOGUES } from '../../../lab/talk/dialogues.ts'
import { EN } from '../../../lab/talk/en.ts'
import { choices, expand, type Grammar } from '../../../lab/talk/grammar.ts'
import { HANS } from '../../../lab/talk/hans.ts'
import { HANT } from '../../../lab/talk/hant.ts'
import { OBSCENITY, TOPICS } from '../../../lab/talk/words.ts'

const GRAMMARS = { hans: HANS, hant: HANT, en: EN }
const BEGINNINGS = ['small', 'mention', 'swear', 'confide', 'confideWord']
const languages = ['hans', 'hant', 'en'] as const

const namesIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => [...text.matchAll(/<(\w+)>/g)].map(([, name = '']) => name))

test('a table is read by lines and bars; nothing before a bar is a choice', () => {
  expect(choices('\n    a|b c|\n    |d \n  ')).toEqual(['a', 'b c', '', '', 'd'])
})

test('every name is replaced, also inside what replaces it', () => {
  const grammar: Grammar = { who: ['the <animal>'], animal: ['heron'] }
  expect(expand(random(1), grammar, '<who> and <animal>: {}')).toBe('the heron and heron: {}')
  expect(() => expand(random(1), grammar, '<nobody>')).toThrow('the grammar has no <nobody>')
})

test.each(languages)('in %s every name that is used is known, and every known one is used', (language) => {
  const grammar: Grammar = { ...GRAMMARS[language], topic: TOPICS[language], curse: CURSES }
  const used = new Set([
    ...BEGINNINGS,
    ...namesIn(Object.values(grammar).flat()),
    ...namesIn(DIALOGUES[language].flat()),
  ])
  expect([...used].toSorted()).toEqual(Object.keys(grammar).toSorted())
})

test.each(languages)('in %s no choice but silence and spaced tails has outer spaces', (language) => {
  const spaced = Object.entries(GRAMMARS[language]).filter(
    ([name, texts]) => name !== 'tail' && name !== 'fucking' && texts.some((text) => text !== text.trim()),
  )
  expect(spaced).toEqual([])
})

test.each(languages)(
  'in %s every cue has one place for the value, and every turn one for the word at least',
  (language) => {
    expect(
      Object.values(CUES[language])
        .flat()
        .filter((cue) => cue.split('{}').length !== 2),
    ).toEqual([])
    expect(DIALOGUES[language].flat().filter((turn) => !turn.includes('{}'))).toEqual([])
    expect(DIALOGUES[language].map((turns) => turns.length)).toEqual(DIALOGUES[language].map(() => 6))
  },
)

test('every curse holds the obscenity', () => {
  expect(CURSES.filter((curse) => !curse.toLowerCase().includes(OBSCENITY))).toEqual([])
})
