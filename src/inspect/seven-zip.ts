import { spawn } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { codeOf } from '../lib/error-code.ts'
import { visible } from '../lib/visible.ts'
import { INSTALLER_MS } from './limits.ts'
import { refusal } from './seven-zip-listing.ts'

/** Names of the program in Debian's `7zip`, in older `p7zip-full`, and of the build that stands alone. */
const NAMES = ['7zz', '7z', '7za'] as const
/** Some 300 bytes an entry, for as many entries as a build may have. */
const MAX_LISTING_BYTES = 64 << 20
const MAX_COMPLAINT_CHARACTERS = 200

/** How opening an installer ended. */
export type Opened =
  | { kind: 'opened'; complaint: string }
  | { kind: 'refused'; detail: string }
  | { kind: 'failed'; detail: string }

/** Path of the program in the directories of `searchPath`; null when none has it. */
export async function findSevenZip(searchPath: string): Promise<string | null> {
  for (const folder of searchPath.split(delimiter).filter((part) => part.startsWith('/')))
    for (const name of NAMES) {
      const path = join(folder, name)
      try {
        await access(path, constants.X_OK)
        return path
      } catch (error) {
        if (codeOf(error) === null) throw error
      }
    }
  return null
}

interface Ended {
  code: number | null
  out: string
  complaint: string
}

/** Without a shell, without anybody to ask, in a language that does not change. */
function run(program: string, words: readonly string[], cwd: string): Promise<Ended> {
  const child = spawn(program, words, {
    env: { LC_ALL: 'C.UTF-8', HOME: cwd, TMPDIR: cwd },
    cwd,
    timeout: INSTALLER_MS,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const parts: Buffer[] = []
  let [sizeBytes, complaint] = [0, '']
  child.stdout.on('data', (bytes: Buffer) => {
    sizeBytes += bytes.length
    if (sizeBytes > MAX_LISTING_BYTES) child.kill('SIGKILL')
    else parts.push(bytes)
  })
  child.stderr.on('data', (bytes: Buffer) => {
    complaint = (complaint + bytes.toString()).slice(-MAX_COMPLAINT_CHARACTERS)
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      resolve({
        code,
        out: Buffer.concat(parts).toString(),
        complaint: visible(complaint.trim().split('\n').at(-1) ?? ''),
      }),
    )
  })
}

/** No password is asked for: a wrong one is given, and what is locked fails. */
const QUIET = ['-y', '-bd', '-sccUTF-8', '-pnone'] as const
/** 1 is a warning: what could be unpacked was. */
const isDone = (code: number | null): boolean => code === 0 || code === 1

/**
 * Unpacks an installer into `target`, an empty folder of ours, after its listing has shown that every name stays in it and
 * that count and size are within limits. 7z is somebody else's parser in C++: it gets the file by path and nothing else.
 */
export async function openWithSevenZip(program: string, filePath: string, target: string): Promise<Opened> {
  const listed = await run(program, ['l', '-slt', ...QUIET, '--', filePath], target)
  if (!isDone(listed.code)) return { kind: 'failed', detail: listed.complaint || '7z cannot list it' }
  const refused = refusal(listed.out)
  if (refused !== null) return { kind: 'refused', detail: refused }
  const unpacked = await run(program, ['x', ...QUIET, '-snl-', `-o${target}`, '--', filePath], target)
  if (!isDone(unpacked.code) && unpacked.code !== 2)
    return { kind: 'failed', detail: unpacked.complaint || '7z ended early' }
  return { kind: 'opened', complaint: isDone(unpacked.code) ? '' : unpacked.complaint || 'parts of it are damaged' }
}
