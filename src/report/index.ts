import { chapters } from './chapters.ts'
import { findingsJson } from './findings.ts'
import { renderHtml } from './render/html.tsx'
import { renderMarkdown } from './render/markdown.ts'
import type { ReportFile } from './file.ts'
import { pinnedTables } from './pinned.ts'
import type { ReportInput } from './section.ts'
import { tables } from './tables.ts'

export type { PinnedFinding } from './pinned.ts'
export { LOOK } from './render/style.ts'
export { type PagePart, renderPage } from './render/page.tsx'
export { allChapters, chapterOf, figureOf, plan } from './chapters.ts'
export { bindingsOf, type BoundNumber } from './prose/numbers.ts'
export { placeOf, proseBlocks, proseFaults, soundText } from './prose/prose.ts'
export type { Block, ReportInput } from './section.ts'
export { answerCsv, guardedCsv } from './tables.ts'
export { countryName } from './figures/countries.ts'
export { worldShapes } from './figures/world.ts'

/** The whole report, a file at a time; the caller writes them. The same input gives the same bytes. */
export function* reportFiles(input: ReportInput): Generator<ReportFile> {
  const all = chapters(input)
  yield { name: 'index.html', pieces: [renderHtml(input, all)] }
  yield { name: 'report.md', pieces: [renderMarkdown(input, all)] }
  yield { name: 'findings.json', pieces: findingsJson(input) }
  yield* tables(input)
  yield* pinnedTables(input)
}
