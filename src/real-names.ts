import { type CaseFolder, pseudonymiser } from './custody/index.ts'
import { OperatorError } from './model/errors.ts'
import type { Store } from './store/index.ts'

const PSEUDONYM = /^(?:account|address)-[a-z2-7]{16}$/

/** What was found behind pseudonyms before: finding one takes a look at every name of the case. */
const found = new WeakMap<Store, Map<string, string>>()

const COLUMNS = { account: ['account', 'peer'], address: ['address'] } as const

/**
 * The name or address as it stands in the records, given so or as its pseudonym. It is looked up and never shown, so nothing
 * is revealed. Throws OperatorError where the case holds nobody behind the pseudonym.
 */
export async function realName(
  { store, folder }: { store: Store; folder: CaseFolder },
  kind: 'account' | 'address',
  name: string,
): Promise<string> {
  if (!PSEUDONYM.test(name)) return name
  const known = found.get(store) ?? new Map<string, string>()
  found.set(store, known)
  const real = known.get(name) ?? (await nameBehind({ store, folder }, name, COLUMNS[kind]))
  if (real === null)
    throw new OperatorError(`The case holds nothing behind ${name}.`, {
      hint: 'Take the pseudonym from an answer of this very case: another case has others.',
      exit: 'wrongUsage',
    })
  known.set(name, real)
  return real
}

/** The name in any of these columns that has the pseudonym `code`; null when none has. Takes a look at every name there. */
export async function nameBehind(
  { store, folder }: { store: Store; folder: CaseFolder },
  code: string,
  columns: readonly ('account' | 'peer' | 'address')[],
): Promise<string | null> {
  const pseudonym = pseudonymiser(folder.secret)
  for (const column of columns)
    for await (const batch of store.stream<{ real: string }>(
      `SELECT ${column} AS real FROM records WHERE ${column} != '' GROUP BY ${column}`,
    ))
      for (const { real } of batch)
        if (pseudonym(column === 'address' ? 'address' : 'account', real) === code) return real
  return null
}
