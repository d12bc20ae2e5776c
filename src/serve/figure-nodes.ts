import { parseHTML } from 'linkedom'

/**
 * A node of a drawing as data: the browser builds it, so that no markup is ever parsed there. The list is in the order of
 * the document, the first is the `svg`.
 */
export interface FigureNode {
  /** Place of the node it stands in; -1 for the first. */
  parent: number
  /** Empty for a text. */
  tag: string
  attributes: Readonly<Record<string, string>>
  text: string
}

/** What our figures draw with; anything else is left out. */
const TAGS = new Set(
  'svg g path circle ellipse rect line polyline polygon text tspan title desc defs pattern clipPath use'.split(' '),
)

/** Attributes that could fetch, run or style anything never pass. */
const REFUSED = /^(?:on|style$|href$|xlink:|src)/i

interface Parsed {
  readonly nodeType: number
  readonly localName?: string
  readonly textContent: string | null
  readonly childNodes: Iterable<Parsed>
  readonly attributes?: Iterable<{ name: string; value: string }>
}

const TEXT = 3

function gather(parsed: Parsed, parent: number, into: FigureNode[]): void {
  if (parsed.nodeType === TEXT) {
    into.push({ parent, tag: '', attributes: {}, text: parsed.textContent ?? '' })
    return
  }
  const tag = parsed.localName ?? ''
  if (!TAGS.has(tag)) return
  const allowed = [...(parsed.attributes ?? [])].filter(({ name }) => !REFUSED.test(name))
  const attributes = Object.fromEntries(allowed.map(({ name, value }) => [name, value]))
  const place = into.push({ parent, tag, attributes, text: '' }) - 1
  for (const child of parsed.childNodes) gather(child, place, into)
}

/** The first `<svg>` of markup that our figure code made; empty when there is none. */
export function figureNodes(svg: string): readonly FigureNode[] {
  const { document } = parseHTML(`<!doctype html><html><body>${svg}</body></html>`)
  const drawn: Parsed | null = document.querySelector('svg')
  const nodes: FigureNode[] = []
  if (drawn !== null) gather(drawn, -1, nodes)
  return nodes
}
