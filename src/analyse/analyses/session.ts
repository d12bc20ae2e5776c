import { defineAnalysis, type View } from '../analysis.ts'
import { counted } from '../measures.ts'

/** More points than this are no picture, and the page that draws them must stay small. */
const MOST_ROWS = 5000
/** Kinds of requests that are shown also outside windows: as many rows as a figure holds. */
const RANKS = 8
/** How long before the first and after the last message requests are shown: what is usual without messages. */
const BESIDE_MS = 60_000

interface Point {
  readonly [column: string]: string | number | null
  kind: 'message' | 'request'
  at_utc_ms: number
}

const MESSAGES = `SELECT 'message' AS kind, at_utc_ms, client, NULL AS address, direction, label, displayed, trial, fired,
    NULL AS endpoint, NULL AS rank
  FROM trials ORDER BY at_utc_ms, trial LIMIT ${MOST_ROWS + 1}`

/** The kinds of requests that a verdict rests on, by the client and word they were tested for. */
const TESTED = `SELECT client, word, endpoint FROM trial_tests WHERE endpoint != ''`
const HAVE_ONE = `SELECT client, word FROM trial_tests WHERE endpoint != ''`

/** A control, like a word without a kind of its own, is held against that of all words together. */
const IS_TESTED = `e.trial >= 0 AND
    (t.client, if((t.client, t.label) IN (${HAVE_ONE}), t.label, ''), e.endpoint) IN (${TESTED})`

const REQUESTS = `SELECT 'request' AS kind, e.at_utc_ms AS at_utc_ms, if(e.trial < 0, NULL, t.client) AS client,
    nullIf(e.client, '') AS address, NULL AS direction, if(e.trial < 0, NULL, t.label) AS label, NULL AS displayed,
    if(e.trial < 0, NULL, e.trial) AS trial,
    ${IS_TESTED} AS fired,
    e.endpoint AS endpoint, nullIf(r.rank, 0) AS rank
  FROM (
    SELECT at_utc_ms, client, trial, endpoint, capture, stream, ordinal
    FROM exchanges WHERE is_repeat = 0 AND method != '' AND isNotNull(at_utc_ms)
  ) AS e
  LEFT JOIN (SELECT toInt64(trial) AS trial, client, label FROM trials) AS t ON e.trial = t.trial
  LEFT JOIN (SELECT endpoint, min(rank) AS rank FROM endpoints GROUP BY endpoint) AS r ON e.endpoint = r.endpoint
  WHERE (e.trial >= 0 OR (r.rank > 0 AND r.rank <= ${RANKS}))
    AND ({any:UInt8} = 0 OR e.at_utc_ms BETWEEN {from:Int64} AND {to:Int64})
  ORDER BY at_utc_ms, e.capture, e.stream, e.ordinal LIMIT ${MOST_ROWS + 1}`

/** Points of the picture in the order of time, one more than are shown when there are more. */
async function pointsOf({ store }: View): Promise<Point[]> {
  const messages = await store.rows<Point>(MESSAGES)
  const [span] = await store.rows<{ first: number | null; last: number | null }>(
    'SELECT minOrNull(at_utc_ms) AS first, maxOrNull(at_utc_ms) AS last FROM trials',
  )
  const requests = await store.rows<Point>(REQUESTS, {
    any: messages.length === 0 ? 0 : 1,
    from: (span?.first ?? 0) - BESIDE_MS,
    to: (span?.last ?? 0) + BESIDE_MS,
  })
  return [...messages, ...requests].toSorted((a, b) => a.at_utc_ms - b.at_utc_ms)
}

const instant = (utcMs: number): string => new Date(utcMs).toISOString()

export default defineAnalysis({
  id: 'session',
  question: 'In which order did messages and requests come?',
  columns: {
    kind: 'message of a trial sheet, or request of a capture',
    at_utc_ms: 'when it was there, milliseconds since 1970 UTC; of a request, its first byte by the corrected clock',
    client: 'client under test; of a request, that of the message in whose window it lies, null when in none',
    address: 'address the request came from; null for messages and when it is not known',
    direction: 'sent or received; null for requests',
    label: 'word under test, or control; of a request, that of the message in whose window it lies',
    displayed: 'yes, no or unknown; null for requests',
    trial: 'number of the message; of a request, of the message in whose window it lies, null when in none',
    fired: '1 for a message whose window holds a request of the kind tested, and for that request; else 0',
    endpoint: 'kind of request; null for messages',
    rank: 'its rank in the upload finder; null for messages and kinds that have none',
  },
  caveats: [
    `Requests of the ${RANKS} likeliest kinds of upload are listed, and every request in a window. Others are left out.`,
    'No text of a message is listed, only the word under test.',
  ],
  personal: { address: 'address' },
  async run(view) {
    const points = await pointsOf(view)
    const rows = points.slice(0, MOST_ROWS)
    const messages = rows.filter(({ kind }) => kind === 'message').length
    const last = rows.at(-1)
    return {
      rows,
      denominator: `${counted(messages, 'message')} and ${counted(rows.length - messages, 'request')}`,
      policy: 'a request that a second capture of the session repeats is counted once',
      caveats:
        points.length > rows.length && last !== undefined
          ? [`Only the first ${MOST_ROWS} points are listed, up to ${instant(last.at_utc_ms)}.`]
          : [],
    }
  },
})
