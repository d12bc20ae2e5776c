import type { FoldingId } from './folding/folding.ts'
import { type Gap, rule, type Rule, substring } from './rules.ts'

/** What YY's matching library does to keyword and message before it compares them. */
export const YY_FOLDINGS: readonly FoldingId[] = ['case', 'script', 'spaces']

export const YY_DOUBT = 'The foldings are those of a library of the same maker, not of the Windows client itself.'

/** Lines that begin with `//` tell the client how to act, as in `//person_count=1`. */
export const keywordLines = (lines: readonly string[]): string[] => [
  ...new Set(lines.filter((line) => !line.startsWith('//'))),
]

/**
 * Signs between two words that leave room for others: `.{1,2}` and `.{3}` as in any expression, `..` between Han
 * characters, and `{2}`, which is taken for “at most two”.
 */
const GAP = /\.\{(\d{1,3})(?:,(\d{1,3}))?\}|\{(\d{1,3})\}|(?<=\p{Script=Han})(\.+)(?=\p{Script=Han})/gu

function gapOf([, least, most, upTo, dots]: RegExpMatchArray): Gap {
  if (upTo !== undefined) return { min: 0, max: Number(upTo) }
  if (dots !== undefined) return { min: dots.length, max: dots.length }
  return { min: Number(least), max: Number(most ?? least) }
}

/** Signs of a syntax that nobody described; a line that still holds one is taken literally. */
const UNKNOWN = /[{}]/

/** A line of YY's larger list: a literal, or literals with gaps between them. */
export function gapRule(line: string): Rule {
  const gaps = [...line.matchAll(GAP)]
  const ends = gaps.map((gap) => gap.index + gap[0].length)
  const words = [0, ...ends].map((start, at) => line.slice(start, gaps[at]?.index))
  if (gaps.length === 0 || words.some((word) => word.trim() === '' || UNKNOWN.test(word))) return substring(line)
  return rule(
    line,
    words.map((word) => [word]),
    { gaps: gaps.map(gapOf) },
  )
}
