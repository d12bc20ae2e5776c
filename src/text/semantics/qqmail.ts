import { rule } from '../rules.ts'
import { defineSemantics } from '../semantics.ts'

/** A row of the published table: combination, how many rules it cancels, and these rules. */
const CANCELS = /^([^,]+),\d+,"?(.+?)"?$/

const componentsOf = (line: string): string[] => line.split('+').filter((part) => part !== '')

export default defineSemantics({
  id: 'qqmail',
  title: 'QQMail, combinations joined by +, and those that cancel them',
  effect: 'The server refuses the mail.',
  source: 'Knockel and Ruan, FOCI 2021; published as censored.txt and extenuating.csv: give both as one file',
  confidence: 'stated',
  doubt: 'Combinations that cancel are taken in any order; counts in the table suggest that some depend on it.',
  foldings: [],
  rules(lines) {
    const rows = lines.flatMap((line) => {
      const [, combination, cancelled] = CANCELS.exec(line) ?? []
      return combination === undefined || cancelled === undefined
        ? []
        : [{ combination: componentsOf(combination), cancelled: new Set(cancelled.split(', ')) }]
    })
    const written = [...new Set(lines.filter((line) => !line.includes(',')))]
    return written.map((line) =>
      rule(
        line,
        componentsOf(line).map((part) => [part]),
        { unless: rows.filter(({ cancelled }) => cancelled.has(line)).map(({ combination }) => combination) },
      ),
    )
  },
})
