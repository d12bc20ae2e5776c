import { wilson } from '../../lib/stats.ts'
import type { Row } from '../../model/answer.ts'
import { CONTROL, VERDICTS } from '../../model/trial.ts'
import { defineAnalysis, type View } from '../analysis.ts'
import { counted } from '../measures.ts'

interface Test {
  readonly [column: string]: string | number | null
  trials: number
  fired: number
  controls: number
  controls_fired: number
  window_ms: number
}

const TESTS = `SELECT client, word, nullIf(t.endpoint, '') AS endpoint, trials, fired, controls, controls_fired, p, q,
    difference, difference_low, difference_high, upper_bound, chance_share, permutation_p, latency_ms,
    bytes_per_text_byte, blocked, display_known, controls_blocked, controls_display_known, verdict, more_trials, sentence,
    window_ms
  FROM trial_tests AS t ORDER BY client, word = '', word`

interface Session {
  readonly [column: string]: number | null
  trials: number
  controls: number
  clients: number
  sheets: number
  unknown: number
  mislabelled: number
  spoilt: number
  first: number | null
  last: number | null
}

const WORDS = `SELECT groupUniqArray(label) FROM trials WHERE label != '${CONTROL}'`

const SESSION = `SELECT countIf(label != '${CONTROL}') AS trials, countIf(label = '${CONTROL}') AS controls,
    uniqExact(client) AS clients, uniqExact(sheet) AS sheets, countIf(displayed = 'unknown') AS unknown,
    countIf(label != '${CONTROL}' AND positionCaseInsensitiveUTF8(text, label) = 0) AS mislabelled,
    countIf(label = '${CONTROL}' AND arrayExists(word -> positionCaseInsensitiveUTF8(text, word) > 0, (${WORDS}))) AS spoilt,
    minOrNull(at_utc_ms) AS first, maxOrNull(at_utc_ms) AS last
  FROM trials`

interface Captured {
  readonly [column: string]: number
  requests: number
  undated: number
  inside: number
}

/** Requests that trials could be held against, those without a time, and those while the sheet was played. */
const CAPTURED = `SELECT count() AS requests, countIf(isNull(at_utc_ms)) AS undated,
    countIf(at_utc_ms BETWEEN {first:Int64} AND {last:Int64}) AS inside
  FROM exchanges WHERE is_repeat = 0 AND method != ''`

interface Missing {
  readonly [column: string]: number
  missed: number
  closed: number
}

const MISSING = `SELECT sum(missed_bytes) AS missed,
    sum(greatest(0, JSONExtractInt(counts, 'tls_connections') - JSONExtractInt(counts, 'tls_decrypted'))) AS closed
  FROM captures`

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

function rowOf(test: Test): Row {
  const own = wilson(test.fired, test.trials)
  const control = wilson(test.controls_fired, test.controls)
  return {
    client: test.client ?? null,
    word: test.word ?? null,
    verdict: test.verdict ?? null,
    sentence: test.sentence ?? null,
    endpoint: test.endpoint ?? null,
    trials: test.trials,
    fired: test.fired,
    share_fired: share(test.fired, test.trials),
    ci_low: own.low,
    ci_high: own.high,
    share_upper_bound: test.upper_bound ?? null,
    controls: test.controls,
    controls_fired: test.controls_fired,
    controls_share: share(test.controls_fired, test.controls),
    controls_share_low: control.low,
    controls_share_high: control.high,
    effect: test.difference ?? null,
    effect_low: test.difference_low ?? null,
    effect_high: test.difference_high ?? null,
    p: test.p ?? null,
    q: test.q ?? null,
    permutation_p: test.permutation_p ?? null,
    chance_share: test.chance_share ?? null,
    latency_ms: test.latency_ms ?? null,
    bytes_per_text_byte: test.bytes_per_text_byte ?? null,
    blocked: test.blocked ?? null,
    display_known: test.display_known ?? null,
    controls_blocked: test.controls_blocked ?? null,
    controls_display_known: test.controls_display_known ?? null,
    more_trials: test.more_trials ?? null,
    window_ms: test.window_ms,
  }
}

