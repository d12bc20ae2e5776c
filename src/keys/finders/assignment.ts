import { latin1 } from '../../lib/bytes.ts'
import { defineFinder, type KeyFind } from '../finder.ts'
import { findAt, lineSpans, MAX_FINDS, MAX_VALUE_CHARS, trimmed } from '../text.ts'

const NAME_CHARS = 64
const BLANKS = 16
// Words, dotted and dashed names, and the bytes of Chinese ones.
const NAME_CHAR = /[\w.$\x80-\xff-]/
const NAME = /[A-Za-z_\x80-\xff]/
const DEFINE = /^[ \t]{0,16}#[ \t]{0,16}define[ \t]{1,16}(\w{1,64})[ \t]{1,16}(?=\S)/

/** End of a run of blanks that starts (or, going back, ends) at `at`. */
function skipBlanks(text: string, at: number, step: 1 | -1): number {
  let i = at
  for (let n = 0; n < BLANKS && (text[i] === ' ' || text[i] === '\t'); n += 1) i += step
  return i
}

/** The name that ends before `at`, over blanks and the brackets of an array (`char key[8] =`); '' when there is none. */
function nameBefore(text: string, lineStart: number, at: number): string {
  let end = skipBlanks(text, at - 1, -1)
  if (text[end] === ']') end = skipBlanks(text, text.lastIndexOf('[', end) - 1, -1)
  let start = end
  while (start >= lineStart && end - start < NAME_CHARS && NAME_CHAR.test(text[start] ?? '')) start -= 1
  const name = text.slice(start + 1, end + 1)
  return end >= lineStart && NAME.test(name) ? name : ''
}

/** The value that starts at `at`: inside quotes, or up to the next blank without closing `;` and `,`. */
function valueAt(text: string, at: number, lineEnd: number): readonly [number, number] {
  const prefix = /^(?:u8|[LuUbr@])?(["'`])/.exec(text.slice(at, Math.min(at + 3, lineEnd)))
  if (prefix?.[1] !== undefined) {
    const start = at + prefix[0].length
    const close = text.slice(start, Math.min(lineEnd, start + MAX_VALUE_CHARS + 1)).indexOf(prefix[1])
    return close < 0 ? [start, start] : [start, start + close]
  }
  let end = at
  while (end < lineEnd && end - at < MAX_VALUE_CHARS && text[end] !== ' ' && text[end] !== '\t') end += 1
  while (end > at && (text[end - 1] === ';' || text[end - 1] === ',')) end -= 1
  return [at, end]
}

const isSeparator = (text: string, at: number): boolean => {
  if (text[at] === ':') return text[at + 1] !== ':' && text[at + 1] !== '=' && !text.startsWith('//', at + 1)
  return text[at] === '=' && text[at + 1] !== '=' && !'=!<>+*/&|^%'.includes(text[at - 1] ?? ' ')
}

/** An unquoted value may go on after a blank (`key = two words`): the rest of the line is a second reading. */
function restOfLine(
  text: string,
  [start, end]: readonly [number, number],
  lineEnd: number,
): readonly [number, number] | null {
  const span = trimmed(text, [start, lineEnd])
  const isQuoted = text[end] === '"' || text[end] === "'" || text[end] === '`'
  return isQuoted || span[1] <= end + 1 || span[1] - start > NAME_CHARS ? null : span
}

function findInLine(text: string, [lineStart, lineEnd]: readonly [number, number], finds: KeyFind[]): void {
  const define = DEFINE.exec(text.slice(lineStart, Math.min(lineEnd, lineStart + 160)))
  if (define !== null) {
    const span = valueAt(text, lineStart + define[0].length, lineEnd)
    if (span[1] > span[0]) finds.push(findAt(text, define[1] ?? '', span))
    return
  }
  for (let at = lineStart; at < lineEnd && finds.length < MAX_FINDS; at += 1) {
    if (!isSeparator(text, at)) continue
    // `name := value` assigns, too.
    const nameEnd = text[at] === '=' && text[at - 1] === ':' ? at - 1 : at
    const name = nameBefore(text, lineStart, nameEnd)
    if (name === '') continue
    const span = valueAt(text, skipBlanks(text, at + 1, 1), lineEnd)
    if (span[1] <= span[0]) continue
    finds.push(findAt(text, name, span))
    const rest = restOfLine(text, span, lineEnd)
    if (rest !== null) finds.push(findAt(text, name, rest))
    at = span[1]
  }
}

export default defineFinder({
  id: 'assignment',
  title: 'name = value in settings, scripts and source code',
  find({ bytes }) {
    const text = latin1(bytes)
    const finds: KeyFind[] = []
    for (const line of lineSpans(text)) {
      if (finds.length >= MAX_FINDS) break
      findInLine(text, line, finds)
    }
    return finds
  },
})
