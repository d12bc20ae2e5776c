import { xmlText } from '../../lib/xml-text.ts'
import { EDGE_VALUES, type FileEdge, type FileGraph, type FileNode, valuesOf } from './graph.ts'

const node = ({ id, label, kind }: FileNode): string =>
  `<node id="${id}" label="${xmlText(label)}"><attvalues><attvalue for="node-kind" value="${kind}"/></attvalues></node>\n`

const edge = (one: FileEdge, at: number): string => {
  const values = valuesOf(one).map(([name, value]) => `<attvalue for="${name}" value="${xmlText(value)}"/>`)
  const type = one.isDirected ? 'directed' : 'undirected'
  return `<edge id="e${at}" source="${one.from}" target="${one.to}" type="${type}" weight="${one.weight}"><attvalues>${values.join('')}</attvalues></edge>\n`
}

/** GEXF 1.3 (gexf.net/1.3), piece by piece. */
export async function* gexf({ description, nodes, edges }: FileGraph): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>Breachlight</creator><description>${xmlText(description)}</description></meta>
<graph mode="static" defaultedgetype="undirected">
<attributes class="node" mode="static"><attribute id="node-kind" title="kind" type="string"/></attributes>
<attributes class="edge" mode="static">
${EDGE_VALUES.map(([name, type]) => `<attribute id="${name}" title="${name}" type="${type}"/>`).join('\n')}
</attributes>
<nodes>
`
  for (const one of nodes) yield node(one)
  yield '</nodes>\n<edges>\n'
  let at = 0
  for await (const one of edges) {
    yield edge(one, at)
    at += 1
  }
  yield '</edges>\n</graph>\n</gexf>\n'
}
