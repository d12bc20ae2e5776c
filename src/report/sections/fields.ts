import { answerOf, answerTable, caveatsOf, notAsked, textAt } from '../answers.ts'
import { counted } from '../format.ts'
import { defineSection } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

export default defineSection({
  id: 'fields',
  title: 'Columns of the logs',
  order: 90,
  needs: ['fields'],
  belongs: isAboutLogs,
  constants: ['0'],
  limitations: caveatsOf('fields'),
  build(input) {
    const answer = answerOf(input, 'fields')
    if (answer === null) return notAsked('fields')
    if (answer.rows.length === 0)
      return [{ kind: 'prose', text: 'No log was laid out in columns that could be told apart.' }]
    const unknown = answer.rows.filter((row) => textAt(row, 'role') === 'unknown').length
    const unknownText =
      unknown === 0
        ? 'Every column has a role.'
        : `${counted(unknown, 'column')} ${unknown === 1 ? 'has' : 'have'} no known role; their values are kept as written.`
    return [
      {
        kind: 'prose',
        text: `What each column holds was inferred from its values, not from documentation. ${unknownText} Entropy tells how much the values vary: 0 bits is a constant.`,
      },
      answerTable(answer, { caption: 'Columns by family and server, with the role inferred for each' }),
    ]
  },
})
