import { setImmediate } from 'node:timers/promises'
import type { Askable } from '../answers.ts'
import { pseudonymiser } from '../custody/index.ts'
import { OperatorError } from '../model/errors.ts'
import { held } from './held.ts'

/** Real names by pseudonym, of every account of a case. */
export const accountNames = held(named)

async function named({ store, folder }: Askable): Promise<ReadonlyMap<string, string>> {
  const pseudonym = pseudonymiser(folder.secret)
  const names = new Map<string, string>()
  const found = store.stream<{ account: string }>("SELECT account FROM records WHERE account != '' GROUP BY account")
  for await (const batch of found) {
    for (const { account } of batch) names.set(pseudonym('account', account), account)
    await setImmediate() // others get a turn: each name is a digest
  }
  return names
}

/** The real name behind a pseudonym. Throws OperatorError when no account of the case has it. */
export async function accountBehind(session: Askable, code: string): Promise<string> {
  const name = (await accountNames(session)).get(code)
  if (name !== undefined) return name
  throw new OperatorError('The case holds no such account.', {
    hint: 'Choose somebody from the list of people.',
    exit: 'wrongUsage',
  })
}
