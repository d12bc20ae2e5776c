import { type FillerRun, fillerRuns } from './filler.ts'
import { type CharacterFolding, FOLDING_IDS, type FoldingId } from './folding.ts'
import { invisible } from './invisible.ts'
import { letterCase } from './letter-case.ts'
import { lookAlike } from './look-alike.ts'
import { marks } from './marks.ts'
import { pinyin } from './pinyin.ts'
import { script } from './script.ts'
import { spaces } from './spaces.ts'
import { width } from './width.ts'

/** Foldings of single characters in the order in which they act: width may yield marks, marks a capital letter. */
export const CHARACTER_FOLDINGS: readonly CharacterFolding[] = [
  invisible,
  width,
  marks,
  lookAlike,
  letterCase,
  script,
  pinyin,
  spaces,
]

/** A folded text, and where each of its UTF-16 units came from. */
export interface Mapped {
  text: string
  /** First original unit of the character that unit `i` of the folded text came from. */
  starts: readonly number[]
  /** Unit after that character. */
  ends: readonly number[]
}

/** Some foldings together. */
export interface Fold {
  /** The folded text; the same string when there is nothing to fold. */
  text(original: string): string
  /** The folded text with its offsets: slower. */
  mapped(original: string): Mapped
}

const compiled = new Map<string, Fold>()

/** The foldings named, in the order in which they act, whatever the order given. */
export function foldOf(ids: readonly FoldingId[]): Fold {
  const key = FOLDING_IDS.filter((id) => ids.includes(id)).join(' ')
  const known = compiled.get(key)
  if (known !== undefined) return known
  const fold = compileFold(ids)
  compiled.set(key, fold)
  return fold
}

function compileFold(ids: readonly FoldingId[]): Fold {
  const replacement = compileCharacters(CHARACTER_FOLDINGS.filter(({ id }) => ids.includes(id)))
  const withFiller = ids.includes('filler')
  return {
    text(original) {
      const replaced = replaceCharacters(original, replacement)
      const runs = withFiller ? fillerRuns(replaced) : null
      return runs === null ? replaced : withoutRuns(replaced, runs)
    },
    mapped(original) {
      const mapped = mapCharacters(original, replacement)
      const runs = withFiller ? fillerRuns(mapped.text) : null
      return runs === null ? mapped : keepOutside(mapped, runs)
    },
  }
}

interface Replacement {
  /** By unit, 1 where it is known to stand for itself. */
  plain: Uint8Array
  /** What stands for the character at a place; null when it stands for itself. */
  at(text: string, at: number): string | null
}

/** Slots of the table of units: not met yet, unchanged; from here on the number of a replacement. */
const [UNKNOWN, UNCHANGED, FIRST] = [0, 1, 2]

/** Asks the foldings once for each character that is met. */
function compileCharacters(foldings: readonly CharacterFolding[]): Replacement {
  const slots = new Uint16Array(0x10000)
  const plain = new Uint8Array(0x10000)
  const replacements: string[] = []
  const beyond = new Map<number, string | null>()
  const folded = (character: string): string | null => {
    const into = foldings.reduce((text, folding) => [...text].map((one) => folding.fold(one)).join(''), character)
    return into === character ? null : into
  }
  const ofPair = (codePoint: number): string | null => {
    const known = beyond.get(codePoint)
    if (known !== undefined) return known
    const into = folded(String.fromCodePoint(codePoint))
    beyond.set(codePoint, into)
    return into
  }
  const replacementAt = (text: string, at: number): string | null => {
    const unit = text.charCodeAt(at)
    if (isPairAt(text, at)) return ofPair(text.codePointAt(at) ?? unit)
    let slot = slots[unit] ?? UNKNOWN
    if (slot === UNKNOWN) {
      const into = folded(String.fromCharCode(unit))
      slot = into === null ? UNCHANGED : FIRST + replacements.push(into) - 1
      slots[unit] = slot
      if (into === null && (unit & 0xf800) !== 0xd800) plain[unit] = 1
    }
    return slot === UNCHANGED ? null : (replacements[slot - FIRST] ?? '')
  }
  return { plain, at: replacementAt }
}

function isPairAt(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
}

function replaceCharacters(original: string, replacement: Replacement): string {
  let folded = ''
  let copied = 0
  for (let at = 0; at < original.length; at += 1) {
    if (replacement.plain[original.charCodeAt(at)] === 1) continue
    const into = replacement.at(original, at)
    const isPair = isPairAt(original, at)
    if (into !== null) {
      folded += original.slice(copied, at) + into
      copied = at + (isPair ? 2 : 1)
    }
    if (isPair) at += 1
  }
  return copied === 0 ? original : folded + original.slice(copied)
}

function mapCharacters(original: string, replacement: Replacement): Mapped {
  const [starts, ends]: [number[], number[]] = [[], []]
  let text = ''
  for (let at = 0; at < original.length; ) {
    const next = at + (isPairAt(original, at) ? 2 : 1)
    const into = replacement.at(original, at) ?? original.slice(at, next)
    text += into
    for (let unit = 0; unit < into.length; unit += 1) {
      starts.push(at)
      ends.push(next)
    }
    at = next
  }
  return { text, starts, ends }
}

function withoutRuns(text: string, runs: readonly FillerRun[]): string {
  let kept = ''
  let from = 0
  for (const { start, end } of runs) {
    kept += text.slice(from, start)
    from = end
  }
  return kept + text.slice(from)
}

function keepOutside({ text, starts, ends }: Mapped, runs: readonly FillerRun[]): Mapped {
  const bounds = [...runs.map(({ start }) => start), text.length]
  const outside = bounds.map((end, i) => [i === 0 ? 0 : (runs[i - 1]?.end ?? 0), end] as const)
  return {
    text: withoutRuns(text, runs),
    starts: outside.flatMap(([from, to]) => starts.slice(from, to)),
    ends: outside.flatMap(([from, to]) => ends.slice(from, to)),
  }
}
