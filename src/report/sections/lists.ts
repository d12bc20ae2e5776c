import type { Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, distinctTexts, notAsked, numberAt, textAt } from '../answers.ts'
import { counted } from '../format.ts'
import { defineSection } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

const TOP = 50

/** How many keywords are in messages only in disguise; empty when none is. */
function foldingSentence(rows: readonly Row[]): string {
  const only = rows.filter((row) => numberAt(row, 'messages') === 0).length
  return only === 0
    ? ''
    : `${counted(only, 'further keyword')} ${only === 1 ? 'occurs' : 'occur'} only in disguise or in the other script; the column of foldings says how. `
}

export default defineSection({
  id: 'lists',
  title: 'Keywords of known client lists',
  order: 80,
  needs: ['list-matches'],
  belongs: isAboutLogs,
  limitations: caveatsOf('list-matches'),
  build(input) {
    const answer = answerOf(input, 'list-matches')
    if (answer === null) return notAsked('list-matches')
    if (answer.rows.length === 0) {
      return [
        {
          kind: 'prose',
          text: 'No keyword list was given, or none of its keywords occurs in the messages. Give the lists of the client under study with --list to compare them with what was logged.',
        },
      ]
    }
    const rows = answer.rows.toSorted(
      (a, b) =>
        (numberAt(b, 'messages') ?? 0) - (numberAt(a, 'messages') ?? 0) ||
        (textAt(a, 'keyword') < textAt(b, 'keyword') ? -1 : 1),
    )
    const written = rows.filter((row) => numberAt(row, 'messages') !== 0)
    const lists = distinctTexts(rows, 'list').length
    const cut =
      rows.length > TOP ? { note: `The ${TOP} most frequent; all of them are in tables/list-matches.csv.` } : {}
    return [
      {
        kind: 'prose',
        text: `${counted(written.length, 'keyword')} of ${counted(lists, 'list')} ${written.length === 1 ? 'occurs' : 'occur'} in the messages. ${foldingSentence(rows)}That a keyword occurs does not show that it caused the message to be logged: a message can hold several, and short keywords occur by chance.`,
      },
      answerTable(answer, {
        caption: 'Keywords by the number of unique messages they occur in',
        rows: rows.slice(0, TOP),
        ...cut,
      }),
    ]
  },
})
