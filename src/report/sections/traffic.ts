import { wilson } from '../../lib/stats.ts'
import type { Answer, Row } from '../../model/answer.ts'
import { answerOf, answerTable, caveatsOf, notAsked, numberAt, sumOf, textAt } from '../answers.ts'
import { ranking } from '../figures/ranking.ts'
import { counted, grouped, percent } from '../format.ts'
import { type Block, defineSection, type ReportInput } from '../section.ts'

/** Kinds of requests in the drawing and in its table; the likeliest uploads are what a reader looks for. */
const SHOWN_KINDS = 12
const SHOWN_MESSAGES = 20
/** Remarks on captures in the list; all of them stand in the table’s file. */
const MOST_REMARKS = 20

const CAPTURE_COLUMNS = ['capture', 'reader', 'exchanges', 'packets', 'connections', 'retransmitted']
const MISSING_COLUMNS = [
  'capture',
  'missed_bytes',
  'conflicting_bytes',
  'not_http_bytes',
  'tls_connections',
  'tls_decrypted',
  'faults',
]
const BEHAVIOUR_COLUMNS = ['rank', 'endpoint', 'score', 'requests', 'hosts', 'bodies', 'median_outbound_bytes']
const SIGN_COLUMNS = ['rank', 'endpoint', 'content_type', 'lying_share', 'pause_variation']
const OPENED_COLUMNS = ['rank', 'endpoint', 'bodies', 'opened', 'decode', 'key_id']

/** Features that grow with the suspicion, as the drawing calls them; beyond 1 they count as 1. */
const FEATURES = [
  { column: 'entropy_share', title: 'looks\nenciphered' },
  { column: 'lying_share', title: 'belies\nits type' },
  { column: 'rarity', title: 'rare' },
  { column: 'cookieless_share', title: 'no cookie' },
  { column: 'pause_variation', title: 'uneven\npauses' },
  { column: 'size_correlation', title: 'grows with\nmessage' },
] as const

/** What the captures do not show, as far as they tell it themselves. */
function missing(rows: readonly Row[]): string[] {
  const sealed = sumOf(rows, 'tls_connections') - sumOf(rows, 'tls_decrypted')
  const sentences: readonly (readonly [number, string])[] = [
    [sumOf(rows, 'missed_bytes'), `${counted(sumOf(rows, 'missed_bytes'), 'byte')} of connections were not captured.`],
    [sealed, `${counted(sealed, 'connection')} under TLS stayed shut; nothing is known of what they carried.`],
    [
      sumOf(rows, 'conflicting_bytes'),
      `${counted(sumOf(rows, 'conflicting_bytes'), 'byte')} came twice with different values; the first was kept.`,
    ],
    [
      sumOf(rows, 'faults'),
      `Places that could not be read or contradict themselves: ${grouped(sumOf(rows, 'faults'))}.`,
    ],
  ]
  return sentences.flatMap(([count, sentence]) => (count > 0 ? [sentence] : []))
}

/** What reading a capture came to, in the words of its reader. */
const remarks = (rows: readonly Row[]): string[] =>
  rows.flatMap((row) => {
    const said = [textAt(row, 'first_fault'), textAt(row, 'note')].filter((text) => text !== '')
    return said.length === 0 ? [] : [`${textAt(row, 'capture')}: ${said.join('; ')}`]
  })

/** An archive of exchanges has no packets; a dash says so, as “not known” would not. */
const dashed = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell === null ? '–' : cell]))

function captureBlocks(answer: Answer): Block[] {
  const found = [...missing(answer.rows), ...remarks(answer.rows).slice(0, MOST_REMARKS)]
  const exchanges = sumOf(answer.rows, 'exchanges')
  const plain = { ...answer, denominator: null, rows: answer.rows.map(dashed) }
  return [
    {
      kind: 'prose',
      text: `${counted(answer.rows.length, 'capture was', 'captures were')} read, with ${counted(exchanges, 'HTTP exchange')}: requests and the answers to them. Two captures of the same session hold the same exchange twice; below, it counts once.`,
    },
    answerTable(plain, { caption: 'Captures and what they hold', show: CAPTURE_COLUMNS }),
    {
      kind: 'list',
      items: found.length === 0 ? ['The captures themselves tell of nothing that is missing from them.'] : found,
    },
    answerTable(plain, { caption: 'What is missing from each capture', show: MISSING_COLUMNS }),
  ]
}

const shortScore = (row: Row): string => (numberAt(row, 'score') ?? 0).toFixed(2)

function figure(rows: readonly Row[]): Block {
  const title = 'Kinds of requests, the likeliest covert upload first'
  const drawn = rows.map((row) => ({
    label: textAt(row, 'endpoint'),
    score: numberAt(row, 'score') ?? 0,
    note: shortScore(row),
    features: FEATURES.map(({ column }) => {
      const value = numberAt(row, column)
      return value === null ? null : Math.min(1, Math.max(0, value))
    }),
  }))
  const said = drawn.map(({ label, note }) => `${label} ${note}`).join('; ')
  return {
    kind: 'figure',
    title,
    svg: ranking(
      title,
      drawn,
      FEATURES.map((feature) => feature.title),
    ),
    description: `The bar is the score, the discs some of what it rests on, as measured: a disc fills its ring when the value is 1; a dash means that it cannot be said. Scores: ${said}.`,
  }
}

