export interface SessionMessage {
  atUtcMs: number
  client: string
  isControl: boolean
  isBlocked: boolean
  /** Number that requests in its window name. */
  trial: number
}

export interface SessionRequest {
  atUtcMs: number
  endpoint: string
  /** Null for a kind without a rank. */
  rank: number | null
  /** The message in whose window it lies, when it is of the kind tested; null otherwise. */
  caughtBy: number | null
}

export interface SessionPoints {
  /** In the order of time, at least one. */
  messages: readonly SessionMessage[]
  requests: readonly SessionRequest[]
  windowMs: number
}

/** More rows than this do not fit a page. */
const MOST_CLIENTS = 6
const MOST_ENDPOINTS = 8
/** What the longest labels leave for the time axis. */
const AXIS_PX = 640
/** Marks are 10 px wide; nearer than this, neither they nor the windows beside them can be told apart. */
const NEAREST_PX = 20

const median = (sorted: readonly number[]): number => sorted[Math.floor((sorted.length - 1) / 2)] ?? 0

/**
 * How many messages, from the first, can be drawn side by side and still be told apart. A rule of time alone: what the
 * messages caused has no part in it.
 */
export function readableCount(messages: readonly SessionMessage[]): number {
  const lastOf = new Map<string, number>()
  const pausesMs: number[] = []
  const firstUtcMs = messages[0]?.atUtcMs ?? 0
  for (const [index, { client, atUtcMs }] of messages.entries()) {
    const before = lastOf.get(client)
    if (before !== undefined) pausesMs.push(atUtcMs - before)
    lastOf.set(client, atUtcMs)
    const pausePx = (median(pausesMs.toSorted((a, b) => a - b)) * AXIS_PX) / Math.max(1, atUtcMs - firstUtcMs)
    if (pausesMs.length > 0 && pausePx < NEAREST_PX) return Math.max(1, index)
  }
  return messages.length
}

/** The first part of a session that can be read in one drawing, with the requests until its last window ends. */
export function readablePart({ messages, requests, windowMs }: SessionPoints): SessionPoints & { untilUtcMs: number } {
  const shown = messages.slice(0, readableCount(messages))
  const fromUtcMs = (shown[0]?.atUtcMs ?? 0) - windowMs
  const untilUtcMs = Math.min((shown.at(-1)?.atUtcMs ?? 0) + windowMs, messages[shown.length]?.atUtcMs ?? Infinity)
  const inside = requests.filter(({ atUtcMs }) => atUtcMs >= fromUtcMs && atUtcMs <= untilUtcMs)
  return { messages: shown, requests: inside, windowMs, untilUtcMs }
}

/** Kinds of requests that get a row: those tested first, then by rank; shown by rank. */
export function endpointRows(requests: readonly SessionRequest[]): string[] {
  const kinds = new Map<string, { rank: number; isTested: boolean }>()
  for (const { endpoint, rank, caughtBy } of requests) {
    const isTested = caughtBy !== null || kinds.get(endpoint)?.isTested === true
    kinds.set(endpoint, { rank: rank ?? Number.MAX_SAFE_INTEGER, isTested })
  }
  const all = [...kinds].map(([endpoint, kind]) => ({ endpoint, ...kind })).toSorted((a, b) => a.rank - b.rank)
  return [...all.filter(({ isTested }) => isTested), ...all.filter(({ isTested }) => !isTested)]
    .slice(0, MOST_ENDPOINTS)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ endpoint }) => endpoint)
}

/** Clients that get a row, in the order of their first message. */
export const clientRows = (messages: readonly SessionMessage[]): string[] =>
  [...new Set(messages.map(({ client }) => client))].slice(0, MOST_CLIENTS)
