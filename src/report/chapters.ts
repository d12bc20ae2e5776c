import { OperatorError } from '../model/errors.ts'
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

/** A section that belongs into a report, and whether its author left it out. */
export interface Planned {
  section: Section
  isLeftOut: boolean
}

/** Every chapter there can be, for whoever chooses among them. */
export const allChapters: readonly { id: string; title: string; fixed: boolean; needs: readonly string[] }[] = sections
  .toSorted((a, b) => a.order - b.order)
  .map(({ id, title, fixed, needs }) => ({ id, title, fixed: fixed === true, needs }))

function requireChoice({ leftOut }: ReportInput): void {
  for (const id of leftOut) {
    const section = sections.find((one) => one.id === id)
    if (section !== undefined && section.fixed !== true) continue
    throw new OperatorError(
      section === undefined
        ? `report.json leaves out ${id}, and there is no such chapter.`
        : `report.json leaves out ${id}, without which a report cannot be checked.`,
      { hint: `Put it back with: breachlight report --case DIR --put-back ${id}. The report that was there stays.` },
    )
  }
}

/** Sections that belong into the report, in reading order; throws OperatorError when others are left out than may be. */
export function plan(input: ReportInput): readonly Planned[] {
  requireChoice(input)
  return sections
    .filter((section) => section.belongs?.(input) ?? true)
    .toSorted((a, b) => a.order - b.order)
    .map((section) => ({ section, isLeftOut: input.leftOut.includes(section.id) }))
}

/** Titles of the chapters that would be here, had the author not left them out. */
export const leftOutTitles = (input: ReportInput): string[] =>
  plan(input).flatMap(({ section, isLeftOut }) => (isLeftOut ? [section.title] : []))

/** Throws when an answer states no limitation. */
function requireCaveats({ answers, pinned }: ReportInput): void {
  const chosen = pinned.flatMap(({ found }) => (found.kind === 'rows' ? [found.answer] : []))
  for (const { analysis, caveats } of [...Object.values(answers), ...chosen])
    if (caveats.length === 0)
      throw new Error(`The answer of ${analysis} states no limitation: no report is built of it.`)
}

/**
 * All chapters of the report, in reading order. Throws when a finding or a chapter states no limitation, and an
 * OperatorError when what a person wrote does not agree with the findings.
 */
export function chapters(input: ReportInput): readonly Chapter[] {
  requireCaveats(input)
  const planned = plan(input)
  requirePlaces(
    input,
    planned.map(({ section }) => section.id),
  )
  return planned
    .filter(({ isLeftOut }) => !isLeftOut)
    .map(({ section }, index) => ({ section, number: index + 1, blocks: limited(section, input) }))
}

/** One chapter, whether it is left out or not; null when it does not belong into this report. */
export function chapterOf(id: string, input: ReportInput): Chapter | null {
  const planned = plan(input)
  const at = planned.findIndex(({ section }) => section.id === id)
  const section = planned[at]?.section
  if (section === undefined) return null
  const before = planned.slice(0, at).filter(({ isLeftOut }) => !isLeftOut)
  return { section, number: before.length + 1, blocks: limited(section, input) }
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

/** A picture of a chapter, with the chapter’s title; null when the chapter is not here or has no such picture. */
export function figureOf(
  { section: id, index }: { section: string; index: number },
  input: ReportInput,
): { figure: Extract<Block, { kind: 'figure' }>; chapter: string } | null {
  const section = sections.find((one) => one.id === id && (one.belongs?.(input) ?? true))
  const figures = section?.build(input).filter((block) => block.kind === 'figure') ?? []
  const figure = figures[index]
  return section === undefined || figure === undefined ? null : { figure, chapter: section.title }
}
