import { passesResidentCheck } from '../check-digits.ts'
import { nearCue } from '../cues.ts'
import { isDay } from '../dates.ts'
import { defineDetector } from '../detector.ts'
import { numbersIn } from '../numbers.ts'
import { isRegionCode } from '../regions.ts'

const EIGHTEEN = /[1-8]\d{5}[ -]?(?:1[89]|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx]/g
const FIFTEEN = /[1-8]\d{5}[ -]?\d{6}[ -]?\d{3}/g

const CUES = {
  zh: ['身份证', '身份證', '身分證', '证件', '證件', '证号', '證號', '身份号码', '公民身份', '身份'],
  en: ['id', 'ids', 'id card', 'identity', 'identity card', 'id number', 'resident id', 'shenfenzheng', 'sfz'],
}
const isNear = nearCue(CUES)

export default defineDetector({
  id: 'resident-id',
  title: 'Resident identity numbers of mainland China',
  validates:
    'region code, date of birth and, with 18 characters, the check character; the older form of 15 digits has none and needs a cue',
  source: 'GB 11643-1999; region codes by GB/T 2260, first two digits',
  cues: CUES,
  find: (text) => [
    ...numbersIn(text, EIGHTEEN).flatMap(({ start, end, written }) => {
      const value = written.replaceAll(/[ -]/g, '').toUpperCase()
      const [year, month, day] = [value.slice(6, 10), value.slice(10, 12), value.slice(12, 14)].map(Number)
      const isBorn = isDay(year ?? 0, month ?? 0, day ?? 0)
      return isBorn && isRegionCode(value) && passesResidentCheck(value) ? [{ start, end, value }] : []
    }),
    ...numbersIn(text, FIFTEEN).flatMap(({ start, end, written }) => {
      const value = written.replaceAll(/[ -]/g, '')
      const [year, month, day] = [value.slice(6, 8), value.slice(8, 10), value.slice(10, 12)].map(Number)
      // The older form has the year without its century, and that was the twentieth.
      const isBorn = isDay(1900 + (year ?? 0), month ?? 0, day ?? 0)
      return isBorn && isRegionCode(value) && isNear(text, start, end) ? [{ start, end, value }] : []
    }),
  ],
})
