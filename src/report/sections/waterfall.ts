import type { Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, notAsked, numberAt, textAt } from '../answers.ts'
import { bars } from '../figures/bars.ts'
import { grouped, percent } from '../format.ts'
import { type Block, defineSection } from '../section.ts'
import { isAboutLogs } from '../subject.ts'

function noteOf(row: Row): string {
  const share = numberAt(row, 'share_of_previous')
  const number = grouped(numberAt(row, 'messages') ?? 0)
  return share === null ? number : `${number}  (${percent(share)})`
}

/** The first step has no step before it: a dash, since its share is not unknown but meaningless. */
const withoutShare = (row: Row): Row =>
  row.share_of_previous === null ? { ...row, share_of_previous: '–', ci_low: '–', ci_high: '–' } : row

function figure(rows: readonly Row[]): Block {
  const steps = rows.map((row) => ({
    label: textAt(row, 'step').replaceAll('-', ' '),
    value: numberAt(row, 'messages') ?? 0,
    note: noteOf(row),
  }))
  const title = 'From logged messages to the set that was read'
  return {
    kind: 'figure',
    title,
    svg: bars(title, steps),
    description: `Each bar is what is left after one named step; in brackets, its share of the step before. In order: ${steps.map((step) => `${step.label} ${step.note.replace('  ', ' ')}`).join('; ')}.`,
  }
}

export default defineSection({
  id: 'waterfall',
  title: 'How the messages were counted',
  order: 20,
  needs: ['waterfall', 'unique'],
  belongs: isAboutLogs,
  limitations: caveatsOf('waterfall'),
  build(input) {
    const answer = answerOf(input, 'waterfall')
    if (answer === null) return notAsked('waterfall')
    const first = numberAt(answer.rows[0], 'messages') ?? 0
    if (first === 0) {
      return [
        {
          kind: 'prose',
          text: 'No message was logged in the evidence that could be read, so there is nothing to reduce.',
        },
      ]
    }
    const unique = answerOf(input, 'unique')
    return [
      {
        kind: 'prose',
        text: 'Nothing is deleted on the way from one step to the next: repeats are counted, not dropped. Each step names the rule it follows, so that another rule can be tried.',
      },
      figure(answer.rows),
      answerTable(answer, {
        caption: 'Steps of the count, and the policy of each',
        rows: answer.rows.map(withoutShare),
      }),
      ...(unique === null || unique.rows.length === 0
        ? []
        : [answerTable(unique, { caption: 'The same messages under other definitions of “unique”' })]),
    ]
  },
})
