/** Pairs of nodes that are tied. */
export type Ties = readonly (readonly [number, number])[]

export interface Dense {
  nodes: readonly number[]
  /** Ties among the nodes, per node. */
  density: number
}

/**
 * The part of a graph with the most ties per node, by taking away the node with the fewest again and again and keeping the
 * best of what was left: at least half as dense as the densest there is (Charikar, APPROX 2000, LNCS 1913:84).
 */
export function densest(ties: Ties): Dense {
  const neighbours = new Map<number, Set<number>>()
  const tie = (one: number, other: number): void => {
    const known = neighbours.get(one)
    if (known === undefined) neighbours.set(one, new Set([other]))
    else known.add(other)
  }
  for (const [one, other] of ties) {
    tie(one, other)
    tie(other, one)
  }
  let left = ties.length
  let best: Dense = { nodes: [], density: 0 }
  while (neighbours.size > 0) {
    const density = left / neighbours.size
    if (density > best.density) best = { nodes: [...neighbours.keys()].toSorted((a, b) => a - b), density }
    left -= takeAway(neighbours)
  }
  return best
}

/** Takes the node with the fewest ties away, the higher of two equal ones, and tells how many ties went with it. */
function takeAway(neighbours: Map<number, Set<number>>): number {
  let [loneliest, fewest] = [-1, Number.POSITIVE_INFINITY]
  for (const [node, { size }] of neighbours)
    if (size < fewest || (size === fewest && node > loneliest)) [loneliest, fewest] = [node, size]
  for (const other of neighbours.get(loneliest) ?? []) neighbours.get(other)?.delete(loneliest)
  neighbours.delete(loneliest)
  return fewest
}
