import { analyses } from './analyse/index.ts'
import { type CaseFolder, pseudonymiser } from './custody/index.ts'
import { isValue } from './lib/reference.ts'
import type { Answer, Row } from './model/answer.ts'
import { OperatorError } from './model/errors.ts'
import type { PinnedView } from './model/pin.ts'

type Where = Readonly<Record<string, string>>

const PSEUDONYM = /^(?:account|address)-[a-z2-7]{16}$/

const personalOf = (analysis: string): (typeof analyses)[number]['personal'] =>
  analyses.find(({ id }) => id === analysis)?.personal ?? {}

/** Whether a name of this column, beside these values, is one of an account or of an address; null for columns of words or of nobody. */
function kindOf(analysis: string, column: string, beside: Row): 'account' | 'address' | null {
  const kind = personalOf(analysis)[column]
  if (kind === 'end') return beside['kind'] === 'line' ? 'address' : 'account'
  return kind === 'account' || kind === 'address' ? kind : null
}

function coveredValue(
  folder: CaseFolder,
  [column, value]: [string, string],
  { analysis, where }: { analysis: string; where: Where },
): string {
  const personal = personalOf(analysis)[column]
  if (personal === 'words' || personal === 'text')
    throw new OperatorError(`Rows cannot be pinned by ${column}: it holds words of people.`, {
      hint: 'Choose the rows by another column.',
      exit: 'wrongUsage',
    })
  const kind = kindOf(analysis, column, where)
  return kind === null || PSEUDONYM.test(value) ? value : pseudonymiser(folder.secret)(kind, value)
}

const KINDS = { account: 'account', peer: 'account', address: 'address' } as const

/** A filter of messages with accounts and addresses by their pseudonyms. */
function coveredFilter(folder: CaseFolder, filter: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const pseudonym = pseudonymiser(folder.secret)
  const people = Object.entries(KINDS).flatMap(([name, kind]) => {
    const value = filter[name]
    return typeof value === 'string' && value !== '' && !PSEUDONYM.test(value) ? [[name, pseudonym(kind, value)]] : []
  })
  return { ...filter, ...Object.fromEntries(people) }
}

/** What a pin keeps of a view: accounts and addresses by their pseudonyms, whatever was seen when it was pinned. */
export function coveredView(folder: CaseFolder, view: PinnedView): PinnedView {
  if (view.kind === 'messages') return { ...view, filter: coveredFilter(folder, view.filter) }
  if (view.kind !== 'answer') return view
  const values = Object.entries(view.where).map(([column, value]) => [
    column,
    coveredValue(folder, [column, value], view),
  ])
  return { ...view, where: Object.fromEntries(values) }
}

/** Rows of an answer that have the values a pin names; people are recognised by their pseudonyms where names are shown. */
export function pinnedRows({ analysis, rows }: Answer, where: Where, folder: CaseFolder): readonly Row[] {
  const pseudonym = pseudonymiser(folder.secret)
  const isMeant = (row: Row, column: string, value: string): boolean => {
    if (isValue(row[column], value)) return true
    const kind = kindOf(analysis, column, row)
    const cell = row[column] ?? null
    return kind !== null && cell !== null && [cell].flat().some((one) => pseudonym(kind, String(one)) === value)
  }
  return rows.filter((row) => Object.entries(where).every(([column, value]) => isMeant(row, column, value)))
}
