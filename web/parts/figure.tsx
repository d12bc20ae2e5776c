import { h, type JSX, type VNode } from 'preact'
import { useRef } from 'preact/hooks'
import type { FigureNode, WireBlock } from '../../src/serve/api.ts'
import { downloadPng, downloadSvg } from '../lib/download.ts'
import { Tools } from './tools.tsx'

/** The node at a place with all that stands in it. */
function built(nodes: readonly FigureNode[]): VNode | null {
  const inside = new Map<number, FigureNode[]>()
  for (const node of nodes) {
    const beside = inside.get(node.parent)
    if (beside === undefined) inside.set(node.parent, [node])
    else beside.push(node)
  }
  const places = new Map(nodes.map((node, place) => [node, place]))
  const grown = (node: FigureNode): VNode | string =>
    node.tag === '' ? node.text : h(node.tag, node.attributes, (inside.get(places.get(node) ?? -2) ?? []).map(grown))
  const [root] = nodes
  const drawn = root === undefined ? null : grown(root)
  return typeof drawn === 'string' ? null : drawn
}

type Drawing = Extract<WireBlock, { kind: 'figure' }>

/** Where a figure stands: which of the figures of a chapter it is, from 0. */
export interface Place {
  chapter: string
  index: number
}

interface FigureProps {
  of: Drawing
  place: Place
  /** True where it is shown outside the report, and so can be put there. */
  isPinnable?: boolean
}

/** A drawing of the report, built node by node; it can be taken as a picture, and pinned by itself. */
export function Figure({ of, place, isPinnable = false }: FigureProps): JSX.Element {
  const { title, drawing, description } = of
  const holder = useRef<HTMLDivElement>(null)
  const name = `${place.chapter}-${place.index + 1}`
  const what = { kind: 'figure' as const, section: place.chapter, index: place.index }
  return (
    <div class="figure">
      <figure lang="en">
        <div ref={holder} class="scroll drawing" role="region" aria-label={title} tabIndex={0}>
          {built(drawing)}
        </div>
        <figcaption>
          <strong>{title}.</strong> {description}
        </figcaption>
      </figure>
      <Tools
        of={title}
        exports={[
          { label: 'SVG', make: () => downloadSvg(`${name}.svg`, holder.current) },
          { label: 'PNG', make: () => downloadPng(`${name}.png`, holder.current) },
        ]}
        {...(isPinnable ? { pin: { title, what } } : {})}
      />
    </div>
  )
}
