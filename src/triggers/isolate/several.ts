/** Components of one rule, as texts. */
export type Combination = readonly string[]

/** What finds one combination in a text; null when the text does not trigger. */
export type FindOne = (characters: readonly string[], isFirst: boolean) => Promise<Combination | null>

/** More rules than that in one text are not looked for, nor more ways to break them. */
const MOST_RULES = 12
const MOST_NODES = 96

/** A text with a component broken wherever it stands: the separator after its first character, or in its place when it has one. */
export function broken(characters: readonly string[], component: string, separator: string): string[] {
  const parts = [...component]
  const out = [...characters]
  for (let at = 0; at + parts.length <= out.length; at += 1) {
    if (!parts.every((part, index) => out[at + index] === part)) continue
    if (parts.length === 1) out[at] = separator
    else out.splice(at + 1, 0, separator)
  }
  return out
}

/** Components to break, in a fixed order, so that two ways to the same set are one. */
type BreakSet = readonly string[]

const keyOf = (set: BreakSet): string => set.join('\u0000')

/**
 * Every minimal combination of a text, as a hitting-set tree (Reiter, “A Theory of Diagnosis from First Principles”, Artificial
 * Intelligence 32, 1987): after a combination is found, each of its components in turn is broken everywhere and the text
 * tried again; another combination lacks at least one of them. A known combination that a break leaves whole is not searched
 * again. `complete` is false when a limit ended it.
 */
export async function findAll(
  characters: readonly string[],
  separator: string,
  findOne: FindOne,
): Promise<{ combinations: readonly Combination[]; complete: boolean }> {
  const combinations: Combination[] = []
  const queue: BreakSet[] = [[]]
  const met = new Set<string>([''])
  for (const [visited, set] of queue.entries()) {
    if (combinations.length >= MOST_RULES || visited >= MOST_NODES) return { combinations, complete: false }
    const text = set.reduce<readonly string[]>((now, component) => broken(now, component, separator), characters)
    const joined = text.join('')
    const known = combinations.find((one) => one.every((part) => joined.includes(part)))
    const found = known ?? (await findOne(text, set.length === 0))
    if (found === null) continue
    if (known === undefined) combinations.push(found)
    for (const component of found) {
      const next = [...new Set([...set, component])].toSorted()
      if (met.has(keyOf(next))) continue
      met.add(keyOf(next))
      queue.push(next)
    }
  }
  return { combinations, complete: true }
}
