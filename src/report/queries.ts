import type { Answer, Row } from '../model/answer.ts'
import { numberAt, textAt } from './answers.ts'

/** Language of the rows in which a term of any language counts. */
export const ANY = 'any'

/** Language of the rows that count the English terms in a machine translation. */
export const TRANSLATION = 'translation'

/** Rows in which every language counts together: those of language `any`, or all rows when an answer has none. */
export function overall(answer: Answer): readonly Row[] {
  const together = answer.rows.filter((row) => textAt(row, 'language') === ANY)
  const rows = together.length === 0 ? answer.rows : together
  return rows.toSorted(
    (a, b) =>
      (numberAt(b, 'share') ?? -1) - (numberAt(a, 'share') ?? -1) || (textAt(a, 'query') < textAt(b, 'query') ? -1 : 1),
  )
}

/** What a query is called: its title, else its id. */
export const queryName = (row: Row): string => textAt(row, 'title') || textAt(row, 'query')
