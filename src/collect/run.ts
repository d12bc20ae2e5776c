import type { Clock } from './clock.ts'
import type { Surroundings } from './destination.ts'
import { Frontier, type Item } from './frontier.ts'
import type { Collected } from './inventory.ts'
import type { Journal, JournalLine, ResponseLine } from './journal.ts'
import { isRedirect, linkOf, MOST_HOPS, nextPageOf, refusalOfEntry } from './links.ts'
import { refusalOf } from './admission.ts'
import type { Pace } from './pace.ts'
import type { Failure, Refusal } from './reasons.ts'
import type { Scope } from './scope.ts'
import type { WarcSink } from './warc-writer.ts'

/** What the journal tells: where a collection stands. Every line changes it in the same way, live and when it is read again. */
export interface Standing {
  scope: Scope
  start: URL
  frontier: Frontier
  /** Addresses whose answer is recorded whole and final. */
  done: Set<string>
  /** The latest answer for each address that was asked for. */
  rows: Map<string, Collected>
  /** Byte of the WARC file at which the last answer that the journal knows begins; -1 for none. */
  recordedByte: number
  /** Answers for robots.txt that hold for later runs, by address. */
  robots: Map<string, ResponseLine>
  /** Addresses that were not asked for when their turn came. */
  refused: Map<string, Refusal>
  /** Addresses that gave no answer. */
  failed: Map<string, Failure>
  spent: { requests: number; wireBytes: number; ms: number }
  hosts: Map<string, HostCount>
}

/** What one host was asked for and gave. */
export interface HostCount {
  requests: number
  wireBytes: number
}

/** A run: where the collection stands and what it works with. */
export interface Run extends Standing {
  around: Surroundings
  clock: Clock
  userAgent: string
  journal: Journal
  sink: WarcSink
  pace: Pace
  /** Moment of the monotonic clock at which the time spent was `beforeMs`. */
  startedMs: number
  beforeMs: number
}

export function standingAt(start: URL, scope: Scope): Standing {
  const standing: Standing = {
    scope,
    start,
    frontier: new Frontier(scope.budgets.urls),
    done: new Set(),
    rows: new Map(),
    recordedByte: -1,
    robots: new Map(),
    refused: new Map(),
    failed: new Map(),
    spent: { requests: 0, wireBytes: 0, ms: 0 },
    hosts: new Map(),
  }
  standing.frontier.offer(itemFor(start, { kind: 'folder', depth: 0, hops: 0 }))
  return standing
}

const itemFor = (url: URL, { kind, depth, hops }: Pick<Item, 'kind' | 'depth' | 'hops'>): Item => ({
  url: url.href,
  kind: kind === 'file' && url.pathname.endsWith('/') ? 'folder' : kind,
  depth,
  hops,
  listedSizeBytes: null,
  listedModified: null,
})

/** Statuses that ask to come again later (RFC 9110 §15.6.4, RFC 6585 §4): no answer to keep for good. */
export const isPutOff = (status: number): boolean => status === 429 || status === 503

/** Puts a line of the journal into effect. */
export function apply(standing: Standing, line: JournalLine): void {
  if (line.kind === 'run') return
  const { url } = line.item
  standing.refused.delete(url)
  standing.failed.delete(url)
  if (line.kind === 'refusal') {
    // Without its robots.txt, the page that was asked for is refused for the same reason, and counts.
    if (line.item.kind !== 'robots') standing.refused.set(url, line.refusal)
    return
  }
  spend(standing, line)
  if (line.kind === 'failure') {
    standing.failed.set(url, line.failure)
    if (!standing.rows.has(url)) standing.rows.set(url, unanswered(line.item))
    return
  }
  standing.recordedByte = line.warcOffsetBytes
  standing.rows.set(url, rowOf(line))
  if (isFinal(line)) standing.done.add(url)
  if (line.item.kind === 'robots') {
    if (isFinal(line)) standing.robots.set(url, line)
    return
  }
  const base = new URL(url)
  if (isRedirect(line.status) && line.location !== null) follow(standing, line, base)
  if (line.listing !== null) takeEntries(standing, line.listing, { base, depth: line.item.depth + 1 })
}

/** True when the answer need not be asked for again: whole, and no request to come later. */
const isFinal = ({ status, truncated, item }: ResponseLine): boolean =>
  item.kind === 'robots'
    ? status < 500 && truncated !== 'disconnect' && truncated !== 'time'
    : truncated === null && !isPutOff(status)

function spend({ spent, hosts }: Standing, line: { item: Item; wireBytes: number; spentMs: number }): void {
  spent.requests += 1
  spent.wireBytes += line.wireBytes
  spent.ms = Math.max(spent.ms, line.spentMs)
  const { host } = new URL(line.item.url)
  const { requests, wireBytes } = hosts.get(host) ?? { requests: 0, wireBytes: 0 }
  hosts.set(host, { requests: requests + 1, wireBytes: wireBytes + line.wireBytes })
}

const unanswered = (item: Item): Collected => ({
  url: item.url,
  status: null,
  sizeBytes: null,
  sha256: null,
  contentType: null,
  modified: item.listedModified,
  fetchedAtUtcMs: null,
  truncated: null,
  listedSizeBytes: item.listedSizeBytes,
})

const rowOf = ({ item, ...line }: ResponseLine): Collected => ({
  url: item.url,
  status: line.status,
  sizeBytes: line.sizeBytes,
  sha256: line.sha256,
  contentType: line.contentType,
  modified: line.lastModified ?? item.listedModified,
  fetchedAtUtcMs: line.fetchedAtUtcMs,
  truncated: line.truncated,
  listedSizeBytes: item.listedSizeBytes,
})

/** Checks the goal of a redirect like any other address; what the scope does not name stays in the record only. */
function follow({ scope, frontier }: Standing, { item, location }: ResponseLine, base: URL): void {
  const goal = location === null ? null : linkOf(location, base)
  const hops = item.hops + 1
  const refusal = goal === null ? 'not-a-url' : hops > MOST_HOPS ? 'redirects' : refusalOf(goal, scope)
  if (refusal !== null) return frontier.refuse(refusal)
  if (goal === null) return
  frontier.offerNow({
    ...itemFor(goal, { kind: item.kind, depth: item.depth, hops }),
    listedSizeBytes: item.listedSizeBytes,
    listedModified: item.listedModified,
  })
}

function takeEntries(
  standing: Standing,
  listing: NonNullable<ResponseLine['listing']>,
  { base, depth }: { base: URL; depth: number },
): void {
  const { scope, frontier } = standing
  const next = nextPageOf(listing.nextPage, base)
  if (next !== null) frontier.offer(itemFor(next, { kind: 'next-page', depth: depth - 1, hops: 0 }))
  for (const entry of listing.entries) {
    const part = listing.kind === BUCKET && entry.isFolder ? nextPageOf(entry.href, base) : null
    const url = part ?? linkOf({ text: entry.href, hasStrayBytes: listing.hasStrayBytes }, base)
    const within = part === null ? refusalOfEntry(url, base, standing) : null
    const refusal: Refusal | null = within ?? (depth > scope.budgets.depth ? 'depth' : null)
    if (refusal !== null) frontier.refuse(refusal)
    else if (url !== null)
      frontier.offer({
        ...itemFor(url, { kind: part === null ? (entry.isFolder ? 'folder' : 'file') : 'next-page', depth, hops: 0 }),
        listedSizeBytes: entry.sizeBytes,
        listedModified: entry.modified,
      })
  }
}

/** The kind of listing whose folders are queries to one address (Amazon S3, `prefix` and `delimiter`). */
const BUCKET = 's3'
