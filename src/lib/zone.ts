import { OperatorError } from '../model/errors.ts'

/** `UTC`, `Z` or an offset such as `+08:00`; the name is what records keep as their zone assumption. */
export function parseZone(text: string): { name: string; offsetMinutes: number } {
  if (/^(?:utc|z)$/i.test(text)) return { name: 'UTC', offsetMinutes: 0 }
  const [, sign, hours, minutes] = /^(?:UTC)?([+-])(\d{2}):?(\d{2})$/i.exec(text) ?? []
  const offset = Number(hours) * 60 + Number(minutes)
  if (sign === undefined || Number(minutes) > 59 || offset > 14 * 60)
    throw new OperatorError(`${text} is not a zone.`, {
      hint: 'Write UTC or an offset such as +08:00.',
      exit: 'wrongUsage',
    })
  return { name: `UTC${sign}${hours}:${minutes}`, offsetMinutes: sign === '-' ? -offset : offset }
}
