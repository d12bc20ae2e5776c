import { cueBefore } from '../cues.ts'
import { defineDetector, type Find } from '../detector.ts'
import { PLATE_PROVINCES } from '../regions.ts'

/** Province, office, five signs without I and O, or six for new energy with D or F first or last; 学, 警, 港, 澳, 挂 end special ones. */
const MAINLAND = new RegExp(
  `[${PLATE_PROVINCES}][A-HJ-NP-Z][·. -]?(?:[DF][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[DF]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9学警港澳挂领试超])(?![A-Za-z0-9])`,
  'gi',
)
/** Hong Kong: two letters and up to four digits. Taiwan: three letters and four digits, or four and two. */
const BY_CUE = /(?<![A-Za-z0-9])(?:[A-HJ-NPR-Z]{2} ?\d{1,4}|[A-Z]{2,3}-\d{3,4}|\d{4}-[A-Z]{2})(?![A-Za-z0-9])/gi

const CUES = {
  zh: ['车牌', '車牌', '车号', '車號'],
  en: ['license plate', 'licence plate', 'number plate', 'plate', 'plate number', 'registration number'],
}
const isAfterCue = cueBefore(CUES)

const spans = (text: string, pattern: RegExp): Find[] =>
  Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[0].replaceAll(/[·. -]/g, '').toUpperCase(),
  }))

/** Five signs of a plate hold at least two digits; letters alone are words. */
const hasDigits = ({ value }: Find): boolean => value.replaceAll(/\D/g, '').length >= 2

export default defineDetector({
  id: 'plate',
  title: 'Number plates',
  validates:
    'province, letter of the office and five or six signs with at least two digits; Hong Kong’s and Taiwan’s forms only right after a cue',
  source: 'GA 36-2018 §5; Transport Department (HK); MOTC (TW)',
  cues: CUES,
  find: (text) => [
    ...spans(text, MAINLAND).filter(hasDigits),
    ...spans(text, BY_CUE).filter(({ start }) => isAfterCue(text, start)),
  ],
})
