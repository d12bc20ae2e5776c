import { sections } from './sections.gen.ts'
import type { Block, ReportInput, Section } from './section.ts'

/** A section with its place in the document and what it has to say. */
export interface Chapter {
  section: Section
  /** From 1, as printed. */
  number: number
  blocks: readonly Block[]
}

/** All chapters that belong into the report, in reading order. */
export const chapters = (input: ReportInput): readonly Chapter[] =>
  sections
    .filter((section) => section.belongs?.(input) ?? true)
    .toSorted((a, b) => a.order - b.order)
    .map((section, index) => ({ section, number: index + 1, blocks: section.build(input) }))
