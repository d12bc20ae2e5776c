import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type CaseFolder, writeWhole } from './custody/index.ts'
import { caseProse } from './knowledge.ts'
import { OperatorError } from './model/errors.ts'

/** Characters of one chapter’s text: some forty printed pages. */
export const LONGEST_PROSE = 100_000

/** What was written for a chapter; empty when nothing was. */
export const proseOf = (folder: CaseFolder, chapter: string): string =>
  caseProse(folder).find(({ name }) => name === `${chapter}.md`)?.text ?? ''

/**
 * Keeps what was written for a chapter, whole; nothing written takes the file away. Throws OperatorError when the report can
 * have no such chapter, or the text is too long.
 */
export function writeProse(
  folder: CaseFolder,
  { chapter, text }: { chapter: string; text: string },
  chapters: readonly { id: string }[],
): void {
  if (!chapters.some(({ id }) => id === chapter))
    throw new OperatorError(`There is no chapter ${chapter}.`, { hint: 'Nothing was changed.', exit: 'wrongUsage' })
  if (text.length > LONGEST_PROSE)
    throw new OperatorError(`A chapter’s text has at most ${LONGEST_PROSE} characters; this one has ${text.length}.`, {
      hint: 'Nothing was changed. Shorten it, or put a part of it into another chapter.',
      exit: 'wrongUsage',
    })
  const path = join(folder.proseDir, `${chapter}.md`)
  if (text.trim() === '') return rmSync(path, { force: true })
  mkdirSync(folder.proseDir, { recursive: true, mode: 0o700 })
  writeWhole(path, text)
}
