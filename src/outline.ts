import { existsSync, readFileSync } from 'node:fs'
import { type CaseFolder, writeWhole } from './custody/index.ts'
import { nearest } from './lib/near.ts'
import { OperatorError } from './model/errors.ts'
import { parsedJson } from './lib/json.ts'

const SCHEMA = 'breachlight/outline/1'

/** A chapter as its author may choose it. */
interface Choosable {
  id: string
  title: string
  /** True when no report goes without it. */
  fixed: boolean
}

function idsIn(value: unknown): readonly string[] | null {
  if (typeof value !== 'object' || value === null || !('schema' in value) || !('leftOut' in value)) return null
  const { schema, leftOut } = value
  const isList = Array.isArray(leftOut) && leftOut.every((id) => typeof id === 'string')
  return schema === SCHEMA && isList ? leftOut : null
}

/** Ids of the chapters that the author left out; throws OperatorError when the file does not say so in its form. */
export function leftOutOf({ outlinePath }: CaseFolder): readonly string[] {
  if (!existsSync(outlinePath)) return []
  const ids = idsIn(parsedJson(readFileSync(outlinePath, 'utf8')))
  if (ids !== null) return ids
  throw new OperatorError(`${outlinePath} does not say which chapters are left out.`, {
    hint: `It holds {"schema":"${SCHEMA}","leftOut":["CHAPTER"]}. Mend it, or take it away: then the report has all chapters.`,
  })
}

function requireChapter(id: string, chapters: readonly Choosable[]): Choosable {
  const found = chapters.find((chapter) => chapter.id === id)
  if (found !== undefined) return found
  const ids = chapters.map((chapter) => chapter.id)
  const near = nearest(id, ids)
  throw new OperatorError(`There is no chapter ${id}.`, {
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `The chapters are: ${ids.join(', ')}.`,
    exit: 'wrongUsage',
  })
}

/**
 * Leaves chapters out of the report, or puts them back; the choice is kept in the case. Throws OperatorError for a chapter that
 * does not exist, or without which there is no report, before anything is changed.
 */
export function changeOutline(
  folder: CaseFolder,
  { leaveOut, putBack }: { leaveOut: readonly string[]; putBack: readonly string[] },
  chapters: readonly Choosable[],
): readonly string[] {
  const before = leftOutOf(folder)
  for (const id of putBack) if (!before.includes(id)) requireChapter(id, chapters)
  const fixed = leaveOut.map((id) => requireChapter(id, chapters)).find((chapter) => chapter.fixed)
  if (fixed !== undefined)
    throw new OperatorError(`The chapter ${fixed.id} (${fixed.title}) cannot be left out.`, {
      hint: `Without it a report cannot be checked. The same holds of: ${namesOf(chapters, fixed.id).join(', ')}.`,
      exit: 'wrongUsage',
    })
  const kept = before.filter((id) => !putBack.includes(id))
  const leftOut = [...new Set([...kept, ...leaveOut])].toSorted()
  writeWhole(folder.outlinePath, `${JSON.stringify({ schema: SCHEMA, leftOut })}\n`)
  return leftOut
}

const namesOf = (chapters: readonly Choosable[], except: string): string[] =>
  chapters.filter(({ id, fixed }) => fixed && id !== except).map(({ id }) => id)
