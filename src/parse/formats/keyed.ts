import { defineLayout, PROPOSAL_LINES } from '../layout.ts'

/** What stands before a value: `ip=`, ` user="`, `{"ip":"`, `","user":"`, with the quote that closed the value before it. */
const KEYS = [
  /"?[{,]\s*"[\p{L}_][\p{L}\p{N}_ .-]{0,40}"\s*:\s*"?/gu,
  /"?(?:^|[\s,;&|]+)[\p{L}_][\p{L}\p{N}_.-]{0,40}="?/gu,
]
/** Every key must stand on this share of the lines, in the same order. */
const MIN_SHARE = 0.6
const LINE_CHARS = 4096
/** More values than this on a line are no record of an event. */
const MOST_KEYS = 40

const hasAll = (line: string, literals: readonly string[]): boolean => {
  let from = 0
  for (const literal of literals) {
    const at = line.indexOf(literal, from)
    if (at < 0) return false
    from = at + literal.length
  }
  return true
}

/** The keys of the first line that most other lines have, in its order. */
function commonKeys(lines: readonly string[], pattern: RegExp): string[] {
  const [first = ''] = lines
  const found = Array.from(first.slice(0, LINE_CHARS).matchAll(pattern), ([literal]) => literal).slice(0, MOST_KEYS)
  const kept: string[] = []
  for (const literal of found) {
    const fitting = lines.filter((line) => hasAll(line, [...kept, literal])).length
    if (fitting >= MIN_SHARE * lines.length) kept.push(literal)
  }
  return kept
}

/** What closes the last value of most lines: `"}`, `"`, `}` or nothing. */
const closing = (lines: readonly string[]): string =>
  ['"}', '}', '"'].find((end) => lines.filter((line) => line.endsWith(end)).length >= MIN_SHARE * lines.length) ?? ''

function partsOf(
  lines: readonly string[],
  keys: readonly string[],
): { before: string; after: string; padded: boolean }[] {
  const [head = '', ...rest] = keys
  const afters = [...rest, closing(lines)]
  if (!(lines[0] ?? '').startsWith(head))
    return ['', ...keys].map((_, at) => ({ before: '', after: [head, ...afters][at] ?? '', padded: false }))
  return afters.map((after, at) => ({ before: at === 0 ? head : '', after, padded: false }))
}

export default defineLayout({
  id: 'keyed',
  title: 'values behind their names, as key=value or as flat JSON, in the same order on every line',
  propose(lines) {
    const seen = lines.slice(0, PROPOSAL_LINES)
    return KEYS.map((pattern) => commonKeys(seen, pattern))
      .filter((keys) => keys.length > 1)
      .map((keys) => ({ kind: 'leading', parts: partsOf(seen, keys) }))
  },
})
