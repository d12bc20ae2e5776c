import { ledgerHeads } from '../headline.ts'
import { answerOf, MAX_TABLE_ROWS, measure, numberAt } from '../answers.ts'
import { byteSize, counted, grouped } from '../format.ts'
import { type Block, defineSection, type ReportInput } from '../section.ts'

function headBlocks(input: ReportInput): Block[] {
  const heads = ledgerHeads(input)
  if (heads.length === 0) return [{ kind: 'prose', text: 'No number of this report is bound to a ledger entry.' }]
  const text =
    heads.length === 1
      ? 'Every number in this report was computed from the evidence as it stood at this ledger entry (SHA-256):'
      : 'The numbers of this report were computed at different ledger entries: evidence was added in between, so they must not be compared with each other. The entries (SHA-256):'
  return [
    { kind: 'prose', text },
    { kind: 'list', items: heads },
  ]
}

function balance(input: ReportInput): Block[] {
  const rows = answerOf(input, 'servers')?.rows
  if (rows === undefined) return []
  const families = rows.map((row) => ({
    records: numberAt(row, 'records') ?? 0,
    rejects: numberAt(row, 'rejects') ?? 0,
  }))
  const records = families.reduce((sum, family) => sum + family.records, 0)
  const rejects = families.reduce((sum, family) => sum + family.rejects, 0)
  const logged = measure(input, 'message_records')
  const messages =
    logged === null
      ? ''
      : ` Of the records, ${grouped(logged)} are messages; the others belong to families without text.`
  return [
    {
      kind: 'prose',
      text: `Nothing read is lost from the count: ${counted(records + rejects, 'unit')} = ${counted(records, 'record')} + ${counted(rejects, 'reject')}.${messages} A run in which this does not balance fails.`,
    },
  ]
}

function manifest(input: ReportInput): Block {
  const items = input.manifest.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  const sizeBytes = items.reduce((sum, item) => sum + item.size_bytes, 0)
  const note =
    items.length > MAX_TABLE_ROWS
      ? {
          note: `The first ${grouped(MAX_TABLE_ROWS)} of ${grouped(items.length)} items; all of them are in tables/manifest.csv.`,
        }
      : {}
  return {
    kind: 'table',
    caption: `Sealed evidence: ${counted(items.length, 'item')}, ${byteSize(sizeBytes)}`,
    columns: {
      path: 'path below the evidence root',
      size_bytes: 'size in bytes',
      evidence_id: 'SHA-256 of the file as it came',
    },
    rows: items
      .slice(0, MAX_TABLE_ROWS)
      .map(({ path, size_bytes, evidence_id }) => ({ path, size_bytes, evidence_id })),
    ...note,
  }
}

export default defineSection({
  id: 'custody',
  title: 'Custody of the evidence',
  order: 110,
  fixed: true,
  needs: ['counts', 'servers'],
  limitations: () => [
    'A seal proves that a file is as it was when it was sealed, not where it came from or what was done to it before.',
    'A ledger that is whole proves that nothing in it was changed since; somebody who holds the case folder can write another one.',
  ],
  build(input) {
    const sealed =
      'Each file was hashed with SHA-256 before anything was read from it, and is only ever opened for reading. What was done is written to an append-only ledger in which every entry carries the hash of the one before, so that a changed or missing entry shows.'
    return [
      { kind: 'prose', text: sealed },
      ...headBlocks(input),
      ...balance(input),
      input.manifest.length === 0
        ? { kind: 'prose', text: 'The manifest is empty: no evidence has been sealed in this case.' }
        : manifest(input),
      { kind: 'prose', text: 'To check the seals, the ledger and the numbers of this report against the evidence:' },
      { kind: 'command', text: 'breachlight verify --case DIR' },
    ]
  },
})
