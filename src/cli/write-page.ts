import { writeFile } from 'node:fs/promises'
import { codeOf } from '../lib/error-code.ts'
import { OperatorError } from '../model/errors.ts'

/** Writes a page where somebody wants it. Throws OperatorError where that cannot be, but for a full disk. */
export async function writePage(path: string, page: string): Promise<void> {
  try {
    await writeFile(path, page)
  } catch (error) {
    const code = codeOf(error)
    if (code === null || code === 'ENOSPC') throw error
    throw new OperatorError(`The page cannot be written to ${path} (${code}).`, {
      hint: 'Name a file in a folder that exists and that you may write to.',
      cause: error,
    })
  }
}
