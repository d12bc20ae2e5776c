/** A field a layout reads, in the order of `TimeFields`. */
export const FIELD = {
  year: 0,
  month: 1,
  day: 2,
  hour: 3,
  minute: 4,
  second: 5,
  millisecond: 6,
  half: 7,
  zone: 8,
} as const
/** One slot per field; `UNSET` where the layout has no such field. */
export type TimeFields = Int32Array
export const UNSET = -2147483648
export const newTimeFields = (): TimeFields => new Int32Array(9).fill(UNSET)

export type Step =
  | {
      kind: 'number'
      field: number
      minDigits: number
      maxDigits: number
      low: number
      high: number
      spacePadded: boolean
    }
  | { kind: 'fraction' }
  | { kind: 'year2' }
  | { kind: 'name'; names: readonly string[]; field: number | null }
  | { kind: 'half' }
  | { kind: 'zone' }
  | { kind: 'literal'; text: string }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const number = (field: number, digits: readonly [number, number], range: readonly [number, number]): Step => ({
  kind: 'number',
  field,
  minDigits: digits[0],
  maxDigits: digits[1],
  low: range[0],
  high: range[1],
  spacePadded: false,
})

/** Years before the first computer logs and after 2199 are taken for other numbers. Seconds stop at 59: UTC in milliseconds has no leap second. */
const TOKENS: Readonly<Record<string, Step>> = {
  YYYY: number(FIELD.year, [4, 4], [1970, 2199]),
  YY: { kind: 'year2' },
  MMM: { kind: 'name', names: MONTHS, field: FIELD.month },
  MM: number(FIELD.month, [2, 2], [1, 12]),
  M: number(FIELD.month, [1, 2], [1, 12]),
  DD: number(FIELD.day, [2, 2], [1, 31]),
  D: number(FIELD.day, [1, 2], [1, 31]),
  WWW: { kind: 'name', names: WEEKDAYS, field: null },
  HH: number(FIELD.hour, [2, 2], [0, 23]),
  H: number(FIELD.hour, [1, 2], [0, 23]),
  h: number(FIELD.hour, [1, 2], [1, 12]),
  mmm: { kind: 'fraction' },
  ms: number(FIELD.millisecond, [1, 3], [0, 999]),
  mm: number(FIELD.minute, [2, 2], [0, 59]),
  m: number(FIELD.minute, [1, 2], [0, 59]),
  ss: number(FIELD.second, [2, 2], [0, 59]),
  s: number(FIELD.second, [1, 2], [0, 59]),
  A: { kind: 'half' },
  Z: { kind: 'zone' },
}

const TOKEN = new RegExp(Object.keys(TOKENS).join('|'), 'y')

/** Cuts a written layout such as `YYYY-MM-DD HH:mm:ss` into steps; anything that is no field is a literal. */
export function stepsOf(written: string): readonly Step[] {
  const steps: Step[] = []
  for (let at = 0; at < written.length; ) {
    TOKEN.lastIndex = at
    const name = TOKEN.exec(written)?.[0]
    const token = name === undefined ? undefined : TOKENS[name]
    // A day after a month's name is padded with a space in syslog (RFC 3164 §4.1.2) and asctime.
    const spacePadded = written.slice(at - 4, at) === 'MMM '
    if (token === undefined) steps.push({ kind: 'literal', text: written.charAt(at) })
    else steps.push(token.kind === 'number' ? { ...token, spacePadded } : token)
    at += name?.length ?? 1
  }
  return steps
}

const digitAt = (text: string, at: number): number => {
  const digit = text.charCodeAt(at) - 48
  return digit >= 0 && digit <= 9 ? digit : -1
}

interface At {
  start: number
  fields: TimeFields
}

function readNumber(step: Extract<Step, { kind: 'number' }>, text: string, { start, fields }: At): number {
  let at = step.spacePadded && text.charCodeAt(start) === 32 ? start + 1 : start
  const padding = at - start
  let value = 0
  let digits = padding
  for (let digit = digitAt(text, at); digit >= 0 && digits < step.maxDigits; digit = digitAt(text, ++at)) {
    value = value * 10 + digit
    digits++
  }
  if (digits < step.minDigits || digits === padding || value < step.low || value > step.high) return -1
  fields[step.field] = value
  return at
}

function readFraction(text: string, start: number, fields: TimeFields): number {
  let at = start
  let value = 0
  while (digitAt(text, at) >= 0 && at - start < 9) {
    if (at - start < 3) value = value * 10 + digitAt(text, at)
    at++
  }
  if (at === start) return -1
  fields[FIELD.millisecond] = value * 10 ** Math.max(0, 3 - (at - start))
  return at
}

const HALVES: readonly (readonly [string, number])[] = [['am', 0], ['pm', 1], ['上午', 0], ['下午', 1]] // biome-ignore format: a table

function readHalf(text: string, start: number, fields: TimeFields): number {
  const found = HALVES.find(([name]) => text.slice(start, start + 2).toLowerCase() === name)
  if (found === undefined) return -1
  fields[FIELD.half] = found[1]
  return start + 2
}

const ZONE = /Z|UTC|GMT|([+-])(\d\d):?(\d\d)/y

