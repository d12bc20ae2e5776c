import { compileInstant, daysInMonth } from './instants.ts'
import {
  FIELD,
  newTimeFields,
  readStep,
  stepsOf,
  TIME_LAYOUTS,
  type TimeFields,
  type TimeLayout,
  UNSET,
} from './time-layouts.ts'

/** 9 September 2001 … 17 May 2033: outside this window ten digits are more likely a number than a second. */
const EPOCH_SECONDS = /^1\d{9}$/
const EPOCH_MILLISECONDS = /^1\d{12}$/

/** Reads a whole text into fields, or fails. */
function compileFields(written: string, steps = stepsOf(written)): (text: string, fields: TimeFields) => boolean {
  return (text, fields) => {
    const at = { start: 0, fields }
    for (const step of steps) {
      at.start = readStep(step, text, at)
      if (at.start < 0) return false
    }
    return at.start === text.length
  }
}

/** Midnight of a leap year's day when no year is written, so that 30 February is refused and 29 February is not. */
const SOME_LEAP_YEAR = 2000

const isDay = (fields: TimeFields): boolean => {
  const year = fields[FIELD.year] ?? UNSET
  const month = fields[FIELD.month] ?? UNSET
  const day = fields[FIELD.day] ?? UNSET
  if (month === UNSET || day === UNSET) return true
  return day <= daysInMonth(year === UNSET ? SOME_LEAP_YEAR : year, month)
}

/** Whether a text is a value of the layout: every field in range and the day one of the calendar. */
export function compileTimeCheck(written: string): (text: string) => boolean {
  if (written === 'epoch-s') return (text) => EPOCH_SECONDS.test(text)
  if (written === 'epoch-ms') return (text) => EPOCH_MILLISECONDS.test(text)
  const read = compileFields(written)
  const fields = newTimeFields()
  return (text) => read(text, fields.fill(UNSET)) && isDay(fields)
}

/** As `compileTimeCheck`, but any digits do: 2008-13-45 is written like a date, though it is none. */
function compileShapeCheck(written: string): (text: string) => boolean {
  const steps = stepsOf(written).map((step) => (step.kind === 'number' ? { ...step, low: 0, high: 9999 } : step))
  const read = compileFields(written, steps)
  const fields = newTimeFields()
  return (text) => read(text, fields)
}

/**
 * A reader from text to UTC milliseconds. Null when the text is not of the layout, names no real day or second, or when the
 * layout has no year or no time of day: nothing is filled in and nothing rolls over. A zone written in the text wins.
 */
export function compileTime(written: string, zoneOffsetMinutes: number): (text: string) => number | null {
  if (written === 'epoch-s') return (text) => (EPOCH_SECONDS.test(text) ? Number(text) * 1000 : null)
  if (written === 'epoch-ms') return (text) => (EPOCH_MILLISECONDS.test(text) ? Number(text) : null)
  const read = compileFields(written)
  const instant = compileInstant(zoneOffsetMinutes)
  const fields = newTimeFields()
  return (text) => (read(text, fields.fill(UNSET)) ? instant(fields) : null)
}

/** As `compileTime`, for a date and a time of day in two columns. */
export function compileDateAndTime(
  dateWritten: string,
  timeWritten: string,
  zoneOffsetMinutes: number,
): (date: string, time: string) => number | null {
  const readDate = compileFields(dateWritten)
  const readTime = compileFields(timeWritten)
  const instant = compileInstant(zoneOffsetMinutes)
  const fields = newTimeFields()
  return (date, time) => (readDate(date, fields.fill(UNSET)) && readTime(time, fields) ? instant(fields) : null)
}

/** True when the text names at least one field of a date or time. */
export const isTimeLayout = (written: string): boolean =>
  written === 'epoch-s' || written === 'epoch-ms' || stepsOf(written).some((step) => step.kind !== 'literal')

