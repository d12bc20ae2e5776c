import { cueBefore, nearCue } from '../cues.ts'
import { defineDetector, type Find } from '../detector.ts'
import { digitsOf, numbersIn } from '../numbers.ts'

/** Area codes of the mainland: 010, 02x with three digits, the rest with four; local numbers start with 2 to 8. */
const MAINLAND =
  /(?:(?:\+|00)?86[ -]?)?(?:\((?:0(?:10|2[0-57-9]|[3-9][1-9]\d)|0(?:66|69|88)\d)\) ?|0?(?:10|2[0-57-9]|[3-9][1-9]\d|66\d|69\d|88\d)[ -]?)[2-8]\d{2,3}[ -]?\d{4}/g
/** Area codes of Taiwan have two to four digits; the local number is written in two groups or one. */
const TAIWAN =
  /(?:\(0(?:[2-8]|37|49|82[36]?|89|836)\) ?|0(?:[2-8]|37|49|82[36]?|89|836)[ -])\d{3,4}[ -]?\d{4}|(?:\+|00)886[ -]?[2-8][ -]?\d{3,4}[ -]?\d{4}/g
const LOCAL = /[2-8]\d{2,3}[ -]?\d{4}/g

const CUES = {
  zh: [
    '电话',
    '電話',
    '座机',
    '座機',
    '固话',
    '固話',
    '市話',
    '市话',
    '传真',
    '傳真',
    '总机',
    '總機',
    '分机',
    '小灵通',
    '宅电',
    '来电',
    '热线',
    '致电',
    '致電',
    '办公室',
  ],
  en: ['phone', 'telephone', 'tel', 'landline', 'fax', 'call', 'ring', 'office', 'home number', 'call me'],
}
const isNear = nearCue(CUES)
const isAfterCue = cueBefore({
  zh: ['电话', '電話', '座机', '座機', '固话', '固話', '市話', '市话', '传真', '傳真', '小灵通', '宅电'],
  en: ['phone', 'telephone', 'tel', 'landline', 'fax'],
})

/** Area code and local number; without a sign between the two only where a cue speaks for it. */
function mainland(text: string): Find[] {
  return numbersIn(text, MAINLAND).flatMap(({ start, end, written }) => {
    const digits = digitsOf(written)
      .replace(/^(?:00)?86(?=\d{9})/, '')
      .replace(/^0?/, '0')
    const isWhole = digits.length === (/^0(?:10|2)/.test(digits) ? 11 : 12) || digits.length === 11
    const isCut = /^\(?(?:(?:\+|00)86[ -]?)?\(?0\d{2,3}[ )-]/.test(written) || written.startsWith('+')
    const isMeant = (isCut && /\d-\d|\)|\+/.test(written)) || isNear(text, start, end)
    const startsWithZero = /^\(?0|^(?:\+|00)?86/.test(written)
    return isWhole && isMeant && startsWithZero ? [{ start, end, value: digits }] : []
  })
}

const taiwan = (text: string): Find[] =>
  numbersIn(text, TAIWAN).flatMap(({ start, end, written }) => {
    const digits = digitsOf(written).replace(/^(?:00)?886/, '0')
    const isMeant = /^[+(]|^0\d-\d{3,4}-\d{4}$/.test(written) || isNear(text, start, end)
    return digits.length >= 9 && digits.length <= 10 && isMeant ? [{ start, end, value: digits }] : []
  })

const local = (text: string): Find[] =>
  numbersIn(text, LOCAL)
    .filter(({ start }) => isAfterCue(text, start))
    .map(({ start, end, written }) => ({ start, end, value: digitsOf(written) }))

export default defineDetector({
  id: 'landline',
  title: 'Landline numbers of mainland China and Taiwan',
  validates:
    'an area code and a local number of the right length; without a sign between them, or without area code, only with a cue',
  source: 'Long-distance area codes (MIIT numbering plan, 2017); ROC numbering plan (NCC)',
  cues: CUES,
  find: (text) => [...mainland(text), ...taiwan(text), ...local(text)],
})
