import { z } from '@hono/zod-openapi'
import { visible } from '../lib/visible.ts'
import type { Cell as ReportCell, Row } from '../model/answer.ts'
import type { Block } from '../report/index.ts'
import { figureNodes } from './figure-nodes.ts'

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

/** Rows of an answer as the browser gets them. */
export const Rows = z.array(z.record(z.string(), Cell))

const Node = z.object({
  parent: z.number(),
  tag: z.string(),
  attributes: z.record(z.string(), z.string()),
  text: z.string(),
})

/** A block of the report as the browser gets it: figures as nodes, text made visible. */
export const WireBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prose'), text: z.string() }),
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('quote'), text: z.string(), source: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('command'), text: z.string() }),
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    columns: z.record(z.string(), z.string()),
    rows: Rows,
    note: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('figure'),
    title: z.string(),
    drawing: z.array(Node),
    description: z.string(),
  }),
])
export type WireBlock = z.infer<typeof WireBlock>

/** A report's block for the browser. Cells are made visible where they are shown. */
export function wired(block: Block): WireBlock {
  switch (block.kind) {
    case 'prose':
    case 'heading':
    case 'command':
      return { kind: block.kind, text: visible(block.text) }
    case 'quote':
      return { kind: 'quote', text: visible(block.text), source: visible(block.source) }
    case 'list':
      return { kind: 'list', items: block.items.map(visible) }
    case 'table':
      return {
        kind: 'table',
        caption: visible(block.caption),
        columns: block.columns,
        rows: block.rows.map(visibleRow),
        note: block.note === undefined ? null : visible(block.note),
      }
    case 'figure':
      return {
        kind: 'figure',
        title: visible(block.title),
        drawing: figureNodes(block.svg).map((node) => ({ ...node, attributes: { ...node.attributes } })),
        description: visible(block.description),
      }
  }
}

type WireRow = z.infer<typeof Rows>[number]

/** A row whose texts hold nothing unseen. */
export const visibleRow = (row: Row): WireRow =>
  Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, visibleCell(cell)]))

function visibleCell(cell: ReportCell): WireRow[string] {
  if (typeof cell === 'string') return visible(cell)
  return typeof cell === 'object' && cell !== null ? cell.map(visible) : cell
}
