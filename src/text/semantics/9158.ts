import { rule, substring } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

/** From so many ASCII letters on, all letters of a message are masked. */
const MOST_LETTERS = 5

export default defineSemantics({
  id: '9158',
  title: '9158 6.9, filter.xml',
  effect: 'Matches become full-width asterisks. In a message with six or more English letters, all of these do.',
  source: 'Knockel, notes on 9158; FOCI 2015',
  confidence: 'stated',
  doubt:
    'One source counts six letters anywhere, another six in a row: anywhere is what is looked for, under the keyword [six letters].',
  foldings: [],
  rules: (lines) => [...[...new Set(lines)].map(substring), rule('[six letters]', [], { letters: MOST_LETTERS + 1 })],
})
