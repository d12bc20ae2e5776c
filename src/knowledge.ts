import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { CaseFolder } from './custody/index.ts'
import type { UserFormat } from './ingest/jobs.ts'
import { givenKey } from './keys/index.ts'
import type { KeyCandidate } from './model/chain.ts'
import { OperatorError } from './model/errors.ts'
import { formatFromYaml } from './parse/index.ts'
import { EXACT } from './text/known-semantics.ts'
import { readList } from './text/lists.ts'
import {
  type Codebook,
  decodeList,
  joinCodebooks,
  type ListVersion,
  placeLists,
  readCodebook,
} from './triggers/index.ts'

/** A file a person hands in: read and checked before the case is touched, kept in the case from then on. */
export interface HandedIn {
  name: string
  bytes: Uint8Array
}

/** Keyword list as it is matched; `sha256` stands for the file's content and its semantics. */
export interface KeywordList {
  name: string
  /** Lines, trimmed, with repeats. */
  keywords: readonly string[]
  semantics: string
  sha256: string
}

export function readHandedIn(path: string, what: string): HandedIn {
  if (!existsSync(path))
    throw new OperatorError(`There is no ${what} ${path}.`, { hint: 'Check the path and run the command again.' })
  try {
    return { name: basename(path), bytes: readFileSync(path) }
  } catch (error) {
    throw new OperatorError(`The ${what} ${path} cannot be read.`, {
      hint: 'Check that it is a file and its permissions.',
      cause: error,
    })
  }
}

/** What a person supplies beside the evidence. */
export interface Supplied {
  lists: readonly HandedIn[]
  /** Id of the semantics of these lists. */
  semantics: string
  /** Text to compare logged messages with. */
  background: readonly HandedIn[]
  formats: readonly HandedIn[]
  /** Keys a person knows, as typed. */
  keys: readonly string[]
  /** Trial sheets, for captures. */
  sheets: readonly HandedIn[]
  /** Ledgers of public statements. */
  claims: readonly HandedIn[]
  /** NSS key logs, for captures of TLS. */
  tlsKeys: readonly HandedIn[]
}

/** Nothing beside the evidence. */
export const NOTHING_SUPPLIED: Supplied = {
  lists: [],
  semantics: EXACT,
  background: [],
  formats: [],
  keys: [],
  sheets: [],
  claims: [],
  tlsKeys: [],
}

/**
 * Adds what was handed in to the case, where later runs find it. A file of the same name is replaced; where that puts other
 * words in the place of a list, a sentence says so.
 */
export function keepInCase(folder: CaseFolder, handedIn: Supplied): string[] {
  for (const { name } of handedIn.lists) refuseClash(folder.listsDir, name)
  const notes = replacedLists(folder.listsDir, handedIn.lists)
  keepFiles(folder.listsDir, handedIn.lists)
  keepSemantics(folder, handedIn)
  keepFiles(folder.backgroundDir, handedIn.background)
  keepFiles(folder.formatsDir, handedIn.formats)
  keepFiles(folder.trialsDir, handedIn.sheets)
  keepFiles(folder.claimsDir, handedIn.claims)
  addLines(folder.keysPath, handedIn.keys)
  addLines(
    folder.tlsKeysPath,
    handedIn.tlsKeys.flatMap(({ bytes }) => linesOf(Buffer.from(bytes).toString('latin1'))),
  )
  return notes
}

/** Throws OperatorError where a list would stand where a folder of lists is, or below another list. */
function refuseClash(dir: string, name: string): void {
  const folders = name.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'))
  const clash = folders.find((part) => {
    const found = statSync(join(dir, part), { throwIfNoEntry: false })
    return found !== undefined && found.isDirectory() === (part === name)
  })
  if (clash !== undefined)
    throw new OperatorError(`The case holds ${clash} among its lists, where ${name} would have to stand.`, {
      hint: 'Give the list another name, then run the command again.',
    })
}

/** A sentence for each list of the case that one with the same name and other content replaces. */
const replacedLists = (dir: string, lists: readonly HandedIn[]): string[] =>
  lists.flatMap(({ name, bytes }) => {
    const path = join(dir, name)
    if (!existsSync(path) || readFileSync(path).equals(bytes)) return []
    return [`The list ${name} of the case held other bytes: it is replaced. To keep both, hand them in together.`]
  })

function keepFiles(dir: string, files: readonly HandedIn[]): void {
  for (const { name, bytes } of files) {
    const path = join(dir, name)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, bytes, { mode: 0o600 })
  }
}

function addLines(path: string, lines: readonly string[]): void {
  const known = new Set(linesIn(path))
  const added = lines.filter((line) => !known.has(line))
  if (added.length > 0) appendFileSync(path, `${added.join('\n')}\n`, { mode: 0o600 })
}

/** Files below a folder of the case, by their paths in it. */
const filesIn = (dir: string): HandedIn[] =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
        .toSorted()
        .map((name) => ({ name, bytes: readFileSync(join(dir, name)) }))
    : []