const ALL_CHECKS = TIME_LAYOUTS.map((layout) => ({ layout, check: compileTimeCheck(layout.written) }))

/** How many of the values each layout reads, best first; the order of `TIME_LAYOUTS` breaks ties. */
function rankTimeLayouts(
  values: readonly string[],
  minShare: number,
  checks = ALL_CHECKS,
): { layout: TimeLayout; share: number }[] {
  const allowedMisses = Math.floor(values.length * (1 - minShare) + 1e-9)
  const ranked: { layout: TimeLayout; share: number }[] = []
  for (const { layout, check } of checks) {
    let misses = 0
    for (const value of values) if (!check(value) && ++misses > allowedMisses) break
    if (misses <= allowedMisses && values.length > 0) ranked.push({ layout, share: 1 - misses / values.length })
  }
  return ranked.toSorted((one, other) => other.share - one.share)
}

export interface RecognisedTime {
  role: TimeLayout['role']
  written: string
  /** Day and month could be exchanged without contradicting any value; month first was assumed. */
  ambiguous?: true
}

/** A column of at least this many values, most of them different, is a clock rather than a calendar. */
const MANY_DIFFERENT = 0.5

/** Six digits such as 081109 can be a day or a second: days repeat, seconds mostly do not. */
function settleSixDigits(candidates: readonly TimeLayout[], values: readonly string[]): TimeLayout | undefined {
  const [first] = candidates
  const clock = candidates.find((layout) => layout.written === 'HHmmss')
  if (first?.written !== 'YYMMDD' || clock === undefined) return first
  return new Set(values).size / values.length > MANY_DIFFERENT ? clock : first
}

const swapped = (written: string): string =>
  written.replace(/^([MD])([/-])([MD])\b|^([MD])([/-])([MD])(?=[/-])/, (all) => [...all].toReversed().join(''))

/** The one layout that at least `minShare` of the non-empty values are written in, or null. */
export function recogniseTime(values: readonly string[], minShare = 0.98): RecognisedTime | null {
  const filled = values.filter((value) => value !== '')
  const ranked = rankTimeLayouts(filled, minShare)
  const best = ranked.filter(({ share }) => share === ranked[0]?.share).map(({ layout }) => layout)
  const chosen = settleSixDigits(best, filled)
  if (chosen === undefined) return null
  const other = swapped(chosen.written)
  const ambiguous = other !== chosen.written && best.some((layout) => layout.written === other)
  return { role: chosen.role, written: chosen.written, ...(ambiguous ? { ambiguous: true as const } : {}) }
}

/** At least half the values must be written like a time, and one in five be one, for a damaged column to count as times. */
const MIN_SHAPED_SHARE = 0.5
const MIN_VALID_SHARE = 0.2

/** Layouts with signs between their fields: too many numbers look like the others. */
const SEPARATED_CHECKS = ALL_CHECKS.filter(({ layout }) => /[^A-Za-z][A-Za-z]+[^A-Za-z]/.test(layout.written))
const SEPARATOR = /[-/:.年月时 ]/
const DAMAGED_SAMPLE = 100

/** The layout of a column in which many values are impossible or something else, null when there is none. */
export function recogniseDamagedTime(values: readonly string[]): RecognisedTime | null {
  const filled = values.filter((value) => value !== '')
  const step = Math.ceil(filled.length / DAMAGED_SAMPLE)
  const sample = step <= 1 ? filled : filled.filter((_, index) => index % step === 0)
  if (sample.filter((value) => SEPARATOR.test(value)).length < MIN_SHAPED_SHARE * sample.length) return null
  const shaped = rankTimeLayouts(sample, MIN_VALID_SHARE, SEPARATED_CHECKS).find(
    ({ layout }) => sample.filter(compileShapeCheck(layout.written)).length >= MIN_SHAPED_SHARE * sample.length,
  )
  return shaped === undefined ? null : { ...shaped.layout }
}
