import { areCombinations } from '../combination-lines.ts'
import { defineListDecoder } from '../decoder.ts'
import { charsetNote, textLines } from '../text-lines.ts'

/** A row of extenuating.csv: combination, how many rules it cancels, these rules. */
const CANCELS = /^[^,]+,\d+,./
/** Its header, which is no rule. */
const HEADER = /^Extenuating combination,/

/** The file with the rules alone has no mark of its own: its name must tell it from lists of WeChat. */
const NAME = /^censored\b|qqmail/i

/** What the lines are: rules, rows that cancel, or neither; null when this is no list of QQMail. */
function formOf(lines: readonly string[], name: string): 'rules' | 'rows' | 'both' | null {
  const filled = lines.filter((line) => line.trim() !== '' && !HEADER.test(line))
  const rows = filled.filter((line) => CANCELS.test(line))
  const rules = filled.filter((line) => !line.includes(','))
  if (rows.length > 0 && rows.length + rules.length === filled.length) return rules.length === 0 ? 'rows' : 'both'
  return rows.length === 0 && NAME.test(name) && areCombinations(rules) ? 'rules' : null
}

const NOTES = {
  rules: 'These are the rules; what cancels them stands in extenuating.csv. Join both files to have both.',
  rows: 'These rows cancel rules that stand in censored.txt. Without those nothing fires; join both files.',
  both: 'Rules and what cancels them.',
} as const

export default defineListDecoder({
  id: 'qqmail',
  title: 'censored.txt and extenuating.csv: combinations, and those that cancel them',
  client: 'QQMail (rules of the server, found by testing)',
  source: 'Knockel and Ruan, FOCI 2021; lists published by Citizen Lab (chat-censorship)',
  confidence: 'published',
  vector: 'rules and rows from the publication',
  recognisedBy: 'markup',
  decode({ name, bytes }) {
    const text = textLines(bytes)
    if (text === null) return null
    const lines = text.lines.map((line) => line.text)
    const form = formOf(lines, name)
    if (form === null) return null
    const rules = lines.filter((line) => !HEADER.test(line))
    return {
      lines: rules,
      directives: [],
      semantics: 'qqmail',
      notes: [
        charsetNote(text),
        NOTES[form],
        ...(rules.length < lines.length ? ['The line that names the columns was left out.'] : []),
      ],
      rejects: text.rejects,
    }
  },
})
