import type { KeywordFile } from './inspect/index.ts'
import { below } from './inspect-tables.ts'
import type { Block } from './report/index.ts'

/** Words of a list that are shown on the page; `lists decode` prints all. */
const SHOWN_WORDS = 6
/** Rows of one table: the page is to stay one. */
const SHOWN_FILES = 12

function whatOf({ decoder, enciphered }: KeywordFile): string {
  if (decoder !== null) return decoder.title
  return enciphered ? 'enciphered or compressed; no decoder and no key found here opens it' : 'no decoder reads it'
}

/** Keyword files with what opened them; what looks enciphered and stayed shut is said to. */
export function keywordBlocks(caption: string, files: readonly KeywordFile[], root: string): Block[] {
  if (files.length === 0) return []
  const rows = files.slice(0, SHOWN_FILES).map((file) => ({
    path: below(root, file.path),
    name_of: file.nameOf ?? 'no known list',
    read_as: whatOf(file),
    confidence: file.decoder?.confidence ?? null,
    words: file.decoder === null ? null : file.words.length,
    first_words: file.words.slice(0, SHOWN_WORDS).join(', '),
  }))
  return [
    {
      kind: 'table',
      caption,
      columns: {
        path: 'where the file lies in the build',
        name_of: 'client whose keyword file has this name',
        read_as: 'decoder that read it',
        confidence: 'how sure it is that the client reads it so',
        words: 'distinct words and rules; not known when nothing read it',
        first_words: `the first ${SHOWN_WORDS} of them`,
      },
      rows,
      ...(files.length > SHOWN_FILES ? { note: `${files.length - SHOWN_FILES} more with --json.` } : {}),
    },
  ]
}