/** What this session leaves open, beyond what every session does. */
async function gaps({ store }: View, session: Session): Promise<string[]> {
  if (session.first === null || session.last === null)
    return ['No trial sheet was given: without one, nothing can be said about which message caused a request.']
  const [captured] = await store.rows<Captured>(CAPTURED, { first: session.first, last: session.last })
  const [missing] = await store.rows<Missing>(MISSING)
  const { requests = 0, undated = 0, inside = 0 } = captured ?? {}
  const { missed = 0, closed = 0 } = missing ?? {}
  const sentences: readonly (readonly [boolean, string])[] = [
    [session.controls === 0, 'The sheets hold no control message, so no word can be told from any other message.'],
    [
      session.mislabelled > 0,
      `${counted(session.mislabelled, 'message')} without the word that the sheet labels them with.`,
    ],
    [session.spoilt > 0, `${counted(session.spoilt, 'control message')} with a word under test in it.`],
    [session.unknown > 0, `Whether it was displayed is not known of ${counted(session.unknown, 'message')}.`],
    [requests === 0, 'No request was captured.'],
    [
      requests > 0 && inside === 0,
      'No captured request lies between the first and the last message of the sheets: they may not belong together, or a clock was wrong.',
    ],
    [undated > 0, `${counted(undated, 'request')} without a time: no window can hold them.`],
    [missed > 0, `${counted(missed, 'byte')} of connections were not captured: an upload in them is not seen.`],
    [closed > 0, `${counted(closed, 'connection')} under TLS stayed shut: an upload in them is not seen.`],
  ]
  return sentences.flatMap(([holds, sentence]) => (holds ? [sentence] : []))
}

const seconds = (ms: number): string => `${ms / 1000} s`

const policyOf = (windowMs: number): string =>
  `a request belongs to the message before it when it starts within ${seconds(windowMs)} and before the next message of the same client (clients whose address no sheet gives count as one); the window was fixed before looking. A word is held against the control messages of the same client: Fisher’s exact test, two-sided; q after Benjamini and Hochberg over all tests of the session`

export default defineAnalysis({
  id: 'trials',
  question: 'Which words make which client upload or block a message?',
  columns: {
    client: 'client under test, as the trial sheet names it',
    word: 'word under test; empty in the row for all words together',
    verdict: Object.entries(VERDICTS)
      .map(([verdict, meaning]) => `${verdict}: ${meaning}`)
      .join('; '),
    sentence: 'the verdict with its numbers',
    endpoint:
      'kind of request tested: the one called for this word, else the one called for another, else that with the smallest p; null when no request fell into any window',
    trials: 'messages with the word',
    fired: 'of these, with such a request in their window',
    share_fired: 'fired / trials, 0…1; null without trials',
    ci_low: 'lower end of its 95 % interval (Wilson)',
    ci_high: 'upper end of its 95 % interval (Wilson)',
    share_upper_bound: 'exact one-sided 95 % upper bound of that share (Clopper and Pearson)',
    controls: 'messages of the client without any word under test',
    controls_fired: 'of these, with such a request in their window',
    controls_share: 'controls_fired / controls, 0…1; null without controls',
    controls_share_low: 'lower end of its 95 % interval (Wilson)',
    controls_share_high: 'upper end of its 95 % interval (Wilson)',
    effect: 'share of the word less that of the controls, −1…1',
    effect_low: 'lower end of its 95 % interval (Newcombe)',
    effect_high: 'upper end of its 95 % interval (Newcombe)',
    p: 'Fisher’s exact test, two-sided; null when there is nothing to test',
    q: 'p after Benjamini and Hochberg over all tests of the session',
    permutation_p: 'share of reshuffled labels that give a p as small',
    chance_share: 'share of windows laid at random, away from messages, that hold such a request',
    latency_ms: 'median time from message to request, ms; null when nothing fired',
    bytes_per_text_byte: 'outbound bytes for one more byte of text (Theil–Sen); null without ten pairs',
    blocked: 'messages with the word that were not displayed',
    display_known: 'messages with the word of which it is known',
    controls_blocked: 'controls that were not displayed',
    controls_display_known: 'controls of which it is known',
    more_trials:
      'further messages with the word, and as many controls, that would tell; null when none are needed or none would',
    window_ms: 'window after each message, ms',
  },
  caveats: [
    'The word under test is what the investigator put into the sheet; it is shown as it stands there.',
    'A window ties a request to a message by time. What carries the finding is the difference from controls, not a single request.',
    'Captures and sheets have clocks of their own; an offset that nobody corrected shifts every window.',
    'A verdict holds for the client, the account and the lists of the day of the trial.',
  ],
  personal: {},
  async run(view) {
    const tests = await view.store.rows<Test>(TESTS)
    const [session] = await view.store.rows<Session>(SESSION)
    if (session === undefined) throw new Error('an aggregate without groups has one row')
    const windowMs = tests[0]?.window_ms
    return {
      rows: tests.map(rowOf),
      denominator: `${counted(session.trials, 'trial')} and ${counted(session.controls, 'control')} of ${counted(session.clients, 'client')} in ${counted(session.sheets, 'sheet')}`,
      policy: windowMs === undefined ? null : policyOf(windowMs),
      caveats: await gaps(view, session),
    }
  },
})
