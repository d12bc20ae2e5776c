import { OperatorError } from '../model/errors.ts'
import { semantics } from './semantics.gen.ts'
import type { Semantics } from './semantics.ts'

/** The semantics of a list when none are named: every line is a literal substring, case told apart. */
export const EXACT = 'exact'

export const SEMANTICS_IDS: readonly string[] = semantics.map(({ id }) => id)

/** Semantics by id; throws OperatorError for an id that nothing has. */
export function semanticsOf(id: string): Semantics {
  const found = semantics.find((one) => one.id === id)
  if (found === undefined)
    throw new OperatorError(`There are no semantics ${id}.`, { hint: `Known are ${SEMANTICS_IDS.join(', ')}.` })
  return found
}
