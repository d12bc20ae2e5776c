import { expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { triggerScores } from '../../src/score/triggers.ts'

test('words given against words that were; one that holds another is not looked for, and case does not count', () => {
  const rows = ['fuck', 'lamp', 'news'].map((trigger) => ({ trigger }))
  const answer: Answer = {
    schema: 'breachlight/answer/1',
    analysis: 'triggers',
    question: 'Which words?',
    columns: { trigger: 'word' },
    rows,
    denominator: null,
    policy: null,
    caveats: [],
    evidence: { ledger_head: '' },
  }
  const triggers = {
    censor: { words: { FUCK: 9, lamp: 4, 'red lamp': 6, kite: 5 } },
    netbar: { words: { lamp: 3, rare: 4 } },
  }
  expect(triggerScores({ triggers }, { triggers: answer })).toMatchObject([
    { test: 'precision', agree: 2, compared: 3 },
    { test: 'recall', agree: 2, compared: 3 },
  ])
})
