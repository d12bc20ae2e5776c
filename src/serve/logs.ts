import { visible } from '../lib/visible.ts'
import { OperatorError } from '../model/errors.ts'
import { held } from './held.ts'

/** Kinds of log and servers that a case holds records of. */
export interface Logs {
  /** As they may be shown; `known` finds what stands in the evidence again. */
  families: string[]
  servers: string[]
  /** What was asked, by its names in the evidence. Throws OperatorError for what the case does not hold. */
  known(wanted: Wanted): { family?: string; server?: string }
}

interface Wanted {
  family: string | undefined
  server: string | undefined
}

/** Kinds of log and servers of a case. */
export const logsOf = held(async ({ store }): Promise<Logs> => {
  const rows = await store.rows<{ family: string; server: string }>(
    'SELECT family, server FROM records GROUP BY family, server ORDER BY family, server',
  )
  const shown = (column: 'family' | 'server') => new Map(rows.map((row) => [visible(row[column]), row[column]]))
  const names = { family: shown('family'), server: shown('server') }
  const one = (column: 'family' | 'server', asked: string | undefined) => {
    if (asked === undefined || asked === '') return {}
    const name = names[column].get(asked)
    if (name !== undefined) return { [column]: name }
    throw new OperatorError(`The case holds no records of the ${column} ${visible(asked)}.`, {
      hint: 'Choose one from the list.',
      exit: 'wrongUsage',
    })
  }
  return {
    families: [...names.family.keys()],
    servers: [...names.server.keys()].toSorted((a, b) => (a < b ? -1 : 1)),
    known: ({ family, server }) => ({ ...one('family', family), ...one('server', server) }),
  }
})
