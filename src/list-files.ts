import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { textOfBytes } from './lib/byte-text.ts'
import { walk } from './read/index.ts'
import { readHandedIn } from './knowledge.ts'
import { OperatorError } from './model/errors.ts'
import {
  decodeList,
  historyOf,
  type ListHistory,
  type ListVersion,
  MAX_LIST_BYTES,
  placeLists,
  readCodebook,
  seriesOf,
} from './triggers/index.ts'

/** A file that is no list, and why it was left out. */
export interface LeftOut {
  path: string
  reason: string
}

interface FoundLists {
  versions: ListVersion[]
  leftOut: LeftOut[]
}

interface ReadFile {
  /** Absolute: folders say which client and list it is. */
  path: string
  shownPath: string
  read: ListContent
}

/** What a list file says, and how many pieces of it no line could be made of. */
interface ListContent {
  lines: readonly string[]
  rejects: number
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
function contentOf(name: string, bytes: Uint8Array): ListContent | string {
  if (bytes.length === 0) return { lines: [], rejects: 0 }
  if (readCodebook({ name, bytes }) !== null) return 'is a code book: give it with --codebook'
  const read = decodeList({ name, bytes, keys: [] }, null)
  if (read === null) return 'no decoder reads it'
  return { lines: read.list.lines, rejects: read.list.rejects.length }
}

/** Reads the lists below some paths, and says where each belongs: client, list and version by its path. */
async function readLists(paths: readonly string[]): Promise<FoundLists> {
  const intern = interning()
  const read: ReadFile[] = []
  const leftOut: LeftOut[] = []
  for await (const met of walk(paths)) {
    if (met.kind === 'skipped') {
      leftOut.push({ path: met.skipped.path, reason: met.skipped.detail })
      continue
    }
    const path = textOfBytes(met.file.absolutePath)
    const found =
      met.file.sizeBytes > MAX_LIST_BYTES
        ? `is larger than ${MAX_LIST_BYTES >> 20} MiB`
        : contentOf(basename(path), await readFile(met.file.absolutePath))
    if (typeof found === 'string') leftOut.push({ path: met.file.path, reason: found })
    else read.push({ path, shownPath: met.file.path, read: { ...found, lines: found.lines.map(intern) } })
  }
  const places = placeLists(read.map(({ path }) => path))
  const versions = read.flatMap(({ shownPath, read: content }, at) => {
    const place = places[at]
    return place === undefined ? [] : [{ ...place, path: shownPath, ...content }]
  })
  return { versions, leftOut }
}

/** The lists below some paths with their histories. Throws OperatorError when no file among them is a list. */
export async function listHistories(
  paths: readonly string[],
): Promise<{ histories: ListHistory[]; leftOut: LeftOut[] }> {
  const { versions, leftOut } = await readLists(paths)
  if (versions.length === 0)
    throw new OperatorError('None of these files is a keyword list.', {
      hint: leftOut
        .map(({ path, reason }) => `${path}: ${reason}.`)
        .slice(0, 1)
        .join(''),
    })
  return { histories: seriesOf(versions).map(historyOf), leftOut }
}

/** One list file. Throws OperatorError when it is none. */
export function oneList(path: string): Omit<ListVersion, 'mark'> {
  const { name, bytes } = readHandedIn(path, 'list')
  const content = contentOf(name, bytes)
  if (typeof content === 'string')
    throw new OperatorError(`${path} is no keyword list.`, { hint: `${name}: ${content}.` })
  return { client: null, list: name, path, ...content }
}
