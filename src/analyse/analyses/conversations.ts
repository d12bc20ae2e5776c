import { defineAnalysis } from '../analysis.ts'
import { answeredTurns, type Conversations, conversationsOf } from '../conversations/conversations.ts'
import { MOST_FALSE } from '../conversations/links.ts'
import type { Thread } from '../conversations/threads.ts'
import { shareCaveat } from '../corpus.ts'
import { counted } from '../measures.ts'

const NONE_FOUND = {
  chance:
    'No messages follow each other more often than chance lets them: nothing is reported, which does not say that nobody talked.',
  cannotTell:
    'It cannot be told: hardly anybody writes within five minutes of another, or all is within a week, so that chance cannot be measured.',
} as const

function rowOf(found: Conversations, thread: Thread, at: number) {
  const { sendings, utterances } = found
  const { turns, qValue } = thread
  const timeOf = (place: number | undefined): number =>
    utterances.firstUtcMs + (utterances.second[place ?? 0] ?? 0) * 1000
  const names = [
    ...new Set(turns.map((place) => sendings.corpus.accounts[utterances.account[place] ?? 0] ?? '')),
  ].toSorted()
  const lines = new Set(turns.map((place) => sendings.addresses[utterances.address[place] ?? 0] ?? ''))
  lines.delete('')
  return {
    thread: `conversation-${at + 1}`,
    turns: turns.length,
    accounts: names.length,
    names,
    addresses: lines.size,
    first_utc_ms: timeOf(turns[0]),
    last_utc_ms: timeOf(turns.at(-1)),
    questions_answered: answeredTurns(found, thread).filter(({ asks }) => asks).length,
    q_value: qValue,
  }
}

export default defineAnalysis({
  id: 'conversations',
  question: 'Which logged messages answer each other, so that they were delivered although they were logged?',
  columns: {
    thread: 'number of the conversation, the earliest first',
    turns:
      'logged turns: unique messages, and what is said again at another time; what is sent again within minutes is one',
    accounts: 'accounts that speak in it',
    names: 'those accounts',
    addresses: 'distinct addresses on its lines',
    first_utc_ms: 'first turn, milliseconds since 1970 UTC',
    last_utc_ms: 'last turn, milliseconds since 1970 UTC',
    questions_answered: 'turns that ask something and are followed by another account’s turn',
    q_value: 'share of chance among the conversations down to this one; those above 0.05 are not reported',
  },
  caveats: [
    'Logs name who wrote, not to whom. That two messages belong together is inferred from time, address, rare words and questions, against the same messages with accounts moved apart by whole days.',
    `At most ${100 * MOST_FALSE} in 100 of these conversations are chance, by estimate; nothing says which.`,
    'On lab worlds with 10,458 records 97 of 100 neighbouring turns were found and 3 of 100 reported conversations were none; in a log ten times as busy a fifth of the turns is missed (docs/conversations.md).',
    'Only logged turns are seen: an answer that no client uploaded is missing, and a conversation of one logged turn is none.',
    'People who use several accounts talk to themselves here; so does a program that answers by itself.',
  ],
  personal: { names: 'account' },
  async run(view) {
    const found = await conversationsOf(view)
    const rows = found.threads.map((thread, at) => rowOf(found, thread, at))
    const none = rows.length > 0 ? [] : [found.couldTell ? NONE_FOUND.chance : NONE_FOUND.cannotTell]
    return {
      rows,
      denominator: `${counted(found.utterances.count, 'dated turn')} of accounts that are named`,
      policy:
        'a turn = a sending of account + text; sent again within five minutes, or by a campaign to strangers, is none of its own',
      caveats: [...none, ...shareCaveat(found.sendings.corpus)],
    }
  },
})
