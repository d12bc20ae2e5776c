import { xmlText } from '../../lib/xml-text.ts'
import { EDGE_VALUES, type FileEdge, type FileGraph, type FileNode, valuesOf } from './graph.ts'

const data = (key: string, value: string): string => `<data key="${key}">${xmlText(value)}</data>`

const node = ({ id, label, kind }: FileNode): string =>
  `<node id="${id}">${data('label', label)}${data('node-kind', kind)}</node>\n`

const edge = (one: FileEdge, at: number): string => {
  const values = valuesOf(one).map(([name, value]) => data(name, value))
  return `<edge id="e${at}" source="${one.from}" target="${one.to}" directed="${one.isDirected}">${data('weight', String(one.weight))}${values.join('')}</edge>\n`
}

const key = (id: string, of: 'node' | 'edge', [name, type]: readonly [string, string]): string =>
  `<key id="${id}" for="${of}" attr.name="${name}" attr.type="${type}"/>`

/** GraphML (graphml.graphdrawing.org), with every key declared, piece by piece. */
export async function* graphml({ description, nodes, edges }: FileGraph): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${[
  key('label', 'node', ['label', 'string']),
  key('node-kind', 'node', ['kind', 'string']),
  key('weight', 'edge', ['weight', 'double']),
  ...EDGE_VALUES.map((value) => key(value[0], 'edge', value)),
].join('\n')}
<graph id="case" edgedefault="undirected">
<desc>${xmlText(description)}</desc>
`
  for (const one of nodes) yield node(one)
  let at = 0
  for await (const one of edges) {
    yield edge(one, at)
    at += 1
  }
  yield '</graph>\n</graphml>\n'
}
