import type { Score } from '../model/scorecard.ts'
import { type Answers, rowsOf } from './rows.ts'
import type { ReplicaTruth } from './truth.ts'

/** Messages and accounts from which on a word is looked for at all. */
const ENOUGH_MESSAGES = 5

/**
 * Words that are given as explanations against those that were. Upper and lower case are one; a word that holds another
 * one with enough messages explains nothing of its own, and is not looked for.
 */
export function triggerScores({ triggers }: Pick<ReplicaTruth, 'triggers'>, answers: Answers): Score[] {
  const given = rowsOf(answers, 'triggers').map(({ trigger }) => String(trigger).toLowerCase())
  const messages = new Map<string, number>()
  for (const { words } of Object.values(triggers))
    for (const [word, count] of Object.entries(words))
      messages.set(word.toLowerCase(), (messages.get(word.toLowerCase()) ?? 0) + count)
  const frequent = [...messages].flatMap(([word, count]) => (count >= ENOUGH_MESSAGES ? [word] : []))
  const wanted = frequent.filter((word) => !frequent.some((other) => other !== word && word.includes(other)))
  return [
    {
      finding: 'words given as triggers that are',
      test: 'precision',
      agree: given.filter((word) => messages.has(word)).length,
      compared: given.length,
      detail: '',
    },
    {
      finding: `triggers of ${ENOUGH_MESSAGES} messages and more that are given`,
      test: 'recall',
      agree: wanted.filter((word) => given.includes(word)).length,
      compared: wanted.length,
      detail: '',
    },
  ]
}
