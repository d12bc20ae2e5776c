import type { Outcome } from '../model/translation.ts'
import type { Attempt } from './translator.ts'

const HAN = /\p{Script=Han}/u
const HAN_ALL = /\p{Script=Han}/gu
const LETTERS = /\p{Letter}/gu

/** Whether there is anything to translate. */
export const isChinese = (text: string): boolean => HAN.test(text)

/** How an engine's attempt at a Chinese text is counted. */
export function outcomeOf(source: string, attempt: Attempt): Outcome {
  if ('failure' in attempt || attempt.english.trim() === '') return 'failed'
  if (isCopy(attempt.english)) return 'copy'
  return isLoop(attempt.english) && !isLoop(source) ? 'loop' : 'translated'
}

/** English with as many Chinese characters as other letters is the source given back. */
const isCopy = (english: string): boolean => 2 * count(english, HAN_ALL) >= Math.max(1, count(english, LETTERS))

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0

/** Tokens of the longest run that is looked for again and again: degenerate decoding repeats short runs. */
const LONGEST_RUN = 8
/** So often in a row, a run is a loop: “very very very” is English, four in a row hardly. */
const LOOP_TIMES = 4

/**
 * Whether a run of tokens comes four times or more in a row and makes up at least half of the text: how degenerate decoding
 * shows (Holtzman et al., The Curious Case of Neural Text Degeneration, ICLR 2020).
 */
export function isLoop(text: string): boolean {
  const tokens = text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? []
  for (let run = 1; run <= LONGEST_RUN; run += 1) {
    const repeated = longestRepeat(tokens, run)
    if (repeated >= run * LOOP_TIMES && 2 * repeated >= tokens.length) return true
  }
  return false
}

/** Tokens in the longest stretch in which every token is the one `run` places before. */
function longestRepeat(tokens: readonly string[], run: number): number {
  let [longest, length] = [0, run]
  for (let at = run; at < tokens.length; at += 1) {
    length = tokens[at] === tokens[at - run] ? length + 1 : run
    longest = Math.max(longest, length)
  }
  return longest
}
