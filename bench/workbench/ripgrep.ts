import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Exported, Query } from './workload.ts'

/** How long ripgrep takes to count the lines with all terms, and how many; it knows servers as files and no other filter. */
export function counted({ textDir, servers }: Exported, { terms, server }: Query): { ms: number; found: number } {
  const files = (server.length === 0 ? servers : server).map((name) => join(textDir, `${name}.txt`))
  const [first = '', ...rest] = terms
  const began = performance.now()
  let lines = rg(['-i', '-F', '-I', '-N', '--', first, ...files], null)
  for (const term of rest) lines = rg(['-i', '-F', '--', term], lines)
  return { ms: performance.now() - began, found: lines.toString('latin1').split('\n').length - 1 }
}

function rg(args: readonly string[], input: Buffer | null): Buffer {
  const { status, stdout, error } = spawnSync('rg', args, {
    maxBuffer: 1 << 30,
    ...(input === null ? { stdio: ['ignore', 'pipe', 'inherit'] } : { input }),
  })
  if (error !== undefined) throw error
  if (status !== 0 && status !== 1) throw new Error(`rg ended with ${status}`)
  return stdout
}
