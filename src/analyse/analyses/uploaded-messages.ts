import { defineAnalysis } from '../analysis.ts'
import { counted } from '../measures.ts'

/** A row for each opened request; a report that holds more of them is read by nobody, and its page must stay small. */
const MOST_ROWS = 5000
/** Longest text shown: no chat message is as long, and a body may be a whole file. */
const MOST_CHARACTERS = 2000

const OPENED = `opened != '' AND is_repeat = 0`

const ROWS = `SELECT e.at_utc_ms AS at_utc_ms, e.endpoint AS endpoint, if(e.trial < 0, NULL, e.trial) AS trial,
    if(e.trial < 0, NULL, t.label) AS label, if(e.trial < 0, NULL, e.opened_holds_text) AS opened_holds_text,
    lengthUTF8(e.opened) AS characters, substringUTF8(e.opened, 1, ${MOST_CHARACTERS}) AS message
  FROM (
    SELECT at_utc_ms, endpoint, trial, opened_holds_text, opened, capture, stream, ordinal FROM exchanges WHERE ${OPENED}
  ) AS e
  LEFT JOIN (SELECT toInt64(trial) AS trial, label FROM trials) AS t ON e.trial = t.trial
  ORDER BY isNull(e.at_utc_ms), e.at_utc_ms, e.capture, e.stream, e.ordinal LIMIT ${MOST_ROWS}`

const TOTALS = `SELECT count() AS total, countIf(lengthUTF8(opened) > ${MOST_CHARACTERS}) AS cut
  FROM exchanges WHERE ${OPENED}`

export default defineAnalysis({
  id: 'uploaded-messages',
  question: 'What do the requests say that a key of the case opens?',
  columns: {
    at_utc_ms: 'when the request began, milliseconds since 1970 UTC; null when the capture does not say',
    endpoint: 'kind of request',
    trial: 'number of the trial whose window it lies in; null when in none',
    label: 'the word under test of that trial, or control',
    opened_holds_text: '1 when it holds the text of that trial, else 0; null in no window',
    characters: 'length of what it says',
    message: 'what it says; masked unless revealed',
  },
  caveats: [
    'These are words of people: without --reveal every letter and digit is masked, and only the layout is shown.',
    'A request is opened with keys found in the evidence or given. What no key opens is not here.',
  ],
  personal: { message: 'words' },
  async run({ store }) {
    const rows = await store.rows(ROWS)
    const [totals] = await store.rows<{ total: number; cut: number }>(TOTALS)
    const { total = 0, cut = 0 } = totals ?? {}
    return {
      rows,
      denominator: counted(total, 'opened request'),
      policy: 'a request that a second capture of the session repeats is counted once',
      caveats: [
        ...(total > rows.length ? [`The first ${rows.length} of ${total} in the order of time are listed.`] : []),
        ...(cut > 0 ? [`${counted(cut, 'text')} cut after ${MOST_CHARACTERS} characters.`] : []),
      ],
    }
  },
})
