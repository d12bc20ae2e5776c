import { readFileSync } from 'node:fs'
import { OperatorError } from '../model/errors.ts'

/** What the lab says of a replica, as far as it is scored. The lab declares the whole of it; nothing is shared with it. */
export interface ReplicaTruth {
  schema: 'breachlight/lab-truth/3'
  counts: Readonly<Record<string, number>>
  unique: Readonly<Record<string, number>>
  unique_after_obscenity: number
  servers: Readonly<Record<string, ServerTruth>>
  families: Readonly<Record<string, Readonly<Record<string, { files: number; records: number | null }>>>>
  keys: readonly { key_id: string; files: readonly string[] }[]
  countries: Readonly<Record<string, { addresses: number; records: number }>>
  list_matches: Readonly<Record<string, { messages: number; records: number; hidden: number }>>
  undecryptable: readonly string[]
  foreign: readonly string[]
  sensitive: readonly { kind: string; value: string; messages: number; records: number }[]
  conversations: readonly { turns: number; first_recorded: string }[]
  repetition: Readonly<Record<string, number>>
  campaign: readonly { template: string; text: string }[]
  targeted: { accounts: readonly { account: string }[]; groups: readonly { accounts: readonly string[] }[] }
  gaps: readonly { server: string; family: string; day: string }[]
  /** Why messages were logged: kind → word → unique messages. */
  triggers: Readonly<Record<string, { words: Readonly<Record<string, number>> }>>
  address_roles: {
    by_rule: Readonly<Record<string, { pairs: number; records: number }>>
    pairs: Readonly<Record<string, Readonly<Record<string, string>>>>
    /** First and second account of one person. */
    same_person: readonly (readonly [string, string])[]
  }
}

/** The message log of one server. */
export interface ServerTruth {
  cipher: string
  mode: string
  unit: string
  key_id: string | null
  charset: string
  delimiter: string
  columns: readonly string[]
  records: number
  rejects: number
}

/** What the lab says of a trial on its live servers. */
export interface PlayTruth {
  schema: 'breachlight/lab-play/2'
  uploads: readonly { account: string; text: string; url: string }[]
  words: readonly { client: string; word: string; trials: number; uploaded: number; hidden: number }[]
}

/** Reads what the lab left beside a case. Throws OperatorError when another version of the lab wrote it. */
export function readTruth(path: string): ReplicaTruth | PlayTruth {
  const truth: ReplicaTruth | PlayTruth = JSON.parse(readFileSync(path, 'utf8'))
  if (['breachlight/lab-truth/3', 'breachlight/lab-play/2'].includes(truth.schema)) return truth
  throw new OperatorError(`${path} holds no truth of the lab that this version can read.`, {
    hint: 'Make the replica and its case again with: breachlight demo --dir DIR (DIR new or empty).',
  })
}
