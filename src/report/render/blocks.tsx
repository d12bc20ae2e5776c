import type { JSX } from 'preact'
import type { Row } from '../../model/answer.ts'
import { visible } from '../../lib/visible.ts'
import { cellText, heading } from '../format.ts'
import type { Block } from '../section.ts'

/** Columns whose values are read character by character: set in fixed width and allowed to break anywhere. */
const CODE_COLUMN =
  /^(path|decode|evidence_id|column|layout|delimiter|command|account|address|key_id|table|capture|endpoint)$/

/** Widest word a column keeps whole, in characters; hexadecimal digests and hostile words break. */
const MAX_UNBROKEN = { prose: 16, code: 40 } as const

/** The stylesheet has a class for each of these widths. */
const WIDTHS = [2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 36, 40] as const

type Table = Extract<Block, { kind: 'table' }>

const isNumeric = (rows: readonly Row[], column: string): boolean =>
  rows.some((row) => typeof row[column] === 'number') && !column.endsWith('_utc_ms')

/** A character of the East is twice as wide as a digit. */
const widthOf = (word: string): number => [...word].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0)

/** Width of the longest word in a column, in digits, which must not be broken on screen; above the limit it may be. */
function widestWord(rows: readonly Row[], column: string): number {
  let widest = 0
  for (const row of rows)
    for (const word of cellText(column, row[column]).split(/[\s-]/)) widest = Math.max(widest, widthOf(word))
  return Math.min(CODE_COLUMN.test(column) ? MAX_UNBROKEN.code : MAX_UNBROKEN.prose, widest)
}

/** Classes of a column's cells: how they align, how they are set, and the width they need. */
function columnClass(rows: readonly Row[], column: string): string {
  const widest = widestWord(rows, column)
  const width = column.endsWith('_utc_ms') ? 'time' : `w${WIDTHS.find((step) => step >= widest)}`
  const kinds = [isNumeric(rows, column) ? 'number' : '', CODE_COLUMN.test(column) ? 'code' : '', width]
  return kinds.filter((kind) => kind !== '').join(' ')
}

function BodyCell({
  row,
  column,
  scope,
  kind,
}: {
  row: Row
  column: string
  scope: boolean
  kind: string
}): JSX.Element {
  const cell = row[column]
  const text = <bdi>{cellText(column, cell)}</bdi>
  const name = cell === null || cell === undefined ? `${kind} unknown` : kind
  return scope ? (
    <th scope="row" class={name}>
      {text}
    </th>
  ) : (
    <td class={name}>{text}</td>
  )
}

function Legend({ columns }: { columns: Readonly<Record<string, string>> }): JSX.Element {
  return (
    <details>
      <summary>What the columns mean</summary>
      <dl class="columns">
        {Object.entries(columns).map(([column, meaning]) => (
          <div>
            <dt>{heading(column)}</dt>
            <dd>{visible(meaning)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function TableBlock({ table }: { table: Table }): JSX.Element {
  const columns = Object.keys(table.columns)
  const caption = visible(table.caption)
  const kinds = Object.fromEntries(columns.map((column) => [column, columnClass(table.rows, column)]))
  return (
    <div class="table">
      <div class="scroll" role="region" aria-label={`Table: ${caption}`} tabIndex={0}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" class={kinds[column]}>
                  {heading(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr>
                {columns.map((column, index) => (
                  <BodyCell row={row} column={column} scope={index === 0} kind={kinds[column] ?? ''} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.note === undefined ? null : <p class="note">{visible(table.note)}</p>}
      <Legend columns={table.columns} />
    </div>
  )
}

function FigureBlock({ figure }: { figure: Extract<Block, { kind: 'figure' }> }): JSX.Element {
  return (
    <figure>
      <div
        class="scroll drawing"
        role="region"
        aria-label={`Figure: ${visible(figure.title)}`}
        tabIndex={0}
        dangerouslySetInnerHTML={{ __html: figure.svg }}
      />
      <figcaption>
        <strong>{visible(figure.title)}.</strong> {visible(figure.description)}
      </figcaption>
    </figure>
  )
}

/** One block as HTML. The only markup taken as it is comes from our own figures. */
export function BlockView({ block }: { block: Block }): JSX.Element {
  switch (block.kind) {
    case 'prose':
      return <p>{visible(block.text)}</p>
    case 'heading':
      return <h3>{visible(block.text)}</h3>
    case 'quote':
      return (
        <blockquote>
          <p>{visible(block.text)}</p>
          {block.source === '' ? null : <p class="source">{visible(block.source)}</p>}
        </blockquote>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>
              <bdi>{visible(item)}</bdi>
            </li>
          ))}
        </ul>
      )
    case 'command':
      return (
        <pre>
          <code>{visible(block.text)}</code>
        </pre>
      )
    case 'table':
      return block.rows.length === 0 ? <p>{`${visible(block.caption)}: no rows.`}</p> : <TableBlock table={block} />
    case 'figure':
      return <FigureBlock figure={block} />
  }
}
