import type { View } from '../analysis.ts'
import { edgesAround } from './around.ts'
import { type Edge, lineEdge, streamCalls, tieEdge } from './edges.ts'
import { sendingsOf } from './lines.ts'
import { networkOf } from './readings.ts'
import { tiesOf } from './ties.ts'

/** Every edge of a view, or those around an account: lines with a message, ties, calls; one after the other. */
export async function* graphEdges(view: View, ego: View['ego']): AsyncGenerator<Edge> {
  const network = await networkOf(view)
  const ties = await tiesOf(view)
  if (ego !== undefined) {
    yield* (await edgesAround({ ...view, ego }, network, ties)).edges
    return
  }
  for (let pair = 0; pair < network.lines.account.length; pair += 1)
    if (sendingsOf(network.lines, pair) > 0) yield lineEdge(network, pair)
  for (const tie of ties) yield tieEdge(network, tie)
  yield* streamCalls(view)
}
