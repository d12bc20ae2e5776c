/** What the columns of the lab's logs hold. */
export type Field =
  | 'account'
  | 'address'
  | 'text'
  | 'date'
  | 'time'
  | 'datetime'
  | 'version'
  | 'callee'
  | 'flag'
  | 'counter'
  | 'hash'
  | 'seconds'

export type KeyName = 'first' | 'second' | 'third'

/** How a server seals a log: nothing, every line on its own, or the file as a whole. */
export type Sealing = { kind: 'plain' } | { kind: 'des-line'; key: KeyName } | { kind: 'aes-file'; key: KeyName }

export interface Server {
  sealing: Sealing
  charset: 'utf-8' | 'gb18030' | 'utf-16le'
  /** `gz`: every file; `tar.gz`: all days of the message log in one archive. */
  packing: 'none' | 'gz' | 'tar.gz'
  /** How a log is cut into files; `numbered`: by size, the newest without a number, old ones gzipped. */
  rotation: 'none' | 'daily' | 'weekly' | 'monthly' | 'numbered'
  delimiter: '\t' | '|'
  lineEnd: '\n' | '\r\n'
  extension: '.log' | '.dat'
  /** Columns of the message log. */
  columns: readonly Field[]
}

/**
 * Kinds of log that every server keeps beside the message log `contentfilter`, with their columns in the order of the study
 * (*Breaching Trust*, “Security and Privacy”). Its “unknown parameters” are a duration, flags and hashes here.
 */
export const FAMILIES = {
  skypecallinfo: ['address', 'account', 'version', 'callee', 'date', 'time', 'seconds', 'flag'],
  skypelogininfo: ['address', 'version', 'account', 'date', 'time'],
  skypenewuser: ['address', 'version', 'account', 'date', 'time'],
  skypeonlineinfo: ['address', 'account', 'version', 'date', 'time', 'flag'],
  skypeversion: ['version', 'address', 'date', 'time'],
} as const satisfies Readonly<Record<string, readonly Field[]>>

export type Family = keyof typeof FAMILIES
export const FAMILY_NAMES = [
  'skypecallinfo',
  'skypelogininfo',
  'skypenewuser',
  'skypeonlineinfo',
  'skypeversion',
] as const

const REPORT_COLUMNS = ['address', 'account', 'text', 'date', 'time', 'flag', 'hash'] as const
const COMMON = { charset: 'utf-8', packing: 'none', delimiter: '\t', lineEnd: '\n', extension: '.log' } as const

/** Eight servers as in the report, each with a habit of its own. */
export const SERVERS: Readonly<Record<string, Server>> = {
  log01: {
    ...COMMON,
    rotation: 'daily',
    sealing: { kind: 'des-line', key: 'first' },
    columns: REPORT_COLUMNS,
  },
  log02: {
    ...COMMON,
    rotation: 'weekly',
    sealing: { kind: 'des-line', key: 'first' },
    charset: 'gb18030',
    lineEnd: '\r\n',
    columns: REPORT_COLUMNS,
  },
  log03: {
    ...COMMON,
    rotation: 'monthly',
    sealing: { kind: 'aes-file', key: 'third' },
    extension: '.dat',
    columns: ['datetime', 'account', 'address', 'flag', 'text'],
  },
  log04: {
    ...COMMON,
    rotation: 'numbered',
    sealing: { kind: 'plain' },
    charset: 'utf-16le',
    delimiter: '|',
    columns: ['account', 'datetime', 'address', 'version', 'text'],
  },
  log05: {
    ...COMMON,
    rotation: 'daily',
    sealing: { kind: 'des-line', key: 'second' },
    packing: 'gz',
    columns: REPORT_COLUMNS,
  },
  log06: {
    ...COMMON,
    rotation: 'daily',
    sealing: { kind: 'des-line', key: 'first' },
    packing: 'tar.gz',
    columns: REPORT_COLUMNS,
  },
  log07: {
    ...COMMON,
    rotation: 'daily',
    sealing: { kind: 'des-line', key: 'first' },
    columns: ['counter', 'account', 'datetime', 'text', 'address'],
  },
  log08: {
    ...COMMON,
    rotation: 'weekly',
    sealing: { kind: 'des-line', key: 'first' },
    columns: REPORT_COLUMNS,
  },
}

/** In the order of their numbers, which are the bits of a sending's servers. */
export const SERVER_NAMES: readonly string[] = Object.keys(SERVERS)

/** The day, counted from 0, that one server has no message log of. */
export const MISSING = { server: SERVER_NAMES.indexOf('log07'), day: 18 } as const

/** Lines of a message log that are no record, by what is wrong with them. */
export interface Faults {
  noise: number
  fewColumns: number
  cutLine: number
  cutTail: number
}

export const FAULTS: Readonly<Record<string, Faults>> = {
  log01: { noise: 0, fewColumns: 3, cutLine: 0, cutTail: 1 },
  log04: { noise: 0, fewColumns: 2, cutLine: 0, cutTail: 0 },
  log08: { noise: 6, fewColumns: 5, cutLine: 4, cutTail: 1 },
}

/** The family of the study that could not be decrypted: no key for it exists. */
export const MONEY_TEST = 'skypenewusersendmoneytest'
