/** Stands where a sign parts two words. */
export const BREAK = 0xffff_ffff

/** Two neighbours are taken for one word when they stand together so often at least … */
const FEWEST_TIMES = 5
/** … and the rarer of them stands beside the other half of the time. */
const BOUND = 0.5

/** A single character, and one of two: longer words the dictionary splits only where they end. */
const MOST_CHARACTERS = 2
const HAN = /^\p{Script=Han}+$/u

/**
 * Joins neighbours that belong together although the dictionary has no such word, which is what it does to new words and
 * names: two short Chinese pieces, at least one of them a single character, neither a word that `isCommon`, that seldom go apart.
 */
export function joinedWords(
  known: readonly string[],
  cut: readonly Uint32Array[],
  isCommon: (word: string) => boolean,
): { words: string[]; starts: Uint32Array; ids: Uint32Array } {
  const words = [...known]
  const joins = new Map<number, number>()
  for (const pair of boundPairs(known, cut, isCommon))
    joins.set(pair, words.push(`${known[firstOf(pair)]}${known[secondOf(pair)]}`) - 1)
  const starts = new Uint32Array(cut.length + 1)
  const ids = new Uint32Array(cut.reduce((sum, text) => sum + text.length, 0))
  let end = 0
  for (const [text, pieces] of cut.entries()) {
    for (let at = 0; at < pieces.length; at += 1) {
      const piece = pieces[at] ?? BREAK
      if (piece === BREAK) continue
      const joined = joins.get(pairOf(piece, pieces[at + 1] ?? BREAK))
      ids[end] = joined ?? piece
      end += 1
      if (joined !== undefined) at += 1
    }
    starts[text + 1] = end
  }
  return { words, starts, ids: ids.slice(0, end) }
}

const WORDS = 2 ** 26
const pairOf = (first: number, second: number): number => first * WORDS + (second % WORDS)
const firstOf = (pair: number): number => Math.floor(pair / WORDS)
const secondOf = (pair: number): number => pair % WORDS

function boundPairs(
  words: readonly string[],
  cut: readonly Uint32Array[],
  isCommon: (word: string) => boolean,
): number[] {
  const times = new Uint32Array(words.length)
  for (const pieces of cut) for (const piece of pieces) if (piece !== BREAK) times[piece] = (times[piece] ?? 0) + 1
  const mayJoin = Uint8Array.from(words, (word, at) =>
    (times[at] ?? 0) >= FEWEST_TIMES && word.length <= MOST_CHARACTERS && HAN.test(word) && !isCommon(word)
      ? word.length
      : 0,
  )
  return [...timesTogether(cut, mayJoin)].flatMap(([pair, together]) => {
    const rarer = Math.min(times[firstOf(pair)] ?? 0, times[secondOf(pair)] ?? 0)
    return together >= FEWEST_TIMES && together >= BOUND * rarer ? [pair] : []
  })
}

/** How often each two that may be one word stand side by side. */
function timesTogether(cut: readonly Uint32Array[], lengths: Uint8Array): Map<number, number> {
  const together = new Map<number, number>()
  for (const pieces of cut)
    for (let at = 1; at < pieces.length; at += 1) {
      const [first, second] = [pieces[at - 1] ?? BREAK, pieces[at] ?? BREAK]
      const product = (lengths[first] ?? 0) * (lengths[second] ?? 0)
      if (product === 0 || product > MOST_CHARACTERS) continue
      const pair = pairOf(first, second)
      together.set(pair, (together.get(pair) ?? 0) + 1)
    }
  return together
}
