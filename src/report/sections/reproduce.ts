import { answerOf, askCommand } from '../answers.ts'
import { defineSection } from '../section.ts'

export default defineSection({
  id: 'reproduce',
  title: 'How to reproduce every number',
  order: 140,
  fixed: true,
  needs: [],
  limitations: () => ['A number that comes out again was computed as before. That makes it repeatable, not right.'],
  build(input) {
    const asked = Object.keys(input.answers).toSorted()
    if (asked.length === 0) {
      return [
        { kind: 'prose', text: 'No analysis was run for this report. This lists what can be asked:' },
        { kind: 'command', text: 'breachlight ask --case DIR' },
      ]
    }
    return [
      {
        kind: 'prose',
        text: 'Each line is a question this report answers, with the command that answers it again from the case folder DIR. With --json it prints the rows as they stand in findings.json, with --csv as in tables/.',
      },
      {
        kind: 'table',
        caption: 'Questions and commands',
        columns: { question: 'what was asked', command: 'how to ask it again', table: 'file with all rows' },
        rows: asked.map((analysis) => ({
          question: answerOf(input, analysis)?.question ?? '',
          command: askCommand(analysis),
          table: `tables/${analysis}.csv`,
        })),
      },
      { kind: 'prose', text: 'The whole report again, and the check of its numbers against the evidence:' },
      { kind: 'command', text: 'breachlight report --case DIR' },
      { kind: 'command', text: 'breachlight verify --case DIR' },
    ]
  },
})
