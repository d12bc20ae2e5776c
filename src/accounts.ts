import { type CaseFolder, pseudonymiser } from './custody/index.ts'
import { OperatorError } from './model/errors.ts'
import { nameBehind } from './real-names.ts'
import type { Store } from './store/index.ts'

const PSEUDONYM = /^account-[a-z2-7]{16}$/

/** The pseudonym of a name, which may be one already. Says nothing of whether the case holds it. */
export const coveredName = ({ secret }: CaseFolder, name: string): string =>
  PSEUDONYM.test(name) ? name : pseudonymiser(secret)('account', name)

/**
 * The real name of an account, given as it stands in the logs or as the pseudonym that reports show. It is looked up and
 * never shown, so nothing is revealed. Throws OperatorError where the case holds no such account.
 */
export async function accountNamed(
  { store, folder }: { store: Store; folder: CaseFolder },
  name: string,
): Promise<string> {
  const [exact] = await store.rows<{ account: string }>(
    'SELECT account FROM records WHERE account = {name:String} LIMIT 1',
    { name },
  )
  const found = exact?.account ?? (PSEUDONYM.test(name) ? await nameBehind({ store, folder }, name, ['account']) : null)
  if (found !== null) return found
  throw new OperatorError(`The case holds no account ${name}.`, {
    hint: 'Give the name as it stands in the logs, or its pseudonym: ask identities lists them.',
    exit: 'wrongUsage',
  })
}
