import { chineseAddresses } from '../chinese-addresses.ts'
import { cueBefore, nearCue } from '../cues.ts'
import { defineDetector, type Find } from '../detector.ts'

const CUES = {
  zh: [
    '地址',
    '住址',
    '住在',
    '住',
    '寄到',
    '送到',
    '寄往',
    '家在',
    '收货',
    '收貨',
    '收件',
    '门牌',
    '門牌',
    '我家',
    '搬到',
  ],
  en: [
    'address',
    'live at',
    'lives at',
    'living at',
    'send it to',
    'ship to',
    'deliver to',
    'mail to',
    'moved to',
    'come to',
  ],
}
const isNear = nearCue(CUES)

const STREET =
  'street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|walk|way|place|pl|square|sq|boulevard|blvd|terrace|crescent|highway|parkway|row|grove|gardens'
const CAPITAL_STREET = STREET.replaceAll(
  /(^|\|)(\w)/g,
  (_, bar: string, letter: string) => `${bar}${letter.toUpperCase()}`,
)
const PART = "[A-Z][A-Za-z'.-]{0,15}"
const FLAT = '(?:(?:[Ff]lat|[Aa]pt|[Aa]partment|[Uu]nit|[Rr]oom|[Ss]uite|[Rr]m)\\.? ?#?[0-9A-Z-]{1,6},? )?'
const HOUSE = '\\d{1,5}[A-Za-z]?(?:-\\d{1,4})?'
/** Flat, house number, one to four words and a kind of street; then up to three places, a state and a code. */
const ENGLISH = new RegExp(
  `(?<![A-Za-z0-9.$])${FLAT}${HOUSE},? (?:${PART} ){1,4}(?:${CAPITAL_STREET})\\b\\.?` +
    `(?:,? (?:[Aa]pt|[Uu]nit|[Ss]uite|#) ?[0-9A-Z]{1,5})?(?:, ?${PART}(?: ${PART}){0,2}){0,3}(?:,? [A-Z]{2} \\d{5}(?:-\\d{4})?)?`,
  'g',
)
/** In small letters nothing marks the name of a street: a cue has to. */
const ENGLISH_SMALL = new RegExp(
  `(?<![A-Za-z0-9.$])${FLAT}${HOUSE},? (?:[a-z']{2,16} ){1,3}(?:${STREET})(?![A-Za-z])`,
  'g',
)

const POSTAL = /(?<![\dA-Za-z.-])(?:\d{6}|\d{5}(?:-\d{4})?)(?![\dA-Za-z]|[.-]\d)/g
const isAfterPostalCue = cueBefore({
  zh: ['邮编', '郵編', '邮政编码', '郵政編碼', '邮码', '郵遞區號', '邮政编号'],
  en: ['postcode', 'post code', 'postal code', 'zip', 'zip code', 'zipcode'],
})

const spans = (text: string, pattern: RegExp): Find[] =>
  Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: match[0].trim(),
  }))

export default defineDetector({
  id: 'address',
  title: 'Postal addresses',
  validates:
    'road and house number with a town above or a floor or room below, or with a cue; house number and English street name; postal codes right after a cue',
  source: 'GB/T 23705-2009 (order of the parts); UPU S42 templates for CN, TW, GB, US',
  cues: CUES,
  find: (text) => [
    ...chineseAddresses(text, isNear),
    ...spans(text, ENGLISH),
    ...spans(text, ENGLISH_SMALL).filter(({ start, end }) => isNear(text, start, end)),
    ...spans(text, POSTAL).filter(({ start }) => isAfterPostalCue(text, start)),
  ],
})
