/** A version’s words, as sets and as they stand. A word is a line that is not blank; outer spaces belong to it. */
export interface Words {
  lines: readonly string[]
  /** Lines that are not blank, in order, repeats kept. */
  filled: readonly string[]
  /** Distinct words as they stand. */
  distinct: ReadonlySet<string>
  /** Distinct words without outer spaces: what lists are compared by across clients. */
  trimmed: ReadonlySet<string>
}

export function wordsOf(lines: readonly string[]): Words {
  const filled = lines.filter((line) => line.trim() !== '')
  return { lines, filled, distinct: new Set(filled), trimmed: new Set(filled.map((line) => line.trim())) }
}

/** Words that came and went, distinct, as they stand. */
export interface WordChange {
  added: readonly string[]
  removed: readonly string[]
  /** Likewise without outer spaces: a word that only lost or got some is in neither. */
  addedTrimmed: readonly string[]
  removedTrimmed: readonly string[]
}

const missingFrom = (words: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
  [...words].filter((word) => !others.has(word))

export const wordChange = (before: Words, after: Words): WordChange => ({
  added: missingFrom(after.distinct, before.distinct),
  removed: missingFrom(before.distinct, after.distinct),
  addedTrimmed: missingFrom(after.trimmed, before.trimmed),
  removedTrimmed: missingFrom(before.trimmed, after.trimmed),
})

/** How a file can differ although no word came or went. */
export type SameWords = 'order-only' | 'duplicates-only' | 'spacing-only'

function counts(words: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1)
  return found
}

const sameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, at) => word === b[at])

/** Whether sets hold the same; what is in one of them is looked up in the other. */
export const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((word) => b.has(word))

/**
 * What differs between two versions apart from their words: repeats, the order (that of the first occurrences where repeats
 * differ, too), or only blank lines and outer spaces. Empty when words came or went, or nothing did.
 */
export function sameWordsChange(before: Words, after: Words): SameWords[] {
  if (!sameSet(before.distinct, after.distinct)) return sameSet(before.trimmed, after.trimmed) ? ['spacing-only'] : []
  const [old, now] = [counts(before.filled), counts(after.filled)]
  const duplicates = [...now].some(([word, count]) => old.get(word) !== count)
  const order = duplicates
    ? !sameOrder([...before.distinct], [...after.distinct])
    : !sameOrder(before.filled, after.filled)
  if (duplicates || order)
    return [...(duplicates ? (['duplicates-only'] as const) : []), ...(order ? (['order-only'] as const) : [])]
  return sameOrder(before.lines, after.lines) ? [] : ['spacing-only']
}

/** Whether `part` is `whole` with one block of neighbouring lines left out. */
export function isMissingOneBlock(part: readonly string[], whole: readonly string[]): boolean {
  if (part.length >= whole.length) return false
  let head = 0
  while (head < part.length && part[head] === whole[head]) head += 1
  let tail = 0
  while (tail < part.length - head && part[part.length - 1 - tail] === whole[whole.length - 1 - tail]) tail += 1
  return head + tail === part.length
}
