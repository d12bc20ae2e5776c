import { EXACT } from '../../../text/known-semantics.ts'
import { areCombinations } from '../combination-lines.ts'
import { type CsvFile, csvFile, type CsvRow } from '../csv-rows.ts'
import { type DecodedList, defineListDecoder, type ListReject } from '../decoder.ts'
import { charsetNote } from '../text-lines.ts'

/** Names under which published tables give the keyword, lower case, outer blanks taken off; the first that is there is read. */
const COLUMNS = [
  'keyword combination',
  'keyword combinations',
  'keyword_combination',
  'combination',
  'keyword',
  'keywords',
  'keyword_added',
  'word',
  'words',
  '关键词',
  '敏感词',
] as const

/** Column that says of a row whether its blanks part the components of a combination. */
const KIND_COLUMN = 'keyword type'
const COMBINATION = 'combo'

const named = (header: readonly string[]): string[] => header.map((name) => name.trim().toLowerCase())

/** Place of the column of keywords, -1 without one. A single word in the first line is a keyword, not a header. */
function columnOf(header: readonly string[]): number {
  const names = named(header)
  const known = COLUMNS.find((name) => names.includes(name))
  return known === undefined || names.length < 2 ? -1 : names.indexOf(known)
}

/** The keyword of a row, or why there is none. */
function keywordOf({ cells }: CsvRow, column: number, kindColumn: number): { line: string } | { reason: string } {
  const cell = cells[column]
  if (cell === undefined) return { reason: 'a row without the column of the keyword' }
  if (cell === null) return { reason: 'a keyword that is not valid in the character set' }
  if (/[\r\n]/.test(cell)) return { reason: 'a keyword with a line break in it' }
  const isCombination = kindColumn >= 0 && cells[kindColumn]?.trim().toLowerCase() === COMBINATION
  return { line: isCombination ? cell.trim().split(/\s+/).join('+') : cell }
}

function listOf(file: CsvFile, column: number): DecodedList {
  const names = named(file.header)
  const kindColumn = names.indexOf(KIND_COLUMN)
  const lines: string[] = []
  const rejects: ListReject[] = []
  for (const row of file.rows) {
    const read = keywordOf(row, column, kindColumn)
    if ('line' in read) lines.push(read.line)
    else rejects.push({ reason: read.reason, startByte: row.startByte, endByte: row.endByte })
  }
  const combined = kindColumn >= 0 || (names[column] ?? '').includes('combination') || areCombinations(lines)
  return {
    lines,
    directives: [],
    semantics: combined ? 'wechat' : EXACT,
    notes: [
      charsetNote(file),
      `Keywords are in the column “${file.header[column]?.trim()}”.`,
      ...(kindColumn >= 0
        ? ['Rows of the kind “combo” part their components by blanks; + stands in their place.']
        : []),
    ],
    rejects: [...rejects, ...file.rejects],
  }
}

export default defineListDecoder({
  id: 'csv',
  title: 'Table with a column of keywords',
  client: 'any',
  source: 'RFC 4180; code books of Citizen Lab (chat-censorship: blocked-words.csv, wechat_blocked_keywords.csv)',
  confidence: 'published',
  vector: 'blocked-words.csv of chat-censorship: 4,256 words',
  recognisedBy: 'form',
  decode({ bytes }) {
    const file = csvFile(bytes, (header) => columnOf(header) >= 0)
    if (file === null) return null
    const list = listOf(file, columnOf(file.header))
    return list.lines.length + list.rejects.length === 0 ? null : list
  },
})
