import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { CaseFolder } from './custody/index.ts'
import type { UserFormat } from './ingest/jobs.ts'
import { givenKey } from './keys/index.ts'
import type { KeyCandidate } from './model/chain.ts'
import { OperatorError } from './model/errors.ts'
import { formatFromYaml } from './parse/index.ts'
import { readList } from './text/lists.ts'

/** A file a person hands in: read and checked before the case is touched, kept in the case from then on. */
export interface HandedIn {
  name: string
  bytes: Uint8Array
}

/** Keyword list as the analyses use it; `sha256` of the file stands for its content. */
export interface KeywordList {
  name: string
  keywords: readonly string[]
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

/** Adds lists, formats and keys to the case, where later runs find them. A file of the same name is replaced. */
export function keepInCase(
  folder: CaseFolder,
  handedIn: { lists: readonly HandedIn[]; formats: readonly HandedIn[]; keys: readonly string[] },
): void {
  for (const { name, bytes } of handedIn.lists) writeFileSync(join(folder.listsDir, name), bytes, { mode: 0o600 })
  for (const { name, bytes } of handedIn.formats) writeFileSync(join(folder.formatsDir, name), bytes, { mode: 0o600 })
  const known = new Set(keyLines(folder))
  const added = handedIn.keys.filter((key) => !known.has(key))
  if (added.length > 0) appendFileSync(folder.keysPath, `${added.join('\n')}\n`, { mode: 0o600 })
}

const filesIn = (dir: string): HandedIn[] =>
  existsSync(dir)
    ? readdirSync(dir)
        .toSorted()
        .map((name) => ({ name, bytes: readFileSync(join(dir, name)) }))
    : []

export const caseLists = (folder: CaseFolder): KeywordList[] =>
  filesIn(folder.listsDir).map((file) => ({
    name: file.name,
    keywords: readList(file).keywords,
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
  }))

export const caseFormats = (folder: CaseFolder): Promise<UserFormat[]> =>
  Promise.all(filesIn(folder.formatsDir).map(readFormat))

/** Reads a format file; throws OperatorError with the line that is wrong. */
export const readFormat = ({ name, bytes }: HandedIn): Promise<UserFormat> =>
  formatFromYaml(Buffer.from(bytes).toString('utf8'), name)

/** Keys from the case's `keys.txt`, one a line (`hex:…`, `base64:…`, `text:…` or bare); `#` begins a remark. */
export const caseKeys = (folder: CaseFolder): KeyCandidate[] => keyLines(folder).flatMap(givenKey)

function keyLines(folder: CaseFolder): string[] {
  if (!existsSync(folder.keysPath)) return []
  const lines = readFileSync(folder.keysPath, 'utf8').split(/\r?\n/)
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
}