/** Beside the lists, so that a later run matches them alike. A list that is handed in again takes the new semantics. */
function keepSemantics(folder: CaseFolder, { lists, semantics }: Supplied): void {
  const known = caseSemantics(folder)
  const next = { ...known, ...Object.fromEntries(lists.map(({ name }) => [name, semantics])) }
  const told = Object.entries(next).filter(([, id]) => id !== EXACT)
  if (told.length === 0 && Object.keys(known).length === 0) return
  const sorted = Object.fromEntries(told.toSorted(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(folder.semanticsPath, `${JSON.stringify(sorted, null, 2)}\n`, { mode: 0o600 })
}

const caseSemantics = (folder: CaseFolder): Record<string, string> =>
  existsSync(folder.semanticsPath) ? JSON.parse(readFileSync(folder.semanticsPath, 'utf8')) : {}

/** Files of `lists/` that are lists, and those that are code books. */
const listFiles = (folder: CaseFolder): HandedIn[] => filesIn(folder.listsDir).filter((file) => !isCodebook(file))
const codebookFiles = (folder: CaseFolder): HandedIn[] => filesIn(folder.listsDir).filter(isCodebook)
const isCodebook = (file: HandedIn): boolean => readCodebook(file) !== null

/** Lists of the case as versions, placed by their names; code books are none, and a file that nothing decodes is no version. */
export function caseVersions(folder: CaseFolder): ListVersion[] {
  const files = listFiles(folder)
  const places = placeLists(files.map(({ name }) => name))
  return files.flatMap((file, at) => {
    const place = places[at]
    if (place === undefined) return []
    if (file.bytes.length === 0) return [{ ...place, path: file.name, lines: [], rejects: 0 }]
    const read = decodeList({ ...file, keys: [] }, null)
    return read === null
      ? []
      : [{ ...place, path: file.name, lines: read.list.lines, rejects: read.list.rejects.length }]
  })
}

/** The code books among the lists of the case, as one; null when there is none. */
export const caseCodebook = (folder: CaseFolder): Codebook | null =>
  joinCodebooks(codebookFiles(folder).flatMap((file) => readCodebook(file) ?? []))

export function caseLists(folder: CaseFolder): KeywordList[] {
  const semanticsOf = caseSemantics(folder)
  return listFiles(folder).map((file) => {
    const semantics = semanticsOf[file.name] ?? EXACT
    const sha256 =
      semantics === EXACT ? hashOf(file) : createHash('sha256').update(`${semantics} `).update(file.bytes).digest('hex')
    return { name: file.name, keywords: readList(file).lines, semantics, sha256 }
  })
}

/** Background text of the case, in the order of the names; none: the bundled table is used. */
export const caseBackground = (folder: CaseFolder): (HandedIn & { sha256: string })[] =>
  filesIn(folder.backgroundDir).map((file) => ({ ...file, sha256: hashOf(file) }))

const hashOf = ({ bytes }: HandedIn): string => createHash('sha256').update(bytes).digest('hex')

/** Formats of the case, in the order of their files; as they would be with one more, or with another of its name. */
export function caseFormats(folder: CaseFolder, added?: HandedIn): Promise<UserFormat[]> {
  const kept = filesIn(folder.formatsDir).filter(({ name }) => name !== added?.name)
  const files = added === undefined ? kept : [...kept, added].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return Promise.all(files.map(readFormat))
}

/** Reads a format file; throws OperatorError with the line that is wrong. */
export const readFormat = ({ name, bytes }: HandedIn): Promise<UserFormat> =>
  formatFromYaml(Buffer.from(bytes).toString('utf8'), name)

/** Keys from the case's `keys.txt`, one a line (`hex:…`, `base64:…`, `text:…` or bare); `#` begins a remark. */
export const caseKeys = (folder: CaseFolder): KeyCandidate[] => linesIn(folder.keysPath).flatMap(givenKey)

/** Trial sheets of the case, in the order of their names. */
export const caseSheets = (folder: CaseFolder): HandedIn[] => filesIn(folder.trialsDir)

/** Ledgers of claims of the case, in the order of their names. */
export const caseClaimFiles = (folder: CaseFolder): HandedIn[] => filesIn(folder.claimsDir)

/** Coded sheets of the case: `QUERY.1.csv`, `QUERY.2.csv` and perhaps `QUERY.3.csv`. */
export const caseCodingFiles = (folder: CaseFolder): HandedIn[] => filesIn(folder.codingDir)

/** Keeps the sheets of one query's sample; those that were there before go. */
export function keepCoding(folder: CaseFolder, query: string, sheets: readonly HandedIn[]): void {
  for (const { name } of caseCodingFiles(folder)) if (queryOfSheet(name) === query) rmSync(join(folder.codingDir, name))
  keepFiles(
    folder.codingDir,
    sheets.map(({ bytes }, at) => ({ name: `${query}.${at + 1}.csv`, bytes })),
  )
}

/** Query that a kept sheet is about, by its name. */
export const queryOfSheet = (name: string): string => name.replace(/\.[123]\.csv$/, '')

const proseFiles = (folder: CaseFolder): HandedIn[] =>
  filesIn(folder.proseDir).filter(({ name }) => name.endsWith('.md'))

/** Text written for the report: the files of `prose/` that end in `.md`. */
export const caseProse = (folder: CaseFolder): { name: string; text: string }[] =>
  proseFiles(folder).map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('utf8') }))

/** SHA-256 of each file that analyses or the report read beside the store, by its place in the case. */
export const handedInDigests = (folder: CaseFolder): Record<string, string> =>
  Object.fromEntries([
    ...caseClaimFiles(folder).map((file) => [`claims/${file.name}`, hashOf(file)]),
    ...caseCodingFiles(folder).map((file) => [`coding/${file.name}`, hashOf(file)]),
    ...proseFiles(folder).map((file) => [`prose/${file.name}`, hashOf(file)]),
    ...codebookFiles(folder).map((file) => [`lists/${file.name}`, hashOf(file)]),
    ...[folder.pinsPath, folder.outlinePath]
      .filter((path) => existsSync(path))
      .map((path) => [basename(path), hashOf({ name: path, bytes: readFileSync(path) })]),
  ])

const linesIn = (path: string): string[] => (existsSync(path) ? linesOf(readFileSync(path, 'utf8')) : [])

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
