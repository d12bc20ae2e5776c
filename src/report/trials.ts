import type { Answer, Row } from '../model/answer.ts'
import { VERDICTS } from '../model/trial.ts'
import { answerTable, MAX_TABLE_ROWS, numberAt, sentence, textAt } from './answers.ts'
import { grouped, percent } from './format.ts'
import type { Block } from './section.ts'

const DISPLAY_COLUMNS = [
  'client',
  'word',
  'blocked',
  'display_known',
  'controls_blocked',
  'controls_display_known',
  'more_trials',
]

/** Verdict in words; the word itself when it is none of the closed list. */
const verdictOf = (name: string): string => Object.entries(VERDICTS).find(([verdict]) => verdict === name)?.[1] ?? name

const ALL_WORDS = 'all words together'
const wordOf = (row: Row): string => textAt(row, 'word') || ALL_WORDS
const named = (row: Row): Row => ({ ...row, word: wordOf(row), more_trials: numberAt(row, 'more_trials') ?? '–' })

/** Each verdict in words, with its numbers. */
export const verdictTable = (answer: Answer): Block => ({
  kind: 'table',
  caption: 'Verdict for each client and word',
  columns: {
    client: 'client under test, as the trial sheet names it',
    word: 'word under test, as the trial sheet has it',
    verdict: 'what the trials came to, in a closed list of words',
    numbers: 'the same with its numbers',
  },
  rows: answer.rows.slice(0, MAX_TABLE_ROWS).map((row) => ({
    client: textAt(row, 'client'),
    word: wordOf(row),
    verdict: verdictOf(textAt(row, 'verdict')),
    numbers: textAt(row, 'sentence'),
  })),
})

const less = (whole: number | null, part: number | null): number | null =>
  whole === null || part === null ? null : whole - part

/** The 2×2 table of a test as two rows: messages with the word, and controls. */
const fourfold = (row: Row): Row[] => [
  {
    client: textAt(row, 'client'),
    word: wordOf(row),
    messages: 'with the word',
    request: numberAt(row, 'fired'),
    none: less(numberAt(row, 'trials'), numberAt(row, 'fired')),
    share: numberAt(row, 'share_fired'),
    ci_low: numberAt(row, 'ci_low'),
    ci_high: numberAt(row, 'ci_high'),
  },
  {
    client: textAt(row, 'client'),
    word: wordOf(row),
    messages: 'controls',
    request: numberAt(row, 'controls_fired'),
    none: less(numberAt(row, 'controls'), numberAt(row, 'controls_fired')),
    share: numberAt(row, 'controls_share'),
    ci_low: numberAt(row, 'controls_share_low'),
    ci_high: numberAt(row, 'controls_share_high'),
  },
]

/** The 2×2 table of each test. */
export const fourfoldTable = (answer: Answer): Block => ({
  kind: 'table',
  caption: 'Messages with a request in their window, and without',
  columns: {
    client: 'client under test',
    word: 'word under test',
    messages: 'with the word, or controls of the same client',
    request: 'messages with a request of the kind tested in their window',
    none: 'messages without one',
    share: 'share of messages with one',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
  },
  rows: answer.rows.slice(0, MAX_TABLE_ROWS / 2).flatMap(fourfold),
})

/** A probability as people read it; below one in ten thousand its digits say nothing more. */
const chance = (p: number | null): string =>
  p === null ? 'not tested' : p < 0.0001 ? 'below 0.0001' : String(Number(p.toPrecision(2)))

/** A difference of shares in percentage points. */
const points = (difference: number | null): string =>
  difference === null ? 'not known' : String(Math.round(difference * 1000) / 10)

const shareText = (share: number | null): string => (share === null ? 'not known' : percent(share))

const test = (row: Row): Row => ({
  client: textAt(row, 'client'),
  word: wordOf(row),
  share_at_most: shareText(numberAt(row, 'share_upper_bound')),
  difference: points(numberAt(row, 'effect')),
  interval: `${points(numberAt(row, 'effect_low'))} to ${points(numberAt(row, 'effect_high'))}`,
  p: chance(numberAt(row, 'p')),
  q: chance(numberAt(row, 'q')),
  reshuffled: chance(numberAt(row, 'permutation_p')),
})

/** Effect, chance and upper bound of each word. */
export const testTable = (answer: Answer): Block => ({
  kind: 'table',
  caption: 'The test of each word',
  columns: {
    client: 'client under test',
    word: 'word under test',
    share_at_most:
      'exact one-sided 95 % upper bound of the share of messages with the word that had a request (Clopper and Pearson)',
    difference: 'share of the word less that of the controls, in percentage points',
    interval: 'its 95 % interval (Newcombe)',
    p: 'how often chance alone would give a table as uneven as this: Fisher’s exact test, two-sided',
    q: 'p corrected for all words and kinds of requests tested (Benjamini and Hochberg): of findings called at 0.05, one in twenty may be chance',
    reshuffled: 'how often labels dealt at random to the same messages give a p as small',
  },
  rows: answer.rows.slice(0, MAX_TABLE_ROWS).map(test),
  ...(answer.policy === null
    ? {}
    : { note: sentence(`How a request belongs to a message, and what is tested: ${answer.policy}`) }),
})

function delay(latencyMs: number | null): string {
  if (latencyMs === null) return 'none'
  return latencyMs < 1 ? 'below 1 ms' : `${grouped(Math.round(latencyMs))} ms`
}

/** Which kind of request each test is about, and how it follows the message. */
export const requestTable = (answer: Answer): Block => ({
  kind: 'table',
  caption: 'The requests that were tested',
  columns: {
    client: 'client under test',
    word: 'word under test',
    endpoint:
      'kind of request that was called for this word, else for another word, else the one with the smallest p; `#` and `*` stand for what varies',
    median_delay: 'from message to request; none when no request followed',
    chance_windows: 'share of windows laid at random, away from messages, that hold such a request',
    bytes_per_text_byte: 'bytes sent for one more byte of text (Theil–Sen): above 0 when the message itself is sent',
  },
  rows: answer.rows.slice(0, MAX_TABLE_ROWS).map((row) => ({
    client: textAt(row, 'client'),
    word: wordOf(row),
    endpoint: textAt(row, 'endpoint') || 'no request in any window',
    median_delay: delay(numberAt(row, 'latency_ms')),
    chance_windows: shareText(numberAt(row, 'chance_share')),
    bytes_per_text_byte: numberAt(row, 'bytes_per_text_byte') ?? '–',
  })),
})

/** How many messages were not displayed, and how many more would tell. */
export const displayTable = (answer: Answer): Block =>
  answerTable(
    { ...answer, denominator: null, policy: null, rows: answer.rows.map(named) },
    { caption: 'Messages not displayed, and trials still needed', show: DISPLAY_COLUMNS },
  )
