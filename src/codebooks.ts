import { readHandedIn } from './knowledge.ts'
import { OperatorError } from './model/errors.ts'
import { type Codebook, joinCodebooks, readCodebook } from './triggers/index.ts'

/** Reads code books as they were published, the first of them first; null when none is named. Throws OperatorError for a file that is none. */
export function codebookFrom(paths: readonly string[]): Codebook | null {
  return joinCodebooks(
    paths.map((path) => {
      const book = readCodebook(readHandedIn(path, 'code book'))
      if (book !== null) return book
      throw new OperatorError(`${path} is no code book.`, {
        hint: 'A code book is CSV whose first line names the columns: word, and theme or category.',
      })
    }),
  )
}
