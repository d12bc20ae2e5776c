import { defineAnalysis } from '../analysis.ts'
import { type Blocking, blockingOf, type Judged } from '../blocking/blocking.ts'
import { HARDLY_ANY } from '../blocking/share.ts'
import { VERDICTS } from '../blocking/verdict.ts'
import { corpusOf, shareCaveat } from '../corpus.ts'
import { counted } from '../measures.ts'

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/** What would have to be there for a verdict; null where there is one. */
function missingOf({ verdict, keyword }: Judged, { couldTell, conversations }: Blocking): string | null {
  if (verdict !== 'cannot tell') return null
  if (!couldTell) return 'sending again depends on no keyword'
  const answers = conversations === 0 ? ', and no conversations' : ''
  return `too few messages: ${keyword.messages.length}${answers}`
}

function rowOf(judged: Judged, blocking: Blocking) {
  const { list, keyword, counts, messages } = judged.keyword
  const { share, low, high } = judged
  return {
    list,
    keyword,
    messages: messages.length,
    sent_again: messages.length - (counts[0] ?? 0) - (counts[1] ?? 0),
    answered: counts.reduce((sum, count, cell) => sum + (cell % 2 === 1 ? count : 0), 0),
    share_blocked: blocking.couldTell ? share : null,
    ci_low: blocking.couldTell ? low : 0,
    ci_high: blocking.couldTell ? high : 1,
    q_blocked: judged.qBlocked,
    q_displayed: judged.qDisplayed,
    verdict: judged.verdict,
    missing: missingOf(judged, blocking),
  }
}

function fitCaveats({ fitted, couldTell, messages, judged }: Blocking): string[] {
  if (messages === 0 || judged.length === 0) return ['No message holds a keyword of a list or of our queries.']
  if (!couldTell)
    return [
      'Messages are sent again within minutes as often whatever keyword they hold: here that is habit, or a client that repeats, and tells nothing of blocking.',
    ]
  const { blocked } = fitted.classes
  return [
    `By the fit, ${percent(1 - (blocked[0] ?? 0) - (blocked[1] ?? 0))} of blocked messages were sent again within minutes, and ${percent(fitted.habit)} of displayed ones; ${percent(fitted.answeredBlocked)} of blocked and ${percent(fitted.answeredDisplayed)} of displayed ones were followed by somebody else’s turn.`,
  ]
}

const MEANINGS = Object.entries(VERDICTS)
  .map(([verdict, meaning]) => `${verdict}: ${meaning}`)
  .join('; ')

export default defineAnalysis({
  id: 'blocking',
  question: 'Which keywords kept a message from being displayed, and which were merely logged?',
  columns: {
    list: 'list file the keyword is from; `query` for the subjects of our own queries',
    keyword: 'keyword, or subject, that a message holds',
    messages: 'unique messages that hold it and were looked at: dated, of a named account, no campaign',
    sent_again: 'those that the same account sent again within five minutes',
    answered: 'those that another account’s turn follows in the same conversation',
    share_blocked: 'share of them that was not displayed, by estimate, 0…1; null where it cannot be told',
    ci_low: 'lower end of its 95 % interval (profile likelihood)',
    ci_high: 'upper end of its 95 % interval (profile likelihood)',
    q_blocked: `q-value of: more than ${percent(HARDLY_ANY)} were blocked`,
    q_displayed: `q-value of: more than ${percent(HARDLY_ANY)} were displayed`,
    verdict: MEANINGS,
    missing: 'what was missing for a verdict; null where there is one',
  },
  caveats: [
    'What was displayed stands in no log. It is inferred: who sees nothing appear sends again within minutes, and what is answered was delivered.',
    'A client that uploads twice by itself, or an operator that delays messages, looks like blocking; people who do not try again look like delivery. How often people try again is taken to be the same for all keywords.',
    'A message can hold several keywords: the one that is shown need not be the one that the client acted on.',
    'On lab worlds 99 of 100 intervals held the true share, and no verdict was the opposite of the truth; most keywords with five messages and more got one (docs/conversations.md).',
    'Two tests for each keyword, together corrected after Benjamini and Hochberg; intervals are not.',
  ],
  personal: {},
  async run(view) {
    const blocking = await blockingOf(view)
    return {
      rows: blocking.judged.map((judged) => rowOf(judged, blocking)),
      denominator: `${counted(blocking.messages, 'unique message')} that are dated, of a named account, and of no campaign`,
      policy:
        'unique = account + text; sent again = the same account and text within five minutes of the sending before',
      caveats: [...fitCaveats(blocking), ...shareCaveat(await corpusOf(view))],
    }
  },
})
