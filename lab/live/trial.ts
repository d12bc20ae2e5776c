import type { EditionId } from '../client/editions.ts'

/** One message of a plan. */
export interface Trial {
  atSeconds: number
  client: Client
  direction: 'sent' | 'received'
  text: string
  /** The word under test, or `control`. */
  label: string
}

/** Whom a line of the sheet speaks of: as written there, its edition, and the account if one is named. */
export interface Client {
  name: string
  edition: EditionId
  account: string | null
}

/** A message of a plan after it was played. */
export interface PlayedTrial extends Trial {
  atUtcMs: number
  displayed: 'yes' | 'no'
  /** It was sent to a log server. */
  uploaded: boolean
  /** Loopback address of its client in the capture. */
  address: string
}
