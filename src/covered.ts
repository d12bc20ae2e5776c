import { analyses } from './analyse/index.ts'
import { type CaseFolder, pseudonymiser } from './custody/index.ts'
import { masked } from './lib/masked.ts'
import type { Answer, Row } from './model/answer.ts'
import type { Store } from './store/index.ts'
import { coverOf, namesIn } from './text/cover.ts'

/** An answer as people may see it without a reason: pseudonyms for people and places, words masked or their private values. */
export async function covered(found: Answer, { store, folder }: { store: Store; folder: CaseFolder }): Promise<Answer> {
  const personal = Object.entries(analyses.find((analysis) => analysis.id === found.analysis)?.personal ?? {})
  if (personal.length === 0) return found
  const pseudonym = pseudonymiser(folder.secret)
  const readable = personal.flatMap(([column, kind]) => (kind === 'text' ? [column] : []))
  const texts = found.rows.flatMap((row) => readable.map((column) => String(row[column] ?? '')))
  const readableText = await textCover(texts, { store, folder })
  const cover = (kind: (typeof personal)[number][1], cell: string, row: Row): string => {
    if (kind === 'words') return masked(cell)
    if (kind === 'end') return pseudonym(row['kind'] === 'line' ? 'address' : 'account', cell)
    return kind === 'text' ? readableText(cell) : pseudonym(kind, cell)
  }
  // In place: a row of its own for each would take as much memory again.
  for (const row of found.rows)
    for (const [column, kind] of personal) {
      const cell = row[column] ?? null
      if (Array.isArray(cell)) Object.assign(row, { [column]: cell.map((one) => cover(kind, one, row)) })
      else if (cell !== null) Object.assign(row, { [column]: cover(kind, String(cell), row) })
    }
  return found
}

/** Turns any of these texts into what may be read without a reason: private values masked, names of accounts pseudonyms. */
export async function textCover(
  texts: readonly string[],
  { store, folder }: { store: Store; folder: CaseFolder },
): Promise<(text: string) => string> {
  const pseudonym = pseudonymiser(folder.secret)
  const accounts = texts.length === 0 ? new Set<string>() : await accountsNamed(store, namesIn(texts))
  return coverOf(new Map([...accounts].map((account) => [account, pseudonym('account', account)])))
}

/** Names looked up in one query. */
const NAMES_AT_A_TIME = 5000

/** Which of the names belong to accounts of the case. */
async function accountsNamed(store: Store, names: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const wanted = [...names]
  const found = new Set<string>()
  for (let at = 0; at < wanted.length; at += NAMES_AT_A_TIME) {
    const rows = await store.rows<{ account: string }>(
      'SELECT account FROM records WHERE account IN {names:Array(String)} GROUP BY account',
      { names: wanted.slice(at, at + NAMES_AT_A_TIME) },
    )
    for (const { account } of rows) found.add(account)
  }
  return found
}
