import { answerTable, sentence } from '../answers.ts'
import { counted, grouped } from '../format.ts'
import { type PinnedFinding, pinnedTable } from '../pinned.ts'
import { textBlocks } from '../prose/prose.ts'
import { type Block, defineSection, type ReportInput } from '../section.ts'

/** Rows of a chosen finding that stand on the page; its file has all of them. */
const MOST_ROWS = 20

type Found<K> = Extract<PinnedFinding['found'], { kind: K }>

function rowsBlocks({ answer, allRows, where, command }: Found<'rows'>, file: string): Block[] {
  const chosen =
    where.length === 0
      ? []
      : [
          {
            kind: 'prose' as const,
            text: `Of ${counted(allRows, 'row')}, ${grouped(answer.rows.length)} with ${where.join(', ')}.`,
          },
        ]
  return [
    { kind: 'prose', text: 'To ask it again:' },
    { kind: 'command', text: command },
    ...chosen,
    answerTable(answer, { caption: answer.question, most: MOST_ROWS, file }),
    { kind: 'prose', text: 'What must be known to read it:' },
    { kind: 'list', items: answer.caveats },
  ]
}

function foundBlocks({ found }: PinnedFinding, at: number): Block[] {
  switch (found.kind) {
    case 'rows':
      return rowsBlocks(found, pinnedTable(at))
    case 'figure':
      return [
        found.figure,
        { kind: 'prose', text: `The chapter “${found.chapter}” says where this figure comes from and how to read it.` },
      ]
    case 'gone':
      return [
        {
          kind: 'prose',
          text: `This finding cannot be given any more: ${sentence(found.why)} Nothing is said in its place.`,
        },
      ]
  }
}

const pinBlocks = (pin: PinnedFinding, at: number, input: ReportInput): Block[] => [
  { kind: 'heading', text: pin.title },
  ...textBlocks(pin.note, (line) => `pins.json, the note on “${pin.title}”, line ${line}`, input),
  ...foundBlocks(pin, at),
]

export default defineSection({
  id: 'pinned',
  title: 'Findings chosen by the author',
  order: 15,
  needs: [],
  belongs: ({ pinned }) => pinned.length > 0,
  limitations: () => [
    'These findings were chosen by the author of this report. What was not chosen may say something else; the other chapters hold it.',
    'Titles and remarks here are the author’s words. Numbers in remarks are bound to findings and were checked; titles were not.',
  ],
  build: (input) => [
    {
      kind: 'prose',
      text: `${counted(input.pinned.length, 'finding was', 'findings were')} chosen; each was asked again when this report was built.`,
    },
    ...input.pinned.flatMap((pin, at) => pinBlocks(pin, at, input)),
  ],
})
