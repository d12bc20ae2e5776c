import { chapters } from './chapters.ts'
import { findingsJson } from './findings.ts'
import { renderHtml } from './render/html.tsx'
import { renderMarkdown } from './render/markdown.ts'
import type { ReportInput } from './section.ts'
import { tables } from './tables.ts'

export type { ReportInput } from './section.ts'
export { findingsJson } from './findings.ts'
export { answerCsv } from './tables.ts'

export interface Report {
  /** `index.html` */
  html: string
  /** `report.md` */
  markdown: string
  /** `findings.json` */
  findings: string
  /** File name below `tables/` → content. */
  tables: Readonly<Record<string, string>>
}

/** The whole report as text; the caller writes the files. The same input gives the same bytes. */
export function renderReport(input: ReportInput): Report {
  const all = chapters(input)
  return {
    html: renderHtml(input, all),
    markdown: renderMarkdown(input, all),
    findings: findingsJson(input),
    tables: tables(input),
  }
}
