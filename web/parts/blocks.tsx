import type { JSX } from 'preact'
import type { WireBlock } from '../../src/serve/api.ts'
import { Figure } from './figure.tsx'
import { Table } from './table.tsx'

function Block({ block }: { block: WireBlock }): JSX.Element {
  switch (block.kind) {
    case 'prose':
      return <p>{block.text}</p>
    case 'heading':
      return <h3>{block.text}</h3>
    case 'quote':
      return (
        <blockquote>
          <p>{block.text}</p>
          {block.source === '' ? null : <p class="source">{block.source}</p>}
        </blockquote>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>
              <bdi>{item}</bdi>
            </li>
          ))}
        </ul>
      )
    case 'command':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'table':
      return (
        <>
          <Table caption={block.caption} columns={block.columns} rows={block.rows} lang="en" />
          {block.note === null ? null : <p class="note">{block.note}</p>}
        </>
      )
    case 'figure':
      return <Figure title={block.title} drawing={block.drawing} description={block.description} />
  }
}

/** Part of the report as it stands there: in English, as it will be printed. */
export function Blocks({ blocks }: { blocks: readonly WireBlock[] }): JSX.Element {
  return (
    <div lang="en" class="blocks">
      {blocks.map((block) => (
        <Block block={block} />
      ))}
    </div>
  )
}
