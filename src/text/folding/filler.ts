/** Most characters of filler that are taken from between two others; more of them part sentences. */
export const MAX_FILLER = 3

const FILLER = /^[\p{P}\p{S}\p{Z}\t\r\n]$/u
const HAN = /^\p{Script=Han}$/u
const ALPHANUMERIC = /^[A-Za-z0-9]$/

const [OTHER_KIND, FILLER_KIND, ALPHANUMERIC_KIND, HAN_KIND] = [1, 2, 3, 4]

function kindOf(character: string): number {
  if (HAN.test(character)) return HAN_KIND
  if (ALPHANUMERIC.test(character)) return ALPHANUMERIC_KIND
  return FILLER.test(character) ? FILLER_KIND : OTHER_KIND
}

/** Kinds of units as they were met; 0 is a unit that was not met yet. */
const kinds = new Uint8Array(0x10000)

function kindAt(text: string, at: number): number {
  if (isPair(text, at)) return kindOf(String.fromCodePoint(text.codePointAt(at) ?? 0))
  const unit = text.charCodeAt(at)
  const known = kinds[unit] ?? 0
  return known === 0 ? (kinds[unit] = kindOf(String.fromCharCode(unit))) : known
}

const isPair = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00

/** First unit of the character that ends before `at`. */
const lastBefore = (text: string, at: number): number => (at > 1 && isPair(text, at - 2) ? at - 2 : at - 1)

/** Whether filler may stand behind the character that ends before `at`: Han, or a letter or digit by itself. */
function mayEndBefore(text: string, at: number): boolean {
  const last = lastBefore(text, at)
  if (last < 0) return false
  const kind = kindAt(text, last)
  return (
    kind === HAN_KIND || (kind === ALPHANUMERIC_KIND && (last === 0 || kindAt(text, last - 1) !== ALPHANUMERIC_KIND))
  )
}

function mayBeginAt(text: string, at: number): boolean {
  if (at >= text.length) return false
  const kind = kindAt(text, at)
  return (
    kind === HAN_KIND ||
    (kind === ALPHANUMERIC_KIND && (at + 1 >= text.length || kindAt(text, at + 1) !== ALPHANUMERIC_KIND))
  )
}

/** A run of filler, [start, end). */
export interface FillerRun {
  start: number
  end: number
}

/**
 * Runs of at most `MAX_FILLER` spaces, signs or punctuation marks between two Han characters, or single letters and
 * digits: 法.轮.功, f-l-g. Null when there are none.
 */
export function fillerRuns(text: string): readonly FillerRun[] | null {
  let runs: FillerRun[] | null = null
  for (let at = 0; at < text.length; at += 1) {
    if ((kinds[text.charCodeAt(at)] ?? 0) > FILLER_KIND || kindAt(text, at) !== FILLER_KIND) continue
    const start = at
    let characters = 0
    for (; at < text.length && kindAt(text, at) === FILLER_KIND; at += isPair(text, at) ? 2 : 1) characters += 1
    if (characters <= MAX_FILLER && mayEndBefore(text, start) && mayBeginAt(text, at))
      (runs ??= []).push({ start, end: at })
  }
  return runs
}

/** Signs that part sentences or phrases far more often than they hide a word (measured: docs/matching.md). */
const PARTING = /[\s,!?;:。、~'"“”‘’()[\]{}<>《》〈〉「」『』【】〔〕—]|\.{2}/u

/** Least characters in a row, each parted from the next by the same sign, for writing to count as spaced out. */
const SPACED_OUT = 3

/**
 * Whether the filler inside a piece of a text hides a word. Signs that part nothing do, between Han characters. Others
 * do only when whoever wrote it spaced out a row of characters with the same sign: 法，轮，功, f.l.g, but neither
 * 好，人 nor 8.9.
 */
export function fillerHides(text: string, { start, end }: FillerRun): boolean {
  const runs = fillerRuns(text.slice(start, end)) ?? []
  const piece = text.slice(start, end)
  const isPlain = (run: FillerRun): boolean =>
    !PARTING.test(piece.slice(run.start, run.end).normalize('NFKC')) &&
    kindAt(piece, lastBefore(piece, run.start)) === HAN_KIND &&
    kindAt(piece, run.end) === HAN_KIND
  return runs.every(isPlain) || isSpacedOut(text, { start, end }, runs)
}

function isSpacedOut(text: string, { start, end }: FillerRun, runs: readonly FillerRun[]): boolean {
  const piece = text.slice(start, end)
  const signs = runs.map((run) => piece.slice(run.start, run.end))
  const [sign = ''] = signs
  const characters = [...piece].length - signs.reduce((sum, one) => sum + [...one].length, 0)
  if (signs.some((one) => one !== sign) || characters !== signs.length + 1) return false
  const goesOn =
    (text.startsWith(sign, end) &&
      mayBeginAt(text, end + sign.length) &&
      !mayBeginAt(text, nextAfter(text, end + sign.length))) ||
    (text.endsWith(sign, start) && isSingleBefore(text, start - sign.length))
  return characters >= SPACED_OUT || (goesOn && characters + 1 >= SPACED_OUT)
}

const nextAfter = (text: string, at: number): number => at + (isPair(text, at) ? 2 : 1)

function isSingleBefore(text: string, at: number): boolean {
  return mayEndBefore(text, at) && !mayEndBefore(text, lastBefore(text, at))
}
