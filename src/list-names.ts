import { dirname, relative, resolve } from 'node:path'
import { type HandedIn, readHandedIn } from './knowledge.ts'
import { placeLists } from './triggers/index.ts'

/** The innermost folder that all paths lie below. */
function commonFolder(paths: readonly string[]): string {
  let [common = '/'] = paths.map((path) => dirname(path))
  while (!paths.every((path) => path.startsWith(common === '/' ? common : `${common}/`))) common = dirname(common)
  return common
}

/** Whether file names alone would mix lists up: two files of one name, or dated versions from several folders. */
function needFolders(paths: readonly string[], files: readonly HandedIn[]): boolean {
  if (new Set(files.map(({ name }) => name)).size < new Set(paths).size) return true
  const dated = placeLists(files.map(({ name }) => name)).some(({ mark }) => mark !== null)
  return dated && new Set(paths.map((path) => dirname(path))).size > 1
}

/**
 * Keyword lists under the names that they have in a case: the file’s name, or where names alone would mix lists up the path
 * below the folder that all of them lie in, with `/` between folders. Throws OperatorError for a file that cannot be read.
 */
export function readListFiles(given: readonly string[]): HandedIn[] {
  const files = given.map((path) => readHandedIn(path, 'keyword list'))
  const paths = given.map((path) => resolve(path))
  if (!needFolders(paths, files)) return files
  const root = commonFolder(paths)
  return files.map((file, at) => ({ ...file, name: relative(root, paths[at] ?? file.name) }))
}
