import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Progress } from '../lib/progress.ts'
import { OperatorError } from '../model/errors.ts'
import { plainUrl, ROBOTS_PATH, refusalOf } from './admission.ts'
import { answerLine } from './answer-line.ts'
import { type Clock, systemClock } from './clock.ts'
import { proxyAddress } from './connect.ts'
import { addressesOf, type Resolve, type Surroundings, systemResolve } from './destination.ts'
import { type Egress, egressText } from './egress.ts'
import { exchange } from './exchange.ts'
import type { Item } from './frontier.ts'
import { SCOPE_FILE } from './inventory.ts'
import { type Journal, openJournal } from './journal.ts'
import { withoutQuery } from './links.ts'
import { ownPorts } from './own-ports.ts'
import { hostPace } from './pace.ts'
import { type Ending, REFUSALS } from './reasons.ts'
import { type CollectResult, resultOf, writeInventory } from './result.ts'
import { type RobotsGuard, robotsGuard, robotsItem } from './robots-guard.ts'
import { apply, type Run, type Standing, standingAt } from './run.ts'
import type { ScopeFile } from './scope.ts'
import { requireInTime } from './scope-file.ts'
import { requireRecords, unjournalled } from './unjournalled.ts'
import { openWarc } from './warc-writer.ts'

export interface CollectOptions {
  startUrl: string
  scope: ScopeFile
  /** Folder for the records, the journal and the inventory; one that holds a collection is gone on with. */
  outDir: string
  egress: Egress
  /** Name and version of the program, `Breachlight/1.2.3`. */
  software: string
  progress: Progress
  clock?: Clock
  resolve?: Resolve
  ownPorts?: () => ReadonlySet<number>
}

/** Names inside the folder of a collection. */
export const WARC_FILE = 'collection.warc.gz'
export const JOURNAL_FILE = 'journal.jsonl'

/** What every request says of who asks. */
export const userAgentOf = (software: string, { scope }: ScopeFile): string =>
  scope.userAgentSuffix === null ? software : `${software} (${scope.userAgentSuffix})`

/** Walks a directory within its scope and records every exchange. Ends when nothing is left or a budget is used up. */
export async function collect(options: CollectOptions): Promise<CollectResult> {
  const clock = options.clock ?? systemClock
  requireInTime(options.scope.scope, clock.utcMs())
  const start = requireStart(options)
  const around = await surroundingsOf(options, clock)
  mkdirSync(options.outDir, { recursive: true, mode: 0o700 })
  const standing = standingAt(start, options.scope.scope)
  const journal = resumed(options, standing)
  const warcPath = join(options.outDir, WARC_FILE)
  requireRecords(warcPath, standing.recordedByte)
  const sink = await openWarc(warcPath, warcInfo(options))
  try {
    await catchUp(standing, journal, warcPath)
    writeFileSync(join(options.outDir, SCOPE_FILE), options.scope.bytes, { mode: 0o600 })
    journal.append(runLine(options, start, clock))
    const pace = hostPace(clock, around.scope.requestsPerSecond)
    const begun = { startedMs: clock.monotonicMs(), beforeMs: standing.spent.ms }
    const run: Run = {
      ...standing,
      ...begun,
      around,
      clock,
      journal,
      sink,
      pace,
      userAgent: userAgentOf(options.software, options.scope),
    }
    const ended = await walk(run, options.progress)
    writeInventory(options.outDir, standing)
    return resultOf(standing, { ended, warcPath: sink.path, repairedBytes: sink.repairedBytes })
  } finally {
    await sink.close()
    journal.close()
  }
}

/** The address to begin with, or the reason why the scope does not allow it. */
export function requireStart({ startUrl, scope }: Pick<CollectOptions, 'startUrl' | 'scope'>): URL {
  const start = plainUrl(startUrl)
  const refusal = start === null ? 'not-a-url' : refusalOf(start, scope.scope)
  if (start !== null && refusal === null) return start
  throw new OperatorError(`${startUrl} is not within the scope: ${REFUSALS[refusal ?? 'not-a-url']}.`, {
    hint: 'Nothing was fetched. Check the address, or ask whoever approved the scope to name it there.',
  })
}

