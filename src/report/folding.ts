import type { Answer, Row } from '../model/answer.ts'
import { answerTable, numberAt, sumOf } from './answers.ts'
import { counted, grouped } from './format.ts'
import { queryName } from './queries.ts'
import type { Block } from './section.ts'

/** What disguises and the other script hide from the exact terms of queries; nothing when the answer does not say. */
export function queriesByFolding(answer: Answer, rows: readonly Row[]): Block[] {
  if (!Object.hasOwn(answer.columns, 'folded_messages')) return []
  const found = rows.filter((row) => (numberAt(row, 'folded_messages') ?? 0) > 0)
  if (found.length === 0)
    return [
      {
        kind: 'prose',
        text: 'Reading through disguises and across scripts (full-width forms, filler between characters, invisible characters, look-alike letters, traditional for simplified) finds no further message.',
      },
    ]
  return [
    {
      kind: 'prose',
      text: `For ${counted(found.length, 'query', 'queries')}, further messages hold a term only when disguises and the other script are read through: ${grouped(sumOf(found, 'folded_messages'))} in all, a message counted once for each query. They are not in the numbers above.`,
    },
    answerTable(answer, {
      caption: 'What only folding finds, and the share with it',
      rows: found.map((row) => ({ ...row, query: queryName(row) })),
      show: ['query', 'folded_messages', 'foldings', 'folded_share', 'folded_ci_low', 'folded_ci_high'],
    }),
  ]
}
