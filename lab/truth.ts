import type { Logged } from './people/events.ts'
import { countryOf } from './people/people.ts'
import { dateOf } from './servers/rows.ts'
import { KEY_FILES } from './servers/extras.ts'
import { type Keys, keyId } from './servers/seal.ts'
import {
  FAULTS,
  type Field,
  type KeyName,
  MISSING,
  MONEY_TEST,
  SEALED_FOR_GOOD,
  SERVERS,
  type Server,
} from './servers/habits.ts'
import { KEYWORDS } from './talk/words.ts'

/** Everything about the tree that an investigation should find; written as `truth.json` beside it. */
export interface LabTruth {
  schema: 'breachlight/lab-truth/1'
  seed: number
  /** Folder with the evidence and file with the keywords, both beside `truth.json`. */
  tree: string
  list: string
  /** Names as in the `counts` analysis (DESIGN §2 for what they mean). */
  counts: Readonly<Record<Measure, number>>
  /** The message log of each server. */
  servers: Readonly<Record<string, ServerTruth>>
  keys: readonly KeyTruth[]
  /** ISO 3166-1 alpha-2 or `reserved` → distinct addresses and records of messages. */
  countries: Readonly<Record<string, { addresses: number; records: number }>>
  /** Trimmed keyword → unique messages and records it stands in, exact substring; 0 when nobody wrote it. */
  list_matches: Readonly<Record<string, { messages: number; records: number }>>
  /** Unique messages without the string "fuck" in any case. */
  unique_after_obscenity: number
  undecryptable: readonly string[]
  foreign: readonly string[]
  gaps: readonly { server: string; family: string; day: string }[]
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

export interface ServerTruth {
  family: 'contentfilter'
  cipher: 'none' | 'des' | 'aes-128'
  mode: 'none' | 'ecb' | 'cbc'
  unit: 'line' | 'file'
  key_id: string | null
  charset: Server['charset']
  packing: Server['packing']
  delimiter: string
  columns: readonly Field[]
  records: number
  rejects: number
}

export interface KeyTruth {
  key_id: string
  hex: string
  algorithm: 'des' | 'aes-128'
  /** Files below the tree that it lies in. */
  files: readonly string[]
}

const countDistinct = (values: readonly string[]): number => new Set(values).size
const messageOf = ({ sending }: Logged): string => `${sending.account}\t${sending.text}`
const sendingOf = ({ sending }: Logged): string =>
  [sending.account, sending.text, sending.address, sending.day, sending.second].join('\t')
const textOf = (message: string): string => message.slice(message.indexOf('\t') + 1)

function rejectsOf(server: string): number {
  const faults = FAULTS[server]
  return faults === undefined ? 0 : faults.noise + faults.fewColumns + faults.cutLine + faults.cutTail
}

function sealingOf({ sealing }: Server, keys: Keys): Pick<ServerTruth, 'cipher' | 'mode' | 'unit' | 'key_id'> {
  switch (sealing.kind) {
    case 'plain':
      return { cipher: 'none', mode: 'none', unit: 'file', key_id: null }
    case 'des-line':
      return { cipher: 'des', mode: 'ecb', unit: 'line', key_id: keyId(keys[sealing.key]) }
    case 'aes-file':
      return { cipher: 'aes-128', mode: 'cbc', unit: 'file', key_id: keyId(keys[sealing.key]) }
  }
}

function serverTruth(name: string, server: Server, given: { keys: Keys; logged: readonly Logged[] }): ServerTruth {
  const { charset, packing, delimiter, columns } = server
  return {
    family: 'contentfilter',
    ...sealingOf(server, given.keys),
    charset,
    packing,
    delimiter,
    columns,
    records: given.logged.filter((logged) => logged.server === name).length,
    rejects: rejectsOf(name),
  }
}

function keyTruth(name: KeyName, keys: Keys): KeyTruth {
  const key = keys[name]
  const algorithm = key.length === 8 ? 'des' : 'aes-128'
  return { key_id: keyId(key), hex: key.toString('hex'), algorithm, files: KEY_FILES[name] }
}

function countries(logged: readonly Logged[]): LabTruth['countries'] {
  const addresses = logged.map(({ sending }) => sending.address)
  const names = [...new Set(addresses.map(countryOf))].toSorted()
  return Object.fromEntries(
    names.map((country) => {
      const here = addresses.filter((address) => countryOf(address) === country)
      return [country, { addresses: countDistinct(here), records: here.length }]
    }),
  )
}

function listMatches(logged: readonly Logged[]): LabTruth['list_matches'] {
  const messages = [...new Set(logged.map(messageOf))].map(textOf)
  return Object.fromEntries(
    KEYWORDS.map((keyword) => {
      const records = logged.filter(({ sending }) => sending.text.includes(keyword)).length
      return [keyword, { messages: messages.filter((text) => text.includes(keyword)).length, records }]
    }),
  )
}

function countAll(logged: readonly Logged[], files: { evidence: number; undecryptable: number }): LabTruth['counts'] {
  const sendings = countDistinct(logged.map(sendingOf))
  const unique = countDistinct(logged.map(messageOf))
  return {
    message_records: logged.length,
    unique_messages: unique,
    sendings,
    copies: logged.length - sendings,
    resends: sendings - unique,
    distinct_texts: countDistinct(logged.map(({ sending }) => sending.text)),
    accounts: countDistinct(logged.map(({ sending }) => sending.account)),
    addresses: countDistinct(logged.map(({ sending }) => sending.address)),
    rejects: Object.keys(SERVERS).reduce((sum, server) => sum + rejectsOf(server), 0),
    evidence_items: files.evidence,
    undecryptable_items: files.undecryptable,
  }
}

/** Counts what was invented; nothing here reads what was written. */
export function truthOf(
  logged: readonly Logged[],
  given: { seed: number; keys: Keys; tree: string; list: string; paths: readonly string[] },
): LabTruth {
  const { seed, keys, tree, list, paths } = given
  const undecryptable = paths.filter((path) =>
    SEALED_FOR_GOOD.some((name) => path.startsWith(`${name}/log/${MONEY_TEST}`)),
  )
  const unique = [...new Set(logged.map(messageOf))]
  return {
    schema: 'breachlight/lab-truth/1',
    seed,
    tree,
    list,
    counts: countAll(logged, { evidence: paths.length, undecryptable: undecryptable.length }),
    servers: Object.fromEntries(
      Object.entries(SERVERS).map(([name, server]) => [name, serverTruth(name, server, { keys, logged })]),
    ),
    keys: (['first', 'second', 'third'] as const).map((name) => keyTruth(name, keys)),
    countries: countries(logged),
    list_matches: listMatches(logged),
    unique_after_obscenity: unique.filter((message) => !/fuck/i.test(textOf(message))).length,
    undecryptable,
    foreign: paths.filter((path) => path.includes('/pub/')),
    gaps: MISSING.map(({ server, day }) => ({ server, family: 'contentfilter', day: dateOf(day) })),
  }
}
