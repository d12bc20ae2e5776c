import { parseAddress } from '../lib/addresses.ts'
import { recogniseDamagedTime, recogniseTime } from '../lib/times.ts'
import type { Role } from '../model/format.ts'
import { type ColumnProfile, share } from './profile.ts'

export interface RoleChoice {
  role: Role
  written?: string
  /** Day and month could be exchanged; month first was assumed. */
  ambiguous?: true
}

/** Times are looked for in this many values, taken evenly. */
const TIME_SAMPLE = 500
/** `Wed, 26 Aug 2008 10:11:12.123456 +08:00` and some room. */
const LONGEST_TIME = 48
/** Below this many lines one value on all of them may be chance. */
export const FEW_LINES = 20

const sample = (values: readonly string[]): readonly string[] => {
  const step = Math.ceil(values.length / TIME_SAMPLE)
  return step <= 1 ? values : values.filter((_, index) => index % step === 0)
}

const VERSION = /^[vV]?\d{1,5}(\.\d{1,5}){2,4}([.-]?[A-Za-z]{1,4}\d{0,3})?$/
/** Client versions begin with a small number; of all addresses fewer than 4 % do. */
const LARGEST_MAJOR = 9

function isVersion(profile: ColumnProfile): boolean {
  if (share(profile, VERSION) < 0.9) return false
  const majors = profile.filled.map((value) => Number.parseInt(value.replace(/^v/i, ''), 10))
  const small = majors.filter((major) => major <= LARGEST_MAJOR).length / majors.length
  return small >= 0.98 || share(profile, (value) => parseAddress(value) === null) > 0.5
}

/** `::` is an address, but in a column it is far more often two empty fields. */
const isAddress = (value: string): boolean => value !== '::' && parseAddress(value) !== null

/** Half is enough: an address column of damaged evidence also holds what is no address, and no other kind of column holds any. */
const isIp = (profile: ColumnProfile): boolean => share(profile, isAddress) >= 0.5

/** Share of steps between neighbours that pass; 0 for fewer than two numbers. */
function steps(profile: ColumnProfile, test: (step: number) => boolean): number {
  const numbers = profile.filled.map(Number)
  const passed = numbers.filter((number, index) => index > 0 && test(number - (numbers[index - 1] ?? 0))).length
  return numbers.length < 3 ? 0 : passed / (numbers.length - 1)
}

/** Numbers that mostly differ: days of the month rise, too, but come again. */
const isNumbering = (profile: ColumnProfile): boolean =>
  profile.integers >= 0.9 && profile.distinct > 0.5 * profile.values.length
/** A running number whose digits happen to look like times steps by one; clocks jump. */
const isRunningNumber = (profile: ColumnProfile): boolean =>
  isNumbering(profile) && profile.meanLength < 10 && steps(profile, (step) => step === 1) >= 0.9
const isCounter = (profile: ColumnProfile): boolean => isNumbering(profile) && steps(profile, (step) => step > 0) >= 0.9

/** International numbers, and mobile numbers of mainland China (eleven digits from 13… to 19…). */
const isPhone = (profile: ColumnProfile): boolean => share(profile, /^(\+[\d -]{7,18}|(00)?(86)?1[3-9]\d{9})$/) >= 0.9

const HEX = /^[0-9a-f]{8,128}$/i
const BASE64 = /^[A-Za-z0-9+/_-]{16,172}={0,2}$/

function isHash(profile: ColumnProfile): boolean {
  const width = profile.filled[0]?.length
  if (share(profile, (value) => value.length === width) < 0.98) return false
  if (share(profile, HEX) >= 0.98) return share(profile, /\d/) >= 0.5 && share(profile, /[a-f]/i) >= 0.5
  const mixed = share(
    profile,
    (value) => BASE64.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value),
  )
  return mixed >= 0.8 && profile.distinct > 0.5 * profile.values.length
}

/** A third of every written time is digits; a cheap test before some 250 layouts are tried. */
function isTimeLike(value: string): boolean {
  let digits = 0
  for (let at = 0; at < value.length && at <= LONGEST_TIME; at++) {
    const code = value.charCodeAt(at)
    if (code >= 0x30 && code <= 0x39) digits++
  }
  return value.length <= LONGEST_TIME && 3 * digits >= value.length
}

function timeOf(profile: ColumnProfile): RoleChoice | null {
  const values = sample(profile.filled)
  if (values.filter(isTimeLike).length < values.length / 2) return null
  const found = recogniseTime(values) ?? recogniseDamagedTime(values)
  return found
}

/** The role a column's values prove by their form, or null when they prove none. The order settles what fits several. */
export function typedRole(profile: ColumnProfile): RoleChoice | null {
  if (profile.filled.length === 0) return profile.values.length >= FEW_LINES ? { role: 'constant' } : null
  const version = isVersion(profile)
  if (!version && isIp(profile)) return { role: 'ip' }
  if (isRunningNumber(profile)) return { role: 'counter' }
  const time = timeOf(profile)
  if (time !== null) return time
  if (version) return { role: 'version' }
  if (profile.distinct === 1 && profile.values.length >= FEW_LINES) return { role: 'constant' }
  if (isPhone(profile)) return { role: 'phone' }
  if (isCounter(profile)) return { role: 'counter' }
  return isHash(profile) ? { role: 'hash' } : null
}
