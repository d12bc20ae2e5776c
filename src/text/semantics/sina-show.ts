import { substring } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

/** A line as published: category, colon, word. */
const LINE = /^\s*(\d+):\s*(.+)$/

/** The only category of words that the client uses, for chat. */
const CHAT = 5

export default defineSemantics({
  id: 'sina-show',
  title: 'Sina Show 3.4, Word_410',
  effect: 'The message is not sent, with a warning.',
  source: 'Knockel, notes on Sina Show; the published list, lines of category and word',
  confidence: 'stated',
  doubt: 'Lines without a category are used as they stand.',
  foldings: [],
  rules: (lines) =>
    [
      ...new Set(
        lines.flatMap((line) => {
          const [, category, word] = LINE.exec(line) ?? []
          return word === undefined ? [line] : Number(category) === CHAT ? [word] : []
        }),
      ),
    ].map(substring),
})
