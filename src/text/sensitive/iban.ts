import { isValidIBAN } from 'ibantools'
import { defineDetector } from '../detector.ts'

/** Country, check digits, and up to 30 characters, alone or in groups of four (ISO 13616-1 §6). */
const SHAPE = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/gi

/** Blanks join groups, but may also end the number: shorter readings are tried as long as groups are left. */
function longestValid(written: string): string | null {
  for (let groups = written.split(/(?=[ -])/); groups.length > 0; groups = groups.slice(0, -1)) {
    const candidate = groups.join('')
    if (isValidIBAN(candidate.replaceAll(/[ -]/g, '').toUpperCase())) return candidate
  }
  return null
}

export default defineDetector({
  id: 'iban',
  title: 'International bank account numbers',
  validates: 'length and structure of the country’s numbers, and the check digits',
  source: 'ISO 13616-1:2020; IBAN registry as bundled with ibantools',
  cues: { zh: [], en: [] },
  find: (text) =>
    Array.from(text.matchAll(SHAPE)).flatMap((match) => {
      const written = longestValid(match[0])
      if (written === null) return []
      const value = written.replaceAll(/[ -]/g, '').toUpperCase()
      return [{ start: match.index, end: match.index + written.length, value }]
    }),
})
