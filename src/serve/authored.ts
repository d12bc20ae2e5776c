import { caseProse } from '../knowledge.ts'
import { leftOutOf } from '../outline.ts'
import { pinnedFindings } from '../pinned.ts'
import { casePins } from '../pins.ts'
import { type PinnedFinding, type ReportInput, soundText } from '../report/index.ts'
import { coveredInput } from './routes/sections.ts'
import type { Workbench } from './workbench.ts'

/** A pin whose finding nobody asked for yet: its chapter is known to be there. */
const unasked = ({ title, note }: { title: string; note: string }): PinnedFinding => ({
  title,
  note,
  found: { kind: 'gone', why: 'not asked yet' },
})

/**
 * What the next report will be rendered from, as far as the findings of the last one go. Pins are asked again only when they
 * are wanted: that may take the engine a while.
 */
export async function authoredInput(at: Workbench, wanted: { pins: boolean }): Promise<ReportInput> {
  const session = at.askable()
  const { folder } = session
  const pins = await casePins(folder)
  const input = { ...coveredInput(at), prose: caseProse(folder), leftOut: leftOutOf(folder) }
  return { ...input, pinned: wanted.pins ? await pinnedFindings(session, pins, input) : pins.map(unasked) }
}

/** The same without the lines that would stop a report, to be looked at while they are being mended. */
export const soundInput = (input: ReportInput): ReportInput => ({
  ...input,
  prose: input.prose.map(({ name, text }) => ({ name, text: soundText(text, input) })),
  pinned: input.pinned.map((pin) => ({ ...pin, note: soundText(pin.note, input) })),
})
