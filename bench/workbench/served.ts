import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { startedWith } from '../lib/started-with.ts'
import type { Query } from './workload.ts'

/** The workbench as a process of its own, asked over HTTP. */
export interface Served {
  origin: string
  /** The whole answer of a route, read to its end. */
  get(path: string): Promise<unknown>
  /** What lets a tab in. */
  bearer: string
  /** Resident memory now and at its highest (proc(5), VmRSS and VmHWM). */
  memory(): { nowBytes: number; peakBytes: number }
  /** Processor time of all its threads since it started. */
  processorMs(): number
  stop(): Promise<void>
}

export async function served(caseDir: string): Promise<Served> {
  const words = [...startedWith(), 'dist/src/main.js', 'serve', '--case', caseDir, '--print-url', '--no-open']
  const child = spawn('env', words, { stdio: ['pipe', 'ignore', 'pipe'] })
  const links: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    const [link] = /http:\S+#launch=\S+/.exec(line) ?? []
    if (link !== undefined) links.push(link)
  })
  const nextLink = async (): Promise<string> => {
    while (links.length === 0) {
      if (child.exitCode !== null) throw new Error(`the workbench ended with ${child.exitCode} before it was up`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return links.shift() ?? ''
  }
  const { origin, hash } = new URL(await nextLink())
  const entered = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
    body: JSON.stringify({ launch: hash.slice('#launch='.length) }),
  })
  const door: unknown = await entered.json()
  const bearer = door !== null && typeof door === 'object' && 'bearer' in door ? String(door.bearer) : ''
  return {
    origin,
    async get(path) {
      const response = await fetch(`${origin}/api${path}`, { headers: { Authorization: `Bearer ${bearer}` } })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return response.json()
    },
    bearer,
    memory: () => memoryOf(child.pid ?? 0),
    processorMs: () => processorMsOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGINT')
      await once(child, 'exit')
    },
  }
}

function memoryOf(pid: number): { nowBytes: number; peakBytes: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024
  return { nowBytes: read('VmRSS'), peakBytes: read('VmHWM') }
}

/** Length of a clock tick in proc(5): 100 of them make a second on every Linux that Node.js runs on. */
const TICK_MS = 10

function processorMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS // utime and stime, the 14th and 15th
}

/** A query as the page asks it. */
export function queryOf({ terms, server, country, version, fromUtcMs, toUtcMs }: Query): string {
  const search = new URLSearchParams()
  if (terms.length > 0) search.set('search', terms.map((term) => `"${term}"`).join(' '))
  for (const value of server) search.append('server', value)
  for (const value of country) search.append('country', value)
  for (const value of version) search.append('client_version', value)
  if (fromUtcMs !== null) search.set('from', String(fromUtcMs))
  if (toUtcMs !== null) search.set('to', String(toUtcMs))
  return search.toString()
}
