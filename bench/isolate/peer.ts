/**
 * The algorithm that ours is measured against, written from its description (Xiong and Knockel, FOCI 2019): the component-aware
 * bisection with a linear search for ends. Returns components and tests; knows no pre-test and no post-test.
 */
export function componentAware(
  text: readonly string[],
  triggers: (pieces: readonly string[]) => boolean,
): { components: string[]; tests: number } {
  const found: string[] = []
  let tests = 0
  const ask = (...pieces: readonly string[]): boolean => {
    tests += 1
    return triggers([...found, ...pieces])
  }
  const cut = (from: number, to = text.length): string => text.slice(from, to).join('')
  let [from, minEnd] = [0, 0]
  while (from < text.length) {
    let [low, high] = [from, text.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (ask(cut(middle))) low = middle
      else high = middle
    }
    let end = Math.max(low + 1, minEnd)
    while (end < text.length && !ask(cut(low, end), cut(low + 1))) end += 1
    found.push(cut(low, end))
    if (end === text.length || ask()) break
    from = low + 1
    minEnd = end + 1
  }
  return { components: found, tests }
}
