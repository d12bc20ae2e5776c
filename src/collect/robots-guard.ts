import { hostRefusalOf, ROBOTS_PATH } from './admission.ts'
import { exchange } from './exchange.ts'
import type { Item } from './frontier.ts'
import { isRedirect, linkOf, MOST_HOPS } from './links.ts'
import { ENDINGS, type Ending, type Refusal } from './reasons.ts'
import { type RobotsAnswer, type RobotsRules, robotsRules } from './robots.ts'
import type { Run } from './run.ts'

/** Asks each host for robots.txt before its first page and remembers the rules. */
export type RobotsGuard = (url: URL) => Promise<{ refusal: Refusal | null } | Ending>

export function robotsGuard(run: Run): RobotsGuard {
  const known = new Map<string, RobotsRules | Refusal>()
  return async (url) => {
    const rules = known.get(url.origin) ?? (await learn(run, url))
    if (typeof rules === 'string' && isEnding(rules)) return rules
    if (!known.has(url.origin)) obeyDelay(run, url, rules)
    known.set(url.origin, rules)
    if (typeof rules === 'string') return { refusal: rules }
    return { refusal: rules.allows(url) ? null : 'robots' }
  }
}

const isEnding = (text: string): text is Ending => text in ENDINGS

function obeyDelay(run: Run, url: URL, rules: RobotsRules | Refusal): void {
  if (typeof rules === 'string' || rules.crawlDelaySeconds === null) return
  run.pace.slow(url.hostname, rules.crawlDelaySeconds * 1000)
  run.pace.hold(url.hostname, rules.crawlDelaySeconds * 1000)
}

async function learn(run: Run, url: URL): Promise<RobotsRules | Refusal | Ending> {
  const answer = await ask(run, new URL(ROBOTS_PATH, url))
  return typeof answer === 'string' ? answer : robotsRules(url, answer, run.userAgent)
}

/** Redirects are followed to another robots.txt of the scope only; elsewhere it counts as absent (RFC 9309 §2.3.1.2). */
async function ask(run: Run, first: URL): Promise<RobotsAnswer | Refusal | Ending> {
  let url = first
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    const line = run.robots.get(url.href) ?? (await exchange(run, robotsItem(url)))
    if (typeof line === 'string') return line
    if (line.kind === 'refusal') return line.refusal
    if (line.kind === 'failure' || !run.robots.has(url.href)) return { kind: 'unreachable' }
    const goal = isRedirect(line.status) && line.location !== null ? linkOf(line.location, url) : null
    if (goal === null || goal.pathname !== ROBOTS_PATH || goal.search !== '' || hostRefusalOf(goal, run.scope) !== null)
      return line.robots === null ? { kind: 'unavailable' } : { kind: 'text', text: line.robots }
    url = goal
  }
  return { kind: 'unavailable' }
}

/** What asks for the rules of a host. */
export const robotsItem = (url: URL): Item => ({
  url: url.href,
  kind: 'robots',
  depth: 0,
  hops: 0,
  listedSizeBytes: null,
  listedModified: null,
})
