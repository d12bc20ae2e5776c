import { accountNamed, coveredName } from './accounts.ts'
import { viewOf } from './analyse/index.ts'
import { isAtHome, type PersonExposure, personExposure } from './analyse/exposure/person.ts'
import type { Askable } from './answers.ts'
import { pseudonymiser } from './custody/index.ts'
import { masked } from './lib/masked.ts'
import { settleExposure } from './reveal.ts'

/** One person as they may be shown, and by which name. */
export interface ShownExposure {
  name: string
  revealed: boolean
  person: PersonExposure
}

/**
 * What the case holds about one account, given by its name or pseudonym. The look goes to the audit log before it is even
 * known whether the case holds it; other people's addresses stay pseudonyms whatever was asked, and without `reveal` so do the person's, and no text is given.
 */
export async function lookedUp(
  at: Askable,
  asked: { account: string; reveal?: boolean | undefined; reason?: string | undefined },
  nowUtcMs: number,
): Promise<ShownExposure> {
  const covered = coveredName(at.folder, asked.account)
  const revealed = settleExposure(at.folder, asked, { shown: `exposure of ${covered}`, nowUtcMs })
  const account = await accountNamed(at, asked.account)
  const pseudonym = pseudonymiser(at.folder.secret)
  const found = await personExposure(viewOf(at.store), account)
  const lines = found.lines.map((line) =>
    revealed && isAtHome(line) ? line : { ...line, address: pseudonym('address', line.address) },
  )
  const texts = revealed ? found.texts : found.texts.map((text) => ({ ...text, text: masked(text.text) }))
  return { name: revealed ? account : covered, revealed, person: { ...found, lines, texts } }
}
