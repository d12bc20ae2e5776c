import { answerOf } from '../answers.ts'
import { type Block, defineSection, type ReportInput } from '../section.ts'

const STAGES = [
  'Seal. Every file is hashed and entered in the ledger. Links are named, never followed.',
  'Unpack. Archives and compressed files are opened in memory within stated limits; each member keeps its path inside the item.',
  'Keys. Files of the evidence are searched for values that may be keys. Where each was found is kept.',
  'Decrypt. Each sealed stream is tried with each candidate. A reading is accepted only when it is far too regular to be chance; otherwise the stream is reported as not decrypted.',
  'Parse. Character set, delimiter and the role of each column are inferred from the data. A line that does not fit is a reject, with its reason and its place.',
  'Store. Every record keeps its file, its place in the file and how it was decoded, so that any number opens down to bytes. After loading, every row is read back and compared.',
  'Analyse. Each number below is the answer of one named analysis, with its policy and its caveats.',
]

const NUMBERS = [
  'A share comes with what it is a share of. Intervals are Wilson intervals at 95 %.',
  'Unknown is unknown: it is never shown as zero, and an undated record never gets a date.',
  'Times keep the text as written; UTC is computed under the zone assumption of the server.',
  'A unique message is a distinct account and text, unless a table says otherwise. Repeats are counted, never deleted.',
  'The same evidence, version and case secret give this report again, byte for byte. It carries no date of its own for that reason.',
]

function policies(input: ReportInput): Block[] {
  const rows = Object.keys(input.answers)
    .toSorted()
    .flatMap((analysis) => {
      const policy = answerOf(input, analysis)?.policy ?? null
      return policy === null ? [] : [{ analysis, policy }]
    })
  if (rows.length === 0) return [{ kind: 'prose', text: 'No analysis of this report names a counting policy.' }]
  return [
    {
      kind: 'table',
      caption: 'Counting policies',
      columns: { analysis: 'name of the analysis', policy: 'how it counts' },
      rows,
    },
  ]
}

export default defineSection({
  id: 'method',
  title: 'Method',
  order: 120,
  fixed: true,
  needs: [],
  constants: ['95'],
  limitations: () => [
    'This says how the numbers were made. Whether a method suits the question is for its reader to judge: each is described, with its errors on invented evidence, in the documentation.',
  ],
  build(input) {
    const names = input.revealed
      ? 'This report shows real accounts and addresses. Handle it as the evidence itself.'
      : 'Accounts and addresses are replaced by keyed pseudonyms that hold within this case, and no message is quoted: the people in the logs are its victims.'
    return [
      { kind: 'prose', text: 'What each stage did, in the order in which the evidence passed through them:' },
      { kind: 'list', items: STAGES },
      { kind: 'prose', text: 'How numbers are given:' },
      { kind: 'list', items: NUMBERS },
      { kind: 'prose', text: names },
      ...policies(input),
    ]
  },
})
