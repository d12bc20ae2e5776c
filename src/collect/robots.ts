import { createRequire } from 'node:module'

/** What a host's robots.txt lets the collector do (RFC 9309). */
export interface RobotsRules {
  allows(url: URL): boolean
  /** Seconds between requests that it asks for; null when it does not. */
  crawlDelaySeconds: number | null
}

/** What asking for robots.txt came to: the text of a 2xx, a 4xx or stray redirect, or a 5xx or no answer. */
export type RobotsAnswer = { kind: 'text'; text: string } | { kind: 'unavailable' } | { kind: 'unreachable' }

/** What is used of robots-parser, whose own types describe another kind of module than it is. */
type Parse = (
  url: string,
  text: string,
) => {
  /** Undefined for an address of another host. */
  isAllowed(url: string, userAgent: string): boolean | undefined
  getCrawlDelay(userAgent: string): number | undefined
}

const require = createRequire(import.meta.url)
const robotsParser: Parse = require('robots-parser')

/** RFC 9309 §2.5: at least 500 kibibytes are to be read. */
export const MOST_ROBOTS_BYTES = 500 * 1024
/** Lines with wildcards cost their length times that of the address, each time; more of them were made to cost. */
const MOST_WILDCARD_CHARACTERS = 16 * 1024

/** Unavailable means that everything is allowed, unreachable, or made to be slow, that nothing is (RFC 9309 §2.3.1.3, §2.3.1.4). */
export function robotsRules(url: URL, answer: RobotsAnswer, userAgent: string): RobotsRules {
  if (answer.kind === 'text' && isCostly(answer.text)) return { allows: () => false, crawlDelaySeconds: null }
  if (answer.kind !== 'text') return { allows: () => answer.kind === 'unavailable', crawlDelaySeconds: null }
  const parsed = robotsParser(new URL('/robots.txt', url).href, answer.text)
  const delay = parsed.getCrawlDelay(userAgent)
  return {
    allows: (asked) => parsed.isAllowed(asked.href, userAgent) !== false,
    crawlDelaySeconds: delay === undefined || !(delay > 0) ? null : delay,
  }
}

const isCostly = (text: string): boolean =>
  text
    .split(/[\r\n]+/)
    .filter((line) => line.includes('*'))
    .reduce((sum, line) => sum + line.length, 0) > MOST_WILDCARD_CHARACTERS
