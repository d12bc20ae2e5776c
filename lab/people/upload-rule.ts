import { INSTALLED, judge } from '../client/judge.ts'
import type { TriggerKind } from '../truth/types.ts'
import type { Person } from './population.ts'

/** What a client goes by: its edition's lists, or the built-in one. */
export type InstalledId = keyof typeof INSTALLED

/** Who wrote to whom. */
export interface Route {
  sender: Person
  receiver: Person
  /** Said in the watched group, not between two. */
  inGroup: boolean
}

/** Why a message was uploaded, and by whose client: the log then holds the sender's name with that side's address. */
export interface Upload {
  from: 'sender' | 'receiver'
  kind: TriggerKind
  word: string | null
  hidden: boolean
}

function watchedKind({ sender, inGroup }: Route): TriggerKind | null {
  if (sender.watched) return 'targeted-account'
  return inGroup && sender.inWatchedGroup ? 'targeted-group' : null
}

function byList(text: string, person: Person, from: Upload['from']): Upload | null {
  if (person.client === null) return null
  const { list, word, hidden } = judge(text, INSTALLED[person.client])
  return list === null ? null : { from, kind: list, word, hidden }
}

/**
 * What is logged of a message, or null. Documented (*Breaching Trust*, “Censorship and Surveillance”): both sending and
 * receiving clients look; an ordinary Skype user's message is logged by the receiver's client, with the receiver's
 * address. Invented: a message that its sender's client has uploaded is not uploaded again by the receiver's.
 */
export function uploadOf(text: string, route: Route): Upload | null {
  const own = byList(text, route.sender, 'sender')
  if (own !== null) return own
  const kind = watchedKind(route)
  if (kind !== null) return { from: 'sender', kind, word: null, hidden: false }
  return byList(text, route.receiver, 'receiver')
}
