import { createRoute, z } from '@hono/zod-openapi'
import { visible } from '../../lib/visible.ts'
import type { Answer } from '../../model/answer.ts'
import { accountNames } from '../account-names.ts'
import { json, rooms } from '../room.ts'
import type { Workbench } from '../workbench.ts'
import { WireAnswer, wired } from './answers.ts'

const Words = z
  .object({ triggers: WireAnswer, power: WireAnswer, blocking: WireAnswer, matches: WireAnswer })
  .openapi('TriggerWords')

const words = createRoute({
  method: 'get',
  path: '/triggers/words',
  description:
    'Words that explain the logging, with what else is known of them. Words are never uncovered: they tell of nobody.',
  responses: json(Words, 'Answers that belong together'),
})

const Accounts = z
  .object({
    /** A column `code` holds the pseudonym, whatever names are shown. */
    targets: WireAnswer,
    explanations: WireAnswer,
    groups: WireAnswer,
    common: WireAnswer,
  })
  .openapi('TargetAccounts')

const accounts = createRoute({
  method: 'get',
  path: '/triggers/accounts',
  description: 'Accounts that are logged without explanation, and the explanations that were compared.',
  responses: json(Accounts, 'Answers that belong together'),
})

/** Targets by their names where these are shown; computed once, with the report. */
async function targetsOf(at: Workbench, revealed: boolean): Promise<Answer> {
  const covered = await at.answer('targets', false)
  const names = revealed ? await accountNames(at.askable()) : null
  const rows = covered.rows.map((row) => {
    const code = String(row['account'] ?? '')
    return { ...row, code, account: visible(names?.get(code) ?? code) }
  })
  return { ...covered, rows }
}

export const triggerRoutes = (at: Workbench) => {
  const covered = async (analysis: string) => wired(await at.answer(analysis, false))
  return rooms()
    .openapi(words, async (c) =>
      c.json(
        {
          triggers: await covered('triggers'),
          power: await covered('trigger-power'),
          blocking: await covered('blocking'),
          matches: await covered('list-matches'),
        },
        200,
      ),
    )
    .openapi(accounts, async (c) =>
      c.json(
        {
          targets: wired(await targetsOf(at, c.get('revealed'))),
          explanations: await covered('explanations'),
          groups: await covered('targeted-groups'),
          common: await covered('common-words'),
        },
        200,
      ),
    )
}
