import { compileEnrichment } from '../../src/text/enrich.ts'

/** Keywords of a list that fire on a text under some semantics. */
export const fires = (semantics: string, lines: readonly string[], text: string): string[] =>
  compileEnrichment([{ name: 'list', keywords: lines, semantics }])(text).flatMap(({ list, keyword }) =>
    list === 'list' ? [keyword] : [],
  )
