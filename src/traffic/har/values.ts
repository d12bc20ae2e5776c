import type { MessageFault } from '../../model/exchange.ts'

/** A JSON object, by its own keys. */
export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object under a key; one without keys when there is none. */
export const fieldsIn = (fields: Fields, key: string): Fields => {
  const value = fields[key]
  return isFields(value) ? value : {}
}

/** The text under a key; null when there is none. */
export const textIn = (fields: Fields, key: string): string | null => {
  const value = fields[key]
  return typeof value === 'string' ? value : null
}

/** The elements under a key that are objects. */
export const listIn = (fields: Fields, key: string): Fields[] => {
  const value = fields[key]
  return Array.isArray(value) ? value.filter(isFields) : []
}

/**
 * The amount under a key. Null when it is absent or -1, as HAR 1.2 writes what is not known; what can be no amount is
 * null, too, and noted among `faults`.
 */
export function amountIn(fields: Fields, key: string, faults: Set<MessageFault>): number | null {
  const value = fields[key]
  if (value === undefined || value === null || value === -1) return null
  if (typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER) return value
  faults.add('bad-value')
  return null
}
