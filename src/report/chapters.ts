import { sections } from './sections.gen.ts'
import type { Block, ReportInput, Section } from './section.ts'

/** A section with its place in the document and what it has to say. */
export interface Chapter {
  section: Section
  /** From 1, as printed. */
  number: number
  blocks: readonly Block[]
}

/** All chapters that belong into the report, in reading order. Throws when a finding or a chapter states no limitation. */
export function chapters(input: ReportInput): readonly Chapter[] {
  for (const { analysis, caveats } of Object.values(input.answers))
    if (caveats.length === 0)
      throw new Error(`The answer of ${analysis} states no limitation: no report is built of it.`)
  return sections
    .filter((section) => section.belongs?.(input) ?? true)
    .toSorted((a, b) => a.order - b.order)
    .map((section, index) => ({ section, number: index + 1, blocks: limited(section, input) }))
}

/** What a section says, and under it what may not be concluded from it. */
export function limited(section: Section, input: ReportInput): readonly Block[] {
  const items = section.limitations(input)
  if (items.length === 0) throw new Error(`The section ${section.id} states no limitation: the report is not built.`)
  return [...section.build(input), { kind: 'prose', text: 'Read this with care:' }, { kind: 'list', items }]
}
