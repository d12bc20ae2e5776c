import { answerLine } from './answer-line.ts'
import { pause } from './clock.ts'
import { type Failed, type Refused, request, type Response } from './fetch.ts'
import type { Item } from './frontier.ts'
import type { FailureLine, RefusalLine, ResponseLine } from './journal.ts'
import { retryAfterMs } from './pace.ts'
import { MOST_PAGE_BYTES } from './page-text.ts'
import type { Ending, Failure } from './reasons.ts'
import { MOST_HEAD_BYTES } from './response-head.ts'
import { MOST_ROBOTS_BYTES } from './robots.ts'
import { apply, isPutOff, type Run } from './run.ts'

/** An address is asked for once, and again at most twice when the connection broke or the server put it off. */
const MOST_ATTEMPTS = 3
/** Before the second attempt; doubled before the third. */
const RETRY_MS = 5_000
/** When a server puts off without saying for how long. */
const PUT_OFF_MS = 60_000

const KEPT_BYTES: Readonly<Record<Item['kind'], number>> = {
  folder: MOST_PAGE_BYTES,
  'next-page': MOST_PAGE_BYTES,
  file: 0,
  robots: MOST_ROBOTS_BYTES,
}

/** Nobody writes rules longer than are read. */
const MOST_WIRE_BYTES: Readonly<Record<Item['kind'], number>> = {
  folder: Number.POSITIVE_INFINITY,
  'next-page': Number.POSITIVE_INFINITY,
  file: Number.POSITIVE_INFINITY,
  robots: MOST_ROBOTS_BYTES + MOST_HEAD_BYTES,
}

/** Asks for one address within the budgets, records what comes, and gives the last line of the journal about it. */
export async function exchange(run: Run, item: Item): Promise<ResponseLine | FailureLine | RefusalLine | Ending> {
  for (let attempt = 1; ; attempt++) {
    const ending = await untilReady(run, item)
    if (ending !== null) return ending
    const line = await askOnce(run, item)
    run.journal.append(line)
    apply(run, line)
    if (attempt >= MOST_ATTEMPTS || !isWorthMore(line)) return line
    run.pace.hold(hostOf(item), putOffMs(run, line) ?? RETRY_MS * 2 ** (attempt - 1))
  }
}

const hostOf = (item: Item): string => new URL(item.url).hostname

export const spentMs = (run: Run): number => run.beforeMs + run.clock.monotonicMs() - run.startedMs

/** The end of the time that the scope leaves, from now. */
function leftMs(run: Run): { ms: number; ending: Ending } {
  const budgetMs = run.scope.budgets.seconds * 1000 - spentMs(run)
  const scopeMs = run.scope.notAfterUtcMs - run.clock.utcMs()
  return budgetMs <= scopeMs ? { ms: budgetMs, ending: 'seconds' } : { ms: scopeMs, ending: 'not-after' }
}

/** Waits for the host's turn; tells which budget is used up, or would be by waiting. */
async function untilReady(run: Run, item: Item): Promise<Ending | null> {
  const { spent, scope } = run
  for (;;) {
    if (spent.requests >= scope.budgets.urls) return 'urls'
    if (spent.wireBytes >= scope.budgets.bytes) return 'bytes'
    const waitMs = run.pace.waitMs(hostOf(item))
    const left = leftMs(run)
    if (left.ms <= 0 || waitMs >= left.ms) return left.ending
    if (waitMs <= 0) return null
    await pause(run.clock, waitMs)
  }
}

async function askOnce(run: Run, item: Item): Promise<ResponseLine | FailureLine | RefusalLine> {
  run.pace.begin(hostOf(item))
  const { userAgent, clock, scope } = run
  const answer: Response | Failed | Refused = await request(
    {
      url: new URL(item.url),
      userAgent,
      mostBytes: Math.min(MOST_WIRE_BYTES[item.kind], scope.budgets.bytes - run.spent.wireBytes),
      deadlineMs: clock.monotonicMs() + leftMs(run).ms,
      keptBytes: KEPT_BYTES[item.kind],
    },
    run.around,
    clock,
  )
  if (answer.kind === 'refused') return { kind: 'refusal', item, refusal: answer.refusal }
  if (answer.kind === 'response') return recorded(run, item, answer)
  const { failure, detail, wireBytes } = answer
  return { kind: 'failure', item, failure, detail, wireBytes, spentMs: spentMs(run) }
}

async function recorded(run: Run, item: Item, answer: Response): Promise<ResponseLine> {
  const { head, body, truncated } = answer
  const receipt = await run.sink.write({
    url: item.url,
    requestHead: answer.requestHead,
    responseHead: head.bytes,
    body,
    startedAt: new Date(answer.startedAtUtcMs),
    address: answer.address,
    truncated,
    metadata: answer.notes,
  })
  return answerLine(item, {
    head,
    content: answer.content(),
    fetchedAtUtcMs: answer.startedAtUtcMs,
    truncated: truncated(),
    receipt,
    wireBytes: answer.wireBytes(),
    spentMs: spentMs(run),
  })
}

const PASSING: ReadonlySet<Failure> = new Set(['connect', 'proxy', 'disconnect'])

function isWorthMore(line: ResponseLine | FailureLine | RefusalLine): boolean {
  if (line.kind === 'refusal') return false
  if (line.kind === 'failure') return PASSING.has(line.failure)
  return isPutOff(line.status) || line.truncated === 'disconnect'
}

/** How long the host asked to be left alone; null when it did not. */
function putOffMs(run: Run, line: ResponseLine | FailureLine | RefusalLine): number | null {
  if (line.kind !== 'response' || !isPutOff(line.status)) return null
  return retryAfterMs(line.retryAfter, run.clock.utcMs()) ?? PUT_OFF_MS
}
