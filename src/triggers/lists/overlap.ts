/** A set of words that is compared with others: a list over all its versions, a client, or one version. */
export interface NamedWords {
  name: string
  /** Without outer spaces. */
  words: ReadonlySet<string>
}

/** How far two sets hold the same words. */
export interface Overlap {
  a: string
  b: string
  common: number
  union: number
  /** Common words over all words of both (Jaccard, Bull. Soc. Vaudoise Sci. Nat. 37:547, 1901); null when both are empty. */
  jaccard: number | null
  /** Share of the first’s words that the second has (Broder’s containment, SEQUENCES 1997); null when it has none. */
  ofA: number | null
  ofB: number | null
}

export function overlapOf(a: NamedWords, b: NamedWords): Overlap {
  const [few, many] = a.words.size <= b.words.size ? [a.words, b.words] : [b.words, a.words]
  let common = 0
  for (const word of few) if (many.has(word)) common += 1
  const union = a.words.size + b.words.size - common
  const share = (of: number): number | null => (of === 0 ? null : common / of)
  return {
    a: a.name,
    b: b.name,
    common,
    union,
    jaccard: share(union),
    ofA: share(a.words.size),
    ofB: share(b.words.size),
  }
}

/** Every pair of sets, once each, in their order. */
export const overlaps = (sets: readonly NamedWords[]): Overlap[] =>
  sets.flatMap((a, at) => sets.slice(at + 1).map((b) => overlapOf(a, b)))

/** Words of all sets together. */
export function unionOf(sets: Iterable<ReadonlySet<string>>): Set<string> {
  const all = new Set<string>()
  for (const words of sets) for (const word of words) all.add(word)
  return all
}

/** Some sets against the rest: what stands only here, on both sides, only there. */
export function setApart(these: readonly NamedWords[], others: readonly NamedWords[]): NamedWords[] {
  const [here, there] = [unionOf(these.map(({ words }) => words)), unionOf(others.map(({ words }) => words))]
  const names = these.map(({ name }) => name).join(', ')
  const both = new Set([...here].filter((word) => there.has(word)))
  return [
    { name: `any of ${names}`, words: here },
    { name: `only on ${names}`, words: new Set([...here].filter((word) => !there.has(word))) },
    { name: 'on both sides', words: both },
    { name: 'only on the others', words: new Set([...there].filter((word) => !here.has(word))) },
    { name: 'any of the others', words: there },
  ]
}
