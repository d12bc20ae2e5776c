/** Words with their frequencies, to be looked up. */
export interface WordTable {
  /** Distinct words, and the sum of their frequencies. */
  distinct: number
  total: number
  /** Frequency of a word, 0 when it is not there. */
  countOf: (word: string) => number
  entries: () => Iterable<readonly [word: string, count: number]>
}

const LINE_FEED = 10
const SPACE = 32

/**
 * Reads a dictionary of lines `word frequency tag`, sorted by word, and leaves it as it lies: a third of a million
 * strings would take 40 MB.
 */
export function sortedWordTable(dictionary: Uint8Array): WordTable {
  const bytes = Buffer.from(dictionary.buffer, dictionary.byteOffset, dictionary.byteLength)
  const starts: number[] = []
  for (let at = 0; at < bytes.length; at = nextLine(bytes, at)) starts.push(at)
  const lines = Uint32Array.from(starts)
  const wordAt = (start: number): Buffer => bytes.subarray(start, bytes.indexOf(SPACE, start))
  const countAt = (start: number): number =>
    Number.parseInt(bytes.toString('latin1', bytes.indexOf(SPACE, start), nextLine(bytes, start)), 10)
  return {
    distinct: lines.length,
    total: lines.reduce((sum, start) => sum + countAt(start), 0),
    countOf(word) {
      const wanted = Buffer.from(word)
      let [low, high] = [0, lines.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if (Buffer.compare(wordAt(lines[middle] ?? 0), wanted) < 0) low = middle + 1
        else high = middle
      }
      const start = lines[low]
      return start !== undefined && wordAt(start).equals(wanted) ? countAt(start) : 0
    },
    *entries() {
      for (const start of lines) yield [wordAt(start).toString(), countAt(start)]
    },
  }
}

const nextLine = (bytes: Buffer, at: number): number => {
  const end = bytes.indexOf(LINE_FEED, at)
  return end === -1 ? bytes.length : end + 1
}

/** The same over words that were counted. */
export function countedWordTable(counts: ReadonlyMap<string, number>): WordTable {
  return {
    distinct: counts.size,
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    countOf: (word) => counts.get(word) ?? 0,
    entries: () => counts,
  }
}
