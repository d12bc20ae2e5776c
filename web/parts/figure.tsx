import { h, type JSX, type VNode } from 'preact'
import type { FigureNode } from '../../src/serve/api.ts'

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

/** A drawing of the report, built node by node. */
export function Figure({
  title,
  drawing,
  description,
}: {
  title: string
  drawing: readonly FigureNode[]
  description: string
}): JSX.Element {
  return (
    <figure lang="en">
      <div class="scroll drawing" role="region" aria-label={title} tabIndex={0}>
        {built(drawing)}
      </div>
      <figcaption>
        <strong>{title}.</strong> {description}
      </figcaption>
    </figure>
  )
}
