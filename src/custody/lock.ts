import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { codeOf } from '../lib/error-code.ts'
import { OperatorError } from '../model/errors.ts'

interface Holder {
  pid: number
  host: string
  sinceUtc: string
  /** Start of the process in clock ticks since boot (proc(5), field 22), against reused process numbers; null elsewhere. */
  startTicks: string | null
}

/** Takes the case for one writer; throws `caseLocked` naming who holds it. Returns what gives it back. */
export function lockCase(path: string, nowUtcMs: number): () => void {
  const mine: Holder = {
    pid: process.pid,
    host: hostname(),
    sinceUtc: new Date(nowUtcMs).toISOString(),
    startTicks: startTicksOf(process.pid),
  }
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    claim(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
  return () => rmSync(path, { force: true })
}

function claim(draft: string, path: string): void {
  if (linked(draft, path)) return
  const holder = readHolder(path)
  if (holder !== null && isAlive(holder)) throw lockedBy(holder)
  setAside(path, holder)
  if (linked(draft, path)) return
  throw lockedBy(readHolder(path))
}

/** link(2) fails when the name exists: of two processes that try, one wins. */
function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Moves a dead holder's lock away; a live one that slipped in between is put back. */
function setAside(path: string, dead: Holder | null): void {
  const aside = `${path}.dead.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const moved = readHolder(aside)
  if (moved !== null && JSON.stringify(moved) !== JSON.stringify(dead)) linked(aside, path)
  rmSync(aside, { force: true })
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true // cannot be known from here; never steal it
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
    if (codeOf(error) !== 'EPERM') throw error
  }
  return holder.startTicks === null || holder.startTicks === startTicksOf(holder.pid)
}

function startTicksOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

const lockedBy = (holder: Holder | null) =>
  new OperatorError(
    holder === null
      ? 'Another run has just taken this case.'
      : `This case is in use by process ${holder.pid} on ${holder.host}, since ${holder.sinceUtc}.`,
    { hint: 'Wait until it is done, or end that process, and run the command again.', exit: 'caseLocked' },
  )
