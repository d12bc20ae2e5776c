import { OperatorError } from '../model/errors.ts'
import { decodeStrict } from './charset.ts'
import { GramCounts } from './gram-counts.ts'
import { countedWordTable, sortedWordTable, type WordTable } from './word-table.ts'
import { type Cutter, isWord } from './words.ts'

/** How often words and strings stand in text that nobody logged: what logged messages are compared with. */
export interface Background {
  /** What it is and where it comes from: a phrase for readers, in every answer that uses it. */
  source: string
  words: WordTable
  /** Whether it can speak of this word at all: the bundled table knows Chinese characters only. */
  covers: (word: string) => boolean
  /** Counts of strings of up to three units; made when they are first asked for (50 MB for the bundled table). */
  strings: () => GramCounts
}

/** Added to every count, so that what was never seen is rare and not impossible (Krichevsky and Trofimov, 1981). */
export const ALPHA = 0.5

/**
 * How many sightings the shorter context weighs when a longer one was hardly seen (MacKay and Peto, 1995). Between 50 and
 * 300 a held-out chat text costs the same to within 0.11 bits a character (measured on 2,000 lines of the LCCC sample).
 */
const CONTEXT_WEIGHT = 100

/** Background text of a user is held in memory whole. */
const MOST_BYTES = 32 * 1024 * 1024

/** Share of the background's words that are this one (normalised), add-α smoothed over its words and one unseen. */
export const wordShare = ({ words }: Background, word: string): number =>
  (words.countOf(word) + ALPHA) / (words.total + ALPHA * (words.distinct + 1))

/**
 * Chance that a place in background text begins this normalised string: characters one after another, each given the
 * two before it. `P(c|ab) = (n(abc) + (n(ab·end) + w)·P(c|b)) / (n(ab) + w)`, likewise down to single characters; where an
 * entry of the background ends, what comes next is unknown, and the shorter context speaks.
 */
export function stringShare(background: Background, text: string): number {
  const counts = background.strings()
  let share = 1
  for (let at = 0; at < text.length; at += 1)
    share *= shareAfter(counts, text.slice(Math.max(0, at - 2), at), text.charAt(at))
  return share
}

function shareAfter(counts: GramCounts, context: string, next: string): number {
  if (context === '') return (counts.of(next) + ALPHA) / (counts.units + ALPHA * (counts.distinctUnits + 1))
  const shorter = shareAfter(counts, context.slice(1), next)
  const backedOff = (counts.endsWith(context) + CONTEXT_WEIGHT) * shorter
  return (counts.of(context + next) + backedOff) / (counts.of(context) + CONTEXT_WEIGHT)
}

const HAN = /^\p{Script=Han}+$/u

/** The background that comes with the program: words of jieba's dictionary with their frequencies. */
export async function bundledBackground(): Promise<Background> {
  const { dict } = await import('@node-rs/jieba/dict.js')
  const words = sortedWordTable(dict)
  return backgroundOf(words, {
    source: `the dictionary of jieba (MIT; ${words.distinct} words with ${words.total} occurrences in newspapers and novels, simplified Chinese; no chat)`,
    covers: (word) => HAN.test(word),
    entries: words.entries,
  })
}

/** Text that the user gives; a line is an entry. */
export function corpusBackground(files: readonly TextFile[], cutter: Cutter): Background {
  const lines = files.flatMap(readBackground).map(cutter.normalised)
  const counts = new Map<string, number>()
  for (const line of lines)
    for (const word of cutter.pieces(line)) if (isWord(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const words = countedWordTable(counts)
  return backgroundOf(words, {
    source: `the text of ${files.map(({ name }) => name).join(', ')} (${lines.length} lines, ${words.total} words)`,
    covers: () => true,
    entries: () => lines.map((line) => [line, 1] as const),
  })
}

function backgroundOf(
  words: WordTable,
  { source, covers, entries }: Pick<Background, 'source' | 'covers'> & Pick<WordTable, 'entries'>,
): Background {
  let counts: GramCounts | null = null
  const strings = (): GramCounts => {
    if (counts !== null) return counts
    counts = new GramCounts()
    for (const [entry, weight] of entries()) counts.add(entry, weight)
    return counts
  }
  return { source, words, covers, strings }
}

/** A file as a user gave it. */
export interface TextFile {
  name: string
  bytes: Uint8Array
}

/**
 * Lines of a file of text with words in them, UTF-8 or else GB18030; other control characters end a line, too. Throws
 * OperatorError when it is neither, holds no words, or is too large.
 */
export function readBackground({ name, bytes }: TextFile): string[] {
  if (bytes.length > MOST_BYTES)
    throw new OperatorError(`${name} is too large for a background (${MOST_BYTES / 1024 / 1024} MB at most).`, {
      hint: 'Give a sample of it: some millions of words are plenty.',
    })
  const text = decodeStrict(bytes, 'utf-8') ?? decodeStrict(bytes, 'gb18030')
  if (text === null)
    throw new OperatorError(`${name} is neither UTF-8 nor GB18030.`, { hint: 'Save the text as UTF-8.' })
  const lines = text
    .split(/[\p{Cc}\ufeff]+/u)
    .map((line) => line.trim())
    .filter(isWord)
  if (lines.length === 0)
    throw new OperatorError(`${name} holds no words.`, { hint: 'Give text in which people say ordinary things.' })
  return lines
}
