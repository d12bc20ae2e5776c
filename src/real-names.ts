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
  const real = known.get(name) ?? (await behind(store, { folder, kind, name }))
  if (real === null)
    throw new OperatorError(`The case holds nothing behind ${name}.`, {
      hint: 'Take the pseudonym from an answer of this very case: another case has others.',
      exit: 'wrongUsage',
    })
  known.set(name, real)
  return real
}

async function behind(
  store: Store,
  { folder, kind, name }: { folder: CaseFolder; kind: 'account' | 'address'; name: string },
): Promise<string | null> {
  const pseudonym = pseudonymiser(folder.secret)
  for (const column of COLUMNS[kind])
    for await (const batch of store.stream<{ real: string }>(
      `SELECT ${column} AS real FROM browse WHERE ${column} != '' GROUP BY ${column}`,
    ))
      for (const { real } of batch) if (pseudonym(kind, real) === name) return real
  return null
}
