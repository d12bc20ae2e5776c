/** What places a version among the others of its list: a date, or a number that its name carries. */
export type VersionMark =
  /** `utcMs` is the beginning of that day or hour, taken as UTC; `text` is ISO 8601, `2012-03-21` or `2015-02-06T22`. */
  { kind: 'date'; utcMs: number; text: string } | { kind: 'number'; parts: readonly number[]; text: string }

/** A list file placed by its path: which client’s, which list, which version. */
export interface ListPlace {
  /** Folder that the client’s lists lie in; null when the paths do not tell. */
  client: string | null
  list: string
  mark: VersionMark | null
}

/** One version of a list, read. */
export interface ListVersion extends ListPlace {
  /** Path as it was given: what tells versions apart that have no mark. */
  path: string
  /** Lines as the file has them, repeats and empty ones kept. */
  lines: readonly string[]
  /** Pieces of the file that no line could be made of. */
  rejects: number
}

// Four digits of a year, then month and day; an hour may follow, as collectors that look more than once a day write it.
const DATE =
  /(?<!\d)(?<year>(?:19|20)\d\d)(?<sign>[-_.]?)(?<month>\d\d)\k<sign>(?<day>\d\d)(?:[-_T](?<hour>[01]\d|2[0-3]))?(?!\d)/
const NUMBER = /(?<![\p{L}\d])v(?:er|ersion)?[ _.-]?(?<number>\d+(?:\.\d+)*)(?![\p{L}\d])/iu
const EXTENSION = /\.[a-z][a-z0-9]{0,9}$/i
const OUTER_SIGNS = /^[-_. ]+|[-_. ]+$/g

const HOUR_MS = 3_600_000

interface Marked {
  mark: VersionMark
  /** The name without its mark. */
  rest: string
}

function dateIn(name: string): Marked | null {
  const found = DATE.exec(name)
  const { year = '', month = '', day = '', hour } = found?.groups ?? {}
  if (found === null) return null
  const date = `${year}-${month}-${day}`
  const dayMs = Date.parse(`${date}T00:00:00Z`)
  // 2011-02-30 is no day: Date.parse refuses it or reads the next month.
  if (Number.isNaN(dayMs) || new Date(dayMs).toISOString().slice(0, 10) !== date) return null
  const utcMs = dayMs + Number(hour ?? 0) * HOUR_MS
  const text = hour === undefined ? date : `${date}T${hour}`
  return { mark: { kind: 'date', utcMs, text }, rest: without(name, found) }
}

function numberIn(name: string): Marked | null {
  const found = NUMBER.exec(name)
  const number = found?.groups?.['number']
  if (found === null || number === undefined) return null
  return {
    mark: { kind: 'number', parts: number.split('.').map(Number), text: `v${number}` },
    rest: without(name, found),
  }
}

const without = (name: string, { 0: mark, index }: RegExpExecArray): string =>
  `${name.slice(0, index)}${name.slice(index + mark.length)}`

const markIn = (name: string): Marked | null => dateIn(name) ?? numberIn(name)

interface Split {
  folders: readonly string[]
  /** What is left of the file’s name without mark and ending; empty when nothing is. */
  stem: string
  mark: VersionMark | null
}

/** Takes the mark out of the file’s name, or else of the innermost folder that has one. */
function split(path: string): Split {
  const folders = path.split('/').filter((part) => part !== '')
  const name = folders.pop() ?? ''
  const own = markIn(name)
  if (own !== null) return { folders, stem: own.rest.replace(EXTENSION, '').replace(OUTER_SIGNS, ''), mark: own.mark }
  const stem = name.replace(EXTENSION, '')
  for (let at = folders.length - 1; at >= 0; at -= 1) {
    const marked = dateIn(folders[at] ?? '')
    if (marked === null) continue
    const rest = marked.rest.replace(OUTER_SIGNS, '')
    return { folders: folders.toSpliced(at, 1, ...(rest === '' ? [] : [rest])), stem, mark: marked.mark }
  }
  return { folders, stem, mark: null }
}

