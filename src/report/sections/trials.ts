import type { Answer, Row } from '../../model/answer.ts'
import { CONTROL } from '../../model/trial.ts'
import { answerOf, caveatsOf, notAsked, numberAt, textAt } from '../answers.ts'
import { session } from '../figures/session.ts'
import { clientRows, endpointRows, readablePart, type SessionPoints } from '../figures/session-part.ts'
import { counted, grouped, utcTime } from '../format.ts'
import { type Block, defineSection } from '../section.ts'
import { displayTable, fourfoldTable, requestTable, testTable, verdictTable } from '../trials.ts'

const CANNOT =
  'What these trials cannot show: what happens to words that were not tried, on other days, with other lists or accounts; what is sent outside the captures or in connections that stayed shut; and who reads what was uploaded. “0 of 20” is a count with an upper bound, not a promise.'

const secondsOf = (ms: number): string => `${grouped(ms / 1000)} s`

function opening(answer: Answer, windowMs: number | null): string {
  const watched = windowMs === null ? 'for a fixed time' : `for ${secondsOf(windowMs)}`
  const sent = answer.denominator === null ? '' : `${answer.denominator} were played. `
  return `${sent}After each message, requests were watched ${watched}, or until the next message of the same client; this window was fixed before looking. A word is held against control messages of the same client, written alike but without the word: when requests follow the word and not the controls, and chance does not explain it, the word makes the difference.`
}

/** Points of the drawing, in the order of time. */
function pointsOf(rows: readonly Row[], windowMs: number): SessionPoints {
  const timed = rows.flatMap((row) => {
    const atUtcMs = numberAt(row, 'at_utc_ms')
    return atUtcMs === null ? [] : [{ row, atUtcMs }]
  })
  const ordered = timed.toSorted((a, b) => a.atUtcMs - b.atUtcMs)
  return {
    windowMs,
    messages: ordered
      .filter(({ row }) => textAt(row, 'kind') === 'message')
      .map(({ row, atUtcMs }) => ({
        atUtcMs,
        client: textAt(row, 'client'),
        isControl: textAt(row, 'label') === CONTROL,
        isBlocked: textAt(row, 'displayed') === 'no',
        trial: numberAt(row, 'trial') ?? -1,
      })),
    requests: ordered
      .filter(({ row }) => textAt(row, 'kind') === 'request')
      .map(({ row, atUtcMs }) => ({
        atUtcMs,
        endpoint: textAt(row, 'endpoint'),
        rank: numberAt(row, 'rank'),
        caughtBy: numberAt(row, 'fired') === 1 ? numberAt(row, 'trial') : null,
      })),
  }
}

/** How many messages of a kind caught a request: `20 of 20`. */
function caughtOf({ messages, requests }: SessionPoints, isControl: boolean): string {
  const caught = new Set(requests.map(({ caughtBy }) => caughtBy))
  const kind = messages.filter((message) => message.isControl === isControl)
  return `${grouped(kind.filter(({ trial }) => caught.has(trial)).length)} of ${grouped(kind.length)}`
}

/** Which messages the drawing shows; that they are the first was settled before anybody knew what followed them. */
const shownOf = (all: SessionPoints, part: SessionPoints): string =>
  part.messages.length === all.messages.length
    ? `Shown are all ${counted(all.messages.length, 'message')} listed`
    : `Shown are the first ${grouped(part.messages.length)} of ${counted(all.messages.length, 'message')} listed, as many as can be told apart, whatever followed them (the others are in tables/session.csv)`

/** Rows that did not fit. */
function unseen({ messages, requests }: SessionPoints): string {
  const clients = distinct(messages.map(({ client }) => client)) - clientRows(messages).length
  const kinds = distinct(requests.map(({ endpoint }) => endpoint)) - endpointRows(requests).length
  const left = [
    ...(clients === 0 ? [] : [counted(clients, 'client')]),
    ...(kinds === 0 ? [] : [counted(kinds, 'kind of request', 'kinds of requests')]),
  ]
  return left.length === 0 ? '' : ` Not drawn for want of room: ${left.join(' and ')}.`
}

const distinct = (values: readonly string[]): number => new Set(values).size

function picture(answer: Answer, windowMs: number): Block[] {
  const all = pointsOf(answer.rows, windowMs)
  const first = all.messages[0]
  if (first === undefined)
    return [{ kind: 'prose', text: 'No message with a time was listed, so there is nothing to draw.' }]
  const part = readablePart(all)
  const title = 'Messages, and the requests in their windows'
  const span = `${utcTime(first.atUtcMs)} to ${utcTime(part.untilUtcMs)}`
  return [
    {
      kind: 'figure',
      title,
      svg: session(title, part),
      description: `Above, messages by client: a filled diamond holds a word under test, an empty circle is a control, a cross above says that the message was not displayed, the pale bar is how long its window can be. Below, requests by kind, the likeliest upload on top. A line joins a message to a request of the kind tested in its window. ${shownOf(all, part)}, ${span}.${unseen(part)} In this part such a request followed ${caughtOf(part, false)} messages with a word, and ${caughtOf(part, true)} controls.`,
    },
  ]
}

export default defineSection({
  id: 'trials',
  title: 'Which words make a client upload',
  order: 46,
  needs: ['trials', 'session'],
  belongs: (input) => (answerOf(input, 'trials')?.rows.length ?? 0) > 0,
  constants: ['0', '20'],
  limitations: caveatsOf('trials', 'session'),
  build(input) {
    const answer = answerOf(input, 'trials')
    if (answer === null) return notAsked('trials')
    const drawn = answerOf(input, 'session')
    const windowMs = numberAt(answer.rows[0], 'window_ms')
    return [
      { kind: 'prose', text: opening(answer, windowMs) },
      verdictTable(answer),
      ...(drawn === null ? notAsked('session') : picture(drawn, windowMs ?? 0)),
      fourfoldTable(answer),
      testTable(answer),
      requestTable(answer),
      displayTable(answer),
      { kind: 'prose', text: CANNOT },
    ]
  },
})
