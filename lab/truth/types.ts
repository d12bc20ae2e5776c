import type { ListName } from '../talk/words.ts'
import type { Scale } from '../scale.ts'
import type { Field } from '../servers/habits.ts'

/**
 * What is true of one generated replica: everything an investigation should find. Written as `truth.json` beside the
 * evidence; counted from what was invented, never from what was written to disk.
 */
export interface LabTruth {
  schema: 'breachlight/lab-truth/3'
  seed: number
  scale: Scale
  /** Folder of the eight log servers, and the keyword list an investigator would hold, both beside `truth.json`. */
  tree: string
  list: string
  /** Names as in the `counts` analysis (DESIGN §2 for what they mean). */
  counts: Readonly<Record<Measure, number>>
  /** The `unique` analysis: policy → messages. */
  unique: Readonly<Record<UniquePolicy, number>>
  /** Unique messages without the string "fuck" in any case. */
  unique_after_obscenity: number
  /** The message log of each server. */
  servers: Readonly<Record<string, ServerTruth>>
  /** Every log of another family: server → family → what is in it. */
  families: Readonly<Record<string, Readonly<Record<string, FamilyTruth>>>>
  keys: readonly KeyTruth[]
  /** ISO 3166-1 alpha-2 or `reserved` → distinct addresses and records of messages. */
  countries: Readonly<Record<string, { addresses: number; records: number }>>
  /**
   * Trimmed keyword → unique messages and records it stands in, exact substring, and how many of the messages a client kept
   * from being displayed; 0 when nobody wrote it.
   */
  list_matches: Readonly<Record<string, { messages: number; records: number; hidden: number }>>
  undecryptable: readonly string[]
  foreign: readonly string[]
  /** Days without a message record between the first and last day of a server; `quiet` means nobody happened to write. */
  gaps: readonly { server: string; family: string; day: string; reason: 'missing' | 'quiet' }[]
  address_roles: {
    /** What the IP-role rule must count, given the login, online and new-user logs that can be read. */
    by_rule: Readonly<Record<RuleReading, { pairs: number; records: number }>>
    /** What each pair really is: account → address → role. */
    pairs: Readonly<Record<string, Readonly<Record<string, PairRole>>>>
    /** First and second account of one person. */
    same_person: readonly (readonly [string, string])[]
  }
  /** Why messages were logged: kind → unique messages, records, and unique messages by word where a word was the reason. */
  triggers: Readonly<Record<TriggerKind, TriggerTruth>>
  /** Accounts and groups that are uploaded whatever is written. */
  targeted: {
    accounts: readonly { account: string; unique_messages: number; without_trigger: number }[]
    groups: readonly { group: string; accounts: readonly string[]; unique_messages: number; without_trigger: number }[]
  }
  /** Conversations with at least two logged turns by at least two accounts. */
  conversations: readonly {
    thread: string
    accounts: readonly string[]
    turns: number
    first_recorded: string
    last_recorded: string
  }[]
  /** Sendings of a text that was sent before, by why; `copy` counts records beyond the first of a sending. */
  repetition: Readonly<Record<RepetitionCause, number>>
  /** Messages made from one text, which differ in how they greet. */
  campaign: readonly {
    template: string
    text: string
    accounts: readonly string[]
    messages: number
    sendings: number
  }[]
  sensitive: readonly { kind: string; value: string; messages: number; records: number }[]
  /** The two servers beside the eight, each an evidence folder of its own. */
  others: { netbar: OtherTruth; wireless: OtherTruth }
}

export type Measure =
  | 'message_records'
  | 'unique_messages'
  | 'sendings'
  | 'copies'
  | 'resends'
  | 'distinct_texts'
  | 'accounts'
  | 'addresses'
  | 'rejects'
  | 'evidence_items'
  | 'undecryptable_items'

export type UniquePolicy = 'text' | 'account+text' | 'account+address+text' | 'recorded_time+account+text'

/** What login, online and new-user logs say about an account and an address that stand on one message line. */
export type RuleReading = 'own' | 'shared' | 'correspondent' | 'unresolved'

/**
 * What a pair is: the account's own line, a line it shares with others (net bar), its correspondent's, or that of somebody
 * who heard it in a group chat and to whom it never wrote alone.
 */
export type PairRole = 'own' | 'shared' | 'correspondent' | 'group'

/** Names as in the `repetition` analysis. */
export type RepetitionCause = 'copy' | 'group' | 'resend-quick' | 'resend-later' | 'broadcast'

export type TriggerKind = ListName | 'targeted-account' | 'targeted-group'

export interface TriggerTruth {
  messages: number
  records: number
  words: Readonly<Record<string, number>>
}

export interface ServerTruth {
  family: 'contentfilter'
  cipher: 'none' | 'des' | 'aes-128'
  mode: 'none' | 'ecb' | 'cbc'
  unit: 'line' | 'file'
  key_id: string | null
  charset: 'utf-8' | 'gb18030' | 'utf-16le'
  packing: 'none' | 'gz' | 'tar.gz'
  delimiter: string
  columns: readonly Field[]
  records: number
  rejects: number
}

export interface FamilyTruth {
  files: number
  /** Units in it; null when nothing opens it. */
  records: number | null
}

export interface KeyTruth {
  key_id: string
  hex: string
  algorithm: 'des' | 'aes-128'
  /** Files below the tree that it lies in. */
  files: readonly string[]
}

export interface OtherTruth {
  /** Folder beside `truth.json`. */
  tree: string
  family: string
  records: number
  accounts: number
}
