import { proseFor, requirePlaces } from './prose/prose.ts'
import { sections } from './sections.gen.ts'
import type { Block, ReportInput, Section } from './section.ts'

/** A section with its place in the document and what it has to say. */
export interface Chapter {
  section: Section
  /** From 1, as printed. */
  number: number
  blocks: readonly Block[]
}

/**
 * All chapters that belong into the report, in reading order. Throws when a finding or a chapter states no limitation, and an
 * OperatorError when what a person wrote does not agree with the findings.
 */
export function chapters(input: ReportInput): readonly Chapter[] {
  for (const { analysis, caveats } of Object.values(input.answers))
    if (caveats.length === 0)
      throw new Error(`The answer of ${analysis} states no limitation: no report is built of it.`)
  const belonging = sections.filter((section) => section.belongs?.(input) ?? true).toSorted((a, b) => a.order - b.order)
  requirePlaces(
    input,
    belonging.map(({ id }) => id),
  )
  return belonging.map((section, index) => ({ section, number: index + 1, blocks: limited(section, input) }))
}

/** What a section says, what a person adds to it, and what may not be concluded from it. */
export function limited(section: Section, input: ReportInput): readonly Block[] {
  const items = section.limitations(input)
  if (items.length === 0) throw new Error(`The section ${section.id} states no limitation: the report is not built.`)
  return [
    ...section.build(input),
    ...remarks(section, input),
    { kind: 'prose', text: 'Read this with care:' },
    { kind: 'list', items },
  ]
}

/** Sections that are nothing but what a person wrote. */
const WRITTEN = new Set(['foreword', 'conclusion'])

/** What a person wrote for a section that has something of its own to say; it can be told apart. */
function remarks({ id }: Section, input: ReportInput): readonly Block[] {
  const written = WRITTEN.has(id) ? [] : proseFor(id, input)
  return written.length === 0 ? [] : [{ kind: 'heading', text: 'Remarks of the author' }, ...written]
}
