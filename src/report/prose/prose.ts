import { OperatorError } from '../../model/errors.ts'
import type { Block, ReportInput } from '../section.ts'
import { boundText, type Place } from './bound.ts'

/** A file of text that a person wrote for the report: `people.md` goes into the chapter `people`. */
export interface ProseFile {
  name: string
  text: string
}

/** Chapter that a file belongs to. */
export const placeOf = ({ name }: ProseFile): string => name.replace(/\.md$/, '')

/** Kinds of lines; a line of none of them is one of a paragraph. Nothing else of Markdown is known: it stays as typed. */
const HEADING = /^#{1,6}\s+(.*)$/
const ITEM = /^\s*[-*+]\s+(.*)$/
const QUOTED = /^>\s?(.*)$/

type Kind = 'heading' | 'prose' | 'list' | 'quote' | 'blank'

interface Line {
  kind: Kind
  text: string
}

function lineOf(written: string): Line {
  for (const [kind, pattern] of [
    ['heading', HEADING],
    ['list', ITEM],
    ['quote', QUOTED],
  ] as const) {
    const text = pattern.exec(written)?.[1]
    if (text !== undefined) return { kind, text: text.trim() }
  }
  return { kind: written.trim() === '' ? 'blank' : 'prose', text: written.trim() }
}

/** Lines that belong together: of one kind, with no blank line between; a paragraph's line after an item goes on with it. */
function grouped(lines: readonly Line[]): { kind: Kind; texts: string[] }[] {
  const groups: { kind: Kind; texts: string[] }[] = []
  for (const { kind, text } of lines) {
    const last = groups.at(-1)
    if (last !== undefined && kind === 'prose' && last.kind !== 'heading' && last.kind !== 'blank')
      last.texts.push(`${last.texts.pop() ?? ''} ${text}`)
    else if (last?.kind === kind && kind !== 'heading') last.texts.push(text)
    else groups.push({ kind, texts: [text] })
  }
  return groups
}

function blocksOf({ kind, texts }: { kind: Kind; texts: readonly string[] }): Block[] {
  const text = texts.join(' ')
  switch (kind) {
    case 'blank':
      return []
    case 'heading':
      return [{ kind, text }]
    case 'prose':
      return [{ kind, text }]
    case 'quote':
      return [{ kind, text, source: '' }]
    case 'list':
      return [{ kind, items: texts }]
  }
}

/**
 * What a person wrote as blocks, its numbers taken from the answers; throws OperatorError with the place of one that does not hold.
 * `at` names the place of a line, from 1.
 */
export function textBlocks(written: string, at: (line: number) => Place, input: ReportInput): Block[] {
  const lines = written.split(/\r?\n/).map((one, index) => {
    const { kind, text } = lineOf(one)
    return { kind, text: boundText(text, at(index + 1), input) }
  })
  return grouped(lines).flatMap(blocksOf)
}

/** A file as blocks, as `textBlocks`. */
export const proseBlocks = ({ name, text }: ProseFile, input: ReportInput): Block[] =>
  textBlocks(text, (line) => `prose/${name}:${line}`, input)

/** A line of what a person wrote that would stop the report, and why. */
export interface ProseFault {
  /** From 1. */
  line: number
  said: string
}

/** The sentence on a line that does not hold; null when it does. */
function faultIn(written: string, input: ReportInput): string | null {
  try {
    boundText(written, '', input)
    return null
  } catch (error) {
    if (error instanceof OperatorError) return error.message.replace(/^: /, '')
    throw error
  }
}

/** Every line that would stop the report; a report stops at the first. */
export const proseFaults = (written: string, input: ReportInput): ProseFault[] =>
  written.split(/\r?\n/).flatMap((text, at) => {
    const said = faultIn(text, input)
    return said === null ? [] : [{ line: at + 1, said }]
  })

/** What a person wrote, lines that would stop the report left empty. */
export function soundText(written: string, input: ReportInput): string {
  const faulty = new Set(proseFaults(written, input).map(({ line }) => line))
  const lines = written.split(/\r?\n/)
  return lines.map((text, at) => (faulty.has(at + 1) ? '' : text)).join('\n')
}

/** What was written for a chapter, as blocks; nothing when nothing was. */
export const proseFor = (place: string, input: ReportInput): Block[] =>
  input.prose.filter((file) => placeOf(file) === place).flatMap((file) => proseBlocks(file, input))

/** Throws OperatorError when a file is named after no chapter of this report: its text would be lost. */
export function requirePlaces(input: ReportInput, places: readonly string[]): void {
  const lost = input.prose.find((file) => !places.includes(placeOf(file)))
  if (lost === undefined) return
  throw new OperatorError(`prose/${lost.name}: this report has no chapter ${placeOf(lost)}.`, {
    hint: `Name the file after one of its chapters: ${places.join(', ')}. The report that was there stays.`,
  })
}
