/** Sets that are joined two by two (Tarjan 1975, with path halving); the least member stands for a set. */
export interface DisjointSets {
  rootOf: (member: number) => number
  join: (one: number, other: number) => void
}

export function disjointSets(size: number): DisjointSets {
  const parent = Uint32Array.from({ length: size }, (_, member) => member)
  const rootOf = (member: number): number => {
    let at = member
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up
      at = up
    }
    return at
  }
  const join = (one: number, other: number): void => {
    const [a, b] = [rootOf(one), rootOf(other)]
    parent[Math.max(a, b)] = Math.min(a, b)
  }
  return { rootOf, join }
}
