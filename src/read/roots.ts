import { access, constants, lstat, realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { codeOf } from '../lib/error-code.ts'
import { textOfBytes } from '../lib/byte-text.ts'
import { OperatorError } from '../model/errors.ts'

/** A folder or file given on the command line, with links in its own path already followed. */
export interface Root {
  absolutePath: Buffer
  /** Base name as typed; `name-2` for the second root of that name. */
  name: string
  kind: 'folder' | 'file'
}

const SLASH = 0x2f

/** Joins a folder and a name, as bytes. */
export const joinBytes = (folder: Buffer, name: Buffer): Buffer =>
  Buffer.concat(folder.at(-1) === SLASH ? [folder, name] : [folder, Buffer.from('/'), name])

/** True when `path` is `folder` or lies below it. */
export const isWithin = (path: Buffer, folder: Buffer): boolean =>
  path.equals(folder) || path.subarray(0, folder.length + 1).equals(joinBytes(folder, Buffer.alloc(0)))

const baseName = (path: Buffer): string => textOfBytes(path.subarray(path.lastIndexOf(SLASH) + 1))

const badRoot = (typed: string, code: string, cause: unknown): OperatorError =>
  new OperatorError(code === 'ENOENT' ? `${typed}: no such file or folder` : `${typed}: cannot be read (${code})`, {
    hint:
      code === 'ENOENT' ? 'Check the spelling of the evidence path.' : 'Check the permissions of the evidence path.',
    cause,
  })

async function openRoot(typed: string): Promise<Omit<Root, 'name'>> {
  if (typed === '')
    throw new OperatorError('A path is empty.', {
      hint: 'Perhaps a variable of the shell is not set. Name a file or folder; a point stands for the folder you are in.',
    })
  try {
    const absolutePath = await realpath(Buffer.from(resolve(typed)), { encoding: 'buffer' })
    const stat = await lstat(absolutePath)
    if (!stat.isDirectory() && !stat.isFile()) {
      throw new OperatorError(`${typed}: neither a file nor a folder`, { hint: 'Name a regular file or a folder.' })
    }
    await access(absolutePath, constants.R_OK | (stat.isDirectory() ? constants.X_OK : 0))
    return { absolutePath, kind: stat.isDirectory() ? 'folder' : 'file' }
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    throw badRoot(typed, code, error)
  }
}

/** Opens every root, naming twins apart. Throws OperatorError for one that is missing or cannot be read. */
export async function openRoots(typedRoots: readonly string[]): Promise<Root[]> {
  const roots: Root[] = []
  for (const typed of typedRoots) {
    const root = await openRoot(typed)
    if (roots.some((other) => other.absolutePath.equals(root.absolutePath))) continue
    const base = baseName(Buffer.from(resolve(typed)))
    let name = base
    for (let count = 2; roots.some((other) => other.name === name); count += 1) name = `${base}-${count}`
    roots.push({ ...root, name })
  }
  return roots
}

/** The real path of a folder that need not exist yet. */
export async function realFolder(path: string): Promise<Buffer> {
  try {
    return await realpath(Buffer.from(resolve(path)), { encoding: 'buffer' })
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return Buffer.from(resolve(path))
  }
}
