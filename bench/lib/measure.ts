import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** One finished command: wall time, exit code, output, and the largest sum of resident memory over its process tree. */
export interface Measured {
  wallMs: number
  peakRssBytes: number
  exitCode: number | null
  stdout: string
  stderr: string
}

/** How often the process tree is looked at; peaks shorter than this are missed for both peers alike. */
const POLL_MS = 40

/** Runs a command and watches it from outside, so that every peer is measured the same way. */
export function measure(command: string, args: readonly string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const startedNs = process.hrtime.bigint()
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let peakRssBytes = 0
    const poll = setInterval(() => {
      peakRssBytes = Math.max(peakRssBytes, treeRssBytes(child.pid ?? 0))
    }, POLL_MS)
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (data: Buffer) => (stdout += data.toString()))
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
    child.on('error', reject)
    child.on('close', (exitCode) => {
      clearInterval(poll)
      const wallMs = Number(process.hrtime.bigint() - startedNs) / 1e6
      resolve({ wallMs, peakRssBytes, exitCode, stdout, stderr })
    })
  })
}

/** Resident memory of a process and all that descend from it (proc(5), `VmRSS`). */
function treeRssBytes(root: number): number {
  const parents = new Map<number, number>()
  const rss = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const status = readStatus(name)
    parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? 0))
    rss.set(Number(name), Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) * 1024)
  }
  const descends = (pid: number): boolean => pid === root || (pid > 1 && descends(parents.get(pid) ?? 0))
  return [...rss].reduce((sum, [pid, bytes]) => (descends(pid) ? sum + bytes : sum), 0)
}

function readStatus(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return '' // it ended meanwhile
    throw error
  }
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
