import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CollectOptions, collect } from '../../src/collect/collect.ts'
import type { CollectResult } from '../../src/collect/result.ts'
import type { ScopeFile } from '../../src/collect/scope.ts'
import { readScope } from '../../src/collect/scope-file.ts'
import type { Progress } from '../../src/lib/progress.ts'
import { type Behaviour, type Hostile, hostile, hurried, reply } from './hostile-server.ts'

export const quiet: Progress = {
  start: () => ({ advance: () => undefined, end: () => undefined }),
  note: () => undefined,
}

/** Silence of 30 s is 1.5 s: long enough for a busy machine, short enough to wait for. */
export const FACTOR = 20

/** A scope file with a year around today. */
export async function scopeFile(path: string, lines: readonly string[]): Promise<ScopeFile> {
  const year = new Date().getUTCFullYear()
  const fixed = [
    'authority: a test',
    'contact: nobody',
    'approver: nobody',
    `not_before: ${year - 1}-01-01`,
    `not_after: ${year + 2}-01-01`,
  ]
  writeFileSync(path, `${[...fixed, ...lines].join('\n')}\n`)
  return readScope(path)
}

/** Servers of one test: the one that is collected from, and two that nothing may ever reach. */
export interface World {
  main: Hostile
  /** Listens on loopback; the scope does not name it. */
  sentinel: Hostile
  /** Listens on loopback, is named by the scope, and announced its port as this program's own. */
  workbench: Hostile
}

export async function world(behaviour: (world: World) => Behaviour): Promise<World> {
  const [sentinel, workbench] = [await hostile(politely), await hostile(politely)]
  const at: { behave: Behaviour } = { behave: politely }
  const main = await hostile((path, socket, seen) => at.behave(path, socket, seen))
  const made = { main, sentinel, workbench }
  at.behave = behaviour(made)
  return made
}

const politely: Behaviour = (_, socket) => reply(socket, '200 OK', { body: 'reached' })

export const closeWorld = async ({ main, sentinel, workbench }: World): Promise<void> => {
  await Promise.all([main.close(), sentinel.close(), workbench.close()])
}

/** What of a scope and of the options a test says; the rest is usual. */
export interface Asked {
  dir: string
  start?: string
  hosts?: readonly string[]
  prefixes?: string
  addresses?: string
  lines?: readonly string[]
  requestsPerSecond?: number
  /** How much faster time runs; for what waits long. */
  factor?: number
  options?: Partial<CollectOptions>
}

export async function collectFrom({ main, workbench }: World, asked: Asked): Promise<CollectResult> {
  const hosts = asked.hosts ?? [`127.0.0.1:${main.port}`, `127.0.0.1:${workbench.port}`]
  const scope = await scopeFile(join(asked.dir, 'scope-given.yaml'), [
    `hosts: [${hosts.map((host) => JSON.stringify(host)).join(', ')}]`,
    `path_prefixes: ${asked.prefixes ?? '[/log/]'}`,
    `addresses: ${asked.addresses ?? '[127.0.0.1]'}`,
    // Loopback: 5 ms of the collector’s time between requests.
    `requests_per_second: ${asked.requestsPerSecond ?? 200}`,
    ...(asked.lines ?? []),
  ])
  return collect({
    startUrl: asked.start ?? `${main.origin}/log/`,
    scope,
    outDir: join(asked.dir, 'out'),
    egress: { kind: 'direct' },
    software: 'Breachlight/0.0.0',
    progress: quiet,
    clock: hurried(asked.factor ?? FACTOR),
    ownPorts: () => new Set([workbench.port]),
    ...asked.options,
  })
}
