import { EXACT } from '../../../text/known-semantics.ts'
import { defineListDecoder } from '../decoder.ts'
import { charsetNote, textLines } from '../text-lines.ts'

/** Lists of games that hold expressions say so in their names (`…Regex.csv`, FOCI 2017). */
const EXPRESSIONS = /regex/i

/** Signs of an expression that no word has. */
const LIKE_EXPRESSION = /\.[*+]|\.\{\d|\[\^|\(\?/

function meaning(name: string, lines: readonly string[]): { semantics: string; notes: string[] } {
  if (EXPRESSIONS.test(name))
    return { semantics: 'expressions', notes: ['The file’s name says that its lines are regular expressions.'] }
  const like = lines.filter((line) => LIKE_EXPRESSION.test(line)).length
  const note = `${like} lines look like regular expressions and are taken as words; --semantics decides when they are matched.`
  return { semantics: EXACT, notes: [...(like > 0 ? [note] : []), ...(isTable(lines) ? [TABLE_NOTE] : [])] }
}

/** Fewer lines may hold as many commas by chance. */
const LEAST_ROWS = 5
const MOST_ROWS = 0.9
const TABLE_NOTE =
  'Nearly every line has as many commas or tabs as the first: if this is a table, call its column of keywords “word” and decode it again.'

const cellsOf = (line: string): number => line.split(/[,\t]/).length

/** Whether the lines look like rows of a table whose header names no column of keywords. */
function isTable([first = '', ...rest]: readonly string[]): boolean {
  const alike = rest.filter((line) => cellsOf(line) === cellsOf(first)).length
  return cellsOf(first) > 1 && rest.length >= LEAST_ROWS && alike >= MOST_ROWS * rest.length
}

export default defineListDecoder({
  id: 'plain',
  title: 'One keyword a line, in any character set',
  client: 'any',
  source: 'lists as published by Citizen Lab (chat-censorship)',
  confidence: 'published',
  vector: 'keyword lists of TOM-Skype and LINE as published by Citizen Lab',
  recognisedBy: 'lines',
  decode({ name, bytes }) {
    const text = textLines(bytes)
    if (text === null) return null
    const lines = text.lines.map((line) => line.text)
    const { semantics, notes } = meaning(name, lines)
    return { lines, directives: [], semantics, notes: [charsetNote(text), ...notes], rejects: text.rejects }
  },
})
