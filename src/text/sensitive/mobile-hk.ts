import { nearCue } from '../cues.ts'
import { defineDetector } from '../detector.ts'
import { digitsOf, numbersIn } from '../numbers.ts'

const SHAPE = /(?:(?:\+|00)?852[ -]?|\(\+?852\) ?)?[569]\d{3}[ -]?\d{4}/g
const CUES = {
  zh: ['香港', '港', '手機', '手机', '電話', '流動電話', '致電', '聯絡', '打俾', '打畀'],
  en: [
    'whatsapp',
    'whatsapp me',
    'hong kong',
    'hk',
    'mobile',
    'mob',
    'cell',
    'call',
    'call me',
    'sms',
    'signal',
    'telegram',
  ],
}
const isNear = nearCue(CUES)
/** Mainland writing: eight digits beside 电话 are a local number there. */
const MAINLAND_CUE = /电话|座机|固话|手机/

export default defineDetector({
  id: 'mobile-hk',
  title: 'Mobile numbers of Hong Kong',
  validates: 'eight digits that start with 5, 6 or 9, with +852, or with a cue in the same clause',
  source: 'Numbering plan of Hong Kong (OFCA), “mobile services”',
  cues: CUES,
  find: (text) =>
    numbersIn(text, SHAPE).flatMap(({ start, end, written }) => {
      const digits = digitsOf(written)
      const isPrefixed = digits.length > 8
      const around = text.slice(Math.max(0, start - 16), start)
      const isMeant = isPrefixed || (isNear(text, start, end) && (!MAINLAND_CUE.test(around) || /[港]/.test(around)))
      return isMeant ? [{ start, end, value: digits.slice(-8) }] : []
    }),
})