const BEHAVIOUR =
  'A covert upload tends to carry bytes that look enciphered, to call them something they are not, to go to a rare place, to send no cookie, to come as unevenly as people write, and to grow with the message before it. Kinds of requests are ranked by such signs, whatever they are called and whether or not a trial was made. A high rank says how requests behave; only a trial, or a key that opens them, says what they are.'

/** How many outbound bodies a key opened, with the share and its interval; of the kinds that open at all. */
function openedText(rows: readonly Row[]): string {
  const opened = sumOf(rows, 'opened')
  const bodies = sumOf(rows, 'bodies')
  if (opened === 0 || bodies === 0)
    return 'No key of the case opens any of the requests. That says that no key found or given fits, not that they are harmless.'
  const { low, high } = wilson(opened, bodies)
  return `A key of the case opens ${grouped(opened)} of ${counted(bodies, 'request')} of the kinds below (${percent(opened / bodies)}; 95 %: ${percent(low)} to ${percent(high)}). Of other kinds it opens none.`
}

function uploadBlocks(answer: Answer | null): Block[] {
  if (answer === null) return notAsked('uploads')
  if (answer.rows.length === 0)
    return [{ kind: 'prose', text: 'No request was found in the captures, so there is nothing to rank.' }]
  const rows = answer.rows.slice(0, SHOWN_KINDS)
  const more =
    answer.rows.length > rows.length
      ? { note: `The first ${rows.length} of ${counted(answer.rows.length, 'kind')}; all are in tables/uploads.csv` }
      : {}
  const carrying = rows.filter((row) => (numberAt(row, 'bodies') ?? 0) > 0)
  const open = answer.rows.filter((row) => (numberAt(row, 'opened') ?? 0) > 0)
  const plain = { ...answer, denominator: null }
  return [
    { kind: 'prose', text: BEHAVIOUR },
    figure(rows),
    answerTable(answer, { caption: 'How the likeliest kinds behave', rows, show: BEHAVIOUR_COLUMNS, ...more }),
    answerTable(plain, {
      caption: 'What they call their bodies, and how evenly they come',
      rows: carrying,
      show: SIGN_COLUMNS,
    }),
    { kind: 'prose', text: openedText(open) },
    ...(open.length === 0
      ? []
      : [answerTable(plain, { caption: 'What opened them', rows: open, show: OPENED_COLUMNS })]),
  ]
}

const yesOrNo = (row: Row): boolean | null => {
  const holds = numberAt(row, 'opened_holds_text')
  return holds === null ? null : holds === 1
}

/** What the opened requests say: how many, and whether it is what was written. */
function messageBlocks(answer: Answer | null, input: ReportInput): Block[] {
  if (answer === null) return notAsked('uploaded-messages')
  if (answer.rows.length === 0) return []
  const inTrials = answer.rows.filter((row) => numberAt(row, 'opened_holds_text') !== null)
  const held = sumOf(inTrials, 'opened_holds_text')
  const { low, high } = wilson(held, inTrials.length)
  const sameText =
    inTrials.length === 0
      ? 'None of those listed lies in the window of a trial, so there is no message to compare them with.'
      : `Of ${counted(inTrials.length, 'opened request')} in the window of a message, ${grouped(held)} ${held === 1 ? 'holds' : 'hold'} that very message (${percent(held / inTrials.length)}; 95 %: ${percent(low)} to ${percent(high)}).`
  const words = input.revealed
    ? 'They are shown as they are, by order of the investigator; the reason stands in the audit log.'
    : 'They are words of people: every letter and digit is masked, and only their layout is shown.'
  const rows = answer.rows.slice(0, SHOWN_MESSAGES).map((row) => ({ ...row, opened_holds_text: yesOrNo(row) }))
  return [
    { kind: 'prose', text: `${sameText} ${words}` },
    answerTable(answer, {
      caption: 'What the opened requests say',
      rows,
      show: ['at_utc_ms', 'endpoint', 'label', 'opened_holds_text', 'characters', 'message'],
      ...(answer.rows.length > rows.length
        ? {
            note: `The first ${rows.length} of ${grouped(answer.rows.length)}; all are in tables/uploaded-messages.csv`,
          }
        : {}),
    }),
  ]
}

export default defineSection({
  id: 'traffic',
  title: 'What the clients sent',
  order: 44,
  needs: ['captures', 'uploads', 'uploaded-messages'],
  belongs: (input) => (answerOf(input, 'captures')?.rows.length ?? 0) > 0,
  constants: ['1', '95'],
  limitations: caveatsOf('captures', 'uploads', 'uploaded-messages'),
  build(input) {
    const captures = answerOf(input, 'captures')
    const uploads = answerOf(input, 'uploads')
    const messages = answerOf(input, 'uploaded-messages')
    return [
      ...(captures === null ? notAsked('captures') : captureBlocks(captures)),
      ...uploadBlocks(uploads),
      ...messageBlocks(messages, input),
    ]
  },
})
