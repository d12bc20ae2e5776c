import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../lib/error-code.ts'
import { OperatorError } from '../model/errors.ts'
import { INVENTORY_FILE } from './inventory.ts'

/** Something others, or an earlier run, collected. */
export interface Source {
  kind: 'warc' | 'wacz' | 'collection' | 'mirror'
  path: string
}

const kindOfFile = (name: string): 'warc' | 'wacz' | null => {
  if (/\.warc(?:\.gz)?$/i.test(name)) return 'warc'
  return /\.wacz$/i.test(name) ? 'wacz' : null
}

/**
 * What lies at a path: a WARC, a WACZ, a folder of a collection of ours, a folder of WARCs, or else the folder of a mirror whose
 * first level names hosts, as `wget -m` leaves it. Links are not followed.
 */
export async function sourcesAt(path: string): Promise<readonly Source[]> {
  const stat = await statOf(path)
  if (stat.isFile()) {
    const kind = kindOfFile(path)
    if (kind !== null) return [{ kind, path }]
    throw new OperatorError(`${path}: neither a WARC nor a WACZ`, {
      hint: 'name a file that ends in .warc, .warc.gz or .wacz, or the folder of a mirror',
    })
  }
  const names = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name)
  if (names.includes(INVENTORY_FILE)) return [{ kind: 'collection', path }]
  const archives = names.toSorted().flatMap((name) => {
    const kind = kindOfFile(name)
    return kind === null ? [] : [{ kind, path: join(path, name) }]
  })
  return archives.length > 0 ? archives : [{ kind: 'mirror', path }]
}

async function statOf(path: string) {
  try {
    const stat = await lstat(path)
    if (stat.isFile() || stat.isDirectory()) return stat
  } catch (error) {
    const code = codeOf(error)
    if (code === null) throw error
    throw new OperatorError(`${path}: cannot be read (${code})`, {
      hint: 'check the spelling of the path',
      cause: error,
    })
  }
  throw new OperatorError(`${path}: neither a file nor a folder`, {
    hint: 'name a regular file or a folder, not a link',
  })
}