function readZone(text: string, start: number, fields: TimeFields): number {
  ZONE.lastIndex = start
  const match = ZONE.exec(text)
  if (match === null) return -1
  const minutes = match[1] === undefined ? 0 : Number(match[2]) * 60 + Number(match[3])
  if (minutes > 15 * 60 || Number(match[3] ?? 0) > 59) return -1
  fields[FIELD.zone] = match[1] === '-' ? -minutes : minutes
  return ZONE.lastIndex
}

function readYear2(text: string, start: number, fields: TimeFields): number {
  const tens = digitAt(text, start)
  const ones = digitAt(text, start + 1)
  if (tens < 0 || ones < 0) return -1
  const year = tens * 10 + ones
  // POSIX strptime: 69…99 are the twentieth century.
  fields[FIELD.year] = year + (year < 69 ? 2000 : 1900)
  return start + 2
}

function readName(step: Extract<Step, { kind: 'name' }>, text: string, { start, fields }: At): number {
  const value = step.names.indexOf(text.slice(start, start + 3).toLowerCase()) + 1
  if (value === 0) return -1
  if (step.field !== null) fields[step.field] = value
  return start + 3
}

/** Where `step` ends when read from `start`, or -1; sets the field it reads. */
export function readStep(step: Step, text: string, at: At): number {
  const { start, fields } = at
  if (step.kind === 'number') return readNumber(step, text, at)
  if (step.kind === 'literal') return text.startsWith(step.text, start) ? start + step.text.length : -1
  if (step.kind === 'fraction') return readFraction(text, start, fields)
  if (step.kind === 'year2') return readYear2(text, start, fields)
  if (step.kind === 'half') return readHalf(text, start, fields)
  if (step.kind === 'zone') return readZone(text, start, fields)
  return readName(step, text, at)
}

const FULL_DATES = [
  'YYYY-MM-DD', 'YYYY/MM/DD', 'YYYY.MM.DD', 'YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD', 'M/D/YYYY', 'D/M/YYYY',
  'M-D-YYYY', 'D-M-YYYY', 'D.M.YYYY', 'DD/MMM/YYYY', 'DD-MMM-YYYY', 'DD MMM YYYY', 'MMM DD YYYY', 'MMM DD, YYYY',
  'YYYY年MM月DD日', 'YYYY年M月D日', 'YY/MM/DD', 'YY-MM-DD', 'M/D/YY', 'D/M/YY',
] // biome-ignore format: a table
const YEARLESS_DATES = ['MMM DD', 'MM-DD', 'MM.DD', 'M月D日', 'M/D', 'D/M']
const TIMES = [
  'HH:mm:ss', 'HH:mm:ss.mmm', 'HH:mm:ss,mmm', 'h:mm:ss A', 'h:mm:ssA', 'H:mm:ss', 'H:m:s', 'H:m:s:ms', 'HH:mm', 'h:mm A',
  'H:mm', 'HH时mm分ss秒', 'H时m分s秒', 'HH时mm分', 'A h:mm:ss',
] // biome-ignore format: a table

export interface TimeLayout {
  written: string
  role: 'date' | 'time' | 'datetime'
}

const joined = (dates: readonly string[], separators: readonly string[]): string[] =>
  dates.flatMap((date) => separators.flatMap((separator) => TIMES.map((time) => date + separator + time)))

/** Every layout that is recognised unaided, most specific first within a role; `epoch-s` and `epoch-ms` count from 1970 UTC. */
export const TIME_LAYOUTS: readonly TimeLayout[] = [
  ...[
    'WWW MMM DD HH:mm:ss YYYY', 'DD/MMM/YYYY:HH:mm:ss Z', 'DD/MMM/YYYY:HH:mm:ss', 'WWW, DD MMM YYYY HH:mm:ss Z',
    'YYYY-MM-DDTHH:mm:ssZ', 'YYYY-MM-DDTHH:mm:ss.mmmZ', 'YYYY-MM-DDTHH:mm:ss', 'YYYY-MM-DDTHH:mm:ss.mmm', 'YYYY-MM-DDTHH:mm',
    'YYYY-MM-DD HH:mm:ss Z', 'YYYY-MM-DD HH:mm:ssZ', 'YYYY-MM-DD HH:mm:ss.mmm Z', 'YYYY-MM-DD HH:mm:ss.mmmZ',
    'YYYYMMDDTHHmmssZ', 'YYYYMMDDTHHmmss', 'YYYYMMDDHHmmss', 'YYYYMMDD-HH:mm:ss', 'YYYYMMDD-H:m:s:ms', 'YYYYMMDD-H:m:s', 'YYYYMMDD HHmmss',
    'YYYYMMDD-HHmmss', 'YYYYMMDD_HHmmss', 'YYMMDD HHmmss', 'YYYY-MM-DD-HH:mm:ss', 'YYYY-MM-DD_HH:mm:ss',
    'YYYY-MM-DD HH.mm.ss', 'epoch-s', 'epoch-ms',
    ...joined(FULL_DATES, [' ']), ...joined(['YYYY年MM月DD日', 'YYYY年M月D日'], ['']), ...joined(YEARLESS_DATES, [' ']),
  ].map((written) => ({ written, role: 'datetime' as const })),
  ...[...FULL_DATES, 'YYMMDD', ...YEARLESS_DATES.slice(0, 4)].map((written) => ({ written, role: 'date' as const })),
  ...[...TIMES, 'HHmmss'].map((written) => ({ written, role: 'time' as const })),
] // biome-ignore format: a table
