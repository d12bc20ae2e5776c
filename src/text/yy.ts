import type { FoldingId } from './folding/folding.ts'

/** What YY's matching library does to keyword and message before it compares them. */
export const YY_FOLDINGS: readonly FoldingId[] = ['case', 'script', 'spaces']

export const YY_DOUBT = 'The foldings are those of a library of the same maker, not of the Windows client itself.'

/** Lines that begin with `//` tell the client how to act, as in `//person_count=1`. */
export const keywordLines = (lines: readonly string[]): string[] => [
  ...new Set(lines.filter((line) => !line.startsWith('//'))),
]
