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
/** Eight digits beside 电话 in simplified characters, or at home, are a local number of the mainland or a landline. */
const MAINLAND_CUE = /电话|座机|固话|手机|家裡|家裏|屋企|宅電/

/** An area code of the mainland before it makes it the end of a landline number. */
const AREA_CODE = /(?<!\d)\(?0\d{2,3}\)?[ -]$/

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
      const isLandline = AREA_CODE.test(around)
      const isMeant =
        isPrefixed || (!isLandline && isNear(text, start, end) && (!MAINLAND_CUE.test(around) || /[港]/.test(around)))
      return isMeant ? [{ start, end, value: digits.slice(-8) }] : []
    }),
})
