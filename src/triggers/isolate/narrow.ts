import { maskedPieces } from './masks.ts'
import { CannotTell } from './question.ts'
import type { Trials } from './trials.ts'
import { pairsOf, shrinkingWindows, type Window, windowsOf } from './windows.ts'

/** What is searched instead of the whole text. */
export interface Narrowed {
  characters: readonly string[]
  /** How likely it triggers; 1 when a trial said so. */
  triggers: number
}

/** How a text is to be narrowed before the search. */
export interface Narrowing {
  text: string
  separator: string
  /** Most UTF-16 units that the box takes; null for any number. */
  lengthLimit: number | null
  masks: boolean
  extenuating: boolean
  trials: Trials
}

/** A text handed in for isolation is believed to trigger; it costs a question or none to know. */
const BELIEVED = 0.95

/** Parts that are tried when the whole does not trigger, and pairs of parts when no part does: 90 parts have so many. */
const MOST_PARTS = 64
const MOST_PAIRS = 4000

/** Characters of room for separators and what was found, when texts must stay short. */
const ROOM = 8

async function firstThatTriggers(trials: Trials, texts: readonly string[]): Promise<string | null> {
  for (const [index, text] of texts.entries()) if (await trials.triggers(text, texts.length - index)) return text
  return null
}

const known = (text: string): Narrowed => ({ characters: [...text], triggers: 1 })

/** The masked pieces when they trigger by themselves, else the whole text. */
async function byMasks({ text, separator, trials }: Narrowing): Promise<Narrowed | null> {
  if (!(await trials.triggers(text, 1))) return null
  const shown = trials.lastSeen(text)?.masked
  const pieces = shown === undefined || shown === null ? null : maskedPieces(text, shown)
  const joined = [...new Set(pieces)].join(separator)
  return joined !== '' && (await trials.triggers(joined, 1)) ? known(joined) : known(text)
}

/**
 * A part, or two parts, short enough to be asked twice over in one text: that is what finding an end needs. Throws CannotTell
 * when none triggers and the whole does, or cannot be asked: three parts and more may be needed.
 */
async function byWindows({ text, separator, trials }: Narrowing, lengthLimit: number): Promise<Narrowed | null> {
  const characters = [...text]
  const units = Math.max(...characters.map((character) => character.length))
  const size = Math.max(2, Math.floor((lengthLimit - ROOM * separator.length) / 2 / units))
  if (characters.length <= size) return { characters, triggers: BELIEVED }
  if (text.length <= lengthLimit && !(await trials.triggers(text, 1))) return null
  const cut = ({ start, end }: Window): string => characters.slice(start, end).join('')
  const parts = windowsOf(characters.length, size).map(cut)
  const pairs = pairsOf(characters.length, size).slice(0, MOST_PAIRS)
  const found = await firstThatTriggers(trials, [
    ...parts,
    ...pairs.map(([one, other]) => `${cut(one)}${separator}${cut(other)}`),
  ])
  if (found === null) throw new CannotTell('too-long')
  return known(found)
}

/** The whole text when it triggers, else the first part of it that does. */
async function byParts({ text, trials }: Narrowing): Promise<Narrowed | null> {
  if (await trials.triggers(text, 1)) return known(text)
  const characters = [...text]
  const parts = shrinkingWindows(characters.length, MOST_PARTS)
  const found = await firstThatTriggers(
    trials,
    parts.map(({ start, end }) => characters.slice(start, end).join('')),
  )
  return found === null ? null : known(found)
}

/** What is to be searched; null when nothing triggers. */
export async function narrowed(narrowing: Narrowing): Promise<Narrowed | null> {
  const { text, lengthLimit, masks, extenuating } = narrowing
  if (lengthLimit !== null) return byWindows(narrowing, lengthLimit)
  if (masks) return byMasks(narrowing)
  return extenuating ? byParts(narrowing) : { characters: [...text], triggers: BELIEVED }
}