/** Number of leading folders that all paths have in common. */
function commonDepth(splits: readonly Split[]): number {
  const [first, ...rest] = splits
  if (first === undefined) return 0
  const same = (at: number): boolean => rest.every(({ folders }) => folders[at] === first.folders[at])
  let depth = 0
  while (depth < first.folders.length && same(depth)) depth += 1
  return depth
}

/** Folder and list of a file: a folder with versions of one list names the list; otherwise the file’s own name does. */
function named({ folders, stem }: Split, isOnlyListThere: boolean): { above: readonly string[]; list: string | null } {
  const name = folders.at(-1)
  if (isOnlyListThere && name !== undefined) return { above: folders.slice(0, -1), list: name }
  return { above: folders, list: stem === '' ? null : stem }
}

/** What stands in for a list whose name is nothing but a date, in no folder. */
const NAMELESS = 'list'

/**
 * Places list files by their paths (`/` between folders). Folders that all have in common are left out; the innermost of
 * them names the client where no other folder does. Files of one folder whose names differ only in date or version are
 * versions of one list; a folder that holds one such list gives it its name, and the folder above names the client.
 */
export function placeLists(paths: readonly string[]): ListPlace[] {
  const whole = paths.map(split)
  const depth = commonDepth(whole)
  const root = whole[0]?.folders[depth - 1] ?? null
  const splits = whole.map((one) => ({ ...one, folders: one.folders.slice(depth) }))
  const stems = new Map<string, Set<string>>()
  const marked = new Set<string>()
  for (const { folders, stem, mark } of splits) {
    const folder = folders.join('/')
    stems.set(folder, (stems.get(folder) ?? new Set()).add(stem))
    if (mark !== null) marked.add(folder)
  }
  const names = splits.map((one) => {
    const folder = one.folders.join('/')
    return named(one, stems.get(folder)?.size === 1 && marked.has(folder))
  })
  const tellsClients = names.some(({ above }) => above.length > 0)
  return splits.map(({ mark }, at) => {
    const { above, list } = names[at] ?? { above: [], list: null }
    const name = list ?? above.at(-1) ?? root ?? NAMELESS
    return { client: above.length > 0 ? above.join('/') : tellsClients ? name : root, list: name, mark }
  })
}

/** Dates before numbers before what has neither; within a kind the earlier first. */
function compareMarks(a: VersionMark | null, b: VersionMark | null): number {
  const kinds = ['date', 'number']
  const rank = (mark: VersionMark | null): number => (mark === null ? kinds.length : kinds.indexOf(mark.kind))
  if (a?.kind === 'date' && b?.kind === 'date') return a.utcMs - b.utcMs
  if (a?.kind === 'number' && b?.kind === 'number') return compareNumbers(a.parts, b.parts)
  return rank(a) - rank(b)
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1)
}

/** The versions of one list, the earliest first. */
export interface ListSeries {
  client: string | null
  list: string
  versions: readonly ListVersion[]
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Versions by client and list, lists in the order of their names. */
export function seriesOf(versions: readonly ListVersion[]): ListSeries[] {
  const found = new Map<string, ListVersion[]>()
  for (const version of versions) {
    const key = JSON.stringify([version.client ?? '', version.list])
    found.set(key, [...(found.get(key) ?? []), version])
  }
  return [...found.values()]
    .flatMap((group) => {
      const ordered = group.toSorted((a, b) => compareMarks(a.mark, b.mark) || byText(a.path, b.path))
      const [first] = ordered
      return first === undefined ? [] : [{ client: first.client, list: first.list, versions: ordered }]
    })
    .toSorted((a, b) => byText(a.client ?? '', b.client ?? '') || byText(a.list, b.list))
}

/** What a version is called beside the others of its list: its date, its number, or else its path. */
export const versionName = ({ mark, path }: Pick<ListVersion, 'mark' | 'path'>): string => mark?.text ?? path
