import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { latin1 } from '../../lib/bytes.ts'
import { codeOf } from '../../lib/error-code.ts'
import { visible } from '../../lib/visible.ts'

/** One line holds the decrypted bytes of one packet and of those that waited for it, twice as long in hexadecimal. */
const MAX_LINE_CHARACTERS = 16 << 20
/** What tshark complains of is told in one sentence. */
const MAX_COMPLAINT_CHARACTERS = 200
/** `tshark -G protocols` prints some 200 KB. */
const MAX_LIST_BYTES = 4 << 20
const LIST_TIMEOUT_MS = 30_000

/**
 * What leads from a frame to TLS. All other dissectors are switched off: each is a parser in C that evidence could
 * attack, and one that knew what runs under TLS would take the bytes away.
 */
const NEEDED =
  /^(?:frame|eth|ethertype|vlan|ieee8021ad|null|loop|raw|sll2?|nflog|ppp|ppp_hdlc|pppoes|mpls|pweth\w*|gre|udp|vxlan|llc|wlan|wlan_radio|wlan_aggregate|radiotap|ah|ip|ipv6|tcp|tls|data)$|^(?:ipv6|tcp\.options|_ws)\./

/** How a run of tshark ended; `detail` is one sentence. */
export type TsharkEnd = { kind: 'done' } | { kind: 'absent' } | { kind: 'failed'; detail: string }

export interface TsharkRun {
  arguments: readonly string[]
  /** Directories in which tshark is looked for, as in PATH. */
  searchPath: string
  /** A folder for the configuration of this run; what is made in it is removed. */
  tempDir: string
  timeoutMs: number
  maxOutputBytes: number
}

type Child = ChildProcessByStdio<null, Readable, Readable>

interface Exit {
  error: Error | null
  code: number | null
  signal: string | null
}

const exitOf = (child: Child): Promise<Exit> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve({ error, code: null, signal: null }))
    child.once('close', (code, signal) => resolve({ error: null, code, signal }))
  })

/** Without a shell, without a user's settings, in a language that does not change. */
function start(run: TsharkRun, configDir: string, timeoutMs: number): Child {
  const env = { PATH: run.searchPath, LC_ALL: 'C', TZ: 'UTC', HOME: configDir, WIRESHARK_CONFIG_DIR: configDir }
  return spawn('tshark', run.arguments, {
    env,
    cwd: configDir,
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The last complaint, without what every run as root complains of. */
function complaintsOf(child: Child): () => string {
  let text = ''
  child.stderr.on('data', (bytes: Buffer) => {
    text = (text + latin1(bytes)).slice(-MAX_COMPLAINT_CHARACTERS)
  })
  return () => visible(text.trim().split('\n').at(-1)?.trim() ?? '')
}

/** Kills the child and waits until it is gone. */
async function stop(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function* linesOf(child: Child, maxOutputBytes: number): AsyncGenerator<readonly string[], string | null> {
  let rest = ''
  let outputBytes = 0
  for await (const chunk of child.stdout) {
    outputBytes += chunk.length
    if (outputBytes > maxOutputBytes) return 'it printed more than the capture can hold'
    const lines = (rest + latin1(chunk)).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > MAX_LINE_CHARACTERS) return 'a packet completes too much at once'
    yield lines
  }
  return null
}

function endOf({ error, code, signal }: Exit, complaint: string): TsharkEnd {
  if (codeOf(error) === 'ENOENT') return { kind: 'absent' }
  if (error !== null) return { kind: 'failed', detail: visible(error.message) }
  if (code === 0) return { kind: 'done' }
  if (signal !== null) return { kind: 'failed', detail: 'it took too long or was killed' }
  return { kind: 'failed', detail: complaint === '' ? `it ended with ${code}` : complaint }
}

async function* runIn(
  run: TsharkRun,
  configDir: string,
  timeoutMs: number,
): AsyncGenerator<readonly string[], TsharkEnd> {
  const child = start(run, configDir, timeoutMs)
  const exit = exitOf(child)
  const complaint = complaintsOf(child)
  try {
    const problem = yield* linesOf(child, run.maxOutputBytes)
    return problem === null ? endOf(await exit, complaint()) : { kind: 'failed', detail: problem }
  } finally {
    await stop(child)
  }
}

/** Names of the dissectors that are not needed, as the installed tshark knows them. */
async function unneeded(run: TsharkRun, configDir: string): Promise<string[] | TsharkEnd> {
  const list = { ...run, arguments: ['-G', 'protocols'], maxOutputBytes: MAX_LIST_BYTES }
  const lines = runIn(list, configDir, LIST_TIMEOUT_MS)
  const names: string[] = []
  for (let step = await lines.next(); ; step = await lines.next()) {
    if (step.done === true) return step.value.kind === 'done' ? names : step.value
    for (const line of step.value) {
      const name = line.split('\t')[2]
      if (name !== undefined && !NEEDED.test(name)) names.push(name)
    }
  }
}

/** The lines that tshark prints, some at a time. The child never outlives the loop over them. */
export async function* tsharkLines(run: TsharkRun): AsyncGenerator<readonly string[], TsharkEnd> {
  const configDir = await mkdtemp(join(run.tempDir, 'tshark-'))
  try {
    const disabled = await unneeded(run, configDir)
    if (!Array.isArray(disabled)) return disabled
    await writeFile(join(configDir, 'disabled_protos'), `${disabled.join('\n')}\n`, { mode: 0o600 })
    return yield* runIn(run, configDir, run.timeoutMs)
  } finally {
    await rm(configDir, { recursive: true, force: true })
  }
}
