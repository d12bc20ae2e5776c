import { lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { parseAddress } from '../lib/addresses.ts'
import { codeOf } from '../lib/error-code.ts'
import { OperatorError } from '../model/errors.ts'

/** Where the processes of one person announce the ports they listen on. */
export const portFolder = (): string => join(tmpdir(), `breachlight-ports-${userInfo().uid}`)

/** Makes the folder, or refuses one that somebody else put there: its files decide what is denied. */
function requirePrivate(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const found = lstatSync(dir)
  const { uid } = userInfo()
  if (found.isDirectory() && (uid < 0 || found.uid === uid) && (found.mode & 0o022) === 0) return
  throw new OperatorError(`${dir} belongs to somebody else or can be written to by others.`, {
    hint: 'Remove it, then run the command again.',
  })
}

/** Tells collectors of the same person that this process listens on a port; the returned function takes it back. */
export function announcePort(port: number, dir = portFolder()): () => void {
  requirePrivate(dir)
  const path = join(dir, `${port}-${process.pid}`)
  writeFileSync(path, '', { mode: 0o600 })
  return () => rmSync(path, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
    if (codeOf(error) === 'EPERM') return true
    throw error
  }
}

/** Ports that running processes of this product announced. */
export function ownPorts(dir = portFolder()): ReadonlySet<number> {
  requirePrivate(dir)
  const announced = readdirSync(dir).flatMap((name) => {
    const [, port, pid] = /^(\d{1,5})-(\d+)$/.exec(name) ?? []
    return port !== undefined && isAlive(Number(pid)) ? [Number(port)] : []
  })
  return new Set(announced)
}

/** True for addresses that lead back to this machine: loopback, unspecified, and those of its interfaces. */
export function isOwnAddress(address: string): boolean {
  const known = parseAddress(address)
  if (known === null) return false
  const { canonical } = known
  if (/^(127|0)\./.test(canonical) || canonical === '::1' || canonical === '::') return true
  return Object.values(networkInterfaces()).some((list) =>
    list?.some((one) => parseAddress(one.address)?.canonical === canonical),
  )
}
