import { computed, signal } from '@preact/signals'
import type { InferResponseType } from 'hono/client'
import type { Current } from '../../src/serve/api.ts'
import { api, get, isInside, open } from './client.ts'

type Status = InferResponseType<typeof api.case.$get>

/** Which case is open and whether names are shown; null until the server said so. */
export const status = signal<Status | null>(null)

/** The work that goes on, or the last one. */
export const job = signal<Current['job']>(null)

/** Grows when what pages show may be another: the case was worked on, names were covered or shown. */
export const changes = signal(0)

/** True while names are shown as they are in the evidence. */
export const isRevealed = computed(() => (status.value?.revealedUntilUtcMs ?? 0) > 0)

/** Asks the server for the state of things again. */
export async function refreshStatus(): Promise<void> {
  const before = status.value
  const now = await get(api.case.$get())
  status.value = now
  if (
    before !== null &&
    (before.case?.ledgerHead !== now.case?.ledgerHead || before.revealedUntilUtcMs !== now.revealedUntilUtcMs)
  )
    changes.value += 1
}

/** How long to wait before the stream of progress is opened again after it broke. */
const REOPEN_MS = 1000

/** Follows the works of the server for as long as this tab is inside. */
export async function followJobs(): Promise<void> {
  while (isInside()) {
    await readLines().catch(() => undefined) // the server went away or the connection broke: it is opened again
    await new Promise((resolve) => setTimeout(resolve, REOPEN_MS))
  }
}

async function readLines(): Promise<void> {
  const response = await open('/jobs/stream')
  const lines = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let next = await lines?.read(); next !== undefined && !next.done; next = await lines?.read()) {
    const parts = `${rest}${next.value}`.split('\n')
    rest = parts.pop() ?? ''
    const last = parts.at(-1)
    if (last !== undefined) await heard(JSON.parse(last))
  }
}

async function heard({ job: now }: Current): Promise<void> {
  const was = job.value
  job.value = now
  if (was !== null && !was.isOver && now?.isOver === true) {
    await refreshStatus()
    changes.value += 1
  }
}
