import { defineDetector } from '../detector.ts'
import { digitsOf, numbersIn } from '../numbers.ts'

const SHAPE = /(?:(?:(?:\+|00)?886|\(\+?886\))[ -]?(?:\(0\)|0)?|0)9\d{2}[ -]?\d{3}[ -]?\d{3}/g

export default defineDetector({
  id: 'mobile-tw',
  title: 'Mobile numbers of Taiwan',
  validates:
    'ten digits that start with 09, or +886 9 and eight more, in a usual grouping; no further digit or letter beside them',
  source: 'ROC telecommunications numbering plan (NCC), code 9',
  cues: { zh: [], en: [] },
  find: (text) =>
    numbersIn(text, SHAPE).map(({ start, end, written }) => ({
      start,
      end,
      value: `0${digitsOf(written).slice(-9)}`,
    })),
})
