import type { Block, PagePart } from '../report/index.ts'
import { safe, tableText } from './out.ts'

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'prose':
    case 'heading':
    case 'command':
    case 'quote':
      return [safe(block.text)]
    case 'list':
      return block.items.map((item) => `- ${safe(item)}`)
    case 'table':
      return [
        safe(block.caption),
        ...tableText(Object.keys(block.columns), block.rows)
          .split('\n')
          .map((line) => `  ${line}`),
        ...(block.note === undefined ? [] : [`  ${safe(block.note)}`]),
      ]
    case 'figure':
      return [safe(block.description)]
  }
}

/** The page as text: titles in capitals, tables aligned, nothing unseen. */
export const partsText = (parts: readonly PagePart[]): string =>
  parts
    .map(({ title, blocks }) =>
      [title.toUpperCase(), ...blocks.map((block) => blockLines(block).join('\n'))].join('\n\n'),
    )
    .join('\n\n')
