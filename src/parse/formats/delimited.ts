import { defineLayout, PROPOSAL_LINES } from '../layout.ts'

/** Separators found on fewer lines than this separate nothing. */
const MIN_SHARE = 0.25
const MOST_CANDIDATES = 24
const LONGEST = 4
/** Only the beginning of a very long line is searched. */
const LINE_CHARS = 4096

/** Runs of what is neither letter, digit nor part of one, nor a line break (which only odd line ends leave inside a line). */
const RUN = /[^\p{L}\p{N}\p{M}\r\n]+/gu

function separatorsOf(line: string): Set<string> {
  const found = new Set<string>()
  for (const [run] of line.slice(0, LINE_CHARS).matchAll(RUN)) {
    const signs = [...run].slice(0, 16)
    for (let start = 0; start < signs.length; start++)
      for (let length = 1; length <= LONGEST && start + length <= signs.length; length++)
        found.add(signs.slice(start, start + length).join(''))
  }
  return found
}

/** Every sign, or run of signs, that stands on enough lines; the most widespread first, shorter ones before longer ones. */
export function commonSeparators(lines: readonly string[]): string[] {
  const counts = new Map<string, number>()
  const seen = lines.slice(0, PROPOSAL_LINES)
  for (const line of seen)
    for (const separator of separatorsOf(line)) counts.set(separator, (counts.get(separator) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= MIN_SHARE * seen.length)
    .toSorted(([one, oneCount], [other, otherCount]) => otherCount - oneCount || one.length - other.length)
    .slice(0, MOST_CANDIDATES)
    .map(([separator]) => separator)
}

export default defineLayout({
  id: 'delimited',
  title: 'columns between equal separators of one or more signs',
  propose: (lines) => commonSeparators(lines).map((delimiter) => ({ kind: 'delimited', delimiter, quote: null })),
})
