import type { JSX } from 'preact'
import type { WireBlock } from '../../src/serve/api.ts'
import { Figure, type Place } from './figure.tsx'
import { Table } from './table.tsx'

function Block({ block, place }: { block: WireBlock; place: Place }): JSX.Element {
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
      return <Figure of={block} place={place} />
  }
}

/** Part of a chapter of the report as it stands there: in English, as it will be printed. */
export function Blocks({ blocks, chapter }: { blocks: readonly WireBlock[]; chapter: string }): JSX.Element {
  const figures = blocks.filter((block) => block.kind === 'figure')
  return (
    <div lang="en" class="blocks">
      {blocks.map((block) => (
        <Block block={block} place={{ chapter, index: figures.findIndex((figure) => figure === block) }} />
      ))}
    </div>
  )
}
