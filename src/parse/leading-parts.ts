import type { Layout } from '../model/format.ts'
import { type ColumnProfile, profileColumn } from './profile.ts'
import { typedRole } from './typed-roles.ts'

type Part = Extract<Layout, { kind: 'leading' }>['parts'][number]

/** A part must fit this share of the lines that still follow the layout. */
const MIN_SHARE = 0.85
/** Below this many lines, a part that fits all but two of them fits. */
const SMALL = 12
const MOST_PARTS = 24
const BRACKETS: readonly (readonly [open: string, close: string])[] = [['[', ']'], ['(', ')'], ['<', '>'], ['{', '}'], ['"', '"']] // biome-ignore format: a table

export interface Cut {
  part: Part
  values: string[]
  rests: string[]
}

const enough = (fitting: number, lines: number): boolean =>
  fitting >= MIN_SHARE * lines || (lines <= SMALL && fitting >= 3 && fitting >= lines - 2)

/** Cuts `part` off the lines that have it; null when too few have. */
function cut(part: Part, lines: readonly string[]): Cut | null {
  const values: string[] = []
  const rests: string[] = []
  for (const line of lines) {
    const stop = line.startsWith(part.before) ? line.indexOf(part.after, part.before.length) : -1
    if (stop < 0) continue
    const rest = line.slice(stop + part.after.length)
    values.push(line.slice(part.before.length, stop))
    rests.push(part.padded ? rest.replace(/^ +/, '') : rest)
  }
  return enough(values.length, lines.length) ? { part, values, rests } : null
}

/** Whether the rests begin with spaces of changing number, so that the spaces are padding. */
const isPadded = (rests: readonly string[]): boolean =>
  rests.filter((rest) => rest.startsWith(' ')).length > rests.length / 2

function cutPadded(before: string, after: string, lines: readonly string[]): Cut | null {
  const plain = cut({ before, after, padded: false }, lines)
  if (plain === null || !after.endsWith(' ') || !isPadded(plain.rests)) return plain
  return cut({ before, after, padded: true }, lines)
}

/** A bracketed or quoted group at the start of the lines, or null. */
export function cutBracket(lines: readonly string[]): Cut | null {
  for (const [open, close] of BRACKETS) {
    if (!enough(lines.filter((line) => line.startsWith(open)).length, lines.length)) continue
    for (const after of [`${close}: `, `${close} `, close]) {
      const found = cutPadded(open, after, lines)
      if (found !== null) return found
    }
  }
  return null
}

const AFTER_TOKEN = [', ', ': ', ' - ', ' [', ' ']
/** A word that is no time, address or number opens a column only when the lines share a few such words … */
const MOST_WORDS = 5
/** … or a sign that ends it, such as a colon, on every line; then more of them do. */
const MOST_MARKED_WORDS = 64

const isPlainToken = (values: readonly string[]): boolean =>
  values.every((value) => !/[\t|]/.test(value) && value.length <= 64)

function isField(profile: ColumnProfile, after: string, isName: boolean): boolean {
  const role = typedRole(profile)?.role
  if (role !== undefined && role !== 'hash' && role !== 'constant') return true
  if (profile.withSpaces > 0.05) return false
  if (profile.integers >= 0.95) return true
  const words = new Set(profile.values).size
  if (after !== ' ') return words <= MOST_MARKED_WORDS || isName
  return words <= MOST_WORDS && words < profile.values.length
}

/** The next token at the start of the lines that looks like a field of its own, or null when free text begins here. */
export function cutToken(lines: readonly string[]): Cut | null {
  for (const after of AFTER_TOKEN) {
    const found = cutPadded('', after, lines)
    if (found === null || !isPlainToken(found.values)) continue
    if (!isField(profileColumn(found.values), after, after === ': ')) continue
    // The bracket belongs to the part that follows.
    return after === ' [' ? cut({ before: '', after: ' ', padded: false }, lines) : found
  }
  return null
}

const isNumberToken = (found: Cut): boolean => profileColumn(found.values).integers >= 0.95

/**
 * The leading columns of the lines. After a bracket only brackets, numbers and one word before a colon still belong to the
 * head of the line; after that colon everything is text.
 */
export function leadingParts(
  lines: readonly string[],
  next: (rests: readonly string[]) => Cut | null,
): readonly Part[] {
  const parts: Part[] = []
  let rests: readonly string[] = lines
  let closed = false
  while (parts.length < MOST_PARTS && rests.length > 0) {
    const bracket = cutBracket(rests)
    const found = bracket ?? next(rests)
    if (found === null || (closed && bracket === null && !isNumberToken(found) && found.part.after !== ': ')) break
    parts.push(found.part)
    rests = found.rests
    closed ||= bracket !== null
    if (found.part.after.endsWith(': ')) break
  }
  return withRest(parts, rests)
}

/** The rest of the line is the last column, unless the last bracket already ends the lines. */
function withRest(parts: readonly Part[], rests: readonly string[]): readonly Part[] {
  if (parts.length === 0) return []
  const ended = rests.every((rest) => rest === '')
  return ended && parts.length > 1 ? parts : [...parts, { before: '', after: '', padded: false }]
}
