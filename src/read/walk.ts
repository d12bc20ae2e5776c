import type { Stats } from 'node:fs'
import { access, constants, lstat, readdir, readlink } from 'node:fs/promises'
import { codeOf } from '../lib/error-code.ts'
import { textOfBytes } from '../lib/byte-text.ts'
import { OperatorError } from '../model/errors.ts'
import type { Reason } from '../model/reasons.ts'
import type { FoundFile, SkippedFile } from '../model/stream.ts'
import { isWithin, joinBytes, openRoots, type Root, realFolder } from './roots.ts'

export type Met = { kind: 'file'; file: FoundFile } | { kind: 'skipped'; skipped: SkippedFile }

interface Place {
  absolutePath: Buffer
  /** Bytes of the path below the root. */
  path: Buffer
}

/** A path for people: bytes that are no UTF-8 are written `\xNN`; control characters stay (sinks escape them). */
export const displayPath = (bytes: Buffer): string => textOfBytes(bytes)

/**
 * Every regular file below the roots, depth first, names in ascending order of their bytes. Links, devices, pipes, sockets
 * and what cannot be read are named, never opened. A file below two roots comes once, under the first. `exclude` (the case
 * folder) is never walked into. Throws OperatorError for a root that is missing, unreadable or holds no files.
 */
export async function* walk(roots: readonly string[], options: { exclude?: string } = {}): AsyncGenerator<Met> {
  const opened = await openRoots(roots)
  const exclude = options.exclude === undefined ? null : await realFolder(options.exclude)
  for (const [index, root] of opened.entries()) {
    const earlier = opened.slice(0, index)
    if (earlier.some((other) => isWithin(root.absolutePath, other.absolutePath))) continue
    if (exclude !== null && isWithin(root.absolutePath, exclude)) throw insideCase(root)
    const leaveOut = [...earlier.map((other) => other.absolutePath), ...(exclude === null ? [] : [exclude])]
    yield* walkRoot(root, leaveOut)
  }
}

const insideCase = (root: Root): OperatorError =>
  new OperatorError(`${displayPath(root.absolutePath)} lies inside the case folder`, {
    hint: 'Give the evidence as it was received, not the copy inside the case.',
  })

async function* walkRoot(root: Root, leaveOut: readonly Buffer[]): AsyncGenerator<Met> {
  const name = root.absolutePath.subarray(root.absolutePath.lastIndexOf('/') + 1)
  const top = { absolutePath: root.absolutePath, path: root.kind === 'file' ? name : Buffer.alloc(0) }
  const stack: Place[] = [top]
  let isEmpty = true
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    const { absolutePath } = place
    if (leaveOut.some((path) => path.equals(absolutePath))) {
      isEmpty = false
      continue
    }
    const met = await visit(place, root, stack)
    if (met !== null) {
      isEmpty = false
      yield met
    }
  }
  if (isEmpty) {
    throw new OperatorError(`${displayPath(root.absolutePath)} holds no files`, {
      hint: 'Name the folder that holds the evidence.',
    })
  }
}

/** What lies at a place; a folder's entries go on the stack, last name lowest, and it is itself null. */
async function visit(place: Place, root: Root, stack: Place[]): Promise<Met | null> {
  try {
    const stat = await lstat(place.absolutePath)
    if (stat.isDirectory()) {
      for (const entry of await entries(place)) stack.push(entry)
      return null
    }
    return stat.isFile() ? await foundFile(place, root, stat) : await notAFile(place, stat)
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    return skipped(place, 'unreadable', `the operating system refused to read it (${code})`)
  }
}

async function entries(folder: Place): Promise<Place[]> {
  const names = await readdir(folder.absolutePath, { encoding: 'buffer' })
  const descending = names.toSorted((a, b) => Buffer.compare(b, a))
  return descending.map((name) => ({
    absolutePath: joinBytes(folder.absolutePath, name),
    path: folder.path.length === 0 ? name : joinBytes(folder.path, name),
  }))
}

async function foundFile(place: Place, root: Root, stat: Stats): Promise<Met> {
  await access(place.absolutePath, constants.R_OK)
  const { absolutePath, path } = place
  return { kind: 'file', file: { absolutePath, path: displayPath(path), root: root.name, sizeBytes: stat.size } }
}

async function notAFile(place: Place, stat: Stats): Promise<Met> {
  if (!stat.isSymbolicLink()) return skipped(place, 'special-file', specialKind(stat))
  const target = await readlink(place.absolutePath, { encoding: 'buffer' })
  return skipped(place, 'link', `symbolic link to ${displayPath(target)}`)
}

const specialKind = (stat: Stats): string =>
  stat.isFIFO() ? 'named pipe' : stat.isSocket() ? 'socket' : stat.isBlockDevice() ? 'block device' : 'character device'

const skipped = (place: Place, reason: Reason, detail: string): Met => ({
  kind: 'skipped',
  skipped: { path: displayPath(place.path), reason, detail },
})
