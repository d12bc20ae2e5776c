import type { KeyCandidate } from '../model/chain.ts'
import { keyId } from './readings.ts'

/** A key that stood in every copy of a client, and that was published by those who took the client apart. */
export interface PublishedKey {
  client: string
  /** What the client sealed with it. */
  use: string
  source: string
  candidate: KeyCandidate
}

const candidate = (name: string, value: string): KeyCandidate => {
  const bytes = Buffer.from(value, 'latin1')
  return { id: keyId(bytes), bytes, reading: 'ascii', purpose: 'key', finder: 'published', name, place: null }
}

const KNOCKEL_2011 = 'Knockel, Crandall and Saia, Three Researchers, Five Conjectures, FOCI 2011'

/** Only what a source states: parameters that people remember are not here. */
export const PUBLISHED_KEYS: readonly PublishedKey[] = [
  {
    client: 'TOM-Skype 3.6 to 3.8',
    use: 'uploads of messages, DES-ECB',
    source: KNOCKEL_2011,
    candidate: candidate('SURVEIL_KEY3.6', '32bnx23l'),
  },
  {
    client: 'TOM-Skype 4.0 and later',
    use: 'uploads of messages, DES-ECB',
    source: KNOCKEL_2011,
    candidate: candidate('SURVEIL_KEY4.0', 'X7sRUjL\0'),
  },
]
