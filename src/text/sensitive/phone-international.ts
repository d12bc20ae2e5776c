import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { nearCue } from '../cues.ts'
import { defineDetector, type Find } from '../detector.ts'
import { digitsOf, numbersIn, type Written } from '../numbers.ts'

/** With `+`, 00 or 011 before the country code; at most 15 digits (E.164 §6.2.1). */
const PREFIXED = /(?:\+ ?|00|011[ -])[1-9]\d{0,2}(?:[ .-]?(?:\(\d{1,5}\)|\d{1,5})){1,6}/g
/** Three, three and four digits: the North American plan (NANP: neither area nor office starts with 0 or 1). */
const NORTH_AMERICAN = /(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}/g
const FEWEST_DIGITS = 8

const CUES = {
  zh: ['电话', '電話', '手机', '手機', '座机', '打给', '打給', '致电', '致電', '传真', '傳真', '号码', '號碼'],
  en: [
    'phone',
    'telephone',
    'tel',
    'mobile',
    'cell',
    'call',
    'call me',
    'fax',
    'number',
    'whatsapp',
    'reach me',
    'ring',
    'dial',
    'text',
  ],
}
const isNear = nearCue(CUES)

function validated({ start, end }: Written, dialled: string): Find[] {
  const number = parsePhoneNumberFromString(dialled)
  return number?.isValid() === true ? [{ start, end, value: number.number }] : []
}

export default defineDetector({
  id: 'phone-international',
  title: 'Telephone numbers of other countries',
  validates:
    'a number that is valid in the numbering plan of its country; without + or 00 only the North American form, with a cue in the same clause',
  source: 'ITU-T E.164; numbering plans as bundled with libphonenumber; NANPA',
  cues: CUES,
  find: (text) => [
    ...numbersIn(text, PREFIXED)
      .filter(({ written }) => digitsOf(written).length >= FEWEST_DIGITS)
      .flatMap((found) => validated(found, `+${digitsOf(found.written.replace(/^(?:00|011[ -])/, ''))}`)),
    ...numbersIn(text, NORTH_AMERICAN)
      .filter(({ start, end }) => isNear(text, start, end))
      .flatMap((found) => validated(found, `+1${digitsOf(found.written).slice(-10)}`)),
  ],
})
