/** Places that grow together into groups (disjoint sets with path halving; Tarjan and van Leeuwen, JACM 31:245, 1984). */
export function unions(size: number) {
  const parent = Uint32Array.from({ length: size }, (_, at) => at)
  const members = new Uint32Array(size).fill(1)
  const rootOf = (at: number): number => {
    let root = at
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] ?? 0] ?? 0
      root = parent[root] ?? 0
    }
    return root
  }
  return {
    rootOf,
    sizeOf: (at: number): number => members[rootOf(at)] ?? 1,
    /** Joins two groups; how many groups of two and more there are afterwards beyond those before. */
    join(one: number, other: number): number {
      const a = rootOf(one)
      const b = rootOf(other)
      if (a === b) return 0
      const sizeA = members[a] ?? 1
      const sizeB = members[b] ?? 1
      parent[Math.max(a, b)] = Math.min(a, b)
      members[Math.min(a, b)] = sizeA + sizeB
      if (sizeA === 1 && sizeB === 1) return 1
      return sizeA > 1 && sizeB > 1 ? -1 : 0
    },
  }
}