async function surroundingsOf(options: CollectOptions, clock: Clock): Promise<Surroundings> {
  const { egress, scope } = options
  const proxy = egress.kind === 'direct' ? null : await proxyAddress(egress, await addressesOf(egress.host), clock)
  return {
    scope: scope.scope,
    egress,
    proxyAddress: proxy,
    resolve: options.resolve ?? systemResolve,
    ownPorts: options.ownPorts ?? ownPorts,
  }
}

/** Reads the journal of earlier runs, if there is one, into where the collection stands. */
function resumed({ outDir, startUrl }: CollectOptions, standing: Standing): Journal {
  return openJournal(join(outDir, JOURNAL_FILE), (line) => {
    if (line.kind === 'run' && line.startUrl !== standing.start.href)
      throw anotherCollection(outDir, { held: line.startUrl, asked: startUrl })
    apply(standing, line)
  })
}

export const anotherCollection = (outDir: string, { held, asked }: { held: string; asked: string }) =>
  new OperatorError(`${outDir} holds a collection of ${held}, not of ${asked}.`, { hint: 'Choose another folder.' })

/** Takes over answers that reached the WARC file and not the journal. */
async function catchUp(standing: Standing, journal: Journal, warcPath: string): Promise<void> {
  for await (const { url, ...found } of unjournalled(warcPath, standing.recordedByte)) {
    const item =
      standing.frontier.find(url) ?? (new URL(url).pathname === ROBOTS_PATH ? robotsItem(new URL(url)) : null)
    if (item === null) continue
    const line = await answerLine(item, { ...found, spentMs: standing.spent.ms })
    journal.append(line)
    apply(standing, line)
  }
}

const warcInfo = ({ software, scope, egress }: CollectOptions) => ({
  software,
  scopeSha256: scope.sha256,
  authority: scope.scope.authority,
  egress: egressText(egress),
  robots: 'obeyed (RFC 9309)',
})

const runLine = (options: CollectOptions, start: URL, clock: Clock) =>
  ({
    kind: 'run',
    startUrl: start.href,
    atUtcMs: clock.utcMs(),
    software: options.software,
    scopeSha256: options.scope.sha256,
    egress: egressText(options.egress),
    userAgent: userAgentOf(options.software, options.scope),
  }) as const

/** Level by level: the folders nearest to the start first. */
async function walk(run: Run, progress: Progress): Promise<Ending> {
  const guard = robotsGuard(run)
  for (let level = 0; ; level++) {
    const items = run.frontier.descend()
    if (items === 0) return run.frontier.beyondBudget > 0 ? 'urls' : 'complete'
    const step = progress.start(`Collecting, level ${level}`, items)
    const ended = await walkLevel(run, guard, () => step.advance(1))
    step.end()
    if (ended !== null) return ended
  }
}

async function walkLevel(run: Run, guard: RobotsGuard, advance: () => void): Promise<Ending | null> {
  for (let item = run.frontier.take(); item !== null; item = run.frontier.take()) {
    const ended = run.done.has(item.url) ? null : await visit(run, item, guard)
    if (ended !== null) return ended
    advance()
  }
  return null
}

async function visit(run: Run, item: Item, guard: RobotsGuard): Promise<Ending | null> {
  const url = new URL(item.url)
  const guarded = await guard(url)
  if (typeof guarded === 'string') return guarded
  // The scope was asked when the link was found; asked again here, no path to the network leads past it.
  const refusal = refusalOf(item.kind === 'next-page' ? withoutQuery(url) : url, run.scope) ?? guarded.refusal
  if (refusal === null) return endedBy(run, await exchange(run, item))
  const line = { kind: 'refusal', item, refusal } as const
  run.journal.append(line)
  apply(run, line)
  return null
}

/** A response that was cut is the end of the budget, even when nothing else is left to fetch. */
function endedBy(run: Run, line: Awaited<ReturnType<typeof exchange>>): Ending | null {
  if (typeof line === 'string') return line
  return line.kind === 'response' && line.truncated === 'length' && run.spent.wireBytes >= run.scope.budgets.bytes
    ? 'bytes'
    : null
}
