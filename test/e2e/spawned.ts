import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const newestMs = (dir: string): number =>
  Math.max(
    ...readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )

const built = join(process.cwd(), 'dist', 'src')
const isBuilt = existsSync(join(built, 'main.js')) && newestMs(built) > newestMs(join(process.cwd(), 'src'))

/** The program as a process of its own: as built when the build is newer than the sources, else from source. */
export const PROGRAM: readonly string[] = isBuilt
  ? ['--openssl-legacy-provider', join(built, 'main.js')]
  : ['--openssl-legacy-provider', '--import', 'tsx', join(process.cwd(), 'src', 'main.ts')]

export interface Ended {
  /** Null when a signal ended it. */
  code: number | null
  out: string
  err: string
}

export interface Started {
  pid: number
  isRunning(): boolean
  kill(signal: NodeJS.Signals): void
  /** What it printed so far. */
  said(): { out: string; err: string }
  ended: Promise<Ended>
}

/** Starts one command line in a process of its own. */
export function start(argv: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  return startFile(process.execPath, [...PROGRAM, ...argv], env)
}

export function startFile(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
  return {
    pid: child.pid ?? 0,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: (signal) => child.kill(signal),
    said: () => ({ out, err }),
    ended,
  }
}

/** A case folder with a secret that is known beforehand, so that two cases can be compared byte for byte. */
export function caseWithSecret(dir: string, secret = Buffer.alloc(32, 7)): string {
  for (const name of ['evidence', 'tmp', 'report', 'formats', 'lists']) mkdirSync(join(dir, name), { recursive: true })
  writeFileSync(join(dir, 'secret'), secret)
  writeFileSync(join(dir, 'case.json'), '{"schema":"breachlight/case/1"}\n')
  return dir
}
