import { passesS10 } from '../check-digits.ts'
import { cueBefore } from '../cues.ts'
import { defineDetector, type Find } from '../detector.ts'

const S10 = /(?<![A-Za-z0-9])[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}(?![A-Za-z0-9])/gi
/** Numbers of couriers that name themselves: SF, YTO, JD, J&T, UPS. */
const NAMED = /(?<![A-Za-z0-9])(?:SF\d{12,13}|YT\d{13}|JD[A-Z]{0,2}\d{11,13}|JT\d{13}|1Z[0-9A-Z]{16})(?![A-Za-z0-9])/gi
/** Anything that a courier prints: letters of a service, then digits. */
const BY_CUE = /(?<![A-Za-z0-9])(?:[A-Z]{1,3} ?)?\d{3,4}(?:[ -]?\d{2,4}){1,4}\d{0,2}[A-Z]{0,2}(?![A-Za-z0-9]|[.:/]\d)/gi
const FEWEST_DIGITS = 9
const MOST_DIGITS = 20

const CUES = {
  zh: [
    '(?<!订|訂|保|清|名|菜|账|帳|买|下|定)单号',
    '(?<!訂|定|帳|名)單號',
    '运单',
    '運單',
    '快递号',
    '快遞號',
    '快递单',
    '快遞單',
    '包裹号',
    '包裹號',
    '包裹单',
    '包裹單',
    '邮件号',
    '物流号',
    '物流单',
    '顺丰',
    '順豐',
    '申通',
    '圆通',
    '圓通',
    '中通',
    '韵达',
    '天天快递',
    '宅急送',
    '百世',
    '极兔',
    '德邦',
    '黑貓',
  ],
  en: [
    'tracking',
    'tracking number',
    'tracking no',
    'parcel',
    'parcel number',
    'package',
    'consignment',
    'waybill',
    'air waybill',
    'ems',
    'sf',
    'sto',
    'yto',
    'zto',
    'dhl',
    'fedex',
    'ups',
  ],
}
const isAfterCue = cueBefore(CUES)

const spans = (text: string, pattern: RegExp): Find[] =>
  Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[0].replaceAll(/[ -]/g, '').toUpperCase(),
  }))

const S10_FORM = /^[A-Z]{2}\d{9}[A-Z]{2}$/

const isPrinted = ({ value }: Find): boolean => {
  const digits = value.replaceAll(/\D/g, '').length
  return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && !S10_FORM.test(value)
}

export default defineDetector({
  id: 'parcel',
  title: 'Parcel and tracking numbers',
  validates:
    'check digit of the postal unions’ form, or a courier’s own prefix and length; otherwise nine digits and more right after a cue',
  source: 'UPU S10 §5 and §6; forms of SF, STO, YTO, ZTO, Yunda, JD, UPS as printed on their labels',
  cues: CUES,
  find: (text) => [
    ...spans(text, S10).filter(({ value }) => passesS10(value.slice(2, 11))),
    ...spans(text, NAMED),
    ...spans(text, BY_CUE).filter((find) => isPrinted(find) && isAfterCue(text, find.start)),
  ],
})
