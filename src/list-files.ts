import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { textOfBytes } from './lib/byte-text.ts'
import { walk } from './read/index.ts'
import { type ListVersion, placeLists } from './triggers/index.ts'
import { decodeList, MAX_LIST_BYTES, readCodebook } from './triggers/index.ts'

/** A file that is no list, and why it was left out. */
export interface LeftOut {
  path: string
  reason: string
}

export interface FoundLists {
  versions: ListVersion[]
  leftOut: LeftOut[]
}

interface ReadFile {
  /** Absolute. */
  path: string
  shownPath: string
  lines: readonly string[]
}

/** Words are held once, however many versions they stand in. */
function interning(): (word: string) => string {
  const known = new Map<string, string>()
  return (word) => {
    const one = known.get(word)
    if (one !== undefined) return one
    known.set(word, word)
    return word
  }
}

/** Lines of a list file; or why it is none. An empty file is an empty list: clients were sent such. */
function linesOf(name: string, bytes: Uint8Array): readonly string[] | string {
  if (bytes.length === 0) return []
  if (bytes.length > MAX_LIST_BYTES) return `is larger than ${MAX_LIST_BYTES >> 20} MiB`
  if (readCodebook({ name, bytes }) !== null) return 'is a code book: give it with --codebook'
  const read = decodeList({ name, bytes, keys: [] }, null)
  return read === null ? 'no decoder reads it: see breachlight lists decode' : read.list.lines
}

/** Reads the lists below some paths, and says where each belongs: client, list and version by its path. */
export async function readLists(paths: readonly string[]): Promise<FoundLists> {
  const intern = interning()
  const read: ReadFile[] = []
  const leftOut: LeftOut[] = []
  for await (const met of walk(paths)) {
    if (met.kind === 'skipped') {
      leftOut.push({ path: met.skipped.path, reason: met.skipped.detail })
      continue
    }
    const path = textOfBytes(met.file.absolutePath)
    const found = linesOf(basename(path), await readFile(met.file.absolutePath))
    if (typeof found === 'string') leftOut.push({ path: met.file.path, reason: found })
    else read.push({ path, shownPath: met.file.path, lines: found.map(intern) })
  }
  const places = placeLists(read.map(({ path }) => path))
  const versions = read.flatMap(({ shownPath, lines }, at) => {
    const place = places[at]
    return place === undefined ? [] : [{ ...place, path: shownPath, lines }]
  })
  return { versions, leftOut }
}
