import type { ComponentChildren, JSX } from 'preact'
import type { Answer } from '../lib/answer.ts'
import type { Cell, Row } from '../lib/cells.ts'
import { defineWords, useWords } from '../lib/words.ts'
import { Table } from './table.tsx'

const words = defineWords({
  en: { caveats: 'What must be known of these numbers' },
  zh: { caveats: '解读这些数字时须知' },
})

interface AnswerTableProps {
  of: Answer
  caption: string
  /** Columns in their order; all without it. */
  show?: readonly string[]
  rows?: readonly Row[]
  cell?: Readonly<Record<string, (cell: Cell | undefined, row: Row) => ComponentChildren>>
}

/** An answer as a table with the caveats that go with it. */
export function AnswerTable({ of, caption, show, rows, cell }: AnswerTableProps): JSX.Element {
  const t = useWords(words)
  const names = show ?? Object.keys(of.columns)
  const columns = Object.fromEntries(names.map((name) => [name, of.columns[name] ?? '']))
  return (
    <>
      <Table caption={caption} columns={columns} rows={rows ?? of.rows} {...(cell === undefined ? {} : { cell })} />
      {of.caveats.length === 0 ? null : (
        <details>
          <summary>{t('caveats')}</summary>
          <ul lang="en">
            {of.caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
