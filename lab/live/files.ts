import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** One name in a folder as a server shows it. */
export interface Entry {
  name: string
  kind: 'file' | 'folder'
  sizeBytes: number
  modifiedAtUtcMs: number
}

/** What a URL stands for. */
export type Found = { kind: 'file'; path: string; entry: Entry } | { kind: 'folder'; entries: readonly Entry[] }

/** Parts of a URL's path, decoded; null when it names something that no folder can hold. */
export function segmentsOf(urlPath: string): string[] | null {
  const parts = urlPath.split('/').filter((part) => part !== '')
  try {
    const decoded = parts.map(decodeURIComponent)
    const climbs = decoded.some((part) => part === '..' || part === '.' || /[\0/]/.test(part) || part.includes(sep))
    return climbs ? null : decoded
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

/** Codes of Node for “there is nothing of that name”. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'])

/** The place a path really has, or null when it is absent or a link leads out of `root`. */
async function inside(root: string, path: string): Promise<string | null> {
  try {
    const [top, place] = await Promise.all([realpath(root), realpath(path)])
    return place === top || place.startsWith(top + sep) ? place : null
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(String(error.code))) return null
    throw error
  }
}

async function entryOf(root: string, path: string, name: string): Promise<(Entry & { path: string }) | null> {
  const place = await inside(root, path)
  if (place === null) return null
  const found = await stat(place)
  if (!found.isFile() && !found.isDirectory()) return null
  const kind = found.isFile() ? 'file' : 'folder'
  return { path: place, name, kind, sizeBytes: found.size, modifiedAtUtcMs: found.mtimeMs }
}

async function entriesOf(root: string, folder: string): Promise<Entry[]> {
  const entries = await Promise.all((await readdir(folder)).map((name) => entryOf(root, join(folder, name), name)))
  return entries.flatMap((entry) => entry ?? [])
}

/** Looks a path up in several roots that are shown as one. A name that is in two of them is the one of the first. */
export async function find(roots: readonly string[], segments: readonly string[]): Promise<Found | null> {
  const merged = new Map<string, Entry>()
  let isFolder = false
  for (const root of roots) {
    const entry = await entryOf(root, join(root, ...segments), segments.at(-1) ?? '')
    if (entry?.kind === 'file' && !isFolder) return { kind: 'file', path: entry.path, entry }
    if (entry?.kind !== 'folder') continue
    isFolder = true
    for (const child of await entriesOf(root, entry.path)) if (!merged.has(child.name)) merged.set(child.name, child)
  }
  const entries = [...merged.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return isFolder ? { kind: 'folder', entries } : null
}
