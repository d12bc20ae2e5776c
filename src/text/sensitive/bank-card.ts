import { passesLuhn } from '../check-digits.ts'
import { defineDetector } from '../detector.ts'
import { digitsOf, numbersIn } from '../numbers.ts'

/** One run, or groups of four as on the card (six, eight and so on for UnionPay; four, six and five for American Express). */
const SHAPE =
  /\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?|\d{6}[ -]\d{10,13}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5}|\d{17,19}/g

/** Issuers' ranges and their lengths (ISO/IEC 7812; UnionPay, Visa, Mastercard, JCB, American Express; ICBC, BOCOM and CCB before UnionPay). */
const ISSUERS: readonly RegExp[] = [
  /^62\d{14,17}$/,
  /^4\d{15}$/,
  /^(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/,
  /^(?:352[89]|35[3-8]\d)\d{12}$/,
  /^3[47]\d{13}$/,
  /^(?:6011|65\d{2}|64[4-9]\d)\d{12}$/,
  /^(?:9558|6033|6014|6013|6210|9400|9111|9843)\d{12,15}$/,
]

/** Words right before a number that say that it is none of a card. */
const OTHER_NUMBER =
  /(?:订单号?|訂單|流水号?|流水|交易号?|发票号?|发票|序列号|编号|条码|快递单号|运单号?|order(?: number| no\.?)?|invoice|serial|imei|isbn)[码碼号是:：# ]{0,4}$/i
const LOOK_BACK = 20

export default defineDetector({
  id: 'bank-card',
  title: 'Bank card numbers',
  validates:
    'Luhn check digit, and first digits and length of an issuer; no word before it that names another kind of number',
  source: 'ISO/IEC 7812-1 annex B; issuers’ public ranges',
  cues: { zh: [], en: [] },
  find: (text) =>
    numbersIn(text, SHAPE).flatMap(({ start, end, written }) => {
      const value = digitsOf(written)
      const isIssued = ISSUERS.some((range) => range.test(value))
      const isOther = OTHER_NUMBER.test(text.slice(Math.max(0, start - LOOK_BACK), start))
      return isIssued && !isOther && passesLuhn(value) && new Set(value).size > 2 ? [{ start, end, value }] : []
    }),
})
