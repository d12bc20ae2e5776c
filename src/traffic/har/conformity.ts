import { HARError, validate } from 'har-validator-compiled'
import { visible } from '../../lib/visible.ts'

/** What of an entry breaks the schema of HAR 1.2, as its first breach; null when nothing does. */
export function breachOf(entry: unknown): string | null {
  try {
    validate('entry', entry)
    return null
  } catch (error) {
    if (!(error instanceof HARError)) throw error
    const [first] = error.errors
    const place = (first?.instancePath ?? '').replace(/\d+/g, 'N')
    return visible(`${place} ${first?.message ?? 'is not as described'}`.trim())
  }
}
