/** What is compared of a file. */
interface Hashed {
  path: string
  sha256: string
}

/** A file of one build beside that of the other. */
export interface Pair<File extends Hashed> {
  a: File
  b: File
}

/** Every file of both builds, once: A is identical + changed + moved + removed, B is identical + changed + moved + added. */
export interface Pairs<File extends Hashed> {
  identical: readonly Pair<File>[]
  changed: readonly Pair<File>[]
  /** The same bytes at another path. */
  moved: readonly Pair<File>[]
  removed: readonly File[]
  added: readonly File[]
  /** Leading folders that were left out of account, because a version or a product stands in them. */
  roots: { a: string; b: string }
}

/** Roots deeper than this are no longer names of versions: `App-1.0/`, `Payload/App.app/`, `setup.exe!`. */
const MAX_ROOT_PARTS = 4

/** Leading folders that all paths have in common, the empty one first, each ending in `/` or `!`. */
function rootsOf(paths: readonly string[]): string[] {
  const [first = '', ...others] = paths
  const roots = ['']
  for (const { index } of first.matchAll(/[/!]/g)) {
    const root = first.slice(0, index + 1)
    if (roots.length > MAX_ROOT_PARTS || !others.every((path) => path.startsWith(root))) break
    roots.push(root)
  }
  return roots
}

/** The two roots under which most paths are the same; the shorter ones when there are several. */
function bestRoots(a: readonly string[], b: readonly string[]): { a: string; b: string } {
  let best = { a: '', b: '', same: -1 }
  for (const rootA of rootsOf(a)) {
    const below = new Set(a.map((path) => path.slice(rootA.length).toLowerCase()))
    for (const rootB of rootsOf(b)) {
      const same = b.filter((path) => below.has(path.slice(rootB.length).toLowerCase())).length
      if (same > best.same) best = { a: rootA, b: rootB, same }
    }
  }
  return { a: best.a, b: best.b }
}

/** Takes pairs of equal keys out of both lists, in order; what stays is returned. */
function match<File extends Hashed>(
  lists: { a: readonly File[]; b: readonly File[] },
  keys: { a: (file: File) => string; b: (file: File) => string },
): { pairs: Pair<File>[]; a: File[]; b: File[] } {
  const waiting = new Map<string, File[]>()
  for (const file of lists.b) {
    const same = waiting.get(keys.b(file))
    if (same === undefined) waiting.set(keys.b(file), [file])
    else same.push(file)
  }
  for (const files of waiting.values()) files.reverse()
  const pairs: Pair<File>[] = []
  const restA = lists.a.filter((a) => {
    const b = waiting.get(keys.a(a))?.pop()
    if (b !== undefined) pairs.push({ a, b })
    return b === undefined
  })
  const taken = new Set(pairs.map(({ b }) => b))
  return { pairs, a: restA, b: lists.b.filter((file) => !taken.has(file)) }
}

/**
 * Pairs the files of two builds: by path below their roots, then by path whatever the case (Windows takes it so), then by
 * content. A file is in one pair at most.
 */
export function pairFiles<File extends Hashed>(a: readonly File[], b: readonly File[]): Pairs<File> {
  const roots = bestRoots(
    a.map(({ path }) => path),
    b.map(({ path }) => path),
  )
  const below = (root: string) => (file: File) => file.path.slice(root.length)
  const exact = match({ a, b }, { a: below(roots.a), b: below(roots.b) })
  const folded = match(exact, {
    a: (file) => below(roots.a)(file).toLowerCase(),
    b: (file) => below(roots.b)(file).toLowerCase(),
  })
  const hash = (file: File): string => file.sha256
  const moved = match(folded, { a: hash, b: hash })
  const same = [...exact.pairs, ...folded.pairs]
  return {
    identical: same.filter((pair) => pair.a.sha256 === pair.b.sha256),
    changed: same.filter((pair) => pair.a.sha256 !== pair.b.sha256),
    moved: moved.pairs,
    removed: moved.a,
    added: moved.b,
    roots,
  }
}
