import { defineDetector } from '../detector.ts'
import { numbersIn } from '../numbers.ts'

const SHAPE = /(?:(?:\+|00)?86[ -]?|\(\+?86\) ?)?1[ -]?[3-9](?:[ -]?\d){9}/g

/** Ways to write eleven digits in groups; any other grouping is several numbers. */
const GROUPS = new Set(['11', '3,4,4', '4,3,4', '4,4,3', '3,3,5', '3,5,3', '3,8', '7,4', '5,6', '6,5', '5,3,3', '1,10'])

/** Numbering segments that were assigned by 2024; 154 and most of 14 and 16 never were. */
const ASSIGNED = /^1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9\d)\d{8}$/

export default defineDetector({
  id: 'mobile-cn',
  title: 'Mobile numbers of mainland China',
  validates:
    'eleven digits of an assigned segment, in a usual grouping, with or without +86; no further digit or letter beside them',
  source: 'Telecommunications network numbering plan (MIIT, 2017 edition), §5 mobile segments',
  cues: { zh: [], en: [] },
  find: (text) =>
    numbersIn(text, SHAPE).flatMap(({ start, end, written }) => {
      const local = written.replace(/^\(?(?:\+|00)?86\)?[ -]?(?=1)/, '')
      const groups = local.split(/[ -]/).map((group) => group.length)
      const digits = local.replaceAll(/\D/g, '')
      return ASSIGNED.test(digits) && GROUPS.has(groups.join(',')) ? [{ start, end, value: digits }] : []
    }),
})
