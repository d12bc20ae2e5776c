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

export type KeyName = 'first' | 'second' | 'third'

/** How a server seals a log: nothing, every line on its own, or the file as a whole. */
export type Sealing = { kind: 'plain' } | { kind: 'des-line'; key: KeyName } | { kind: 'aes-file'; key: KeyName }

export interface Server {
  sealing: Sealing
  charset: 'utf-8' | 'gb18030' | 'utf-16le'
  /** `gz`: every file; `tar.gz`: all days of the message log in one archive. */
  packing: 'none' | 'gz' | 'tar.gz'
  delimiter: '\t' | '|'
  lineEnd: '\n' | '\r\n'
  extension: '.log' | '.dat'
  /** Columns of the message log. */
  columns: readonly Field[]
  /** Other families this server keeps. */
  families: readonly Family[]
}

/** Kinds of log beside the message log `contentfilter`, with their columns. */
export const FAMILIES = {
  skypecallinfo: ['address', 'account', 'version', 'callee', 'date', 'time'],
  skypelogininfo: ['address', 'account', 'version', 'date', 'time'],
  skypenewuser: ['address', 'account', 'date', 'time'],
  skypeonlineinfo: ['address', 'account', 'version', 'datetime', 'flag'],
  skypeversion: ['version', 'address', 'date', 'time'],
} as const satisfies Readonly<Record<string, readonly Field[]>>

export type Family = keyof typeof FAMILIES

const REPORT_COLUMNS = ['address', 'account', 'text', 'date', 'time', 'flag', 'hash'] as const
const COMMON = { charset: 'utf-8', packing: 'none', delimiter: '\t', lineEnd: '\n', extension: '.log' } as const

/** Eight servers as in the report, each with a habit of its own. */
export const SERVERS: Readonly<Record<string, Server>> = {
  log01: {
    ...COMMON,
    sealing: { kind: 'des-line', key: 'first' },
    columns: REPORT_COLUMNS,
    families: ['skypecallinfo', 'skypelogininfo', 'skypeonlineinfo'],
  },
  log02: {
    ...COMMON,
    sealing: { kind: 'des-line', key: 'first' },
    charset: 'gb18030',
    lineEnd: '\r\n',
    columns: REPORT_COLUMNS,
    families: ['skypecallinfo', 'skypenewuser'],
  },
  log03: {
    ...COMMON,
    sealing: { kind: 'aes-file', key: 'third' },
    extension: '.dat',
    columns: ['datetime', 'account', 'address', 'flag', 'text'],
    families: ['skypecallinfo'],
  },
  log04: {
    ...COMMON,
    sealing: { kind: 'plain' },
    charset: 'utf-16le',
    delimiter: '|',
    columns: ['account', 'datetime', 'address', 'version', 'text'],
    families: ['skypecallinfo', 'skypeversion'],
  },
  log05: {
    ...COMMON,
    sealing: { kind: 'des-line', key: 'second' },
    packing: 'gz',
    columns: REPORT_COLUMNS,
    families: ['skypelogininfo'],
  },
  log06: {
    ...COMMON,
    sealing: { kind: 'des-line', key: 'first' },
    packing: 'tar.gz',
    columns: REPORT_COLUMNS,
    families: ['skypenewuser'],
  },
  log07: {
    ...COMMON,
    sealing: { kind: 'des-line', key: 'first' },
    columns: ['counter', 'account', 'datetime', 'text', 'address'],
    families: ['skypelogininfo'],
  },
  log08: {
    ...COMMON,
    sealing: { kind: 'des-line', key: 'first' },
    columns: REPORT_COLUMNS,
    families: ['skypeonlineinfo', 'skypeversion'],
  },
}

/** A day that one server has no message log of. */
export const MISSING = [{ server: 'log07', day: 3 }] as const

/** Lines per server and message log that are no record, by what is wrong with them. */
export const FAULTS: Readonly<Record<string, { noise: number; fewColumns: number; cutLine: number; cutTail: number }>> =
  {
    log01: { noise: 0, fewColumns: 3, cutLine: 0, cutTail: 0 },
    log04: { noise: 0, fewColumns: 2, cutLine: 0, cutTail: 0 },
    log08: { noise: 6, fewColumns: 5, cutLine: 4, cutTail: 1 },
  }

/** The family of the report that could not be decrypted. */
export const MONEY_TEST = 'skypenewusersendmoneytest'

/** Servers whose `MONEY_TEST` log nobody can open: no key for it exists. */
export const SEALED_FOR_GOOD = ['log03', 'log06'] as const
