import type { BlockList } from 'node:net'

/** What may be collected, as an approver wrote it down. Made by `readScope` only. */
export interface Scope {
  /** Why the collection is lawful: order, file number, consent. */
  authority: string
  /** Whom to ask about it. */
  contact: string
  /** Who allowed it. */
  approver: string
  /** First millisecond at which something may be fetched. */
  notBeforeUtcMs: number
  /** First millisecond at which nothing may be fetched any more. */
  notAfterUtcMs: number
  hosts: readonly ScopeHost[]
  /** Addresses that would be denied, but are named in the scope. */
  namedAddresses: BlockList
  budgets: Budgets
  /** Requests to one host in a second, at most. */
  requestsPerSecond: number
  /** Words added to the User-Agent header; null for none. */
  userAgentSuffix: string | null
  acceptsInvalidCertificates: boolean
  /** True when a proxy may resolve names, so that their addresses cannot be checked before. */
  resolvesRemotely: boolean
}

/** One host of the scope, in the spelling of the WHATWG URL standard, without a trailing dot. */
export interface ScopeHost {
  hostname: string
  /** Null: the default port of the scheme. */
  ports: readonly number[] | null
  /** Normalised paths; `/log/` is the folder and all below, `/log` that one path and all below. */
  pathPrefixes: readonly string[]
}

/** Limits of a whole collection, over all its runs. */
export interface Budgets {
  /** Bytes as they came over the wire, headers included. */
  bytes: number
  /** Links from the start to the deepest page. */
  depth: number
  /** Time spent collecting, waiting included. */
  seconds: number
  /** Requests, robots.txt and repetitions included. */
  urls: number
}

/** The scope file as it was read: what it says, its bytes for the record, and their SHA-256 in hex. */
export interface ScopeFile {
  scope: Scope
  bytes: Uint8Array
  sha256: string
}
